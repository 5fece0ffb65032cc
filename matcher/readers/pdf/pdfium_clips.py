"""Whether the way a run is painted may keep it from showing: clip paths and layers."""

import ctypes
from array import array
from itertools import repeat

from matcher.readers.pdf import pdfium_calls as call
from matcher.readers.pdf.pdfium_frame import Frame
from matcher.readers.pdf.pdfium_objects import PaintOrder, transformed
from matcher.readers.runs import Box, Run

_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_CLIPS = 4
_MAX_SEGMENTS = 40  # a clip path with more is no simple frame and is not judged
_RECTANGLE = 5  # segments of a rectangle, the closing one included
_CORNERS = 3  # of it tell its place
_INSIDE = 0.5  # of the run's area must lie in the clip path, or it is looked at
_NAME_BYTES = 16
_LAYER = "OC\0".encode("utf-16-le")  # the mark of optional content, ISO 32000-1 section 8.11.3.2


class Clips:
    """Asks how the first object of a run is painted."""

    def __init__(self, order: PaintOrder, frame: Frame) -> None:
        self._order = order
        self._frame = frame
        self._point = array("f", [0.0, 0.0])
        start = self._point.buffer_info()[0]
        self._point_at = (start, start + self._point.itemsize)
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._length = ctypes.c_ulong()
        self._layers: dict[int, bool] = {}
        self._name_at = ctypes.addressof(self._name)
        self._length_at = ctypes.addressof(self._length)

    def suspicion(self, run: Run) -> str | None:
        """Say why the run may not show, or None; only a look at the page can confirm it."""
        if run.first < 0:
            return None
        cause = self._of_object(run, run.first)
        if cause or run.last == run.first:
            return cause
        return self._of_object(run, run.last)

    def _of_object(self, run: Run, place: int) -> str | None:
        """Say why an object of the run, by its place, may not show."""
        address = self._order.addresses[place]
        marks = call.count_marks(address)
        if marks > 0 and any(map(self._is_layer, map(call.mark_at, repeat(address), range(marks)))):
            return "hidden_layer"
        path = call.clip_path(address)
        count = call.count_clips(path) if path else 0
        for index in range(min(count, _MAX_CLIPS)):
            box = self._box(path, index)
            if box and _share_inside(run, self._shown(box, place)) < _INSIDE:
                return "clipped_text"
        return None

    def _shown(self, box: Box, place: int) -> Box:
        return self._frame.box(*transformed(box, self._order.matrices.get(place, _IDENTITY)))

    def _box(self, path: int, index: int) -> Box | None:
        """Return the box around one path of a clip path, None where it has too many parts."""
        segments = call.count_clip_segments(path, index)
        if not 0 < segments <= _MAX_SEGMENTS:
            return None
        across, up = [], []
        for number in range(min(segments, _CORNERS) if segments <= _RECTANGLE else segments):
            call.segment_point(call.clip_segment(path, index, number), *self._point_at)
            across.append(self._point[0])
            up.append(self._point[1])
        return min(across), min(up), max(across), max(up)

    def _is_layer(self, mark: int) -> bool:
        """Tell whether a mark, which neighbours share, is that of a layer."""
        found = self._layers.get(mark)
        if found is None:
            call.mark_name(mark, self._name_at, _NAME_BYTES, self._length_at)
            is_short = self._length.value <= _NAME_BYTES  # longer names are not written
            found = self._layers[mark] = is_short and self._name.raw.startswith(_LAYER)
        return found


def _share_inside(run: Run, box: Box) -> float:
    """Return the share of the run's box that lies inside *box*, 0..1."""
    across = min(run.x1, box[2]) - max(run.x0, box[0])
    up = min(run.y1, box[3]) - max(run.y0, box[1])
    area = (run.x1 - run.x0) * (run.y1 - run.y0)
    return max(0.0, across) * max(0.0, up) / area if area > 0 else 1.0
