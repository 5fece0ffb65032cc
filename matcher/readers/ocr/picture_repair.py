"""Repair what makes a picture hard to read: specks, uneven light, and print so pale that it passes for paper.

Each repair may also cost something (light letters on a dark bar vanish), so it is for a second reading.
"""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from matcher.readers.ocr.picture import below, usual_ground

_WHITE = 255
_PALE = 25  # grey levels below the paper's: there, ink begins
_FAINT = 0.12  # share of ink that makes a page faint if engines take it for paper
_SOLID = 8  # pixels of a third of the size; a square of solid black so large is no letter
_DARKENED = 64  # grey levels below the paper's that become black
_TILE = 64  # pixels; the side of the squares in which the light is measured
_UNEVEN = 0.3  # share of the squares whose paper is of another grey than usual


def repaired(picture: Image.Image) -> list[Image.Image]:
    """Return a grey picture with even light, and with black print; none where it has both already."""
    faults = ((is_uneven, flatten), (is_faint, darken))
    return [repair(picture) for has_fault, repair in faults if has_fault(picture)]


def is_uneven(picture: Image.Image) -> bool:
    """Tell whether the paper is of different greys, as under a shadow."""
    lights = _lights(picture).histogram()
    ground = usual_ground(lights)
    near = sum(lights[max(0, ground - _PALE) : ground + _PALE + 1])
    return near < (1 - _UNEVEN) * sum(lights)


def flatten(picture: Image.Image) -> Image.Image:
    """Make the paper white everywhere and keep what is darker than the paper around it."""
    light = _lights(picture).filter(ImageFilter.MedianFilter(3))
    paper = light.resize(picture.size, Image.Resampling.BICUBIC)
    return ImageChops.invert(ImageChops.subtract(paper, picture))


def without_specks(picture: Image.Image) -> Image.Image:
    """Take out dots of a pixel or two of a scan: each pixel takes the middle grey of its neighbours."""
    clean = picture.reduce(2).filter(ImageFilter.MedianFilter(3))
    return clean.resize(picture.size, Image.Resampling.BICUBIC)


def is_faint(picture: Image.Image) -> bool:
    """Tell whether much of the page is set in so pale a grey that engines take it for paper.

    They part ink from paper by one threshold a page (Otsu 1979), which black bars and photos pull down.
    """
    small = picture.reduce(3)
    histogram = small.histogram()
    dark = below(small, _threshold(histogram) + 1)
    ink = below(small, usual_ground(histogram) - _PALE)
    faint = ImageChops.subtract(ink, dark.filter(ImageFilter.MaxFilter(3)))
    solid = (
        _SOLID**2 * dark.reduce(_SOLID).histogram()[_WHITE]
    )  # bars and photos, which are no print
    letters = ink.histogram()[_WHITE] - solid
    return faint.histogram()[_WHITE] > _FAINT * max(1, letters)


def darken(picture: Image.Image) -> Image.Image:
    """Make pale letters black."""
    low = usual_ground(picture.histogram()) - _DARKENED
    return picture.point(
        [min(_WHITE, max(0, (grey - low) * _WHITE // _DARKENED)) for grey in range(256)]
    )


def _lights(picture: Image.Image) -> Image.Image:
    """Return how light the paper is in each square of the picture, a pixel a square."""
    size = max(1, picture.width // _TILE), max(1, picture.height // _TILE)
    light = picture.reduce(_TILE // 8).filter(ImageFilter.MaxFilter(7))
    return light.resize(size, Image.Resampling.BOX)


def _threshold(histogram: Sequence[int]) -> int:
    """Return the grey that parts the two classes with the greatest variance between them."""
    total = sum(histogram)
    whole = sum(grey * count for grey, count in enumerate(histogram))
    best, at = 0.0, 0
    count = weight = 0
    for grey, pixels in enumerate(histogram):
        count += pixels
        weight += grey * pixels
        if 0 < count < total:
            apart = weight / count - (whole - weight) / (total - count)
            between = apart * apart * count * (total - count)
            if between > best:
                best, at = between, grey
    return at
