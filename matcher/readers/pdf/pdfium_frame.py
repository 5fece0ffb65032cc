"""From pdfium's page coordinates to those of the page as it is shown."""

from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from matcher.readers.runs import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the page that is shown, and how it is turned.

    Args:
        left: of the shown part, in pdfium's coordinates (points).
        bottom: likewise.
        width: of the page as shown, in points.
        height: likewise.
        quarter_turns: how often the page is turned clockwise by a right angle, 0..3.
    """

    left: float
    bottom: float
    width: float
    height: float
    quarter_turns: int = 0

    @property
    def is_sideways(self) -> bool:
        """Whether what pdfium calls horizontal is shown as vertical."""
        return self.quarter_turns % 2 == 1

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is shown, from the lower left corner of the page as shown."""
        x, y = x - self.left, y - self.bottom
        match self.quarter_turns:
            case 0:
                return x, y
            case 1:
                return y, self.height - x
            case 2:
                return self.width - x, self.height - y
            case _:
                return self.width - y, x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return where a box is shown: left, bottom, right, top."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        if ax > bx:
            ax, bx = bx, ax
        return (ax, ay, bx, by) if ay <= by else (ax, by, bx, ay)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Return the frame of an open page."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, box)
    width, height = page.get_size()
    return Frame(box.left, box.bottom, width, height, (page.get_rotation() // 90) % 4)
