"""What a person is told of words that prove little: text pasted from the job (it earns nothing), long lists."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matcher.extraction.foreign import ADVERTISEMENT
from matcher.model.document import Evidence, Flag, Severity
from matcher.model.job import JobDescription, Requirement, RequirementKind
from matcher.model.profile import Assertion, CandidateProfile, Degree, Passage
from matcher.scoring.constants import IntegrityConstants
from matcher.scoring.words import words, words_of_chunk

Gram = tuple[str, ...]

_KNOWN, _OTHER = "+", "-"
_MOST_CHUNKS = 200_000


class JobText:
    """The wording of a job as sequences of words, to recognise it in a resume."""

    def __init__(self, job: JobDescription, constants: IntegrityConstants) -> None:
        self._constants = constants
        lines = list(dict.fromkeys(one.text for one in job.requirements if _is_in_the_job(one)))
        forms = [_forms(line) for line in lines]
        rest = [_forms(ignored.quote) for ignored in job.ignored]
        self._asked = frozenset(_grams([form for line in forms for form in line], constants.words))
        self._grams = self._asked.union(*(_grams(line, constants.words) for line in rest))
        titles = [_forms(title) for title in (job.title,) if title]
        self._lines = frozenset(tuple(line) for line in (*forms, *titles) if line)
        self._marks = _Marks(frozenset(form for line in (*forms, *rest) for form in line))

    def without_pasted(
        self, profile: CandidateProfile
    ) -> tuple[CandidateProfile, tuple[Flag, ...]]:
        """Return the profile without passages taken from the job, and a flag that says so.

        A passage is taken from the job when more than 0.3 of its 8-word sequences stand in the job; one
        of fewer words, when sequences of the job run through most of it. Where the resume holds more
        than 0.3 of the job's sequences, or an advertisement that was found before, short lines that
        equal a requirement or the job's title go too. The mentions in such passages are left out with
        them; the profile that comes back has to be assessed again.
        """
        has_advertisement = any(flag.code == ADVERTISEMENT for flag in profile.flags)
        if not (has_advertisement or self._may_hold_pasted(profile)):
            return profile, ()
        stretch = _Stretch.of([p.evidence.quote for p in profile.passages], self._constants.words)
        places = [place for place, gram in enumerate(stretch.grams) if gram in self._grams]
        pasted = [
            passage
            for passage, (start, end) in zip(profile.passages, stretch.ranges, strict=True)
            if self._is_pasted(places, start, end)
        ]
        shared = {stretch.grams[place] for place in places} & self._asked
        if has_advertisement or len(shared) > self._constants.containment * len(self._asked):
            taken = {passage.evidence.span for passage in pasted}
            pasted += [
                passage
                for passage in profile.passages
                if passage.evidence.span not in taken
                and self._is_short_line(passage.evidence.quote)
            ]
        return (_without(profile, pasted), (_flag(pasted),)) if pasted else (profile, ())

    def _may_hold_pasted(self, profile: CandidateProfile) -> bool:
        """Tell, at little cost, whether so many words in a row are words of the job."""
        quotes = " ".join([passage.evidence.quote for passage in profile.passages])
        marks = "".join(map(self._marks.__getitem__, quotes.split()))
        return _KNOWN * self._constants.words in marks

    def _is_pasted(self, places: Sequence[int], start: int, end: int) -> bool:
        """Tell whether the words *start* to *end* are the job's, whose sequences begin at *places*."""
        length = self._constants.words
        if end - start >= length:
            own = bisect_left(places, end - length + 1) - bisect_left(places, start)
            return own > self._constants.containment * (end - start - length + 1)
        first = bisect_left(places, start - length + 1)
        near = places[first : bisect_left(places, end)]
        covered = {word for place in near for word in range(place, place + length)}
        return 2 * len(covered & set(range(start, end))) > end - start

    def _is_short_line(self, quote: str) -> bool:
        forms = tuple(_forms(quote))
        return len(forms) < self._constants.words and forms in self._lines


def _is_in_the_job(requirement: Requirement) -> bool:
    """Tell whether words can have been pasted from a job; those of a minimum that a person set are in no job."""
    return requirement.kind is not RequirementKind.KNOCKOUT or requirement.evidence is not None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words of passages in a row: every sequence of them, and where each passage starts and ends."""

    grams: list[Gram]
    ranges: list[tuple[int, int]]

    @classmethod
    def of(cls, quotes: Iterable[str], length: int) -> "_Stretch":
        forms: list[str] = []
        ranges: list[tuple[int, int]] = []
        for quote in quotes:
            start = len(forms)
            forms += _forms(quote)
            ranges.append((start, len(forms)))
        return cls(list(_grams(forms, length)), ranges)


class _Marks(dict[str, str]):
    """One letter for each word of a stretch between white space: whether the job uses it."""

    def __init__(self, forms: frozenset[str]) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, chunk: str) -> str:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        own = (word.form in self._forms for word in words_of_chunk(chunk))
        self[chunk] = marks = "".join(_KNOWN if is_known else _OTHER for is_known in own)
        return marks


def thin_profile(profile: CandidateProfile, constants: IntegrityConstants) -> tuple[Flag, ...]:
    """Say "not enough shown" of a resume that claims hardly any skill."""
    claimed = sum(record.assertion is Assertion.CLAIMED for record in profile.skills)
    if claimed >= constants.thin_mentions:
        return ()
    message = f"not enough shown: {claimed} known skills claimed in the whole resume"
    return (Flag(code="thin_profile", severity=Severity.INFO, message=message),)


def mostly_listed(profile: CandidateProfile, constants: IntegrityConstants) -> tuple[Flag, ...]:
    """Say of a resume with long lists that no sentence of it tells of most of its skills."""
    claimed = [record for record in profile.skills if record.assertion is Assertion.CLAIMED]
    listed = sum(record.shown_depth == 0 for record in claimed)
    if listed < constants.listed_skills or listed < constants.listed_share * len(claimed):
        return ()
    message = f"{listed} of {len(claimed)} skills stand in lists alone; nothing tells of their use"
    return (Flag(code="mostly_listed", severity=Severity.INFO, message=message),)


def _without(profile: CandidateProfile, pasted: Sequence[Passage]) -> CandidateProfile:
    spans = [passage.evidence.span for passage in pasted]

    def is_own(evidence: Evidence) -> bool:
        return not any(evidence.span.overlaps(span) for span in spans)

    mentions = tuple(found for found in profile.mentions if is_own(found.evidence))
    named = {mention.skill for mention in mentions}

    def own_field(degree: Degree) -> Degree:
        """Take a field off a degree that only the pasted text had named."""
        return degree if degree.field_id in named else replace(degree, field_id=None)

    return replace(
        profile,
        passages=tuple(p for p in profile.passages if p.evidence.span not in spans),
        mentions=mentions,
        durations=tuple(found for found in profile.durations if is_own(found.evidence)),
        degrees=tuple(own_field(found) for found in profile.degrees if is_own(found.evidence)),
        certifications=tuple(found for found in profile.certifications if is_own(found.evidence)),
        languages=tuple(found for found in profile.languages if is_own(found.evidence)),
        statements=tuple(found for found in profile.statements if is_own(found.evidence)),
    )


def _flag(pasted: Sequence[Passage]) -> Flag:
    return Flag(
        code="job_text_pasted",
        severity=Severity.WARNING,
        message=f"{len(pasted)} passages repeat the job description word for word; they earn nothing",
        evidence=pasted[0].evidence,
    )


def _forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


def _grams(forms: Sequence[str], length: int) -> Iterable[Gram]:
    return (tuple(forms[start : start + length]) for start in range(len(forms) - length + 1))
