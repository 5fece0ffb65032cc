"""Quotations are literal, or they are not made."""

import pytest

from matcher.model.document import Document, Line, Span

TEXT = "Ada Lovelace\nEngines\nNotes\n"
LINES = (
    Line(span=Span(start=0, end=12), page=1),
    Line(span=Span(start=13, end=20), page=1),
    Line(span=Span(start=21, end=26), page=2),
)
DOCUMENT = Document(id="d", name="a.txt", media_type="text/plain", text=TEXT, lines=LINES)


@pytest.mark.parametrize(
    ("span", "quote", "page"),
    [((0, 3), "Ada", 1), ((13, 20), "Engines", 1), ((21, 26), "Notes", 2), ((0, 27), TEXT, 1)],
)
def test_a_quotation_is_the_text_at_its_span(span, quote, page):
    evidence = DOCUMENT.quote(Span(start=span[0], end=span[1]))
    assert (evidence.quote, evidence.page) == (quote, page)


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (-1, 4), (0, 99)])
def test_a_span_outside_the_text_is_refused(span):
    with pytest.raises(ValueError, match="is not a part"):
        DOCUMENT.quote(Span(start=span[0], end=span[1]))


def test_spans_know_what_they_hold_and_meet():
    outer, inner, beside = Span(start=0, end=9), Span(start=3, end=9), Span(start=9, end=12)
    assert inner in outer
    assert outer not in inner
    assert outer.overlaps(inner)
    assert not outer.overlaps(beside)
