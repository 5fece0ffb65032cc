"""A job description as the grammar reads it: a searchable copy, its sentences, quotations of the original."""

from dataclasses import dataclass

from matcher.jobs.headings import NO_HEADING, Heading
from matcher.model.document import Document, Evidence
from matcher.text.normalise import NormalisedText, normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence or bullet of the searchable copy, and the heading it stands under.

    Args:
        start: where it begins in the copy.
        end: where it ends in the copy.
        heading: the heading that holds here.
        is_bullet: it stands in a list.
    """

    start: int
    end: int
    heading: Heading = NO_HEADING
    is_bullet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A skill that is named, and where in the searchable copy."""

    start: int
    end: int
    skill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ad:
    """A document with its searchable copy; every offset in this package is an offset in the copy."""

    document: Document
    copy: NormalisedText

    @property
    def text(self) -> str:
        """The searchable copy."""
        return self.copy.text

    def quote(self, start: int, end: int) -> Evidence:
        """Quote the original words behind ``[start, end)`` of the copy."""
        return self.document.quote(self.copy.original_span(start, end))


def open_ad(document: Document) -> Ad:
    """Make the searchable copy of *document*.

    >>> ad = open_ad(Document(id="0", name="a", media_type="text/plain", text="2–4 years"))
    >>> ad.text, ad.quote(0, 3).quote
    ('2-4 years', '2–4')
    """
    return Ad(document=document, copy=normalise(document.text))
