"""G13: thousands of damaged and made-up files, each through the real workers: none finds a hole."""

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from command_line import parse
from hypothesis import HealthCheck, Phase, given, settings
from made_up import ANY
from mixed_folder.formats import WRITERS, mail, pack
from mixed_folder.people import invent
from mutate import BLIND, KNOWING, mutate

FORMATS = ("pdf", "pdf", "docx", "docx", "rtf", "odt", "html", "eml", "zip")
OPTIONS = ("--ocr", "off", "--workers", "2", "--timeout-per-file", "60")


def good(form: str, random: Random) -> bytes:
    """Return a good file of a format."""
    person = invent(random, random.randrange(10**9))
    if form == "eml":
        return mail(person, {"cv.docx": WRITERS["docx"](person, random)})
    if form == "zip":
        return pack({f"cv.{inner}": WRITERS[inner](person, random) for inner in ("pdf", "html")})
    return WRITERS[form](person, random)


def write_mutants(folder: Path, count: int, seed: int) -> None:
    """Fill *folder* with mutants; the number of one and the seed make it again."""
    folder.mkdir()
    random = Random(seed)  # noqa: S311 - the same mutants each time are the point
    kept = {form: [good(form, random) for _ in range(8)] for form in FORMATS}
    for number in range(count):
        form = FORMATS[number % len(FORMATS)]
        other = random.choice(kept[random.choice(FORMATS)])
        ways = BLIND + KNOWING.get(form, ()) * 2
        data = mutate(random.choice(kept[form]), other, random, ways)
        (folder / f"{number:05}.{form}").write_bytes(data)


def unhandled(records: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Return the files on which the program or its worker broke down, or that took too long."""
    return {
        file: f"{record['status']}: {record['reason']}"
        for file, record in records.items()
        if record["status"] in {"crashed", "timeout", "unreadable"}
    }


def test_mutants_of_good_files_find_no_hole(tmp_path, full_size, figures):
    count = 5_000 if full_size else 250
    write_mutants(tmp_path / "mutants", count, seed=4)
    records = parse([tmp_path / "mutants"], *OPTIONS)
    seen = {Path(file.split("!/")[0]).name for file in records}
    statuses = Counter(record["status"] for record in records.values())
    figures.note("G13", mutants=count, statuses=dict(statuses), unhandled=len(unhandled(records)))
    assert len(seen) == count
    assert statuses["parsed"] > count / 5, "damage so heavy that no reader is entered shows nothing"
    assert unhandled(records) == {}


def test_files_that_hypothesis_makes_up_find_no_hole(tmp_path, full_size, figures):
    folder = tmp_path / "made_up"
    folder.mkdir()
    count = 2_000 if full_size else 150

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(ANY)
    def write(file: tuple[str, bytes]) -> None:
        extension, data = file
        (folder / f"{len(list(folder.iterdir())):05}.{extension}").write_bytes(data)

    write()
    records = parse([folder], *OPTIONS)
    statuses = Counter(record["status"] for record in records.values())
    figures.note("G13", made_up=count, made_up_statuses=dict(statuses))
    assert len({Path(file.split("!/")[0]).name for file in records}) == len(list(folder.iterdir()))
    assert statuses["parsed"] > count / 10, "files that no reader enters show nothing"
    assert unhandled(records) == {}
