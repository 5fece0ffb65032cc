"""Bring the picture of a page into the state in which letters are read best: grey, straight, 300 dpi."""

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

DPI = 300  # pixels an inch, where OCR engines read best
MAX_PIXELS = 24_000_000  # of a picture that is read; A3 at 300 dpi has 17.4 million
PAGE_WIDTH = 2_480  # pixels across an A4 page at 300 dpi
_NEARLY = 0.95  # a picture that is so much too large stays as it is
_MOST_ENLARGED = 2.5  # times; more adds no detail
_SKEW_SIDE = 900  # pixels; the longer side of the copy in which the skew is measured
_MOST_SKEW = 5.0  # degrees to either side
_COARSE, _FINE = 0.5, 0.1  # degrees; steps of the search
_LEAST_SKEW = 0.25  # degrees; less does not hurt, and turning blurs
_WHITE = 255
_PALE = 25  # grey levels below the paper's: there, ink begins
_FAINT = 0.12  # share of ink that makes a page faint if engines take it for paper
_DARKENED = 64  # grey levels below the paper's that become black
_BLANK = 24  # grey levels between ink and paper at least


def to_grey(picture: Image.Image) -> Image.Image:
    """Return the picture in shades of grey, on white where it is transparent."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(ground, layer)
    return picture.convert("L")


def scale_to_page(picture: Image.Image) -> Image.Image:
    """Resize so that the shorter side has the pixels of a page's width at 300 dpi, within limits."""
    width, height = picture.size
    factor = min(PAGE_WIDTH / min(width, height), _MOST_ENLARGED)
    factor = min(factor, (MAX_PIXELS / (width * height)) ** 0.5)
    if _NEARLY < factor <= 1.0:
        return picture
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return picture.resize(size, Image.Resampling.LANCZOS)


def straighten(picture: Image.Image) -> Image.Image:
    """Turn a page that was laid askew on the scanner by a few degrees back, if it was."""
    angle = skew(picture)
    if abs(angle) < _LEAST_SKEW:
        return picture
    return picture.rotate(
        angle, Image.Resampling.BICUBIC, fillcolor=_usual_ground(picture.histogram())
    )


def skew(picture: Image.Image) -> float:
    """Return by how many degrees (counter-clockwise) the picture must turn for its lines to be level.

    Lines of text that are level leave rows full of ink beside rows without: the angle with the sharpest
    change from row to row wins (projection profile; Postl 1986).
    """
    ink = _ink(picture)
    reach = round(_MOST_SKEW / _COARSE)
    rough = max((step * _COARSE for step in range(-reach, reach + 1)), key=_Sharpness(ink))
    around = round(_COARSE / _FINE)
    return max((rough + step * _FINE for step in range(-around, around + 1)), key=_Sharpness(ink))


def is_sideways(picture: Image.Image) -> bool:
    """Tell whether the lines of text seem to run up or down the picture."""
    sharpness = _Sharpness(_ink(picture))
    return sharpness(90.0) > sharpness(0.0)


def is_blank(picture: Image.Image) -> bool:
    """Tell whether the picture shows nothing at all."""
    low, high = picture.getextrema()
    return high - low < _BLANK  # type: ignore[operator]


def is_faint(picture: Image.Image) -> bool:
    """Tell whether much of the page is set in so pale a grey that engines take it for paper.

    They part ink from paper by one threshold a page (Otsu 1979), which black bars and photos pull down.
    """
    small = picture.reduce(2)
    histogram = small.histogram()
    dark = _below(small, _threshold(histogram) + 1).filter(ImageFilter.MaxFilter(5))
    ink = _below(small, _usual_ground(histogram) - _PALE)
    faint = ImageChops.subtract(ink, dark)
    return faint.histogram()[_WHITE] > _FAINT * max(1, ink.histogram()[_WHITE])


def darken(picture: Image.Image) -> Image.Image:
    """Make pale letters black."""
    ground = _usual_ground(picture.histogram())
    low = ground - _DARKENED
    return picture.point(
        [min(_WHITE, max(0, (grey - low) * _WHITE // _DARKENED)) for grey in range(256)]
    )


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


def _below(picture: Image.Image, limit: int) -> Image.Image:
    """Return a picture in which everything darker than *limit* is white, and the rest black."""
    return picture.point([_WHITE if grey < limit else 0 for grey in range(256)])


class _Sharpness:
    """How sharply rows of ink and rows without part when the picture is turned by an angle."""

    def __init__(self, ink: Image.Image) -> None:
        self._ink = ink

    def __call__(self, angle: float) -> tuple[int, float]:
        turned = self._ink.rotate(angle, Image.Resampling.NEAREST, expand=abs(angle) > _MOST_SKEW)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        # a tie goes to the smaller angle
        return sum((a - b) ** 2 for a, b in pairwise(rows)), -abs(angle)


def _ink(picture: Image.Image) -> Image.Image:
    """Return a small copy in which ink is white and the ground black."""
    small = picture.copy()
    small.thumbnail((_SKEW_SIDE, _SKEW_SIDE), Image.Resampling.BOX, reducing_gap=None)
    return _below(small, _usual_ground(small.histogram()) * 3 // 4)


def _usual_ground(histogram: Sequence[int]) -> int:
    """Return the grey of the paper: the commonest one in the lighter half."""
    return max(range(128, 256), key=lambda grey: (histogram[grey], grey))
