"""Resumes as Word files: plain, with tables, with the contact in the page header, with a box."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from generator.outline import Entry, Part, outline
from generator.people import Person

_FIXED = datetime(2026, 11, 1, tzinfo=UTC).replace(tzinfo=None)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_ACCENT = RGBColor(0x1F, 0x4E, 0x5F)


def render_docx(person: Person) -> bytes:
    """Return the resume as a DOCX file whose bytes depend on nothing but *person*."""
    layout = person.look["layout"]
    word = _new_document()
    _write_name(word, person, in_header=layout == "header_contact")
    for part in outline(person):
        if layout == "text_box" and part.kind == "skills":
            _write_box(word, (part.heading, *part.lines))
            continue
        _write_heading(word, part.heading)
        for line in part.lines:
            word.add_paragraph(line, style="List Bullet" if len(part.lines) > 1 else None)
        if layout == "tables" and part.entries:
            _write_table(word, part)
        else:
            for entry in part.entries:
                _write_entry(word, entry)
    return _fixed_bytes(word)


def _new_document() -> Document:
    word = docx.Document()
    word.styles["Normal"].font.name = "Calibri"
    word.styles["Normal"].font.size = Pt(10.5)
    word.styles["Normal"].paragraph_format.space_after = Pt(3)
    for page in word.sections:
        page.left_margin = page.right_margin = Cm(2)
        page.top_margin = page.bottom_margin = Cm(1.8)
    word.core_properties.author = ""
    word.core_properties.comments = ""
    word.core_properties.created = word.core_properties.modified = _FIXED
    return word


def _write_name(word: Document, person: Person, *, in_header: bool) -> None:
    contact = " | ".join(person.contact)
    if in_header:
        top = word.sections[0].header.paragraphs[0]
        _run(top, person.name_written, bold=True)
        word.sections[0].header.add_paragraph(contact)
    else:
        _run(word.add_paragraph(), person.name_written, bold=True, size=20, accent=True)
    if person.headline:
        _run(word.add_paragraph(), person.headline, size=12)
    if not in_header:
        word.add_paragraph(contact)


def _write_heading(word: Document, text: str) -> None:
    paragraph = word.add_heading(level=1)
    paragraph.paragraph_format.space_before = Pt(9)
    _run(paragraph, text, bold=True, size=13, accent=True)


def _write_entry(word: Document, entry: Entry) -> None:
    line = word.add_paragraph()
    line.paragraph_format.keep_with_next = True
    _run(line, ", ".join(filter(None, (entry.title, entry.detail))), bold=True)
    if entry.dates:
        _run(word.add_paragraph(), entry.dates, italic=True)
    for bullet in entry.bullets:
        word.add_paragraph(bullet, style="List Bullet")
    if entry.note:
        word.add_paragraph(entry.note)


def _write_table(word: Document, part: Part) -> None:
    table = word.add_table(rows=0, cols=2)
    for entry in part.entries:
        left, right = table.add_row().cells
        left.width, right.width = Cm(3.6), Cm(13.4)
        left.paragraphs[0].text = entry.dates
        title = ", ".join(filter(None, (entry.title, entry.detail)))
        _run(right.paragraphs[0], title, bold=True)
        for bullet in entry.bullets:
            right.add_paragraph(bullet, style="List Bullet")
        if entry.note:
            right.add_paragraph(entry.note)


def _run(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
    accent: bool = False,
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    if accent:
        run.font.color.rgb = _ACCENT


def _write_box(word: Document, lines: tuple[str, ...]) -> None:
    """Add a drawn text box as Word does: once for today's Word, once more for that of 2007."""
    inner = "".join(f"<w:p><w:r><w:t>{_escape(line)}</w:t></w:r></w:p>" for line in lines)
    height = 190_000 * (len(lines) + 1)
    word.add_paragraph()._p.append(  # noqa: SLF001 - python-docx has no text boxes
        parse_xml(_BOX.format(inner=inner, height=height, points=height / 12_700))
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _fixed_bytes(word: Document) -> bytes:
    """Return the file with every date inside the zip set to the same day."""
    raw = io.BytesIO()
    word.save(raw)
    result = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            content = _without_thumbnail(name, source.read(name))
            target.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _without_thumbnail(name: str, content: bytes) -> bytes:
    """Return a part without the link to the picture of python-docx's template."""
    if name != "_rels/.rels":
        return content
    start = content.index(b"docProps/thumbnail.jpeg")
    left = content.rindex(b"<Relationship ", 0, start)
    right = content.index(b"/>", start) + len(b"/>")
    return content[:left] + content[right:]


_BOX = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="6000000" cy="{height}"/><wp:docPr id="1" name="Box"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="6000000" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="EAF2F4"/></a:solidFill></wps:spPr>
<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:rect style="width:472pt;height:{points:.0f}pt" fillcolor="#EAF2F4">
<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>
"""
