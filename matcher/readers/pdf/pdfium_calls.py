"""pdfium's functions that are called once an object or letter, taking and giving plain addresses.

Why: the generated bindings make a Python object of every pointer and check every argument; on pages that
hold one text object a letter that costs more than pdfium's own work.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

ObjectAt = Callable[[int, int], int | None]

_ADDRESS, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - ctypes has no types
    """Return the same function of the library with addresses for pointers; null is None."""
    address = ctypes.cast(function, _ADDRESS).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


text_object = _plain(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
loose_box = _plain(raw.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
matrix = _plain(raw.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
font_size = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
font_of = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
glyph_width = _plain(raw.FPDFFont_GetGlyphWidth, _INT, _ADDRESS, ctypes.c_uint32, _FLOAT, _ADDRESS)
render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
fill_colour = _plain(
    raw.FPDFPageObj_GetFillColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)

count_objects = _plain(raw.FPDFPage_CountObjects, _INT, _ADDRESS)
object_at = _plain(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
count_form_objects = _plain(raw.FPDFFormObj_CountObjects, _INT, _ADDRESS)
form_object_at = _plain(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
object_type = _plain(raw.FPDFPageObj_GetType, _INT, _ADDRESS)
object_matrix = _plain(raw.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
bounds = _plain(raw.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
draw_mode = _plain(raw.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
set_active = _plain(raw.FPDFPageObj_SetIsActive, _INT, _ADDRESS, _INT)
set_fill_colour = _plain(raw.FPDFPageObj_SetFillColor, _INT, _ADDRESS, *(ctypes.c_uint,) * 4)
count_marks = _plain(raw.FPDFPageObj_CountMarks, _INT, _ADDRESS)
mark_at = _plain(raw.FPDFPageObj_GetMark, _ADDRESS, _ADDRESS, ctypes.c_ulong)
mark_name = _plain(raw.FPDFPageObjMark_GetName, _INT, _ADDRESS, _ADDRESS, ctypes.c_ulong, _ADDRESS)
clip_path = _plain(raw.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
count_clips = _plain(raw.FPDFClipPath_CountPaths, _INT, _ADDRESS)
count_clip_segments = _plain(raw.FPDFClipPath_CountPathSegments, _INT, _ADDRESS, _INT)
clip_segment = _plain(raw.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT, _INT)
segment_point = _plain(raw.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
