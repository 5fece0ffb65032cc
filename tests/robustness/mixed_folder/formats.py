"""One function a format: an invented person becomes the bytes of a file."""

import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from html import escape
from random import Random

import docx
from docx.shared import Pt
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from mixed_folder.people import Line, Person

Write = Callable[[Person, Random], bytes]

_WIDTH, _HEIGHT = A4
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_PLACEHOLDER = "BODY-OF-THE-RESUME"
_SIZES = {"name": 18.0, "heading": 13.0}
_BOLD = frozenset({"name", "heading", "role"})


def pdf(person: Person, random: Random) -> bytes:
    """Return a PDF of one to three pages in one of several looks."""
    target = io.BytesIO()
    font = random.choice(("Helvetica", "Times"))
    canvas = Canvas(
        target, pagesize=A4, invariant=1, pageCompression=random.randrange(2), pdfVersion=(1, 5)
    )
    size, aside = random.choice((9.0, 10.5, 12.0)), random.random() < 0.25
    lines = person.lines()
    if aside:
        _draw(canvas, (Line(kind="heading", text="Skills"), *_each(person.skills)), font, size, 40)
        lines = lines[:-2]
    _draw(canvas, lines, font, size, 200 if aside else 50)
    canvas.save()
    return target.getvalue()


def _each(words: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line(kind="text", text=word) for word in words)


def _draw(canvas: Canvas, lines: tuple[Line, ...], font: str, size: float, left: float) -> None:
    width = 130 if left == 40 else _WIDTH - left - 50
    regular, bold = ("Times-Roman", "Times-Bold") if font == "Times" else (font, "Helvetica-Bold")
    y = _HEIGHT - 60
    for line in lines:
        letters = _SIZES.get(line.kind, size)
        face = bold if line.kind in _BOLD else regular
        canvas.setFillColor(HexColor("#22384A" if line.kind == "heading" else "#000000"))
        mark = "• " if line.kind == "bullet" else ""
        if line.kind == "heading":
            y -= 8
        for piece in simpleSplit(mark + line.text, face, letters, width):
            if y < 60:
                canvas.showPage()
                y = _HEIGHT - 60
            canvas.setFont(face, letters)
            canvas.drawString(left, y, piece)
            y -= letters * 1.3


def docx_(person: Person, random: Random) -> bytes:
    """Return a Word file whose other parts come from a template that python-docx wrote."""
    parts = _docx_template(random.choice((10, 11, 12)))
    table = random.random() < 0.25
    body = "".join(_paragraph(line) for line in person.lines())
    if table:
        cells = "".join(f"<w:tc>{_paragraph(line)}</w:tc>" for line in _each(person.skills[:2]))
        body += f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>"
    head, tail = parts["word/document.xml"].split(
        f"<w:p><w:r><w:t>{_PLACEHOLDER}</w:t></w:r></w:p>"
    )
    return pack({**parts, "word/document.xml": head + body + tail})


def _paragraph(line: Line) -> str:
    style = {"name": "Title", "heading": "Heading1", "bullet": "ListBullet"}.get(line.kind)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    bold = "<w:rPr><w:b/></w:rPr>" if line.kind == "role" else ""
    return f'<w:p>{properties}<w:r>{bold}<w:t xml:space="preserve">{escape(line.text)}</w:t></w:r></w:p>'


@cache
def _docx_template(size: int) -> dict[str, str]:
    word = docx.Document()
    word.styles["Normal"].font.size = Pt(size)
    word.add_paragraph(_PLACEHOLDER)
    target = io.BytesIO()
    word.save(target)
    with zipfile.ZipFile(target) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if not name.endswith((".jpeg", "stylesWithEffects.xml"))
        }


def pack(parts: dict[str, bytes] | dict[str, str]) -> bytes:
    """Return a ZIP of *parts* whose bytes depend on nothing else."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


_ODT_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "manifest")
)


def odt(person: Person, random: Random) -> bytes:
    """Return an OpenDocument text."""
    tag = {"name": "h", "heading": "h"}
    body = "".join(
        f"<text:{tag.get(line.kind, 'p')}>{escape(line.text)}</text:{tag.get(line.kind, 'p')}>"
        for line in person.lines()
    )
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODT_SPACES}><office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest {_ODT_SPACES} id="{random.random()}"/>',
        }
    )


def rtf(person: Person, random: Random) -> bytes:
    """Return a rich text file in the code page of western Europe, other letters by number."""
    size = random.choice((20, 22, 24))
    rows = "".join(
        f"{{\\b {_rtf_text(line.text)}}}\\par\n"
        if line.kind in _BOLD
        else f"{_rtf_text(line.text)}\\par\n"
        for line in person.lines()
    )
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}\\f0\\fs{size} {rows}}}".encode(
        "ascii"
    )


def _rtf_text(text: str) -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def html(person: Person, random: Random) -> bytes:
    """Return a web page."""
    tags = {"name": "h1", "heading": "h2", "role": "h3", "bullet": "li"}
    rows = "".join(
        f"<{tags.get(line.kind, 'p')}>{escape(line.text)}</{tags.get(line.kind, 'p')}>\n"
        for line in person.lines()
    )
    colour = f"#{random.randrange(0x444444):06x}"
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>Resume</title><style>p{{color:{colour}}}"
        f"</style></head><body>{rows}</body></html>"
    ).encode()


def txt(person: Person, random: Random) -> bytes:
    """Return plain text in one of the encodings that people use."""
    text = "".join(
        f"\n{line.text.upper()}\n" if line.kind == "heading" else f"{_mark(line)}{line.text}\n"
        for line in person.lines()
    )
    return text.encode(random.choice(("utf-8", "utf-8-sig", "utf-16")))


def md(person: Person, random: Random) -> bytes:
    """Return Markdown."""
    marks = {"name": "# ", "heading": "\n## ", "role": "\n### "}
    bullet = random.choice("-*")
    text = "".join(
        f"{marks.get(line.kind) or _mark(line, bullet)}{line.text}\n" for line in person.lines()
    )
    return text.encode()


def _mark(line: Line, bullet: str = "-") -> str:
    return f"{bullet} " if line.kind == "bullet" else ""


def json_resume(person: Person, random: Random) -> bytes:
    """Return a file of the JSON Resume schema."""
    return json.dumps(
        {
            "basics": {"name": person.name, "label": person.headline, "email": person.email},
            "work": [
                {
                    "name": role.employer,
                    "position": role.title,
                    "startDate": f"{role.start[-4:]}-0{random.randint(1, 9)}",
                    "highlights": list(role.deeds),
                }
                for role in person.roles
            ],
            "education": [{"institution": person.school, "area": person.degree}],
            "skills": [{"name": skill} for skill in person.skills],
        }
    ).encode()


WRITERS: dict[str, Write] = {
    "pdf": pdf,
    "docx": docx_,
    "rtf": rtf,
    "odt": odt,
    "html": html,
    "txt": txt,
    "md": md,
    "json": json_resume,
}
"""The formats that are one document a file, by extension."""

SHARES = {"pdf": 45, "docx": 27, "rtf": 4, "odt": 5, "html": 5, "txt": 7, "md": 4, "json": 3}
"""How many files in a hundred of a mixed folder have a format."""


def mail(person: Person, attachments: dict[str, bytes]) -> bytes:
    """Return a mail with attachments."""
    message = EmailMessage()
    message["From"] = person.email
    message["To"] = "jobs@example.com"
    message["Subject"] = f"Application as {person.headline}"
    message["Date"] = "Sun, 01 Nov 2026 09:00:00 +0000"
    message.set_content("Dear all,\n\nmy resume is attached.\n")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    message.set_boundary("=-=-=-the-boundary-=-=-=")
    return message.as_bytes()
