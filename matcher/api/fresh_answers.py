"""What stored profiles answer to skills that their run did not ask for, without a look at anything else of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from matcher.model.job import JobDescription
from matcher.model.profile import CandidateProfile
from matcher.model.skill import Taxonomy
from matcher.schema.profile_from_json import profile_from_json
from matcher.scoring.again import Answered
from matcher.scoring.constants import Constants
from matcher.scoring.credit import NO_CREDIT, Wishes
from matcher.scoring.depth import Assessor
from matcher.scoring.integrity import JobText, words_of
from matcher.scoring.look import depths_in
from matcher.scoring.outcome import Ask
from matcher.scoring.rules_skills import combine


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What profiles are held against.

    Args:
        job: pasted words of it claim nothing.
        taxonomy: the profiles were read with.
        constants: in force.
        as_of: the day up to which "present" counts.
    """

    job: JobDescription
    taxonomy: Taxonomy
    constants: Constants
    as_of: date


def fresh_answers(
    lines: Iterable[bytes], asks: Sequence[Ask], bench: Bench
) -> Mapping[str, tuple[Answered, ...]]:
    """Return SHA-256 of a resume -> its answers to *asks*, for those that say anything to one of them.

    Args:
        lines: of profiles.jsonl.
        asks: questions of the skills components.
        bench: what they are held against.
    """
    wishes = Wishes((wanted for ask in asks for wanted in ask.skills), bench.constants.credit)
    assessor = Assessor(bench.taxonomy, bench.constants)
    job_text = JobText(bench.job, bench.constants.integrity)
    found = {}
    for profile in _speaking_of(lines, asks):
        scorable, _ = job_text.without_pasted(profile, words_of(profile))
        depths, shown_depths = depths_in(assessor.assess(scorable, bench.as_of))
        credits_ = wishes.credits(depths, {})
        shown = wishes.credits(shown_depths, {})
        found[profile.document_id] = tuple(
            _answer(
                ask,
                [credits_.get(wanted.skill, NO_CREDIT).value for wanted in ask.skills],
                [shown.get(wanted.skill, NO_CREDIT).value for wanted in ask.skills],
            )
            for ask in asks
        )
    return found


def _answer(ask: Ask, values: Sequence[float], shown: Sequence[float]) -> Answered:
    """Answer as ``skills_rule`` does."""
    credit = combine(values, ask.wording)
    return credit, min(credit and combine(shown, ask.wording), credit)


def _speaking_of(lines: Iterable[bytes], asks: Sequence[Ask]) -> Iterator[CandidateProfile]:
    """Yield the profiles that name a skill which bears on one of the questions; the others are not decoded."""
    bearing = {source for ask in asks for wanted in ask.skills for source in wanted.routes}
    named = b"|".join(re.escape(source.encode()) for source in sorted(bearing))
    is_named = re.compile(b'"id":"(?:%s)"' % named)
    for line in lines:
        if is_named.search(line):
            record = msgspec.json.decode(line)
            if record["duplicate_of"] is None:
                yield profile_from_json(record)
