"""Pages are drawn for people: as large as a person needs, never so large that it hurts."""

import io

import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from matcher.model.document import Document
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


def read(media_type, **facts):
    return Document(id="ab" * 32, name="a", media_type=media_type, text="", **facts)


PDF = read(MediaType.PDF)


def look(picture):
    return Image.open(io.BytesIO(picture.png))


def test_a_page_looks_as_it_is_and_says_its_size_in_points():
    (picture,) = page_pictures(make_pdf((300, 400)), PDF)
    assert (picture.number, picture.width, picture.height) == (1, 300, 400)
    assert look(picture).mode == "L"
    assert look(picture).size == (500, 667)
    assert look(picture).getpixel((250, 100)) == 0
    assert look(picture).getpixel((250, 600)) == 255


def test_huge_pages_and_many_pages_stay_within_bounds(monkeypatch):
    monkeypatch.setattr(page_picture, "MAX_PICTURES", 3)
    pictures = page_pictures(make_pdf((14_000, 200), *[(100, 100)] * 4), PDF)
    assert [picture.number for picture in pictures] == [1, 2, 3]
    assert max(look(pictures[0]).size) <= 1_600


def test_a_page_that_was_turned_to_be_read_is_shown_upright():
    (picture,) = page_pictures(make_pdf((300, 400)), read(MediaType.PDF, turns=((1, 1),)))
    assert (picture.width, picture.height) == (400, 300)
    assert look(picture).getpixel((100, 250)) == 0
    assert look(picture).getpixel((600, 250)) == 255


def test_a_photo_has_the_width_of_a_page():
    image = Image.new("L", (700, 1400), 255)
    ImageDraw.Draw(image).rectangle((0, 0, 700, 700), fill=0)
    out = io.BytesIO()
    image.save(out, "PNG")
    (picture,) = page_pictures(out.getvalue(), read(MediaType.IMAGE))
    assert (picture.width, picture.height) == (595, 1190)
    assert look(picture).getpixel((400, 100)) == 0
    assert max(look(picture).size) == 1_600


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000"])
def test_every_kind_of_picture_can_be_opened(form):
    out = io.BytesIO()
    Image.new("L", (300, 300), 255).save(out, form)
    assert len(page_pictures(out.getvalue(), read(MediaType.IMAGE))) == 1


def test_the_same_bytes_give_the_same_pictures():
    data = make_pdf((200, 200))
    assert page_pictures(data, PDF) == page_pictures(data, PDF)


def test_what_cannot_be_drawn_has_no_pictures():
    assert page_pictures(b"%PDF-1.7 nothing at all", PDF) == ()
    assert page_pictures(b"\x89PNG nothing", read(MediaType.IMAGE)) == ()
    assert page_pictures(b"Ada Okafor", read(MediaType.TEXT)) == ()
