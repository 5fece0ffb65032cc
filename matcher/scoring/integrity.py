"""Text pasted from the job description: it earns nothing and a person is told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matcher.model.document import Evidence, Flag, Severity
from matcher.model.job import JobDescription
from matcher.model.profile import Assertion, CandidateProfile, Passage
from matcher.scoring.constants import IntegrityConstants
from matcher.scoring.words import words, words_of_chunk

Gram = tuple[str, ...]

_KNOWN, _OTHER = "+", "-"
_MOST_CHUNKS = 200_000


class JobText:
    """The wording of a job as sequences of words, to recognise it in a resume."""

    def __init__(self, job: JobDescription, constants: IntegrityConstants) -> None:
        self._constants = constants
        lines = list(dict.fromkeys(requirement.text for requirement in job.requirements))
        forms = [_forms(line) for line in lines]
        self._grams = frozenset(_grams([form for line in forms for form in line], constants.words))
        self._lines = frozenset(tuple(line) for line in forms if line)
        self._marks = _Marks(frozenset(form for line in forms for form in line))

    def without_pasted(
        self, profile: CandidateProfile
    ) -> tuple[CandidateProfile, tuple[Flag, ...]]:
        """Return the profile without passages taken from the job, and a flag that says so.

        A passage is taken from the job when more than 0.3 of its 8-word sequences stand in the job.
        Where the resume holds more than 0.3 of the job's sequences, short lines that equal a
        requirement go too. The mentions in such passages are left out with them; the profile that
        comes back has to be assessed again.
        """
        run = _KNOWN * self._constants.words
        limit = self._constants.containment
        grams = {}
        for passage in profile.passages:
            quote = passage.evidence.quote
            if run in "".join(map(self._marks.__getitem__, quote.split())):
                grams[passage.evidence.span] = set(_grams(_forms(quote), self._constants.words))
        if not grams:
            return profile, ()
        shared = set().union(*grams.values()) & self._grams
        pasted = [
            passage
            for passage in profile.passages
            if (found := grams.get(passage.evidence.span))
            and len(found & self._grams) > limit * len(found)
        ]
        if len(shared) > limit * len(self._grams):
            pasted += [p for p in profile.passages if self._is_short_line(p.evidence.quote)]
        return (_without(profile, pasted), (_flag(pasted),)) if pasted else (profile, ())

    def _is_short_line(self, quote: str) -> bool:
        forms = tuple(_forms(quote))
        return len(forms) < self._constants.words and forms in self._lines


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


def _without(profile: CandidateProfile, pasted: Sequence[Passage]) -> CandidateProfile:
    spans = [passage.evidence.span for passage in pasted]

    def is_own(evidence: Evidence) -> bool:
        return not any(evidence.span.overlaps(span) for span in spans)

    return replace(
        profile,
        passages=tuple(p for p in profile.passages if p.evidence.span not in spans),
        mentions=tuple(found for found in profile.mentions if is_own(found.evidence)),
        durations=tuple(found for found in profile.durations if is_own(found.evidence)),
        degrees=tuple(found for found in profile.degrees if is_own(found.evidence)),
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
