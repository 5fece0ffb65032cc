"""What came out of the pages of a file, read from its text or from their pictures."""

from dataclasses import dataclass, field

from matcher.model.document import Flag, HiddenText
from matcher.readers.clean import visible_length
from matcher.readers.ocr.page import OcrPage
from matcher.readers.runs import PageContent

_UNVERIFIED_CONFIDENCE = 0.5


@dataclass(slots=True)
class Reading:
    """What came out of all pages, read by the engine or from their pictures.

    Args:
        pages: as they go into the layout step.
        hidden: what cannot be seen, of all pages.
        flags: what a person should know.
        seen: the pages that were read from their pictures.
        mended: the numbers of the pages in whose text OCR replaced letters that the page does not show.
        unread: the numbers of the pages that show a picture which nothing here could read.
        unverified: the numbers of the pages whose text could not be held against their picture.
        engine: the name of the OCR engine, None when it read nothing.
    """

    pages: list[PageContent] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    seen: dict[int, OcrPage] = field(default_factory=dict)
    mended: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    unverified: list[int] = field(default_factory=list)
    engine: str | None = None

    def confidence(self, usual: float) -> float:
        """Return the mean confidence over the letters of all pages; *usual* is that of the others."""
        if not self.seen and not self.unverified:
            return usual
        sums = [0.0, 0.0]
        for page in self.pages:
            letters = sum(visible_length(run.text) for run in page.runs)
            sure = usual
            if page.number in self.seen:
                sure = self.seen[page.number].confidence
            elif page.number in self.unverified:
                sure = min(usual, _UNVERIFIED_CONFIDENCE)
            sums[0] += letters * sure
            sums[1] += letters
        return round(sums[0] / sums[1], 3) if sums[1] else usual
