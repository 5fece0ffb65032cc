"""G6: the bytes of a ranking do not depend on workers, order or hashes, nor a score card on its neighbours."""

import json
from hashlib import sha256
from itertools import product
from pathlib import Path
from random import Random

from command_line import JOB, LAW_6, run
from mixed_folder import make_folder, make_resumes

_PATIENT = ("--timeout-per-file", "120")
"""A deadline that no file reaches on a busy machine: it may end a file, so it must not decide here."""
_OF_THE_REST = frozenset({"rank", "tied", "tied_with", "rank_low", "rank_high"})
"""What of a candidate may depend on the others."""


def rank(out: Path, files, *options: str, hash_seed: int = 0) -> dict[str, str]:
    """Rank and return the digests of what must not vary."""
    ended = run(
        "rank",
        *JOB,
        *_PATIENT,
        "-q",
        "--no-cache",
        *options,
        "-o",
        out,
        "--",
        *files,
        hash_seed=hash_seed,
    )
    assert ended.returncode in {0, 3}, ended.stderr.decode()
    return {name: sha256((out / name).read_bytes()).hexdigest() for name in LAW_6}


def test_the_bytes_are_the_same_whatever_the_workers_order_and_hashes(tmp_path, full_size, figures):
    folder = tmp_path / "resumes"
    made = make_folder(folder, 500, seed=5) if full_size else None
    files = sorted(map(str, folder.rglob("*"))) if made else make_resumes(folder, 20, seed=5)
    files = [file for file in files if Path(file).is_file() and "special" not in file]
    every = list(product((1, 2, 4), (0, 1, 2)))
    runs = every if full_size else [(1, 0), (4, 2)]
    digests = []
    for number, (workers, hash_seed) in enumerate(runs):
        Random(number).shuffle(files)  # noqa: S311 - the same order each time
        options = ("--workers", str(workers))
        digests.append(rank(tmp_path / f"out{number}", files, *options, hash_seed=hash_seed))
    differing = [
        (run, name)
        for run, found in zip(runs, digests, strict=True)
        for name in LAW_6
        if found[name] != digests[0][name]
    ]
    figures.note("G6", files=len(files), runs=len(runs), differing=len(differing))
    assert differing == []


def test_a_score_card_does_not_depend_on_the_other_files(tmp_path, full_size, figures):
    count = 300 if full_size else 12
    ours, others = tmp_path / "ours", tmp_path / "others"
    make_resumes(ours, count, seed=6)
    make_resumes(others, count // 2, seed=7)
    rank(tmp_path / "alone", [ours])
    rank(tmp_path / "among", [ours, others])
    alone, among = cards(tmp_path / "alone"), cards(tmp_path / "among")
    assert len(alone) == count
    assert len(among) > count
    changed = [name for name, card in alone.items() if among[name] != card]
    figures.note("G6", score_cards=len(alone), score_cards_changed_by_others=len(changed))
    assert changed == []


def cards(out: Path) -> dict[str, dict[str, object]]:
    """Return the score cards of a run, without what tells of the rest."""
    candidates = json.loads((out / "ranking.json").read_bytes())["candidates"]
    return {
        candidate["candidate_id"]: {
            name: value for name, value in candidate.items() if name not in _OF_THE_REST
        }
        for candidate in candidates
    }
