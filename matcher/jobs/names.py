"""The skills that an ad names, placed in its searchable copy."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.extraction.recogniser import Recogniser
from matcher.jobs.ad import Ad, Name, Sentence


def find_names(ad: Ad, sentences: Sequence[Sentence], recogniser: Recogniser) -> tuple[Name, ...]:
    """Find the skills that *ad* names, in text order.

    Why the sentences: where line breaks were lost, two of them touch ("... in SQLTrain models"), and a name is found
    only where words are parted. So the recogniser is given a copy in which they are.

    Args:
        ad: the job description.
        sentences: its sentences.
        recogniser: finds the skills of the taxonomy.
    """
    joints = [ad.copy.to_original(at) for at in _joints(ad.text, sentences)]
    text = ad.document.text
    edges = [0, *joints, len(text)]
    parted = "\n".join(text[a:b] for a, b in pairwise(edges))
    shifted = [at + number for number, at in enumerate(joints)]  # where the added breaks stand
    originals = [at + shift for at, shift in zip(ad.copy.breaks, ad.copy.shifts, strict=True)]

    def place(offset: int) -> int:
        """Return where an offset of the parted text stands in the searchable copy."""
        original = offset - bisect_left(shifted, offset)
        found = bisect_right(originals, original) - 1
        return original - (ad.copy.shifts[found] if found >= 0 else 0)

    mentions = recogniser.find(replace(ad.document, text=parted, lines=()), ())
    spans = ((one.evidence.span, one.skill) for one in mentions)
    return tuple(
        Name(start=place(span.start), end=place(span.end), skill=skill) for span, skill in spans
    )


def _joints(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """Return where a sentence touches the letters before or behind it, ascending."""
    edges = {at for sentence in sentences for at in (sentence.start, sentence.end)}
    inner = (at for at in edges if 0 < at < len(text))
    return sorted(at for at in inner if text[at - 1].isalnum() and text[at].isalnum())
