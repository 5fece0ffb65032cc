"""Resumes as PDF files in six layouts, with the fonts every reader has."""

import io
from collections.abc import Callable

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from generator import pdf_story
from generator.outline import Part, heading, outline
from generator.pdf_pages import Column, draw_columns
from generator.pdf_story import Type
from generator.people import Person

_WIDTH, _HEIGHT = A4
_MARGIN = 48.0
_BOTTOM = 44.0
_FULL = _WIDTH - 2 * _MARGIN
_ASIDE = frozenset({"skills", "certifications", "languages"})
_DARK = HexColor("#22384A")
_PALE = HexColor("#E9EEF2")

_Decorate = Callable[[Canvas, int], None]


def render_pdf(person: Person) -> bytes:
    """Return the resume as a PDF file whose bytes depend on nothing but *person*."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.setTitle("Resume")
    columns, decorate = _LAYOUTS[person.look["layout"]](person)
    if person.hidden:
        _draw_hidden(canvas, person.hidden)
    draw_columns(canvas, columns, _BOTTOM, decorate)
    canvas.save()
    return target.getvalue()


def _classic(person: Person) -> tuple[list[Column], _Decorate]:
    kind = Type(font="Times-Roman", size=10.5, accent=_DARK)
    head = [
        *pdf_story.lines([person.name_written], kind, **_big(kind, 20), alignment=1),
        *pdf_story.lines(_filled(person.headline), kind, alignment=1),
        *pdf_story.lines([" | ".join(person.contact)], kind, alignment=1),
    ]
    return [_full_column(outline(person), kind, head)], _nothing


def _right_dates(person: Person) -> tuple[list[Column], _Decorate]:
    kind = Type(size=9.8, accent=HexColor("#5A2A3C"), dates_right=True)
    head = [
        *pdf_story.lines([person.name_written], kind, **_big(kind, 19)),
        *pdf_story.lines([*_filled(person.headline), " · ".join(person.contact)], kind),
    ]
    return [_full_column(outline(person), kind, head)], _nothing


def _header_band(person: Person) -> tuple[list[Column], _Decorate]:
    kind = Type(size=9.8, accent=_DARK, dates_right=True)
    band = 92.0

    def decorate(canvas: Canvas, page: int) -> None:
        if page == 1:
            _fill(canvas, (0, _HEIGHT - band, _WIDTH, band), _DARK)

    light = Type(size=9.8, ink=white, accent=white)
    head = Column(left=_MARGIN, width=_FULL, top=_HEIGHT - 18, next_top=_HEIGHT - 18)
    head.story.extend(pdf_story.lines([person.name_written], light, **_big(light, 21)))
    head.story.extend(pdf_story.lines([person.headline, " · ".join(person.contact)], light))
    body = _full_column(outline(person), kind, [], top=_HEIGHT - band - 6)
    return [head, body], decorate


def _two_columns(person: Person) -> tuple[list[Column], _Decorate]:
    kind = Type(size=9.2, accent=HexColor("#2B5B3F"))
    top, gap = _HEIGHT - 90, 20.0
    left = (_FULL - gap) * 0.6
    head = Column(left=_MARGIN, width=_FULL, top=_HEIGHT - 36, next_top=_HEIGHT - 36)
    head.story.extend(pdf_story.lines([person.name_written], kind, **_big(kind, 20)))
    head.story.extend(pdf_story.lines([person.headline, " | ".join(person.contact)], kind))
    main, aside = _split(outline(person), {"education", "extra", "projects"})
    return [
        head,
        _column(main, kind, _MARGIN, left, top),
        _column(aside, kind, _MARGIN + left + gap, _FULL - gap - left, top),
    ], _nothing


def _left_sidebar(person: Person) -> tuple[list[Column], _Decorate]:
    band = 180.0
    light = Type(size=9, ink=white, accent=white)
    kind = Type(size=9.5, accent=_DARK)

    def decorate(canvas: Canvas, page: int) -> None:
        del page
        _fill(canvas, (0, 0, band, _HEIGHT), _DARK)

    side, main = _sidebar(person, light, 22, band - 40), _main(person, kind, band + 24)
    return [side, main], decorate


def _right_sidebar(person: Person) -> tuple[list[Column], _Decorate]:
    band = 175.0
    kind = Type(size=9.5, accent=HexColor("#34495E"))

    def decorate(canvas: Canvas, page: int) -> None:
        del page
        _fill(canvas, (_WIDTH - band, 0, band, _HEIGHT), _PALE)

    side = _sidebar(person, kind, _WIDTH - band + 18, band - 36)
    return [_main(person, kind, 40, right=band + 20), side], decorate


def _main(person: Person, kind: Type, left: float, right: float = 36) -> Column:
    """Return the wide column beside a sidebar: the name and what the sidebar leaves out."""
    main, _ = _split(outline(person), set())
    column = _column(main, kind, left, _WIDTH - left - right, _HEIGHT - 40)
    name = pdf_story.lines([person.name_written], kind, **_big(kind, 20))
    column.story[:0] = [*name, *pdf_story.lines(_filled(person.headline), kind)]
    return column


def _sidebar(person: Person, kind: Type, left: float, width: float) -> Column:
    contact = Part(kind="contact", heading=heading(person, "contact"), lines=person.contact)
    _, aside = _split(outline(person), set())
    return _column([contact, *aside], kind, left, width, _HEIGHT - 40)


def _split(parts: tuple[Part, ...], further: set[str]) -> tuple[list[Part], list[Part]]:
    aside = _ASIDE | further
    return [p for p in parts if p.kind not in aside], [p for p in parts if p.kind in aside]


def _column(parts: list[Part], kind: Type, left: float, width: float, top: float) -> Column:
    content = pdf_story.story(parts, kind, width)
    return Column(left=left, width=width, top=top, next_top=_HEIGHT - 44, story=content)


def _full_column(
    parts: tuple[Part, ...], kind: Type, head: list[Flowable], top: float = _HEIGHT - 44
) -> Column:
    column = _column(list(parts), kind, _MARGIN, _FULL, top)
    column.story[:0] = head
    return column


def _big(kind: Type, size: float) -> dict[str, object]:
    return {
        "fontName": kind.bold,
        "fontSize": size,
        "leading": size * 1.3,
        "textColor": kind.accent,
    }


def _filled(text: str) -> list[str]:
    return [text] if text else []


def _fill(canvas: Canvas, box: tuple[float, float, float, float], colour: Color) -> None:
    """Fill the *box* (left, bottom, width, height) with a colour."""
    canvas.saveState()
    canvas.setFillColor(colour)
    canvas.rect(*box, stroke=0, fill=1)
    canvas.restoreState()


def _nothing(canvas: Canvas, page: int) -> None:
    del canvas, page


def _draw_hidden(canvas: Canvas, words: str) -> None:
    """Print *words* white on white, one point high, as cheats do."""
    text = canvas.beginText(_MARGIN, 30)
    text.setFont("Helvetica", 1)
    text.setFillColor(white)
    text.textLines(words)
    canvas.drawText(text)


_LAYOUTS: dict[str, Callable[[Person], tuple[list[Column], _Decorate]]] = {
    "classic": _classic,
    "right_dates": _right_dates,
    "header_band": _header_band,
    "two_columns": _two_columns,
    "left_sidebar": _left_sidebar,
    "right_sidebar": _right_sidebar,
}
