"""What is looked up in a profile once, whatever it is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matcher.errors import InputError
from matcher.model.document import Flag, SectionKind
from matcher.model.profile import Assertion, CandidateProfile, Passage, SkillRecord
from matcher.scoring.constants import Constants
from matcher.scoring.credit import Credit
from matcher.scoring.integrity import mostly_listed, thin_profile, words_of
from matcher.scoring.lexicon import Lexicon, PassageWords, Told
from matcher.scoring.months import intervals
from matcher.scoring.outcome import Outcome, SkillsKey
from matcher.scoring.places import Places, in_text_order, same_words
from matcher.scoring.scopes import DatedWork, dated_work

_READ = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.PUBLICATIONS,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
    }
)


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
        forms: the words of all passages, in order.
        work: the roles that count as work, with their months.
        flags: what a person is told of words that prove little.
        credits: skills that a job wanted before -> what the claimed ones give; filled as jobs ask.
        shown_credits: the same without the skills lists.
        said: such skills -> where their credit comes from, in words.
        answers: requirements of skills alone -> their answer.
        read: the words of *told* as a lexicon counts them.
    """

    profile: CandidateProfile
    records: Mapping[str, SkillRecord]
    depths: Mapping[str, float]
    shown_depths: Mapping[str, float]
    places: Places
    told: tuple[Told, ...]
    forms: Sequence[str]
    work: Sequence[DatedWork]
    flags: tuple[Flag, ...]
    credits: dict[str, Credit] = field(default_factory=dict)
    shown_credits: dict[str, Credit] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    answers: dict[SkillsKey, Outcome] = field(default_factory=dict)
    read: dict[Lexicon, tuple[PassageWords, ...]] = field(default_factory=dict)

    def words(self, lexicon: Lexicon) -> tuple[PassageWords, ...]:
        """Return the words of the passages that are held against duties and terms, read once a lexicon."""
        known = self.read.get(lexicon)
        if known is None:
            known = self.read[lexicon] = lexicon.read(self.told)
        return known


def look_at(
    profile: CandidateProfile,
    constants: Constants,
    *,
    places: Places | None = None,
    work: Sequence[DatedWork] | None = None,
) -> Look:
    """Look up in an assessed profile what every job asks for.

    Args:
        profile: assessed.
        constants: in force.
        places: where its mentions stand, where that is known.
        work: its roles that count as work, likewise.

    Raises:
        InputError: the profile has not been assessed up to a date.
    """
    if profile.as_of is None:
        raise InputError(f"{profile.file}: the profile has not been assessed up to a date")
    if work is None:
        work = dated_work(profile, intervals(profile.roles, profile.as_of))
    depths, shown_depths = depths_in(profile)
    return Look(
        profile=profile,
        records={record.skill: record for record in profile.skills},
        depths=depths,
        shown_depths=shown_depths,
        places=places or Places(profile, constants),
        told=told_in(profile),
        forms=words_of(profile),
        work=work,
        flags=(
            *thin_profile(profile, constants.integrity),
            *mostly_listed(profile, constants.integrity),
        ),
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
