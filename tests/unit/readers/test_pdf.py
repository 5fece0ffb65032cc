"""PDF: reading order, visibility and the two engines, on pages drawn here (invented people)."""

import hashlib
from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.lib.colors import Color, white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from matcher.errors import ReadError
from matcher.readers.limits import encrypted
from matcher.readers.options import ReadOptions
from matcher.readers.pdf import fonts
from matcher.readers.pdf import read as pdf
from matcher.readers.read import read_document

ENGINES = ("pdfium", "pdfminer")


def draw(paint: Callable[[Canvas], None], **options: object) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, **options)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def column(canvas: Canvas, x: float, y: float, lines: list[str], leading: float = 14) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, y - number * leading, line)


def dated_jobs(canvas: Canvas) -> None:
    canvas.setFont("Helvetica-Bold", 12)
    for y, title, dates in (
        (700, "Data Engineer", "Mar 2019 - Present"),
        (640, "Data Analyst", "Jan 2016 - Feb 2019"),
        (580, "Research Assistant", "Sep 2014 - Dec 2015"),
        (520, "Intern", "Jun 2013 - Aug 2013"),
    ):
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, y, title)
        canvas.drawRightString(540, y, dates)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(
            60, y - 16, f"Kept the pipelines of the {title.lower()} team running well."
        )


LEFT = [
    "Skills",
    "Python",
    "Airflow",
    "Terraform",
    "Kafka",
    "Contact",
    "ines@mail.example",
    "Porto",
]
RIGHT = [
    "Experience",
    "Led the move of nightly batch jobs to a stream that",
    "answers within a second, and wrote the runbooks for",
    "the people on call.",
    "Built the feature store that four teams now share and",
    "brought its cost down by a third.",
]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_date_set_flush_right_stays_on_the_line_of_its_title(engine: str) -> None:
    document = read_document(draw(dated_jobs), "a.pdf", ReadOptions(pdf_engine=engine))
    assert "Data Engineer\tMar 2019 - Present\n" in document.text
    assert "Intern\tJun 2013 - Aug 2013\n" in document.text


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("leading", [14, 11.5])
def test_a_sidebar_is_read_apart_from_the_main_column(engine: str, leading: float) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(60, 780, "Ines Carvalho")
        canvas.setFont("Helvetica", 10)
        column(canvas, 60, 720, LEFT, leading)
        column(canvas, 230, 716, RIGHT)

    document = read_document(draw(paint), "a.pdf", ReadOptions(pdf_engine=engine))
    assert document.text.splitlines() == ["Ines Carvalho", *LEFT, *RIGHT]


@pytest.mark.parametrize("engine", ENGINES)
def test_two_columns_of_prose_on_one_grid_of_lines_do_not_interleave(engine: str) -> None:
    right = [line.replace("nightly", "weekly") for line in RIGHT]

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        column(canvas, 50, 700, RIGHT)
        column(canvas, 320, 700, right)

    document = read_document(draw(paint), "a.pdf", ReadOptions(pdf_engine=engine))
    assert document.text.splitlines() == RIGHT + right


def test_dates_in_the_left_margin_stay_beside_their_titles_even_when_they_wrap() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for y, first, second, title in (
            (700, "03/2019 -", "present", "Data Engineer, Northwind"),
            (640, "01/2016 -", "02/2019", "Data Analyst, Fabrikam"),
            (580, "09/2014 -", "12/2015", "Intern, Contoso"),
        ):
            canvas.drawRightString(110, y, first)
            canvas.drawRightString(110, y - 12, second)
            canvas.drawString(118, y, title)
            canvas.drawString(
                118, y - 12, "Kept the nightly pipelines running and wrote the reports."
            )

    lines = read_document(draw(paint), "a.pdf").text.splitlines()
    assert lines[0] == "03/2019 - present\tData Engineer, Northwind"
    assert lines[2] == "01/2016 - 02/2019\tData Analyst, Fabrikam"


def test_letters_set_apart_make_words() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, 700, "EXPERIENCE", charSpace=6)
        canvas.drawString(60, 685, "WORK HISTORY", charSpace=4)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 670, "Data Engineer at Northwind Traders")

    assert read_document(draw(paint), "a.pdf").text.startswith("EXPERIENCE\nWORK HISTORY\n")


def visible_line(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.setFillColor(Color(0, 0, 0))
    canvas.drawString(60, 700, "Tomoko Arai, analyst of water networks")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("cause", "hide"),
    [
        ("colour_near_background", lambda canvas: canvas.setFillColor(white)),
        ("colour_near_background", lambda canvas: canvas.setFillColor(Color(0.97, 0.97, 0.97))),
        ("tiny_text", lambda canvas: canvas.setFont("Helvetica", 1)),
        ("tiny_text", lambda canvas: canvas.scale(0.1, 0.1)),
        ("off_page", lambda canvas: canvas.translate(2000, 0)),
        ("invisible_render_mode", None),
    ],
    ids=["white", "near white", "1 pt", "scaled down", "off page", "render mode"],
)
def test_what_no_reader_sees_is_kept_apart(
    engine: str, cause: str, hide: Callable[[Canvas], None] | None
) -> None:
    def paint(canvas: Canvas) -> None:
        visible_line(canvas)
        text = canvas.beginText(60, 600)
        if hide is None:
            text.setTextRenderMode(3)
        else:
            hide(canvas)
        text.textLine("Kubernetes TensorFlow PyTorch")
        canvas.drawText(text)

    document = read_document(draw(paint), "a.pdf", ReadOptions(pdf_engine=engine))
    assert document.text == "Tomoko Arai, analyst of water networks\n"
    assert [(piece.cause, piece.text) for piece in document.hidden] == [
        (cause, "Kubernetes TensorFlow PyTorch")
    ]
    assert [flag.code for flag in document.warnings] == ["hidden_text"]


@pytest.mark.parametrize("engine", ENGINES)
def test_white_letters_on_a_dark_band_are_read(engine: str) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFillColor(Color(0.1, 0.1, 0.3))
        canvas.rect(0, 740, 595, 102, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Helvetica-Bold", 24)
        canvas.drawString(60, 780, "Tomoko Arai")
        visible_line(canvas)

    document = read_document(draw(paint), "a.pdf", ReadOptions(pdf_engine=engine))
    assert document.text.startswith("Tomoko Arai\n")
    assert document.hidden == ()


def test_a_line_knows_its_page_place_size_and_weight() -> None:
    document = read_document(draw(dated_jobs), "a.pdf")
    title, prose = document.lines[:2]
    assert (title.page, title.bold, title.size) == (1, True, 12.0)
    assert (prose.bold, prose.size) == (False, 10.0)
    assert title.box is not None
    assert title.box[0] == pytest.approx(60, abs=2)
    assert document.quote(title.span).quote == "Data Engineer\tMar 2019 - Present"
    assert document.id == hashlib.sha256(draw(dated_jobs)).hexdigest()


def test_a_regular_font_with_wide_stems_is_not_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.raw, "FPDFFont_GetWeight", lambda _font: 896)
    title, prose = read_document(draw(dated_jobs), "a.pdf").lines[:2]
    assert (title.bold, prose.bold) == (True, False)


def test_no_short_word_is_lost_where_each_letter_is_an_object_of_its_own() -> None:
    words = "A led run of 4 to 7 and so on to do it all as we go"

    def paint(canvas: Canvas) -> None:
        for row in range(3):
            x = 60.0
            for letter in words:
                if letter != " ":
                    canvas.drawString(x, 700 - 20 * row, letter)
                x += canvas.stringWidth(letter)

    assert read_document(draw(paint), "a.pdf").text.splitlines() == [words] * 3


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cropped_page_shows_what_lies_inside_its_crop_box(engine: str) -> None:
    def cropped(canvas: Canvas) -> None:
        canvas.setCropBox((40, 400, 555, 842))
        canvas.drawString(60, 700, "Ines Duarte, welder of pipelines")
        canvas.drawString(60, 300, "Beneath the cut")

    document = read_document(draw(cropped), "a.pdf", ReadOptions(pdf_engine=engine, ocr="off"))
    assert document.text == "Ines Duarte, welder of pipelines\n"
    assert [(piece.cause, piece.text) for piece in document.hidden] == [
        ("off_page", "Beneath the cut")
    ]


def test_links_are_kept_from_annotations() -> None:
    def paint(canvas: Canvas) -> None:
        visible_line(canvas)
        canvas.linkURL("https://code.example/tomoko", (60, 695, 200, 712))

    for engine in ENGINES:
        document = read_document(draw(paint), "a.pdf", ReadOptions(pdf_engine=engine))
        assert [link.target for link in document.links] == ["https://code.example/tomoko"]


def test_the_second_engine_steps_in_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> tuple[()]:
        raise RuntimeError("no page tree")

    monkeypatch.setitem(pdf.ENGINES, "pdfium", broken)
    document = read_document(draw(dated_jobs), "a.pdf")
    assert document.engine == "pdfminer"
    assert document.read_confidence < 1
    assert [flag.code for flag in document.warnings] == ["second_pdf_engine"]
    with pytest.raises(ReadError) as caught:
        read_document(draw(dated_jobs), "a.pdf", ReadOptions(pdf_engine="pdfium"))
    assert caught.value.status == "corrupt"


def test_the_first_engine_is_trusted_on_a_clean_file() -> None:
    document = read_document(draw(dated_jobs), "a.pdf")
    assert (document.engine, document.read_confidence, document.warnings) == ("pdfium", 1.0, ())


@pytest.mark.parametrize(
    ("status", "data"),
    [
        ("corrupt", b"%PDF-1.7\nnothing that a PDF holds"),
        ("corrupt", draw(dated_jobs)[:300]),
        ("no_text", draw(lambda canvas: canvas.rect(60, 60, 200, 200))),
        ("encrypted", draw(dated_jobs, encrypt=StandardEncryption("key", canPrint=0))),
    ],
    ids=["noise", "truncated", "no text", "password"],
)
def test_pdfs_that_cannot_be_read_say_why(status: str, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, "a.pdf")
    assert caught.value.status == status
    assert caught.value.reason
    assert caught.value.next_step


def test_a_password_that_only_one_engine_asks_for_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def asks(data: bytes) -> tuple[()]:
        raise encrypted()

    monkeypatch.setitem(pdf.ENGINES, "pdfium", asks)
    assert read_document(draw(dated_jobs), "a.pdf").engine == "pdfminer"


def test_a_damaged_first_line_hides_no_pdf() -> None:
    data = draw(dated_jobs).replace(b"%PDF-1.3", b"%\x01 a file", 1)
    assert b"%PDF" not in data
    assert "Data Engineer" in read_document(data, "a.pdf").text


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    def paint(canvas: Canvas) -> None:
        for _ in range(160):
            visible_line(canvas)
            canvas.showPage()

    with pytest.raises(ReadError, match="pages") as caught:
        read_document(draw(paint), "a.pdf")
    assert caught.value.status == "too_large"
