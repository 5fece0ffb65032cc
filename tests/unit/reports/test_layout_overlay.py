"""The page over the pages: what was read stands where it was read, in the order in which it was read."""

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from PIL import Image

from matcher.model.document import (
    Document,
    Flag,
    HiddenText,
    Line,
    Section,
    SectionKind,
    Severity,
    Span,
)
from matcher.readers.page_picture import PagePicture
from matcher.reports.layout_html import layout_html
from matcher.reports.layout_overlay import shown_pages

WIDTH, HEIGHT = 400.0, 500.0
# text, page, block, left and top in points from the upper left corner; None where no place is known
SET = [
    ("Ada Okafor", 1, 0, (20, 20)),
    ("Experience", 1, 1, (20, 60)),
    ("Engineer, Blue Kiosk\t2019 - 2023", 1, 1, (20, 80)),
    ("Skills: Python, Rust", 1, 2, (220, 60)),
    ("sideways", 1, None, None),
    ("Education", 2, 0, (20, 20)),
]


def make(lines=SET, **changes):
    text, made = "", []
    for words, page, block, place in lines:
        box = None
        if place:
            left, top = place
            box = (left, HEIGHT - top - 10, left + 150, HEIGHT - top)
        span = Span(start=len(text), end=len(text) + len(words))
        made.append(Line(span=span, page=page, block=block, box=box))
        text += f"{words}\n"
    facts = {
        "id": "ab" * 32,
        "name": "inbox/ada.pdf",
        "media_type": "application/pdf",
        "text": text,
        "lines": tuple(made),
        "pages": 2,
        "engine": "pdfium",
    }
    return Document(**facts | changes)


def sections_of(document):
    """Cut the text before the words that head a section, whatever lies on their line behind them."""
    heads = [
        (SectionKind.EXPERIENCE, "Experience"),
        (SectionKind.SKILLS, "Skills"),
        (SectionKind.EDUCATION, "Education"),
    ]
    starts = [document.text.find(title) for _, title in heads] + [len(document.text)]
    if -1 in starts:
        return ()
    made = [Section(kind=SectionKind.HEADER, heading=None, body=Span(start=0, end=starts[0]))]
    for (kind, title), start, end in zip(heads, starts, starts[1:], strict=False):
        heading = Span(start=start, end=start + len(title))
        body = Span(start=heading.end, end=end)
        made.append(Section(kind=kind, heading=heading, body=body, title=title))
    return tuple(made)


@pytest.fixture(scope="module")
def pictures():
    out = io.BytesIO()
    Image.new("L", (40, 50), 255).save(out, "PNG")
    return tuple(
        PagePicture(number=number, width=WIDTH, height=HEIGHT, png=out.getvalue())
        for number in (1, 2)
    )


def drawn(document, pictures):
    return layout_html(document, sections_of(document), pictures)


def test_each_line_lies_where_it_was_found_and_carries_its_section(pictures):
    document = make()
    page = shown_pages(document, sections_of(document), pictures)[0]
    lines = [line for block in page.blocks for line in block.lines]
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert [line.kind.value for line in lines] == ["header", *["experience"] * 2, *["skills"] * 2]
    first = lines[0].rect
    assert (first.x, first.y, first.width, first.height) == (20, 20, 150, 10)
    assert lines[4].rect is None


def test_blocks_keep_their_numbers_and_ways_lead_from_each_to_the_next(pictures):
    document = make()
    page = shown_pages(document, sections_of(document), pictures)[0]
    assert [block.number for block in page.blocks] == [1, 2, 3, None]
    second, third = page.blocks[1].rect, page.blocks[2].rect
    assert len(page.ways) == 2
    start, end = re.match(r"M(\S+ \S+)C.* (\S+ \S+)$", page.ways[1]).groups()
    assert start.split()[1] == f"{second.y + second.height:.1f}"
    assert end.split()[1] == f"{third.y:.1f}"
    assert second.y < 60
    assert second.y + second.height > 90


def test_headings_and_cells_are_told_apart_within_a_line(pictures):
    document = make()
    page = shown_pages(document, sections_of(document), pictures)[0]
    lines = [line for block in page.blocks for line in block.lines]
    assert [(p.text, p.begins_cell) for p in lines[2].pieces] == [
        ("Engineer, Blue Kiosk", False),
        ("2019 - 2023", True),
    ]
    assert [(p.text, p.is_heading) for p in lines[3].pieces] == [
        ("Skills", True),
        (": Python, Rust", False),
    ]


def test_the_text_beside_the_page_is_the_whole_text_in_order(pictures):
    data = drawn(make(), pictures).decode()
    items = re.findall(r"<li class=[^>]*data-line=[^>]*><span>(.*?)</span>", data)
    words = [re.sub(r"<i[^>]*> </i>", "\t", item) for item in items]
    assert [re.sub("<[^>]+>", "", item) for item in words] == [entry[0] for entry in SET]


def test_the_page_is_well_formed_and_its_inner_links_lead_somewhere(pictures, outline):
    parser = outline(drawn(make(), pictures))
    assert len(parser.ids) == len(set(parser.ids))
    links = {value for tag, name, value in parser.attributes if (tag, name) == ("a", "href")}
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(parser.ids)
    assert {"#block-1-2", "#text-1-2", "#page-2", "#line-2"} <= links
    assert parser.tags.count("image") == 2


def test_nothing_is_loaded_but_pictures_that_the_page_holds(pictures, outline):
    data = drawn(make(), pictures)
    parser = outline(data)
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & set(parser.tags)
    looks = [value for tag, name, value in parser.attributes if (tag, name) == ("image", "href")]
    assert all(look.startswith("data:image/png;base64,") for look in looks)
    names = {name for _, name, _ in parser.attributes}
    assert not {"src", "style"} & names
    assert not [name for name in names if name.startswith("on")]
    assert "default-src &#39;none&#39;;" in data.decode()
    assert "img-src data:;" in data.decode()


def test_warnings_confidence_and_hidden_text_are_told(pictures):
    flag = Flag(code="second_pdf_engine", severity=Severity.INFO, message="read with another one")
    hidden = HiddenText(text="Kubernetes Spark", cause="tiny_text", page=2)
    document = make(hidden=(hidden,), warnings=(flag,), read_confidence=0.8)
    data = drawn(document, pictures).decode()
    assert "read with another one" in data
    assert "80 %" in data
    second = data[data.index('id="page-2"') :]
    assert "<b>Tiny text</b><blockquote>Kubernetes Spark</blockquote>" in second
    assert "never scored" in second


def test_text_that_honest_programs_leave_behind_is_no_warning(pictures):
    hidden = HiddenText(text="Ada Okafor", cause="ocr_layer", page=1)
    data = drawn(make(hidden=(hidden,)), pictures).decode()
    assert '<li class="f-info"><b>Ocr layer</b>' in data
    assert '<h3 class="unseen">' not in data


def test_a_page_that_cannot_be_drawn_keeps_its_boxes(outline):
    parser = outline(drawn(make(), ()))
    assert "image" not in parser.tags
    assert (
        len([1 for _, name, value in parser.attributes if (name, value) == ("class", "block")]) == 4
    )


def test_a_format_without_places_shows_its_text_alone(outline):
    lines = [(words, 1, None, None) for words, *_ in SET]
    document = make(lines, media_type="text/plain", name="ada.txt", pages=1, engine=None)
    data = drawn(document, ())
    parser = outline(data)
    assert "svg" not in parser.tags
    assert "no pages to look at" in data.decode()
    assert "Without a place" not in data.decode()
    assert len([1 for tag, name, _ in parser.attributes if (tag, name) == ("li", "data-line")]) == 6


def test_the_same_document_gives_the_same_bytes(pictures):
    assert drawn(make(), pictures) == drawn(make(), pictures)


PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</text></svg><img src=x onerror=alert(1)>",
    "</style><svg onload=alert(1)>",
    "<!--",
    "]]>",
    "{{ 7 * 7 }}{% raw %}",
    "https://evil.example/track",
    "javascript:alert(1)",
    "a\u202eb\x00c\x1b[31md",
    "caf\udce9.pdf",
]
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_a_resume_gains_no_tag_no_handler_and_no_link(pictures, outline, payload):
    def infected(words):
        lines = [
            (words if number == 2 else text, *rest) for number, (text, *rest) in enumerate(SET)
        ]
        flag = Flag(code="x", severity=Severity.WARNING, message=words)
        hidden = HiddenText(text=f"{words} and words", cause="tiny_text", page=1)
        return make(lines, name=words, hidden=(hidden,), warnings=(flag,))

    plain = outline(drawn(infected("plain words"), pictures))
    data = drawn(infected(payload), pictures)
    found = outline(data)
    assert Counter(found.tags) == Counter(plain.tags)
    assert Counter(name for _, name, _ in found.attributes) == Counter(
        name for _, name, _ in plain.attributes
    )
    assert not UNPRINTABLE.search(data.decode())


def test_a_heading_of_a_resume_is_inert_in_the_list_of_sections(pictures, outline):
    document = make()
    sections = sections_of(document)
    bad = tuple(replace(section, title='"><script>x</script>') for section in sections)
    plain = outline(layout_html(document, sections, pictures))
    assert outline(layout_html(document, bad, pictures)).tags.count("script") == 1
    assert plain.tags.count("script") == 1
