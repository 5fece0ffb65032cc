"""A bomb leaves no worker poisoned: fifty good files after it, in one worker, read as without it."""

import os
import sys
import zlib

import pytest

from matcher.batch import crew, worker
from matcher.batch.confine import MEMORY
from matcher.batch.pool import parse_files
from matcher.batch.task import Task
from matcher.model.run import Status
from matcher.readers.options import ReadOptions

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
GOOD = 50
TEXT = """Ada Lovelace {number}

Experience
Engineer, Analytical Engines
Jan 2020 - Dec 2021
- Wrote Python on machine {number}
"""
TASK = Task(options=ReadOptions(ocr="off"))
CMAP = b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def %s endcmap end"


def pdf(cmap: bytes, shown: bytes = b"<00480049>") -> bytes:
    """Build a PDF of one page whose font names its letters by *cmap*."""
    packed = zlib.compress(CMAP % cmap)
    content = b"BT /F1 11 Tf 60 700 Td %s Tj ET" % shown
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
        b" /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Foo /Encoding /Identity-H"
        b" /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Foo /W [0 65535 500] >>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


BOMBS = {
    "a table of four billion letters": pdf(
        b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"
    ),
    "a table that is just within the budget": pdf(
        b"15 beginbfrange " + b"<0000> <FFFF> <0041> " * 15 + b"endbfrange"
    ),
}


@pytest.fixture
def good(tmp_path):
    folder = tmp_path / "resumes"
    folder.mkdir()
    for number in range(GOOD):
        (folder / f"r{number:02}.txt").write_text(TEXT.format(number=number))
    return sorted(map(str, folder.iterdir()))


@pytest.fixture
def pids(monkeypatch, tmp_path):
    """Return a function that tells in which processes files were begun."""
    seen = tmp_path / "seen"
    parse = crew.parse_file

    def note(path, task, given):
        with seen.open("a") as file:
            file.write(f"{os.getpid()}\n")
        return parse(path, task, given)

    monkeypatch.setattr(crew, "parse_file", note)
    return lambda: len(set(seen.read_text().split()))


def read(files):
    """Read files in one worker and return what each became: profile, document, failure."""
    found = parse_files(files, TASK, workers=1)
    return {path: (one.profile, one.document, one.failure) for path, one in found}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_after_a_bomb_of_letters_fifty_files_are_read_as_without_it(good, tmp_path, bomb):
    before = read(good)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb)
    after = read([str(path), *good])
    _, _, failure = after.pop(str(path))
    assert failure
    assert failure.status in {Status.CORRUPT, Status.NO_TEXT, Status.TOO_LARGE}
    assert after == before
    assert all(profile for profile, _, _ in after.values())


@pytest.mark.parametrize("share", [0.6, 2.0], ids=["kept", "refused"])
def test_after_a_file_that_takes_memory_and_keeps_it_fifty_files_are_read_as_without_it(
    good, tmp_path, monkeypatch, pids, share
):
    """What is kept would starve the next files of the same worker, so they get a new one."""
    before = read(good)
    path = tmp_path / "bomb.txt"
    path.write_text(TEXT)
    kept = []
    understand = worker.understand

    def swell(document, task):
        if document.name.endswith("bomb.txt"):
            kept.append(b"x" * int(share * MEMORY))
        return understand(document, task)

    monkeypatch.setattr(worker, "understand", swell)
    started = pids()
    after = read([str(path), *good])
    _, _, failure = after.pop(str(path))
    assert (failure is None) == (share < 1)
    assert after == before
    assert pids() - started >= 2
