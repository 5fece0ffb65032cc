"""DOC: which OLE files are Word documents, which program reads them, what stands beside the text."""

import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from matcher.errors import ReadError
from matcher.readers.doc.ole import OleFile
from matcher.readers.doc.stories import stories_of
from matcher.readers.programs import find
from matcher.readers.read import read_document

SECTOR = 512
TEXT = "Odalys Brandt\rKeeper of tide tables\rWrote \x0bforecasts in Python\r"
HEADER = "odalys@mail.example\r"
FOOTER = "Page \x13 PAGE \x141\x15\r"
BOX = "Speaks Danish\r"


def ole(streams: Mapping[str, bytes]) -> bytes:
    """Build an OLE file of large streams: one after the other behind table and directory."""
    bodies = [data.ljust(4096, b"\0") for data in streams.values()]
    counts = [-(-len(body) // SECTOR) for body in bodies]
    directory_sectors = -(-(len(streams) + 1) * 128 // SECTOR)
    table = [0xFFFFFFFD, *range(2, directory_sectors + 1), 0xFFFFFFFE]
    starts = []
    for count in counts:
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE]
    assert len(table) <= SECTOR // 4
    entries = [_entry("Root Entry", 5, child=1, start=0xFFFFFFFE)]
    for number, (name, body, start) in enumerate(zip(streams, bodies, starts, strict=True), 1):
        right = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, right=right, start=start, size=len(body)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6).ljust(20, b"\0")
    header += struct.pack("<9I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header += b"\xff" * (4 * 108)
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    allocation = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    padded = [body.ljust(count * SECTOR, b"\0") for body, count in zip(bodies, counts, strict=True)]
    return header + allocation + directory + b"".join(padded)


def _entry(
    name: str,
    kind: int,
    *,
    right: int = 0xFFFFFFFF,
    child: int = 0xFFFFFFFF,
    start: int = 0,
    size: int = 0,
) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    return (head + struct.pack("<3I", 0xFFFFFFFF, right, child)).ljust(116, b"\0") + struct.pack(
        "<3I", start, size, 0
    )


def word_document(*, flags: int = 0, magic: int = 0xA5EC) -> bytes:
    """Build a Word 97 file of one piece: main text, a header, a text box with a link."""
    box = BOX + '\x13 HYPERLINK "https://tides.example/odalys" \x14My tables\x15\r'
    margins = HEADER + FOOTER + "\r"
    letters = TEXT + margins + box
    text_at = 2048
    word = bytearray(text_at) + letters.encode("utf-16-le")
    struct.pack_into("<HH", word, 0, magic, 0xC1)
    struct.pack_into("<H", word, 10, 0x0200 | flags)
    struct.pack_into("<7i", word, 0x4C, len(TEXT), 0, len(margins), 0, 0, 0, len(box))
    places = [0] * 8 + [len(HEADER)] * 2 + [len(margins) - 1] * 3 + [len(margins)]
    table = struct.pack(f"<{len(places)}I", *places)
    struct.pack_into("<II", word, 0xF2, 0, len(table))
    pieces = struct.pack("<II", 0, len(letters)) + struct.pack("<HIH", 0, text_at, 0)
    struct.pack_into("<II", word, 0x1A2, len(table), 5 + len(pieces))
    table += b"\x02" + struct.pack("<I", len(pieces)) + pieces
    sheet = struct.pack("<10H", 18, 1, 10, *([0] * 7)) + b"\0\0"
    struct.pack_into("<II", word, 0xA2, len(table), len(sheet))
    table += sheet
    return ole({"WordDocument": bytes(word), "1Table": table})


Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put programs of our own, and nothing else, on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, script: str) -> None:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    return put


FAKE_ANTIWORD = r"""
case "$*" in
*"-x db"*) printf '%s' '<?xml version="1.0"?><!DOCTYPE book PUBLIC "x" "y"><book><chapter><title/>
<sect1><title>Work</title><para>Keeper of tide tables</para>
<itemizedlist><listitem><para>Wrote forecasts</para></listitem></itemizedlist>
<orderedlist><listitem><para>First of all</para></listitem></orderedlist>
<para><emphasis role="bold">Harbour Office</emphasis></para>
<para><informaltable><tgroup><tbody><row><entry>2019</entry><entry>Keeper
Esbjerg</entry></row></tbody></tgroup></informaltable></para></sect1></chapter></book>' ;;
*-s*) printf 'Work\nKeeper of tide tables Kubernetes Spark\n' ;;
*-r*) printf 'Work\nKeeper of tide tables\n' ;;
*) printf 'Work\nKeeper of tide tables\nWrote forecasts\nFirst of all\nHarbour Office\n|2019  |Keeper  |\n|      |Esbjerg |\n\nAfter\tit [pic]\nbroken\n' ;;
esac
"""


def test_antiword_gives_text_looks_rows_and_hidden_text(install: Install) -> None:
    install("antiword", FAKE_ANTIWORD)
    document = read_document(word_document(), "a.doc")
    assert document.text == (
        "odalys@mail.example\nWork\nKeeper of tide tables\n• Wrote forecasts\nFirst of all\n"
        "Harbour Office\n2019\tKeeper\nEsbjerg\n\nAfter\tit\nbroken\nPage 1\n"
    )
    bold = [document.text[line.span.start : line.span.end] for line in document.lines if line.bold]
    assert bold == ["Work", "Harbour Office"]
    assert [(piece.cause, piece.text) for piece in document.hidden] == [
        ("hidden_formatting", "Kubernetes Spark")
    ]
    assert [link.target for link in document.links] == ["https://tides.example/odalys"]
    assert ("converted", "read with antiword") in [
        (flag.code, flag.message) for flag in document.warnings
    ]


def test_catdoc_reads_where_antiword_is_missing_and_field_codes_are_no_text(
    install: Install,
) -> None:
    script = "printf 'Keeper of tide tables\\n HYPERLINK \"https://tides.example\" My tables\\n'"
    install("catdoc", script)
    document = read_document(word_document(), "a.doc")
    assert document.text == "Keeper of tide tables\n  My tables\n"
    assert [link.target for link in document.links] == ["https://tides.example"]
    assert document.warnings[0].message == "read with catdoc"


def test_catdoc_is_not_asked_about_what_antiword_cannot_open(install: Install) -> None:
    install("antiword", "exit 1")
    install("catdoc", "printf 'twenty letters of noise and more'")
    with pytest.raises(ReadError) as caught:
        read_document(word_document(), "a.doc")
    assert caught.value.status == "corrupt"


def test_without_a_program_the_next_step_says_what_to_install(install: Install) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(word_document(), "a.doc")
    assert caught.value.status == "unsupported"
    assert "antiword" in caught.value.next_step


@pytest.mark.skipif(find("antiword") is None, reason="antiword is not installed")
def test_the_real_antiword_opens_what_the_test_builds() -> None:
    text = read_document(word_document(), "a.doc").text
    assert text == (
        "odalys@mail.example\n\nOdalys Brandt\nKeeper of tide tables\nWrote\nforecasts in Python\n"
        "Speaks Danish\nMy tables\nPage 1\n"
    )


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (word_document(flags=0x0100), "encrypted", "password"),
        (word_document(magic=0x1234), "corrupt", "damaged"),
        (ole({"Workbook": b"x"}), "unsupported", "spreadsheet"),
        (ole({"PowerPoint Document": b"x"}), "unsupported", "presentation"),
        (ole({"__properties_version1.0": b"x"}), "unsupported", "e-mail"),
        (ole({"something": b"x"}), "unsupported", "not a Word document"),
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "encrypted", "password"),
        (ole({"WordDocument": b"x", "\tDRMContent": b"y"}), "encrypted", "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60_000, "corrupt", "damaged"),
        (word_document()[:700], "corrupt", "damaged"),
        (word_document()[:600] + word_document()[640:], "corrupt", "damaged"),
    ],
    ids=[
        *("password", "no magic", "excel", "powerpoint", "outlook", "other"),
        *("encrypted package", "rights", "zeros", "cut", "shifted"),
    ],
)
def test_ole_files_that_are_no_readable_word_document(data: bytes, status: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, "a.doc")
    assert caught.value.status == status
    assert words in caught.value.reason


def test_an_outlook_message_that_is_damaged_is_still_told_by_its_name() -> None:
    with pytest.raises(ReadError) as caught:
        read_document(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.msg")
    assert caught.value.status == "unsupported"
    assert "Outlook" in caught.value.reason


def test_stories_of_a_damaged_or_older_file_are_empty() -> None:
    streams = {"WordDocument": struct.pack("<HH", 0xA5DC, 0x68).ljust(600, b"\0")}
    stories = stories_of(OleFile(ole(streams)))
    assert (stories.headers, stories.footers, stories.links) == ((), (), ())
    damaged = bytearray(word_document())
    at = damaged.index(struct.pack("<HH", 0xA5EC, 0xC1))
    struct.pack_into("<II", damaged, at + 0x1A2, 0xFFFFFFF0, 4)
    assert stories_of(OleFile(bytes(damaged))).headers == ()


def test_small_streams_and_loops_in_the_allocation_table() -> None:
    data = bytearray(ole({"WordDocument": b"a" * 5000, "Data": b"b" * 5000}))
    first = struct.unpack_from("<I", data, SECTOR * 2 + 128 + 116)[0]
    struct.pack_into("<I", data, SECTOR + 4 * first, first)  # a sector that follows itself
    assert OleFile(bytes(data)).stream("WordDocument") == b"a" * SECTOR
