"""What a reader can see on the pages of a PDF, drawn here or written by hand (invented people)."""

from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from matcher.model.document import Document
from matcher.readers.options import ReadOptions
from matcher.readers.read import read_document

SEEN = "Tomoko Arai, analyst of water networks"
WORDS = "Kubernetes TensorFlow PyTorch"
NO_OCR = ReadOptions(ocr="off")


def read(paint: Callable[[Canvas], None]) -> Document:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 700, SEEN)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return read_document(buffer.getvalue(), "a.pdf", NO_OCR)


def hidden(document: Document) -> list[tuple[str, str]]:
    return [(piece.cause, piece.text) for piece in document.hidden]


def grey_picture(level: int = 90) -> ImageReader:
    return ImageReader(Image.new("L", (40, 20), level))


def under_a_rectangle(canvas: Canvas) -> None:
    canvas.drawString(60, 600, WORDS)
    canvas.setFillColor(white)
    canvas.rect(50, 590, 300, 30, stroke=0, fill=1)


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(60, 600, WORDS)
    canvas.drawImage(grey_picture(), 50, 590, 300, 30)


def outside_the_clip_path(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 20, 20)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, 600, WORDS)


def in_the_colour_of_its_band(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.2, 0.2, 0.4))
    canvas.rect(50, 590, 300, 30, stroke=0, fill=1)
    canvas.drawString(60, 600, WORDS)


def in_the_colour_of_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(grey_picture(0), 50, 590, 300, 30)
    canvas.setFillColor(black)
    canvas.drawString(60, 600, WORDS)


def white_across_a_rule(canvas: Canvas) -> None:
    canvas.line(50, 603, 300, 603)
    canvas.setFillColor(white)
    canvas.drawString(60, 600, WORDS)


def under_tiles(canvas: Canvas) -> None:
    canvas.drawString(60, 600, WORDS)
    canvas.setFillColor(white)
    for number in range(15):
        canvas.rect(50 + 20 * number, 590, 20, 30, stroke=0, fill=1)


def quite_transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(60, 600, WORDS)


@pytest.mark.parametrize(
    ("cause", "paint"),
    [
        ("covered_text", under_a_rectangle),
        ("covered_text", under_a_picture),
        ("clipped_text", outside_the_clip_path),
        ("colour_near_background", in_the_colour_of_its_band),
        ("colour_near_background", in_the_colour_of_a_picture),
        ("colour_near_background", white_across_a_rule),
        ("covered_text", under_tiles),
        ("transparent_text", quite_transparent),
    ],
)
def test_what_something_keeps_from_being_seen_is_kept_apart(
    cause: str, paint: Callable[[Canvas], None]
) -> None:
    document = read(paint)
    assert document.text == f"{SEEN}\n"
    assert hidden(document) == [(cause, WORDS)]


def over_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(grey_picture(230), 50, 590, 300, 30)
    canvas.drawString(60, 600, WORDS)


def beside_a_rectangle(canvas: Canvas) -> None:
    canvas.drawString(60, 600, WORDS)
    canvas.setFillColor(white)
    canvas.rect(50, 560, 300, 30, stroke=0, fill=1)


def inside_the_clip_path(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(50, 590, 300, 30)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, 600, WORDS)


def with_a_shadow(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.98, 0.98, 0.98))
    canvas.drawString(60.8, 599.4, WORDS)
    canvas.setFillColor(black)
    canvas.drawString(60, 600, WORDS)


@pytest.mark.parametrize(
    "paint", [over_a_picture, beside_a_rectangle, inside_the_clip_path, with_a_shadow]
)
def test_what_can_be_seen_is_read_and_raises_no_alarm(paint: Callable[[Canvas], None]) -> None:
    document = read(paint)
    assert [line for line in document.text.splitlines() if line] == [SEEN, WORDS]
    assert document.hidden == ()
    assert document.warnings == ()


def layered(state: str) -> bytes:
    """Return a PDF whose second line stands in a layer that is ON or OFF."""
    content = f"BT /F1 10 Tf 60 700 Td ({SEEN}) Tj ET /OC /L1 BDC BT /F1 10 Tf 60 600 Td ({WORDS}) Tj ET EMC"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R] /D << /{state} [5 0 R] >> >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
        " << /Font << /F1 6 0 R >> /Properties << /L1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /OCG /Name (Layer) >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    return written(objects)


def written(objects: Sequence[str]) -> bytes:
    """Return a PDF of these objects, the first of which is its root."""
    body, offsets = b"%PDF-1.5\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
        f"startxref\n{len(body)}\n%%EOF"
    )
    return body + end.encode()


def test_a_layer_that_is_switched_off_is_not_read() -> None:
    document = read_document(layered("OFF"), "a.pdf", NO_OCR)
    assert hidden(document) == [("hidden_layer", WORDS)]


def test_a_layer_that_is_shown_is_read() -> None:
    document = read_document(layered("ON"), "a.pdf", NO_OCR)
    assert WORDS in document.text
    assert document.hidden == ()


def hebrew_around_white_words() -> bytes:
    """Return a PDF in which capitals are Hebrew, with white Latin letters between them on the second line."""
    content = f"BT /F1 12 Tf 60 720 Td ({SEEN.lower()}) Tj 0 -20 Td (QRS ABC abc) Tj 1 1 1 rg (python DEF) Tj 0 g (GHI) Tj ET"
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        "2 beginbfrange <41> <5A> <05D0> <61> <7A> <0061> endbfrange\n"
        "1 beginbfchar <20> <0020> endbfchar endcmap end end"
    )
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        ]
    )


def test_white_words_amid_a_line_that_is_read_from_right_to_left_are_kept_apart() -> None:
    document = read_document(hebrew_around_white_words(), "a.pdf", NO_OCR)
    assert "python" not in document.text
    assert any("python" in words for _, words in hidden(document))
