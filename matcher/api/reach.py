"""Names of skills that the recogniser can never report, tried out on it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Mention
from matcher.model.skill import Skill, Taxonomy, Term
from matcher.taxonomy.names import surfaces

_FRAMES = ("Skills: {0}", "Skills: SQL, {0}, Docker", "experience with {0}.", "{0} developer")
_CUES = 3
"""Positive cues that an ambiguous word is tried with."""


Name = tuple[Skill, Term]
Lost = tuple[Skill, Term, str]
"""A name that is never found, and the skill that is found in its place."""


def all_names(taxonomy: Taxonomy) -> list[Name]:
    """Return every written form of every skill."""
    return [(skill, term) for skill in taxonomy.skills.values() for term in surfaces(skill)]


def unreachable(recogniser: Recogniser, named: Sequence[Name]) -> Iterator[Lost]:
    """Yield those of the names that are never found where they should be, each with what is found instead.

    Each name is tried alone; one that is not found so is tried in the places that speak for it: in a list of
    skills, after "experience with", beside the cues of its rule.
    """
    alone = "\n\n".join(term.t for _, term in named)
    mentions = _found(recogniser, alone)
    found_at: dict[str, list[int]] = {}
    for mention in mentions:
        found_at.setdefault(mention.skill, []).append(mention.evidence.span.start)
    start = 0
    for skill, term in named:
        end = start + len(term.t)
        places = found_at.get(skill.id, [])
        at = bisect_left(places, start)
        if not (at < len(places) and places[at] < end):
            instead: list[str] = []
            tries = _tries(skill, term, recogniser.taxonomy)
            if not any(_is_found(skill, term, recogniser, text, instead) for text in tries):
                yield skill, term, instead[0] if instead else ""
        start = end + len("\n\n")


def _found(recogniser: Recogniser, text: str) -> list[Mention]:
    """Return what is named in a section of skills; wordings are no names."""
    document = Document(id="lint", name="lint", media_type="text/plain", text=text)
    section = Section(kind=SectionKind.SKILLS, heading=None, body=Span(start=0, end=len(text)))
    return [one for one in recogniser.find(document, (section,)) if one.rule != "phrase"]


def _tries(skill: Skill, term: Term, taxonomy: Taxonomy) -> Iterator[str]:
    yield _FRAMES[0].format(term.t)
    rules = [taxonomy.senses[rule] for rule in skill.sense]
    for rule in rules:
        if term.t.casefold() in map(str.casefold, rule.surfaces):
            for cue in rule.positive[:_CUES]:
                yield f"Skills: {cue}, {term.t}"
                yield f"{term.t} {cue}"
    for frame in _FRAMES[1:]:
        yield frame.format(term.t)


def _is_found(
    skill: Skill, term: Term, recogniser: Recogniser, text: str, instead: list[str]
) -> bool:
    """Tell whether a name is found in a text; note what stands there instead."""
    start = text.index(term.t)
    span = Span(start=start, end=start + len(term.t))
    here = [one.skill for one in _found(recogniser, text) if one.evidence.span.overlaps(span)]
    instead += here
    return skill.id in here
