"""G1, G3, G12: a large folder of everything, in one run of the command: nothing lost, memory flat."""

import json
from collections import Counter
from pathlib import Path
from statistics import median

from command_line import JOB, Sample, profiles, run_watched
from mixed_folder import make_folder

from matcher.batch.names import display_name

WORKERS = 2
LIMIT = WORKERS * 1_200_000_000 + 400_000_000


def test_every_file_of_a_mixed_folder_ends_with_one_status(tmp_path, full_size, figures):
    made = make_folder(tmp_path / "resumes", 10_000 if full_size else 300)
    out = tmp_path / "out"
    watched = run_watched(
        tmp_path / "ranking.json",
        *("rank", tmp_path / "resumes", *JOB, "-f", "json", "-o", out, "--workers", str(WORKERS)),
    )
    assert watched.code == 3, watched.said
    records = profiles(out)
    status = {record["file"]: record["status"] for record in records}
    assert len(status) == len(records), "a file with two statuses"
    placed = {display_name(path) for path in (*made.good, *made.bad)}
    assert len(placed) == len(made.good) + len(made.bad)
    opened = {outer for file in status for outer in containers(file)}
    lost = [path for path in placed if path not in status and path not in opened]
    figures.note("G1", files=len(placed), statuses=dict(Counter(status.values())), lost=len(lost))
    assert lost == []
    assert [file for file in status if not {file, *containers(file)} & placed] == []
    good = map(display_name, made.good)
    assert {file: status[file] for file in good if status[file] != "parsed"} == {}
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert sum(manifest["skipped"].values()) == made.passed_over
    check_failures(tmp_path / "ranking.json", status, figures)
    check_memory(watched.samples, figures)


def containers(file: str) -> list[str]:
    """Return the archives and mails in which a file lies, by path."""
    parts = file.split("!/")
    return ["!/".join(parts[:depth]) for depth in range(1, len(parts))]


def check_failures(printed: Path, status: dict[str, str], figures) -> None:
    """Hold what was printed of the files that failed against what was kept of them."""
    failures = json.loads(printed.read_bytes())["failures"]
    said = {failure["file"]: failure["status"] for failure in failures}
    assert said == {file: how for file, how in status.items() if how != "parsed"}
    mute = [f["file"] for f in failures if not (f["status"] and f["reason"] and f["next_step"])]
    figures.note("G12", failures=len(failures), without_reason_or_next_step=len(mute))
    assert mute == []
    broken_down = {f["file"]: f["reason"] for f in failures if f["status"] == "crashed"}
    assert broken_down == {}


def check_memory(samples: list[Sample], figures) -> None:
    """Bound the memory of all processes, and its growth once a thousand files were read."""
    peak = max(sample.bytes for sample in samples)
    files = samples[-1].done
    figures.note("G3", files=files, workers=WORKERS, peak_mb=peak // 1_000_000)
    assert peak <= LIMIT
    if files < 5_000:
        return
    early = median(sample.bytes for sample in samples if 1_000 <= sample.done < 2_000)
    late = median(sample.bytes for sample in samples if files - 1_000 <= sample.done < files)
    growth = round(100 * (late / early - 1), 1)
    figures.note(
        "G3",
        after_1000_mb=early // 1_000_000,
        at_the_end_mb=late // 1_000_000,
        growth_percent=growth,
    )
    assert growth < 5
