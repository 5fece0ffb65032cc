"""Stops pdfminer before drawings without end: what a page draws is measured in bytes before it is drawn."""

from collections.abc import Sequence

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value

from matcher.readers.limits import MAX_CONTENT_BYTES, too_large
from matcher.readers.pdf.pdfminer_resources import BoundedResources


class BoundedInterpreter(PDFPageInterpreter):
    """Draws pages as pdfminer does, up to a sum of unpacked bytes over all pages and forms.

    The resources keep the sum, because each form is drawn by an interpreter of its own.
    """

    def __init__(self, rsrcmgr: BoundedResources, device: PDFDevice) -> None:
        super().__init__(rsrcmgr, device)
        self._sum = rsrcmgr

    def execute(self, streams: Sequence[object]) -> None:
        """Draw what the streams say.

        Raises:
            ReadError: too_large.
        """
        for stream in map(stream_value, streams):
            self._sum.content_bytes += len(stream.get_data())
        if self._sum.content_bytes > MAX_CONTENT_BYTES:
            raise too_large("bytes of drawing", self._sum.content_bytes, MAX_CONTENT_BYTES)
        super().execute(streams)
