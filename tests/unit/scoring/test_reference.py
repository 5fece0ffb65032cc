"""The reference counts: figures only, rebuilt to the byte, refused when they are something else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.errors import InputError
from matcher.scoring.reference import FILE_NAME, load_reference

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "eval"


def test_only_counts_of_common_words_are_kept():
    reference = load_reference()
    assert reference.documents > 1_000
    assert min(reference.frequencies.values()) >= 5
    for term in reference.frequencies:
        assert len(term.split(" ")) <= 2
        assert all(part.isalpha() and part == part.casefold() for part in term.split(" ")), term
    assert reference.share("data") > 0.9
    assert reference.idf("data") < reference.idf("spark") < reference.idf("zorp")
    assert "machin learn" in reference.frequencies


def build(out, texts, exclude):
    command = [sys.executable, ROOT / "data" / "reference" / "build.py", "--texts", texts]
    subprocess.run(
        [*command, "--exclude", exclude, "--out", out],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    return (out / FILE_NAME).read_bytes()


def rows(path, texts):
    path.write_text(
        "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
    )
    return path


def test_rare_words_names_duplicates_and_excluded_texts_do_not_count(tmp_path):
    texts = [
        f"We train models with Zorpinski, mail a{n}@b.org, n{n}, unique{chr(97 + n)}"
        for n in range(8)
    ]
    exclude = tmp_path / "out.jsonl"
    exclude.write_text(json.dumps({"id": "7", "text": "another wording of it"}) + "\n")
    built = json.loads(
        build(tmp_path / "a", rows(tmp_path / "in.jsonl", [*texts, texts[0]]), exclude)
    )
    assert built["documents"] == 7
    assert built["terms"] == {"mail": 7, "model": 7, "train": 7}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring data are not beside the checkout")
def test_the_committed_counts_are_what_the_script_makes(tmp_path):
    made = build(tmp_path, SHARED / "jd_texts.jsonl", SHARED / "jd_annotation_sample.jsonl")
    assert made == (ROOT / "data" / "reference" / FILE_NAME).read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"documents": 1}',
        '{"documents": 0, "terms": {}}',
        '{"documents": 2, "terms": {"a": "b"}}',
    ],
)
def test_other_files_are_refused(tmp_path, text):
    path = tmp_path / "counts.json"
    path.write_text(text)
    with pytest.raises(InputError, match=r"counts\.json"):
        load_reference(path)


def test_words_of_a_trade_are_in_focus_and_words_of_any_advertisement_are_not(tmp_path):
    path = tmp_path / "in.jsonl"
    texts = [("ml", "we train tensors with care")] * 40 + [
        ("bi", "we draw dashboards with care")
    ] * 40
    path.write_text(
        "".join(
            json.dumps(
                {
                    "id": str(n),
                    "family": family,
                    "text": f"{text} {'a' * (n % 29 + 1)}{'b' * (n // 29)}",
                }
            )
            + "\n"
            for n, (family, text) in enumerate(texts)
        )
    )
    (tmp_path / "none.jsonl").touch()
    built = json.loads(build(tmp_path / "a", path, tmp_path / "none.jsonl"))
    assert {"care", "tensor", "dashboard"} <= built["terms"].keys()
    assert "care" not in built["focus"]
    assert built["focus"]["tensor"] > 0.1
