"""DOCX: every place where Word keeps visible text, and only what it shows (invented people)."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document as NewDocx
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.readers.read import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPENING = "Anneke Visser, planner of railway timetables"


def build(write: Callable[[Docx], None]) -> bytes:
    docx = NewDocx()
    docx.add_paragraph(OPENING)
    write(docx)
    buffer = BytesIO()
    docx.save(buffer)
    return buffer.getvalue()


def read(write: Callable[[Docx], None]) -> Document:
    return read_document(build(write), "a.docx")


def add_xml(docx: Docx, xml: str) -> None:
    docx.element.body.insert(1, parse_xml(xml))


def repack(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return buffer.getvalue()


def test_headers_body_and_footers_stand_in_reading_order() -> None:
    def write(docx: Docx) -> None:
        docx.sections[0].header.paragraphs[0].text = "anneke@mail.example"
        docx.sections[0].footer.paragraphs[0].text = "References on request"

    lines = read(write).text.split("\n")
    assert lines[0] == "anneke@mail.example"
    assert [line for line in lines if line][-1] == "References on request"
    assert lines.index(OPENING) > 0


def test_a_row_of_short_cells_is_one_line_and_tall_cells_follow_each_other() -> None:
    def write(docx: Docx) -> None:
        table = docx.add_table(rows=2, cols=2)
        table.cell(0, 0).text = "2019 - 2023"
        table.cell(
            0, 1
        ).text = "Timetable Planner\nDrew up the night trains\nof three countries\nand more"
        table.cell(1, 0).text = "Skills\nPython"
        table.cell(1, 1).text = "Experience\nPlanner"

    text = read(write).text
    assert "2019 - 2023\tTimetable Planner\nDrew up the night trains\n" in text
    assert "Skills\nPython\nExperience\nPlanner\n" in text


def test_headings_side_by_side_are_read_with_what_stands_below_them() -> None:
    def write(docx: Docx) -> None:
        table = docx.add_table(rows=2, cols=2)
        table.cell(0, 0).text = "SKILLS"
        table.cell(0, 1).text = "EXPERIENCE"
        table.cell(1, 0).text = "Python\nTimetables"
        table.cell(1, 1).text = "Planner, 2019 - 2023\nDrew up the night trains"

    assert (
        "SKILLS\nPython\nTimetables\nEXPERIENCE\nPlanner, 2019 - 2023\nDrew up" in read(write).text
    )


def test_a_table_of_jobs_under_column_titles_is_read_row_by_row() -> None:
    def write(docx: Docx) -> None:
        table = docx.add_table(rows=3, cols=2)
        table.cell(0, 0).text = "EMPLOYER"
        table.cell(0, 1).text = "DUTIES"
        for row, place in ((1, "Oslo"), (2, "Bergen")):
            table.cell(row, 0).text = f"Example Rail\n{place}"
            table.cell(row, 1).text = f"Planned trains of {place}\nTrained others"

    text = read(write).text
    assert "EMPLOYER\tDUTIES\nExample Rail\nOslo\nPlanned trains of Oslo\n" in text


def test_macro_documents_and_templates_are_read_alike() -> None:
    data = build(lambda docx: None)
    for name in ("a.docm", "a.dotx", "a.dotm"):
        kind = {"a.docm": b"macroEnabled", "a.dotx": b"template", "a.dotm": b"macroEnabledTemplate"}
        other = repack(
            data,
            "[Content_Types].xml",
            lambda xml, part=kind[name]: xml.replace(b"document.main+xml", part + b".main+xml"),
        )
        assert OPENING in read_document(other, name).text


def test_headings_and_bold_lines_are_bold_and_bullets_show() -> None:
    def write(docx: Docx) -> None:
        docx.add_heading("Experience", level=1)
        docx.add_paragraph("Cut the turnaround time", style="List Bullet")
        docx.add_paragraph().add_run("Planner").bold = True

    document = read(write)
    bold = [document.text[line.span.start : line.span.end] for line in document.lines if line.bold]
    assert bold == ["Experience", "Planner"]
    assert "• Cut the turnaround time\n" in document.text


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent {W}><w:p><w:r><w:t>Boxed words</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r>'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(lambda docx: add_xml(docx, xml)).text.count("Boxed words") == 1


def test_content_controls_and_insertions_are_read_and_deletions_are_kept_apart() -> None:
    def write(docx: Docx) -> None:
        add_xml(
            docx,
            f"<w:p {W}><w:ins><w:r><w:t>put in</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>struck out</w:delText></w:r></w:del></w:p>",
        )
        add_xml(
            docx,
            f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        )

    document = read(write)
    assert "put in\n" in document.text
    assert "controlled\n" in document.text
    assert [(piece.cause, piece.text) for piece in document.hidden] == [
        ("tracked_deletion", "struck out")
    ]


def vanish(docx: Docx) -> None:
    docx.add_paragraph().add_run("Secret words").font.hidden = True


def vanish_by_style(docx: Docx) -> None:
    base = docx.styles.add_style("Ghost", 2)
    base.font.hidden = True
    child = docx.styles.add_style("GhostChild", 2)
    child.base_style = base
    docx.add_paragraph().add_run("Secret words", style="GhostChild")


def white(docx: Docx) -> None:
    docx.add_paragraph().add_run("Secret words").font.color.rgb = RGBColor(255, 255, 255)


def tiny(docx: Docx) -> None:
    docx.add_paragraph().add_run("Secret words").font.size = Pt(1)


@pytest.mark.parametrize(
    ("write", "cause"),
    [
        (vanish, "hidden_formatting"),
        (vanish_by_style, "hidden_formatting"),
        (white, "colour_near_background"),
        (tiny, "tiny_text"),
    ],
    ids=["vanish", "vanish by style", "white", "tiny"],
)
def test_what_word_does_not_show_is_kept_apart(write: Callable[[Docx], None], cause: str) -> None:
    document = read(write)
    assert "Secret" not in document.text
    assert [(piece.cause, piece.text) for piece in document.hidden] == [(cause, "Secret words")]


def test_white_letters_on_a_dark_cell_are_read() -> None:
    def write(docx: Docx) -> None:
        cell = docx.add_table(rows=1, cols=1).cell(0, 0)
        cell.paragraphs[0].add_run("Shown on blue").font.color.rgb = RGBColor(255, 255, 255)
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="1F3864"/>'))

    document = read(write)
    assert "Shown on blue" in document.text
    assert document.hidden == ()


def test_hyperlinks_keep_their_targets() -> None:
    def write(docx: Docx) -> None:
        key = docx.part.relate_to(
            "https://code.example/anneke",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        add_xml(
            docx,
            f'<w:p {W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<w:hyperlink r:id="{key}"><w:r><w:t>my code</w:t></w:r></w:hyperlink></w:p>',
        )

    document = read(write)
    assert "my code" in document.text
    assert [link.target for link in document.links] == ["https://code.example/anneke"]


GOOD = build(lambda docx: None)
DTD = b'<!DOCTYPE x [<!ENTITY a "boom">]>'


@pytest.mark.parametrize(
    ("status", "data"),
    [
        ("corrupt", GOOD[: len(GOOD) // 2]),
        ("corrupt", repack(GOOD, "word/document.xml", lambda _: b"")),
        ("corrupt", repack(GOOD, "word/document.xml", lambda xml: xml[:-40])),
        ("corrupt", repack(GOOD, "word/document.xml", lambda xml: DTD + xml)),
        ("too_large", repack(GOOD, "word/document.xml", lambda xml: b"<a/>" * 1_300_000)),
        (
            "no_text",
            repack(GOOD, "word/document.xml", lambda xml: xml.replace(OPENING.encode(), b"x")),
        ),
    ],
    ids=["truncated", "empty part", "broken XML", "DTD", "many elements", "no text"],
)
def test_docx_files_that_cannot_be_read_say_why(status: str, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, "a.docx")
    assert caught.value.status == status
    assert caught.value.next_step


def test_a_web_page_inside_that_holds_nothing_does_not_lose_the_rest() -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = f"<w:p><w:r><w:t>{OPENING}</w:t></w:r></w:p><w:altChunk r:id='r1'/>"
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml",
            f"<w:document {W} xmlns:r='{relations}'><w:body>{body}</w:body></w:document>",
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id='r1' Type='x/aFChunk' Target='a.html'/></Relationships>",
        )
        package.writestr("word/a.html", "<!-- <html> -->")
    assert read_document(buffer.getvalue(), "a.docx").text == f"{OPENING}\n"
