"""Small PDFs that unfold to gigabytes, millions of pages or billions of letters end at once, by counting."""

import time
import zlib
from base64 import a85encode

import pytest

from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.options import ReadOptions
from matcher.readers.pdf.preflight import check_structure, defuse
from matcher.readers.read import read_document

SHOWN = b"BT /F1 11 Tf 60 700 Td (Jordan Quill writes Python and ships models) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
    b" /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>"
)
OPTIONS = ReadOptions(ocr="off")


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def flate(content: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(content), b"/Filter /FlateDecode " + entries)


def pdf(**changes: bytes) -> bytes:
    """Build a PDF of one page; objects are given by number, as o4=..."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE,
        4: stream(SHOWN),
        5: FONT,
    }
    objects |= {int(name[1:]): body for name, body in changes.items()}
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, table)


def deflated_zeros(size: int) -> bytes:
    """Deflate *size* zero bytes without holding them."""
    engine = zlib.compressobj(9)
    piece = bytes(1_000_000)
    return b"".join(engine.compress(piece) for _ in range(size // len(piece))) + engine.flush()


def status_of(data: bytes) -> tuple[str, str]:
    began = time.process_time()
    try:
        read_document(data, "resume.pdf", OPTIONS)
        ended = (Status.PARSED, "")
    except ReadError as fault:
        ended = (fault.status, fault.reason if fault.next_step else "")
    assert time.process_time() - began < 8, "processor seconds"
    return ended


def test_the_plain_page_is_parsed():
    assert status_of(pdf()) == (Status.PARSED, "")


@pytest.mark.parametrize("wrap", ["once", "twice", "in letters"])
def test_a_bomb_beside_the_text_is_left_out_and_said(wrap):
    bomb = deflated_zeros(150_000_000)
    filters = b"/Filter /FlateDecode"
    if wrap == "twice":
        bomb, filters = zlib.compress(bomb), b"/Filter [/FlateDecode /FlateDecode]"
    elif wrap == "in letters":
        bomb, filters = a85encode(bomb) + b"~>", b"/Filter [/ASCII85Decode /FlateDecode]"
    data = pdf(o5=FONT[:-2] + b"/ToUnicode 6 0 R >>", o6=stream(bomb, filters))
    document = read_document(data, "resume.pdf", OPTIONS)
    assert "Jordan Quill" in document.text
    assert [flag.code for flag in document.warnings] == ["parts_left_out"]


def test_a_page_of_millions_of_texts_is_too_large():
    data = pdf(o4=flate(b"BT /F1 8 Tf 20 700 Td " + b"(Python ) Tj " * 400_000 + b"ET"))
    status, reason = status_of(data)
    assert status == Status.TOO_LARGE
    assert "unpack" in reason


def test_a_large_but_honest_stream_is_left_alone():
    drawing = b"".join(b"%d %d m %d %d l S\n" % (i % 600, i % 790, i % 7, i) for i in range(60_000))
    data = pdf(o4=flate(SHOWN + b"\n" + drawing))
    assert defuse(data) == (data, 0)


def test_a_million_visits_of_one_page_are_counted_not_made():
    data = pdf(
        o2=b"<< /Type /Pages /Kids [" + b"6 0 R " * 1000 + b"] /Count 1000000 >>",
        o6=b"<< /Type /Pages /Parent 2 0 R /Kids [" + b"3 0 R " * 1000 + b"] /Count 1000 >>",
    )
    assert status_of(data) == (
        Status.TOO_LARGE,
        "has 1000000 pages, more than the limit of 150",
    )


def test_a_page_tree_that_was_saved_twice_is_counted_once():
    data = pdf()
    again = b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    check_structure(data.replace(b"xref\n", again * 200 + b"xref\n", 1))


def test_forms_that_draw_forms_are_counted_not_drawn():
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> %s >>"
    forms = {
        f"o{number}": flate(b"/X Do " * 10, form % (b"/XObject << /X %d 0 R >>" % (number + 1)))
        for number in range(10, 18)
    }
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 10 0 R >>")
    data = pdf(o3=page, o4=stream(b"/X Do"), o18=flate(SHOWN, form % b""), **forms)
    status, reason = status_of(data)
    assert status == Status.TOO_LARGE
    assert "100000000 drawings" in reason


def test_a_form_that_draws_itself_ends():
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >>"
    )
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 10 0 R /Y 11 0 R >>")
    once = stream(SHOWN + b" /X Do", form)
    assert status_of(pdf(o3=page, o4=stream(SHOWN + b" /X Do"), o10=once))[0] == Status.PARSED


@pytest.mark.parametrize("gap", [b" ", b""])
def test_a_form_that_draws_itself_twice_is_counted_not_drawn(gap):
    resources = b"/Resources << /XObject" + gap + b"<< /X 4 0 R >> >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + resources
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + resources + b" >>"
    status, reason = status_of(pdf(o3=page, o4=stream(b"/X Do /X Do", form)))
    assert status == Status.TOO_LARGE
    assert "1099511627776 drawings" in reason


CMAP = b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def %s endcmap end"
CID_FONT = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Foo %s >>"


def with_cid_font(cmap: bytes, widths: bytes = b"") -> bytes:
    return pdf(
        o4=stream(b"BT /F1 11 Tf 60 700 Td <00480049> Tj ET"),
        o5=b"<< /Type /Font /Subtype /Type0 /BaseFont /Foo /Encoding /Identity-H"
        b" /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
        o6=flate(CMAP % cmap),
        o7=CID_FONT % widths,
    )


@pytest.mark.parametrize(
    ("cmap", "widths"),
    [
        (b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange", b""),
        (b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange", b""),
        (b"1 beginbfrange <0000> <FFFF> <0041> endbfrange", b"/W [0 4000000000 500]"),
    ],
    ids=["bfrange", "cidrange", "widths"],
)
def test_fonts_that_name_impossible_letters_are_corrupt(cmap, widths):
    status, reason = status_of(with_cid_font(cmap, widths))
    assert status == Status.CORRUPT
    assert "font" in reason


def test_a_table_that_repeats_itself_is_left_out():
    ranges = b"1 beginbfrange " + b"<0000> <FFFF> <0041> " * 2000 + b"endbfrange"
    assert status_of(with_cid_font(ranges))[0] == Status.NO_TEXT


def test_an_honest_table_is_used_by_the_second_engine():
    cmap = b"1 beginbfrange <0000> <FFFF> <0000> endbfrange"
    letters = b"".join(b"%04X" % ord(letter) for letter in "Jordan Quill writes Python")
    data = with_cid_font(cmap, b"/W [0 65535 500]").replace(b"<00480049>", b"<" + letters + b">")
    document = read_document(data, "resume.pdf", ReadOptions(pdf_engine="pdfminer", ocr="off"))
    assert document.text.split() == ["Jordan", "Quill", "writes", "Python"]


def test_drawings_without_end_stop_the_second_engine_and_leave_the_word_to_the_first():
    drawing = flate(b"0 0 m 1 1 l S " * 400_000)
    status, _ = status_of(pdf(o4=drawing))
    assert status == Status.NO_TEXT
    with pytest.raises(ReadError, match="bytes of drawing"):
        read_document(pdf(o4=drawing), "a.pdf", ReadOptions(pdf_engine="pdfminer", ocr="off"))


def test_forms_count_in_the_second_engine_each_time_they_are_drawn():
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /X 10 0 R >>")
    data = pdf(o3=page, o4=stream(b"/X Do " * 100), o10=flate(b"q Q " * 20_000, form))
    with pytest.raises(ReadError, match="bytes of drawing"):
        read_document(data, "a.pdf", ReadOptions(pdf_engine="pdfminer", ocr="off"))


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize(
    "lost",
    [
        b"/F1 11 Tf 1 0 0 1 50 %s Tm (Lost) Tj" % (b"1" * 400),
        b"/F1 %s Tf 1 0 0 1 50 500 Tm (Lost) Tj" % (b"9" * 400),
        b"/F1 11 Tf %s 0 0 %s 50 500 Tm (L) Tj (o) Tj" % (b"9" * 39, b"9" * 39),
        b"/F1 11 Tf %s.0 TL 50 500 Td T* (Lost) Tj" % (b"1" * 400),
        b"/F1 %s.0 Tf %s.0 TL 50 500 Td T* (Lost) Tj" % (b"9" * 400, b"9" * 300),
    ],
    ids=["place", "size", "matrix", "leading", "size and leading"],
)
def test_letters_at_numbers_that_overflow_do_not_lose_the_rest(lost, engine):
    data = pdf(o4=stream(SHOWN + b" BT " + lost + b" ET"))
    document = read_document(data, "a.pdf", ReadOptions(pdf_engine=engine, ocr="off"))
    assert "Jordan Quill" in document.text
