"""pdfium's functions that are called once an object or letter, taking and giving plain addresses.

Why: the generated bindings make a Python object of every pointer and check every argument; on pages that
hold one text object a letter that costs more than pdfium's own work.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int

handle: Callable[[int], Any] = _ADDRESS.from_param
"""Converts an address for functions that take it so."""


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - ctypes has no types
    """Return the same function of the library with addresses for pointers; null is None."""
    address = ctypes.cast(function, _ADDRESS).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def _by_handle(function: Any, result: Any) -> Callable[..., Any]:  # noqa: ANN401
    """Return the same function for calls with few numbers and the same addresses again and again.

    Addresses are given as ``handle`` makes them: converting each at every call takes half the time of the call.
    """
    return ctypes.CFUNCTYPE(result)(ctypes.cast(function, _ADDRESS).value or 0)


def address_of(pointer: Any) -> int:  # noqa: ANN401
    """Return the address that a pointer of the generated bindings holds, 0 for null."""
    return ctypes.cast(pointer, _ADDRESS).value or 0


count_characters = _plain(raw.FPDFText_CountChars, _INT, _ADDRESS)
character = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
page_text = _plain(raw.FPDFText_GetText, _INT, _ADDRESS, _INT, _INT, _ADDRESS)
text_object = _by_handle(raw.FPDFText_GetTextObject, _ADDRESS)
loose_box = _by_handle(raw.FPDFText_GetLooseCharBox, _INT)
matrix = _by_handle(raw.FPDFText_GetMatrix, _INT)
font_size = _by_handle(raw.FPDFText_GetFontSize, ctypes.c_double)
glyph_width = _by_handle(raw.FPDFFont_GetGlyphWidth, _INT)
FONT_UNIT = ctypes.c_float(1.0)
"""The font size at which the width of a letter is its share of the font size."""

font_of = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
fill_colour = _by_handle(raw.FPDFPageObj_GetFillColor, _INT)

count_objects = _plain(raw.FPDFPage_CountObjects, _INT, _ADDRESS)
object_at = _by_handle(raw.FPDFPage_GetObject, _ADDRESS)
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
