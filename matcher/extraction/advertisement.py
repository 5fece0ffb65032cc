"""A job advertisement pasted into a resume: there the employer speaks, and nothing of it is the candidate's.

Two things must come together: the voice of somebody who hires ("we are looking for", "the ideal candidate
has", "you will design"), and a demand or a second such turn close by. One alone is common in honest
resumes: years of experience, "requirements:", a letter that says "you".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from matcher.extraction.dates import find_ranges
from matcher.extraction.lines import TextLine
from matcher.model.document import Section, Span
from matcher.text.lower_case import lowered

_DUTIES = (
    r"(?:be (?:responsible|working|part|joining)|work|design|build|own|develop|lead|help|create|collaborate|drive|implement"
    r"|deploy|manage|support|play a|partner|contribute|join|report|analy[sz]e|maintain)"
)
_VOICES = (
    r"\bwe(?: are|'re)(?: currently| now| actively| always)? (?:hiring|recruiting|looking for|seeking|searching for|in search of)\b",
    r"\bthe (?:ideal|successful|qualified) (?:candidate|applicant)s?\b",
    r"\b(?:candidates|applicants) (?:must|should|will)\b",
    rf"\byou(?:'ll| will| would)(?: also)? {_DUTIES}\b",
    r"\bjoin (?:our|us)\b",
    r"\b(?:your (?:responsibilities|tasks|qualifications|duties)|what (?:we (?:offer|require|expect|look for)|you(?:'ll| will)? (?:do|bring|need)))\b",
    r"\bequal (?:employment )?opportunity (?:employer|workplace)\b",
    r"\b(?:how to apply|to apply,? (?:please|send|visit|submit|click)|apply (?:now|today|here))\b",
)
_DEMANDS = (
    r"\b(?:requirements|qualifications|responsibilities|must[- ]haves?|nice[- ]to[- ]haves?|preferred skills|job (?:summary|description)|about the (?:role|job))\b",
    r"\b\d{1,2}\+? ?(?:or more )?years?\b",
    r"\b(?:must|should) (?:have|be able)\b",
    r"\b(?:is|are|would be) (?:an? (?:big |strong )?(?:plus|must|advantage|bonus)|required|preferred|desirable|mandatory|nice to have)\b",
    r"\b(?:at least|minimum(?: of)?) \d",
)
_TELLTALES = ("we are", "we're", "you", "candidate", "applicant", "join ", "opportunity ", "apply ")
_VOICE = re.compile("|".join(f"({turn})" for turn in _VOICES))
_DEMAND = re.compile("|".join(_DEMANDS))
_REACH = 800  # characters in which the second sign stands


def find_advertisement(lines: Sequence[TextLine], sections: Sequence[Section]) -> tuple[Span, ...]:
    """Return the stretches in which an employer speaks: from the first such turn to the end of its section.

    A dated line ends a stretch: there the candidate's own history goes on.
    """
    if not lines:
        return ()
    copy = lines[0].copy
    text = lowered(copy)
    found: list[Span] = []
    for start in _openings(text):
        first = copy.to_original(start)
        if found and first < found[-1].end:
            continue
        end = max(
            (s.body.end for s in sections if s.body.start <= first < s.body.end), default=first
        )
        upper = bisect_right(lines, first, key=lambda line: line.span.end)
        lower = bisect_left(lines, end, key=lambda line: line.span.start)
        kept = list(_until_dated(lines[place] for place in range(upper, lower)))
        if kept:
            found.append(Span(start=kept[0].span.start, end=kept[-1].span.end))
    return tuple(found)


def _openings(text: str) -> Iterator[int]:
    """Yield where an employer's turn stands that is borne out by a second sign near it."""
    if not any(word in text for word in _TELLTALES):
        return
    turns = [(match.start(), match.lastindex) for match in _VOICE.finditer(text)]
    for place, (start, kind) in enumerate(turns):
        near = text[max(0, start - _REACH // 4) : start + _REACH]
        later = (turns[number] for number in range(place + 1, len(turns)))
        within = takewhile(lambda turn: turn[0] <= start + _REACH, later)  # noqa: B023 - used at once
        if _DEMAND.search(near) or any(other != kind for _, other in within):
            yield start


def _until_dated(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    for number, line in enumerate(lines):
        if number and find_ranges(line.text):
            return
        yield line
