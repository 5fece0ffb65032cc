"""What a person is told of words that prove little: text pasted from the job (it earns nothing), long lists."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from matcher.extraction.foreign import ADVERTISEMENT
from matcher.model.document import Evidence, Flag, Severity
from matcher.model.job import JobDescription, Requirement, RequirementKind
from matcher.model.profile import Assertion, CandidateProfile, Degree, Passage
from matcher.scoring.constants import IntegrityConstants
from matcher.scoring.words import forms_of_chunk

Gram = tuple[str, ...]


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
        self._words = frozenset(form for line in (*forms, *rest) for form in line)

    def without_pasted(
        self, profile: CandidateProfile, forms: Sequence[str]
    ) -> tuple[CandidateProfile, tuple[Flag, ...]]:
        """Return the profile without passages taken from the job, and a flag that says so.

        A passage is taken from the job when more than 0.3 of its 8-word sequences stand in the job; one
        of fewer words, when sequences of the job run through most of it. Where the resume holds more
        than 0.3 of the job's sequences, or an advertisement that was found before, short lines that
        equal a requirement or the job's title go too. The mentions in such passages are left out with
        them; the profile that comes back has to be assessed again.

        Args:
            profile: what may hold words of the job.
            forms: its words, see ``words_of``.
        """
        has_advertisement = any(flag.code == ADVERTISEMENT for flag in profile.flags)
        places = self._places(forms)
        if not (has_advertisement or places):
            return profile, ()
        pasted = [
            passage
            for passage, (start, end) in _ranges(profile.passages)
            if self._is_pasted(places, start, end)
        ]
        length = self._constants.words
        shared = {tuple(forms[place : place + length]) for place in places} & self._asked
        if has_advertisement or len(shared) > self._constants.containment * len(self._asked):
            taken = {passage.evidence.span for passage in pasted}
            pasted += [
                passage
                for passage in profile.passages
                if passage.evidence.span not in taken
                and self._is_short_line(passage.evidence.quote)
            ]
        return (_without(profile, pasted), (_flag(pasted),)) if pasted else (profile, ())

    def _places(self, forms: Sequence[str]) -> list[int]:
        """Return where sequences of the job begin.

        Each stretch of that length is looked at from its end; the last word in it that is not the job's says
        where the next stretch begins that could be.
        """
        length, known, found = self._constants.words, self._words, []
        end = length
        while end <= len(forms):
            start = end
            while start > end - length and forms[start - 1] in known:
                start -= 1
            if start > end - length:
                end = start + length
                continue
            if tuple(forms[start:end]) in self._grams:
                found.append(start)
            end += 1
        return found

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


def _ranges(passages: Iterable[Passage]) -> Iterator[tuple[Passage, tuple[int, int]]]:
    """Yield passages with where each starts and ends among the words of all."""
    end = 0
    for passage in passages:
        start, end = end, end + len(_forms(passage.evidence.quote))
        yield passage, (start, end)


def words_of(profile: CandidateProfile) -> list[str]:
    """Return the words of all passages of a resume, in order."""
    return _forms(" ".join([passage.evidence.quote for passage in profile.passages]))


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
    return list(chain.from_iterable(map(forms_of_chunk, text.split())))


def _grams(forms: Sequence[str], length: int) -> Iterable[Gram]:
    return (tuple(forms[start : start + length]) for start in range(len(forms) - length + 1))
