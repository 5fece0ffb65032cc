"""Scans, pictures and text layers read by OCR, on pages drawn here (invented people)."""

import shutil
import subprocess
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from matcher.errors import ReadError
from matcher.model.document import Document, Severity
from matcher.readers.ocr import engines as ocr
from matcher.readers.ocr import rapidocr, tesseract
from matcher.readers.ocr import read as image
from matcher.readers.options import Ocr, ReadOptions
from matcher.readers.pdf import ocr_pages as pdf_ocr
from matcher.readers.read import read_document

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not installed"
)
RESUME = (
    "Ingrid Solheim",
    "ingrid.solheim@mail.example",
    "Experience",
    "Data Engineer at Fjordline Analytics, March 2019 to present",
    "Built streaming pipelines in Kafka and Python for ship sensors.",
    "Moved the nightly reports from Oracle to Snowflake.",
    "Education",
    "Master of Science in Statistics, University of Bergen, 2018",
)
A4 = (1240, 1754)  # pixels at 150 dpi
STUFFING = (
    "Kubernetes Terraform Airflow TensorFlow PyTorch",
    "Scala Hadoop Cassandra Elasticsearch",
)


def draw(
    lines: Sequence[str] = RESUME,
    *,
    grey: int = 0,
    left: int = 120,
    top: int = 140,
    page: Image.Image | None = None,
) -> Image.Image:
    """Draw lines on a page of 150 dpi."""
    page = page or Image.new("L", A4, 255)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((left, top + number * 52), line, fill=grey, font=ImageFont.load_default(26))
    return page


def file_of(page: Image.Image, form: str = "PNG", **options: object) -> bytes:
    out = BytesIO()
    page.save(out, form, **options)
    return out.getvalue()


def pdf_of(*paints: Callable[[Canvas], None]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for paint in paints:
        paint(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def paint_scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(draw()), 0, 0, 595, 842)


def paint_layered(lines: Sequence[str]) -> Callable[[Canvas], None]:
    """Return a painter of the scan with *lines* laid invisibly over it, line by line."""

    def paint(canvas: Canvas) -> None:
        paint_scan(canvas)
        text = canvas.beginText(58, 765)
        text.setFont("Helvetica", 12)
        text.setLeading(25)
        text.setTextRenderMode(3)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)

    return paint


def paint_text(canvas: Canvas) -> None:
    for number, line in enumerate(RESUME):
        canvas.drawString(60, 760 - 20 * number, line)


def read(data: bytes, choice: Ocr = "tesseract", name: str = "a") -> Document:
    return read_document(data, name, ReadOptions(ocr=choice))


def codes(document: Document) -> set[str]:
    return {flag.code for flag in document.warnings}


@needs_tesseract
def test_a_picture_becomes_a_document_with_places_and_confidence() -> None:
    data = file_of(draw())
    document = read(data)
    assert document.text.splitlines() == list(RESUME)
    assert document.media_type == "image/*"
    assert document.engine is not None
    assert document.engine.startswith("tesseract ")
    assert 0.8 < document.read_confidence < 1
    name, mail = document.lines[:2]
    assert name.box is not None
    assert mail.box is not None
    assert name.box[0] == pytest.approx(120 * 595 / 1240, abs=2)
    assert name.box[1] > mail.box[3]
    assert codes(document) == {"read_by_ocr"}
    assert read(data) == document


@pytest.mark.skipif(rapidocr.version() is None, reason="the extra [ocr] is not installed")
def test_the_library_reads_a_picture_too() -> None:
    document = read(file_of(draw()), "rapidocr")
    assert document.text.splitlines() == list(RESUME)
    assert document.engine == f"rapidocr {rapidocr.version()}"


@needs_tesseract
@pytest.mark.parametrize("angle", [90, 180, 3], ids=["on its side", "upside down", "askew"])
def test_a_page_that_lies_wrong_is_turned(angle: int) -> None:
    page = draw().rotate(angle, Image.Resampling.BICUBIC, expand=angle == 90, fillcolor=255)
    assert read(file_of(page)).text.splitlines() == list(RESUME)


@needs_tesseract
def test_a_photo_is_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    data = file_of(draw().rotate(90, expand=True), "JPEG", exif=exif, quality=90)
    assert read(data).text.splitlines()[0] == RESUME[0]


@needs_tesseract
def test_pale_print_beside_a_black_bar_is_read_and_so_is_the_bar() -> None:
    page = Image.new("L", A4, 255)
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 40, 1240, 130), fill=20)
    pen.text((120, 60), "Curriculum vitae", fill=255, font=ImageFont.load_default(40))
    pen.rectangle((0, 900, 1240, 1700), fill=20)
    text = read(file_of(draw(grey=215, page=page))).text
    assert all(line in text for line in RESUME)


@needs_tesseract
def test_columns_of_a_scan_are_read_one_after_the_other() -> None:
    left = ("Skills", "Python", "Kafka", "Snowflake", "Airflow", "Docker", "Linux")
    right = tuple(line.partition(" in ")[0].partition(",")[0] for line in RESUME[3:6])
    page = draw(left, left=90)
    lines = read(
        file_of(draw(("Experience", *right, "Education"), left=480, top=164, page=page))
    ).text
    assert lines.splitlines() == [*left, "Experience", *right, "Education"]


@needs_tesseract
def test_the_pages_of_a_tiff_are_read_within_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [draw(), draw(["Second page", "Volunteer at the harbour museum"])]
    data = file_of(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    document = read(data)
    assert document.pages == 2
    assert document.lines[-1].page == 2
    assert "Volunteer at the harbour museum\n" in document.text
    monkeypatch.setattr(ocr, "MAX_LOOKS", 1)
    cut = read(data)
    assert cut.text == document.text.partition("Second page")[0]
    assert "pages_not_read" in codes(cut)


@needs_tesseract
def test_only_the_scanned_page_of_a_mixed_file_is_read_by_ocr() -> None:
    document = read(pdf_of(paint_text, paint_scan, lambda canvas: None))
    assert document.text.splitlines() == [*RESUME, *RESUME]
    assert [line.page for line in document.lines] == [1] * len(RESUME) + [2] * len(RESUME)
    assert document.engine is not None
    assert document.engine.startswith("pdfium + tesseract")
    flag = next(flag for flag in document.warnings if flag.code == "read_by_ocr")
    assert "1 of 3 pages" in flag.message


@needs_tesseract
def test_an_honest_layer_is_no_reason_for_a_warning_and_the_picture_is_read() -> None:
    slips = [line.replace("Kafka", "Kaflca").replace("Data", "Dala") for line in RESUME]
    document = read(pdf_of(paint_layered(slips)))
    assert document.text.splitlines() == list(RESUME)
    assert [piece.cause for piece in document.hidden] == ["ocr_layer"]
    assert all(flag.severity is Severity.INFO for flag in document.warnings)


@needs_tesseract
def test_words_that_only_the_layer_holds_are_a_lie_and_not_read() -> None:
    document = read(pdf_of(paint_layered((*RESUME, *STUFFING))))
    assert document.text.splitlines() == list(RESUME)
    lies = [piece.text for piece in document.hidden if piece.cause == "text_layer_lie"]
    assert lies == [" ".join(STUFFING)]
    assert "hidden_text" in codes(document)


def test_without_ocr_a_layer_is_read_where_it_covers_ink_and_flagged() -> None:
    document = read(pdf_of(paint_layered((*RESUME, *STUFFING))), "off")
    assert document.text.splitlines() == list(RESUME)
    assert [piece.cause for piece in document.hidden] == ["text_layer_lie"]
    assert "unverified" in codes(document)
    assert document.read_confidence == 0.5


@pytest.mark.parametrize("data", [pdf_of(paint_scan), file_of(draw())], ids=["pdf", "png"])
def test_a_scan_that_nothing_can_read_says_what_to_install(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ReadError) as off:
        read(data, "off")
    assert off.value.status == "no_text"
    assert "OCR is off" in off.value.reason
    for module in (pdf_ocr, image):
        monkeypatch.setattr(module, "find_engine", lambda choice: None)
    with pytest.raises(ReadError) as missing:
        read(data, "auto")
    assert missing.value.status == "no_text"
    assert "apt install tesseract-ocr" in missing.value.next_step
    assert "skill-matcher[ocr]" in missing.value.next_step


def test_an_engine_asked_for_by_name_must_be_here(monkeypatch: pytest.MonkeyPatch) -> None:
    ocr._engine.cache_clear()
    monkeypatch.setattr(rapidocr, "version", lambda: None)
    with pytest.raises(ReadError, match="not installed") as caught:
        read(pdf_of(paint_scan), "rapidocr")
    ocr._engine.cache_clear()
    assert "pip install" in caught.value.next_step
    assert read(pdf_of(paint_text), "rapidocr").text.startswith(RESUME[0])


def test_an_engine_that_fails_takes_no_page_down_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(picture: Image.Image) -> list[object]:
        raise subprocess.CalledProcessError(1, "tesseract")

    engine = ocr.OcrEngine(name="broken 1.0", recognise=fail)
    monkeypatch.setattr(pdf_ocr, "find_engine", lambda choice: engine)
    document = read(pdf_of(paint_text, paint_scan), "auto")
    assert document.text.splitlines() == list(RESUME)
    flag = next(flag for flag in document.warnings if flag.code == "pages_not_read")
    assert "page 2" in flag.message
    assert "broken 1.0 failed" in flag.message


def test_a_page_with_text_or_without_anything_is_never_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_ocr, "read_page", lambda *_, **__: pytest.fail("a page was read"))
    few_words = pdf_of(paint_text, lambda canvas: canvas.drawString(60, 700, "Page 2"))
    assert read(few_words, "auto").text.splitlines() == [*RESUME, "Page 2"]
    assert codes(read(pdf_of(paint_text, lambda canvas: None), "auto")) == set()


def test_a_picture_too_large_to_decode_is_refused_by_its_header() -> None:
    header = (60_000).to_bytes(4) * 2 + b"\x08\x00\x00\x00\x00"
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + len(header).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4)
    with pytest.raises(ReadError, match="pixels"):
        read(data + b"\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e", "auto")


def test_a_picture_that_breaks_off_is_corrupt() -> None:
    with pytest.raises(ReadError) as caught:
        read(file_of(draw())[:900], "auto")
    assert caught.value.status == "corrupt"


def test_a_picture_in_a_format_of_phones_is_to_be_saved_anew() -> None:
    with pytest.raises(ReadError) as caught:
        read(b"\x00\x00\x00\x18ftypheic" + bytes(80), "auto")
    assert caught.value.status == "unsupported"
    assert "JPEG" in caught.value.next_step


def lying_pdf(shown: str, claims: dict[str, str]) -> bytes:
    """Make a page of RESUME and a line that shows *shown*, whose font calls its letters something else."""
    pairs = "\n".join(
        f"<{ord(letter):02X}> <{claim.encode('utf-16-be').hex()}>"
        for letter, claim in claims.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(claims)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )
    lines = "".join(f"1 0 0 1 60 {760 - 20 * n} Tm ({line}) Tj\n" for n, line in enumerate(RESUME))
    content = f"BT /F1 11 Tf {lines} ET BT /F2 11 Tf 60 300 Td ({shown}) Tj ET"
    font = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F1 << {font} >> /F2 << {font} /ToUnicode 5 0 R >> >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return data + (
        f"xref\n0 6\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    ).encode("ascii")


MANY_FOR_ONE = dict(zip("ABCDEF", (*STUFFING[0].split(), "Hadoop"), strict=True))


@needs_tesseract
def test_letters_that_are_called_otherwise_are_read_as_they_look() -> None:
    shown, claims = "mixed jelly movies", dict(zip("mixedjlyovs", "WatMrKfmcIh", strict=True))
    document = read(lying_pdf(shown, claims))
    assert document.text.splitlines() == [*RESUME, shown]
    lie = next(piece.text for piece in document.hidden if piece.cause == "text_layer_lie")
    assert lie == "".join(claims.get(letter, letter) for letter in shown)
    assert "letters_replaced" in codes(document)


def test_without_ocr_doubted_letters_stay_but_are_flagged() -> None:
    document = read(
        lying_pdf("mixed jelly movies", dict(zip("mixedjlyovs", "WatMrKfmcIh", strict=True))), "off"
    )
    assert "unverified" in codes(document)
    assert document.read_confidence == 0.5


def test_text_that_has_no_room_is_hidden_even_without_ocr() -> None:
    document = read(lying_pdf("ABCDEF", MANY_FOR_ONE), "off")
    assert document.text.splitlines() == list(RESUME)
    assert [piece.cause for piece in document.hidden] == ["text_layer_lie"]


def test_the_same_font_with_a_true_table_raises_no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "read_page", lambda *_, **__: pytest.fail("a page was read"))
    shown = "mixed jelly movies"
    document = read(lying_pdf(shown, {letter: letter for letter in shown}), "auto")
    assert document.text.splitlines() == [*RESUME, shown]
    assert not document.hidden
    assert not document.warnings


def test_tesseract_reads_in_the_languages_that_are_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = b'List of available languages in "/x" (3):\nfra\neng\nosd\n'
    monkeypatch.setattr(tesseract.programs, "find", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(tesseract.programs, "run", lambda *_, **__: listed)
    assert tesseract.languages.__wrapped__() == "eng+fra"
