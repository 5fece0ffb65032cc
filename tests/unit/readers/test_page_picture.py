"""Pages are drawn for people: as large as a person needs, never so large that it hurts."""

import io

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from matcher.readers import page_picture
from matcher.readers.media_type import MediaType
from matcher.readers.page_picture import page_pictures


def make_pdf(*sizes):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(0, height / 2, width, height / 2, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_page_looks_as_it_is_and_says_its_size_in_points():
    (picture,) = page_pictures(make_pdf((300, 400)), MediaType.PDF)
    image = Image.open(io.BytesIO(picture.png))
    assert (picture.number, picture.width, picture.height) == (1, 300, 400)
    assert image.mode == "L"
    assert image.size == (500, 667)
    assert image.getpixel((250, 100)) == 0
    assert image.getpixel((250, 600)) == 255


def test_huge_pages_and_many_pages_stay_within_bounds(monkeypatch):
    monkeypatch.setattr(page_picture, "MAX_PICTURES", 3)
    pictures = page_pictures(make_pdf((14_000, 200), *[(100, 100)] * 4), MediaType.PDF)
    assert [picture.number for picture in pictures] == [1, 2, 3]
    assert max(Image.open(io.BytesIO(pictures[0].png)).size) <= 1_600


def test_the_same_bytes_give_the_same_pictures():
    data = make_pdf((200, 200))
    assert page_pictures(data, MediaType.PDF) == page_pictures(data, MediaType.PDF)


def test_what_cannot_be_drawn_has_no_pictures():
    assert page_pictures(b"%PDF-1.7 nothing at all", MediaType.PDF) == ()
    assert page_pictures(b"Ada Okafor", MediaType.TEXT) == ()
