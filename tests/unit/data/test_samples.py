"""The bundled samples: made by their generator, wholly judged, and nobody real."""

import csv
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
import yaml

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "data" / "samples"
GOLD = ROOT / "data" / "gold"
PEOPLE = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((SAMPLES / "people").glob("*.yaml"))
]
RESUMES = sorted((SAMPLES / "resumes").iterdir())
JOBS = sorted(path.stem for path in (SAMPLES / "jobs").iterdir())
TRUTH = [
    json.loads(line)
    for line in (GOLD / "samples_truth.jsonl").read_text(encoding="utf-8").splitlines()
]


def generate(out: Path) -> dict[str, bytes]:
    command = [sys.executable, str(SAMPLES / "generate.py"), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    files = (path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def text_of(path: Path, data: bytes) -> str:
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(data) as pdf:
            return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts = [name for name in package.namelist() if re.search(r"(document|header\d)", name)]
            xml = "".join(package.read(name).decode() for name in sorted(parts))
            return re.sub(r"<[^>]+>", "", xml)
    return data.decode("utf-8")


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    out = tmp_path_factory.mktemp("first")
    return out, generate(out)


def test_the_generator_gives_the_same_bytes_twice(
    generated: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    _, first = generated
    assert generate(tmp_path) == first


def test_the_committed_files_are_what_the_generator_makes(
    generated: tuple[Path, dict[str, bytes]],
) -> None:
    out, files = generated
    made = sorted(Path(name).name for name in files if "resumes" in name)
    assert [path.name for path in RESUMES] == made
    assert files["gold/samples_truth.jsonl"] == (GOLD / "samples_truth.jsonl").read_bytes()
    for path in RESUMES:
        fresh = out / "samples" / "resumes" / path.name
        assert text_of(path, path.read_bytes()) == text_of(fresh, fresh.read_bytes()), path.name


def test_the_samples_are_many_and_small() -> None:
    assert len(RESUMES) == len(PEOPLE) == len(TRUTH) >= 24
    formats = Counter(path.suffix for path in RESUMES)
    assert set(formats) == {".pdf", ".docx", ".txt", ".md"}
    layouts = {person["render"]["layout"] for person in PEOPLE}
    assert {"two_columns", "left_sidebar", "tables", "header_contact", "text_box"} <= layouts
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 1_500_000


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["id"])
def test_what_the_truth_says_stands_in_the_resume(person: dict) -> None:
    path = SAMPLES / "resumes" / f"{person['id']}.{person['render']['format']}"
    text = " ".join(text_of(path, path.read_bytes()).replace("&amp;", "&").split())
    assert person.get("name_written", person["name"]) in text
    assert person["contact"]["email"] in text
    for role in person["roles"]:
        assert role["title"] in text
        assert role["employer"] in text


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["id"])
def test_nobody_can_be_reached(person: dict) -> None:
    everything = json.dumps(person, ensure_ascii=False)
    assert set(re.findall(r"@[\w.-]+", everything)) <= {
        "@example.com",
        "@example.org",
        "@example.net",
    }
    assert re.fullmatch(r"\+1 202 555[ -]01\d\d|\+44 7700 900\d{3}", person["contact"]["phone"])


def test_every_pair_is_graded_once() -> None:
    with (GOLD / "qrels.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    pairs = Counter((row["job"], row["file"]) for row in rows)
    assert set(pairs) == {(job, path.name) for job in JOBS for path in RESUMES}
    assert set(pairs.values()) == {1}
    for job in JOBS:
        assert {row["grade"] for row in rows if row["job"] == job} == {"0", "1", "2", "3"}
    assert all(row["reason"] for row in rows)


def test_overlapping_jobs_count_once() -> None:
    overlapping = next(entry for entry in TRUTH if entry["file"] == "r25.pdf")
    assert overlapping["experience_months"] == 65  # July 2021 to November 2026
    assert overlapping["skill_months"]["scikit_learn"] == 24  # May 2023 to April 2025
