"""Type by content, text in any encoding, Markdown, and what is not read."""

import pytest

from matcher.errors import ReadError
from matcher.readers.clean import clean, damage, join_spaced_letters
from matcher.readers.limits import MAX_BYTES
from matcher.readers.media_type import MediaType, media_type_of
from matcher.readers.read import READERS, read_document

GERMAN = "Jörg Müßig, Prüfer für Brücken\nFähigkeiten: Statik, Größenlehre\n"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.4\n", "a.txt", MediaType.PDF),
        (b"junk of a mail gateway\n%PDF-1.4\n", "a.pdf", MediaType.PDF),
        (b"Plain words", "a.pdf", MediaType.TEXT),
        (b"# Words", "a.md", MediaType.MARKDOWN),
        (b"{\\rtf1 words}", "a.doc", MediaType.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", MediaType.DOC),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", MediaType.IMAGE),
        (b"\xff\xd8\xff\xe0", "a", MediaType.IMAGE),
        (b"<!DOCTYPE html><p>Words", "a.txt", MediaType.HTML),
        (b"From: a@b.example\nSubject: x\nDate: y\n\nWords", "a", MediaType.MAIL),
        (b"PK\x03\x04 broken", "a.zip", MediaType.ZIP),
        (bytes(range(32)) * 40, "a.txt", MediaType.BINARY),
        (GERMAN.encode("utf-16-le"), "a.txt", MediaType.TEXT),
    ],
    ids=range(13),
)
def test_the_type_comes_from_the_content(data: bytes, name: str, expected: MediaType) -> None:
    assert media_type_of(data, name) is expected


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    assert read_document(GERMAN.encode(encoding), "a.txt").text == GERMAN


def test_line_ends_of_every_system_part_lines_and_blank_lines_are_kept_once() -> None:
    document = read_document(b"one line of words\r\ntwo\rthree\n\n\n\nfour\n", "a.txt")
    assert document.text == "one line of words\ntwo\nthree\n\nfour\n"
    assert [document.text[line.span.start : line.span.end] for line in document.lines] == [
        "one line of words",
        "two",
        "three",
        "four",
    ]


def test_only_the_mark_of_a_quotation_at_the_start_of_a_line_goes() -> None:
    source = b"> Ada King, planner of looms\nJacquard -> looms, yield > 95 %\n"
    text = read_document(source, "a.md").text
    assert text == "Ada King, planner of looms\nJacquard -> looms, yield > 95 %\n"


def test_markdown_is_read_as_it_is_shown() -> None:
    source = (
        b"# Ada *King*\n\nWork\n----\n- built **engines** at [Acme](https://acme.example)\n"
        b"* snake_case_name\n\n| Skill | Years |\n|---|---|\n| C++ | 4 |\n"
    )
    document = read_document(source, "a.md")
    assert document.text == (
        "Ada King\n\nWork\n• built engines at Acme\n• snake_case_name\n\nSkill\tYears\nC++\t4\n"
    )
    bold = [document.text[line.span.start : line.span.end] for line in document.lines if line.bold]
    assert bold == ["Ada King", "Work"]
    assert [link.target for link in document.links] == ["https://acme.example"]


@pytest.mark.parametrize(
    ("status", "data", "name", "words"),
    [
        ("corrupt", b"", "a.pdf", "empty file"),
        ("no_text", b" \n\t \n", "a.txt", "fewer than 20"),
        ("no_text", b"nineteen characters", "a.txt", "fewer than 20"),
        ("corrupt", b"\x89PNG\r\n\x1a\n", "a.png", "picture"),
        ("corrupt", bytes(range(32)) * 40, "a.docx", "does not hold"),
        ("unsupported", bytes(range(32)) * 40, "a.exe", "not known"),
        ("too_large", b"x" * (MAX_BYTES + 1), "a.txt", "bytes"),
        ("too_large", b"Writes Python. " * 80_000, "a.txt", "characters"),
    ],
    ids=["empty", "blank", "short", "picture", "noise", "unknown", "large", "long"],
)
def test_what_is_not_read_has_a_status_a_reason_and_a_next_step(
    status: str, data: bytes, name: str, words: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, name)
    assert caught.value.status == status
    assert words in caught.value.reason
    assert caught.value.next_step


def test_readers_are_registered_under_the_types_they_read() -> None:
    assert set(READERS) == {
        *(MediaType.PDF, MediaType.DOCX, MediaType.DOC, MediaType.RTF, MediaType.ODT),
        *(MediaType.HTML, MediaType.JSON, MediaType.TEXT, MediaType.MARKDOWN, MediaType.IMAGE),
    }


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\x00b\x1bc", "abc"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("\uf0b7 item \ue123", "• item "),
        ("(cid:12)x(cid:7)", "x"),
        ("o\ufb03ce, \ufb01ne\ttabs stay", "office, fine\ttabs stay"),
    ],
)
def test_cleaning_drops_what_no_reader_sees(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


def test_damage_is_the_share_of_characters_nobody_meant() -> None:
    assert damage("ab\ufffd\x00") == 0.5
    assert damage("Zoë Łukasz 学") == 0.0


@pytest.mark.parametrize(
    ("line", "joined"),
    [
        ("E X P E R I E N C E", "EXPERIENCE"),
        ("W O R K  H I S T O R Y", "WORK HISTORY"),
        ("vitamins A B and C", "vitamins A B and C"),
        ("plain  words", "plain  words"),
    ],
)
def test_letters_set_apart_are_joined(line: str, joined: str) -> None:
    assert join_spaced_letters(line) == joined
