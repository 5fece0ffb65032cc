"""What is looked up in a profile once, whatever it is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matcher.model.document import SectionKind
from matcher.model.profile import Assertion, CandidateProfile, Passage, SkillRecord
from matcher.scoring.constants import Constants
from matcher.scoring.credit import Credit
from matcher.scoring.places import Places, in_text_order, same_words

_READ = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.PUBLICATIONS,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
    }
)

Told = tuple[Passage, str]
"""A passage and its words, with every name in it replaced by a full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One candidate as every job sees them, under one taxonomy and one set of constants.

    Args:
        profile: assessed.
        records: skill id -> record.
        depths: claimed skills -> depth.
        shown_depths: the same without the skills lists.
        places: where mentions stand.
        told: the passages that are held against duties and terms; each counts once, however often it is repeated.
        credits: skills that a job wanted before -> what the claimed ones give; filled as jobs ask.
        shown_credits: the same without the skills lists.
        said: such skills -> where their credit comes from, in words.
    """

    profile: CandidateProfile
    records: Mapping[str, SkillRecord]
    depths: Mapping[str, float]
    shown_depths: Mapping[str, float]
    places: Places
    told: tuple[Told, ...]
    credits: dict[str, Credit] = field(default_factory=dict)
    shown_credits: dict[str, Credit] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


def look_at(profile: CandidateProfile, constants: Constants) -> Look:
    """Look up in an assessed profile what every job asks for."""
    depths, shown_depths = depths_in(profile)
    return Look(
        profile=profile,
        records={record.skill: record for record in profile.skills},
        depths=depths,
        shown_depths=shown_depths,
        places=Places(profile, constants),
        told=told_in(profile),
    )


def depths_in(profile: CandidateProfile) -> tuple[dict[str, float], dict[str, float]]:
    """Return the depth of each claimed skill of an assessed profile, with and without the skills lists."""
    claimed = [record for record in profile.skills if record.assertion is Assertion.CLAIMED]
    depths = {record.skill: record.depth for record in claimed}
    return depths, {r.skill: r.shown_depth for r in claimed if r.shown_depth > 0}


def told_in(profile: CandidateProfile) -> tuple[Told, ...]:
    """Return the passages of a profile that tell of something done, each once, without names."""
    masked = [(name.start, name.end) for name in reversed(profile.masked)]
    prose = [p for p in profile.passages if p.is_prose and p.section in _READ]
    once: dict[str, Passage] = {}
    for passage in in_text_order(prose):
        once.setdefault(same_words(passage.evidence.quote), passage)
    return tuple((passage, _without_names(passage, masked)) for passage in once.values())


def _without_names(passage: Passage, masked: Sequence[tuple[int, int]]) -> str:
    """Return the words of a passage with every name in it replaced by a full stop.

    Args:
        passage: what is read.
        masked: start and end of the names in the document, the last first.
    """
    text, whole = passage.evidence.quote, passage.evidence.span
    first, until = whole.start, whole.end
    for start, end in masked:
        cut, rest = max(start, first), min(end, until)
        if cut < rest:
            text, until = f"{text[: cut - first]} . {text[rest - first :]}", cut
    return text
