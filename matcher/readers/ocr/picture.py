"""Bring the picture of a page into the state in which letters are read best: grey, straight, 300 dpi."""

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image

DPI = 300  # pixels an inch, where OCR engines read best
MAX_PIXELS = 24_000_000  # of a picture that is read; A3 at 300 dpi has 17.4 million
PAGE_WIDTH = 2_480  # pixels across an A4 page at 300 dpi
_NEARLY = 0.95  # a picture that is so much too large stays as it is
_MOST_ENLARGED = 2.5  # times; more adds no detail
_SKEW_SIDE = 900  # pixels; the longer side of the copy in which the skew is measured
_COARSE, _FINE = 0.5, 0.1  # degrees; steps of the search
_ANGLES = tuple(step * _COARSE for step in range(-10, 11))  # up to five degrees to either side
_RULES = 100  # one step in so many may come from rules, and does not count
_LEAST_SKEW = 0.25  # degrees; less does not hurt, and turning blurs
_WHITE = 255
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
        angle, Image.Resampling.BICUBIC, fillcolor=usual_ground(picture.histogram())
    )


def skew(picture: Image.Image) -> float:
    """Return by how many degrees (counter-clockwise) the picture must turn for its lines to be level.

    Lines of text that are level leave rows full of ink beside rows without: the angle with the sharpest
    change from row to row wins (projection profile; Postl 1986).
    """
    sharpness = _Sharpness(_ink(picture))
    rough = max(_ANGLES, key=sharpness)
    around = round(_COARSE / _FINE)
    return max((rough + step * _FINE for step in range(-around, around + 1)), key=sharpness)


def is_sideways(picture: Image.Image) -> bool:
    """Tell whether the lines of text seem to run up or down the picture."""
    ink = _ink(picture)
    across, along = _Sharpness(ink), _Sharpness(ink.rotate(90, expand=True))
    return max(map(along, _ANGLES)) > max(map(across, _ANGLES))


def is_blank(picture: Image.Image) -> bool:
    """Tell whether the picture shows nothing at all."""
    low, high = picture.getextrema()
    return high - low < _BLANK  # type: ignore[operator]


class _Sharpness:
    """How sharply rows of ink and rows without part when the picture is turned by an angle."""

    def __init__(self, ink: Image.Image) -> None:
        self._ink = ink

    def __call__(self, angle: float) -> tuple[int, float]:
        turned = self._ink.rotate(angle, Image.Resampling.NEAREST)
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        steps = sorted((a - b) ** 2 for a, b in pairwise(rows))
        # rules and frames make few steps, lines of text many; a tie goes to the smaller angle
        return sum(steps[: len(steps) - len(steps) // _RULES]), -abs(angle)


def _ink(picture: Image.Image) -> Image.Image:
    """Return a small copy in which ink is white and the ground black."""
    small = picture.copy()
    small.thumbnail((_SKEW_SIDE, _SKEW_SIDE), Image.Resampling.BOX, reducing_gap=None)
    return below(small, usual_ground(small.histogram()) * 3 // 4)


def below(picture: Image.Image, limit: int) -> Image.Image:
    """Return a picture in which everything darker than *limit* is white, and the rest black."""
    return picture.point([_WHITE if grey < limit else 0 for grey in range(256)])


def usual_ground(histogram: Sequence[int]) -> int:
    """Return the grey of the paper: the commonest one in the lighter half."""
    return max(range(128, 256), key=lambda grey: (histogram[grey], grey))
