"""What is painted on a page and in which order: the places of text objects, and the shapes around them."""

from array import array
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from itertools import islice, repeat

from matcher.readers.pdf import pdfium_calls as call
from matcher.readers.pdf.pdfium_frame import Frame
from matcher.readers.runs import Box, Fill

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = range(1, 6)
_SHAPES = frozenset((_PATH, _IMAGE, _SHADING))
_MAX_OBJECTS = 100_000
_MAX_FILLS = 2_000
_MAX_DEPTH = 8  # forms inside forms
_MIN_HEIGHT, _MIN_WIDTH = 3.0, 8.0  # points; what is smaller neither hides nor carries a word

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class PaintOrder:
    """The objects of a page from the first painted to the last, those inside forms in their place.

    Args:
        addresses: of the objects.
        places: the index of each object in *addresses*, by its address.
        matrices: what turns the coordinates of an object inside a form into those of the page, by place.
        fills: filled shapes and pictures that are large enough to hide or carry a word.
    """

    addresses: list[int] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    matrices: dict[int, Matrix] = field(default_factory=dict)
    fills: list[Fill] = field(default_factory=list)


def read_paint_order(page: int, frame: Frame, texts: Set[int]) -> PaintOrder:
    """Walk the objects of an open page.

    Args:
        page: its address.
        frame: turns pdfium's coordinates into those of the page as shown.
        texts: the addresses of objects that are known to be text.
    """
    order = PaintOrder()
    shapes = _Shapes(frame)
    addresses, fills = order.addresses, order.fills
    found = islice(_walk(_on_page(page), texts), _MAX_OBJECTS)
    for place, (kind, address, matrix) in enumerate(found):
        addresses.append(address)
        if matrix is not _IDENTITY:
            order.matrices[place] = matrix
        if kind in _SHAPES and len(fills) < _MAX_FILLS:
            fill = shapes.fill(kind, address, matrix, place)
            if fill:
                fills.append(fill)
    order.places.update((address, place) for place, address in enumerate(addresses))
    return order


def text_objects(page: int) -> list[int | None]:
    """Return the objects of a page by their place in the painting order, None for what is no text."""
    found = islice(_walk(_on_page(page)), _MAX_OBJECTS)
    return [address if kind == _TEXT else None for kind, address, _ in found]


def _on_page(page: int) -> Iterator[int | None]:
    count = min(call.count_objects(page), _MAX_OBJECTS)
    return map(call.object_at, repeat(call.handle(page)), range(count))


def _in_form(form: int) -> Iterator[int | None]:
    count = min(call.count_form_objects(form), _MAX_OBJECTS)
    return map(call.form_object_at, repeat(form), range(count))


def _walk(
    addresses: Iterable[int | None],
    texts: Set[int] = frozenset(),
    matrix: Matrix = _IDENTITY,
    depth: int = 0,
) -> Iterator[tuple[int, int, Matrix]]:
    """Yield kind, address and matrix of every object in painting order."""
    kind_of = call.object_type
    for address in addresses:
        if not address:
            continue
        kind = _TEXT if address in texts else kind_of(address)
        yield kind, address, matrix
        if kind == _FORM and depth < _MAX_DEPTH:
            inner = _times(_matrix_of(address), matrix)
            yield from _walk(_in_form(address), texts, inner, depth + 1)


def _matrix_of(address: int) -> Matrix:
    buffer = array("f", _IDENTITY)
    call.object_matrix(address, buffer.buffer_info()[0])
    a, b, c, d, x, y = buffer
    return a, b, c, d, x, y


def _times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does *first* and *then*; the identity stays the same object."""
    if first == _IDENTITY:
        return then
    a, b, c, d, x, y = first
    e, f, g, h, u, v = then
    return (
        a * e + b * g,
        a * f + b * h,
        c * e + d * g,
        c * f + d * h,
        x * e + y * g + u,
        x * f + y * h + v,
    )


def transformed(box: Box, matrix: Matrix) -> Box:
    """Return the box around *box* after *matrix*.

    >>> transformed((0, 0, 1, 2), (0, 1, -1, 0, 10, 0))
    (8, 0, 10, 1)
    """
    if matrix is _IDENTITY:
        return box
    a, b, c, d, x, y = matrix
    corners = [(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
    across = [a * px + c * py + x for px, py in corners]
    up = [b * px + d * py + y for px, py in corners]
    return min(across), min(up), max(across), max(up)


class _Shapes:
    """Measures shapes; holds the buffers that the calls write into."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._box = array("f", [0.0] * 4)
        self._colour = array("I", [0] * 4)
        self._mode = array("i", [0, 0])
        self._box_at = _slots(self._box)
        self._colour_at = tuple(map(call.handle, _slots(self._colour)))
        self._mode_at = _slots(self._mode)

    def fill(self, kind: int, address: int, matrix: Matrix, place: int) -> Fill | None:
        """Return the shape if it is filled and large enough, else None."""
        if not call.bounds(address, *self._box_at):
            return None
        left, bottom, right, top = self._box
        if matrix is not _IDENTITY:
            left, bottom, right, top = transformed((left, bottom, right, top), matrix)
        across, up = right - left, top - bottom
        if across < _MIN_HEIGHT or up < _MIN_HEIGHT or (across < _MIN_WIDTH and up < _MIN_WIDTH):
            return None
        box = self._frame.box(left, bottom, right, top)
        if kind != _PATH:
            return Fill(box, None, place)
        call.draw_mode(address, *self._mode_at)
        if not self._mode[0]:
            return None
        call.fill_colour(call.handle(address), *self._colour_at)
        red, green, blue, alpha = self._colour
        return Fill(box, (red, green, blue), place) if alpha else None


def _slots(buffer: "array[float] | array[int]") -> tuple[int, ...]:
    """Return the address of each item of a buffer."""
    start = buffer.buffer_info()[0]
    return tuple(start + step * buffer.itemsize for step in range(len(buffer)))
