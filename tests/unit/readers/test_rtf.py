"""RTF: letters of every encoding, paragraphs, rows, bullets, looks, and only what is shown."""

import time

import pytest

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.readers.read import read_document
from matcher.readers.rtf import tokens as rtf_tokens

OPENING = rb"Baltasar Okoro, mender of church organs\par "
COLOURS = rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red10\green40\blue90;}"


def read(body: bytes, head: bytes = b"") -> Document:
    return read_document(rb"{\rtf1\ansi" + head + b" " + OPENING + body + b"}", "a.rtf")


def lines(document: Document) -> list[str]:
    return [line for line in document.text.splitlines()[1:] if line]


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (rb"\ansicpg1252", rb"Z\'fcrich \endash  5\'80", "Zürich – 5€"),
        (rb"\ansicpg1251", rb"\'cf\'f0\'e8\'e2\'e5\'f2", "Привет"),
        (rb"", rb"Zo\u235?, \u-10179\'3f\u-8576\'3f go", "Zoë, 🚀 go"),
        (rb"\uc0", rb"caf\u233x", "caféx"),
        (rb"", rb"{\uc2\u956\'83\'ca}m", "μm"),
        (rb"{\fonttbl{\f7\fcharset204 Arial;}}", rb"{\f7 \'cc\'ee\'f1\'ea\'e2\'e0}", "Москва"),
        (rb"{\fonttbl{\f1\fcharset128 Gothic;}}", rb"{\f1\'93\'fa\'96\'7b}", "日本"),
        (rb"\mac", rb"caf\'8e", "café"),
        (rb"", rb"{\upr{Ana}{\*\ud An\u228?}}", "Anä"),
        (rb"", rb"a\~b\_c\-d \lquote q\rquote  \ldblquote r\rdblquote", "a\u00a0b-cd ‘q’ “r”"),
        (rb"", rb"back\\slash \{brace\}", r"back\slash {brace}"),
        (rb"", rb"\u9999999999?lone \u-9217?x", "lone"),
    ],
)
def test_letters_of_every_encoding(head: bytes, body: bytes, expected: str) -> None:
    assert lines(read(body, head))[0].startswith(expected)


def test_paragraphs_breaks_and_tabs() -> None:
    document = read(b"Tuner\\tab 2019\\line second\\par\\pard third\\\nfourth{\\page}fifth")
    assert lines(document) == ["Tuner\t2019", "second", "third", "fourth", "fifth"]


def test_rows_read_across_and_tables_inside_cells_keep_their_place() -> None:
    document = read(
        rb"\trowd\cellx10\cellx20\pard\intbl 2019\cell Tuner\par Bells\cell\row"
        rb"\trowd\cellx10\cellx20\pard\intbl Deep \par\pard\intbl\itap2 A\nestcell B\nestcell"
        rb"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par dropped}\pard\intbl end\cell\row"
        rb"\pard after\par"
    )
    assert lines(document) == ["2019\tTuner", "Bells", "Deep", "A\tB", "end", "after"]


def test_bullets_numbers_headings_and_looks() -> None:
    document = read(
        rb"{\stylesheet{\s1\fs32 heading 1;}{\s2 Normal;}}"
        rb"\pard\s1 Work\par\pard{\listtext\f2\'b7\tab}Cut the noise\par"
        rb"{\pntext 1.\tab}Counted pipes\par\pard\b\fs28 Tuner\b0\par\outlinelevel1 Deeds\par",
        rb"{\fonttbl{\f0 Arial;}{\f2\fcharset2 Symbol;}}",
    )
    assert lines(document) == ["Work", "• Cut the noise", "1. Counted pipes", "Tuner", "Deeds"]
    bold = [document.text[line.span.start : line.span.end] for line in document.lines if line.bold]
    assert bold == ["Work", "Tuner", "Deeds"]
    assert [line.size for line in document.lines][4] == 14.0


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (rb"{\v Kubernetes}", "hidden_formatting"),
        (rb"\v Kubernetes\v0 ", "hidden_formatting"),
        (rb"{\fs2 Kubernetes}", "tiny_text"),
        (rb"{\fs0 Kubernetes}", "tiny_text"),
        (rb"{\cf2 Kubernetes}", "colour_near_background"),
        (rb"{\cf3\highlight3 Kubernetes}", "colour_near_background"),
        (rb"\cbpat3{\cf3 Kubernetes}", "colour_near_background"),
        (rb"{\deleted Kubernetes}", "tracked_deletion"),
        (rb"{\charscalex3 Kubernetes}", "squeezed_text"),
    ],
)
def test_hidden_letters_are_kept_apart_with_their_cause(body: bytes, cause: str) -> None:
    document = read(rb"\pard Seen " + body + rb" seen too\par", COLOURS)
    assert "Kubernetes" not in document.text
    assert lines(document)[0].split() == ["Seen", "seen", "too"]
    assert [(piece.text, piece.cause) for piece in document.hidden] == [("Kubernetes", cause)]


@pytest.mark.parametrize(
    "body",
    [
        rb"{\cf2\highlight3 Shown}",
        rb"\pard\cbpat3{\cf2 Shown}",
        rb"\trowd\clcbpat3\cellx9\pard\intbl{\cf2 Shown}\cell\row",
        rb"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 1}}{\shptxt{\cf2 Shown}\par}}{\shprslt dropped}}",
        rb"{\cf1 Shown}",
    ],
    ids=["highlight", "paragraph", "cell", "shape", "automatic"],
)
def test_pale_letters_on_a_dark_ground_are_seen(body: bytes) -> None:
    document = read(body, COLOURS)
    assert lines(document) == ["Shown"]
    assert document.hidden == ()


def test_headers_notes_and_boxes_stand_once_and_what_is_no_text_is_dropped() -> None:
    document = read(
        rb"{\header balt@mail.example\par}{\headerf balt@mail.example\par}{\footer Page\par}"
        rb"Tuned{\footnote By ear\par} bells{\*\bkmkstart x}{\pict\wmetafile8 ffff}"
        rb"{\shp{\*\shpinst{\shptxt Boxed\par}}{\shprslt Boxed}}{\*\unknown never}\par"
        rb"{\info{\title never}}{\field{\*\fldinst{ HYPERLINK "
        rb'"https://organ.example" }}{\fldrslt My organs}}\par{\bin4 \{\}x}'
    )
    assert [line for line in document.text.splitlines() if line] == [
        *("balt@mail.example", OPENING.decode().removesuffix("\\par "), "Tuned bells", "Boxed"),
        *("My organs", "x", "By ear", "Page"),
    ]
    assert [link.target for link in document.links] == ["https://organ.example"]


@pytest.mark.parametrize(
    "body",
    [
        b"\\" * 200_001,
        b"\\" + b"a" * 300_000,
        b"{" * 200_000,
        b"}" * 200_000,
        b"\\u-1" * 50_000,
        b"{\\footnote x}" * 50_000,
        b"{\\shptxt x}" * 50_000,
    ],
    ids=["backslashes", "word", "open", "close", "unicode", "notes", "boxes"],
)
def test_hostile_rtf_is_read_in_linear_time(body: bytes) -> None:
    start = time.process_time()
    assert read(body).text.startswith("Baltasar Okoro")
    assert time.process_time() - start < 10


def test_a_file_of_too_many_pieces_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf_tokens, "MAX_TOKENS", 100)
    with pytest.raises(ReadError) as caught:
        read(rb"\b" * 200)
    assert caught.value.status == "too_large"


def test_a_file_that_is_cut_off_keeps_what_came_before() -> None:
    data = rb"{\rtf1\ansi " + OPENING + rb"{\b Tuner, Cathedral"
    assert read_document(data, "a.rtf").text.endswith("organs\nTuner, Cathedral\n")
