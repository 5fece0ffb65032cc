"""Passages that only name skills, one after the other, and the roles that tell of nothing else."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from matcher.extraction.tenure import merge
from matcher.model.document import SectionKind, Span
from matcher.model.profile import Assertion, Mention, Passage
from matcher.scoring.constants import EnumerationConstants

_CLAIMING = frozenset({SectionKind.EXPERIENCE, SectionKind.SUMMARY, SectionKind.OTHER})
"""Sections in which naming many skills in one breath proves none of them."""


def find_enumerations(
    passages: Sequence[Passage],
    mentions: Iterable[Mention],
    roles: Sequence[Span],
    constants: EnumerationConstants,
) -> frozenset[int]:
    """Return the indexes of the passages that are lists in all but form.

    A passage enumerates when it claims at least six skills and their names fill 35 % of its letters ("Leveraged
    Python, Spark, Kafka, Airflow, dbt and Snowflake to deliver solutions"). One inside a role counts as a list
    only where no passage of that role tells of a skill in its own words: the line of technologies under real
    bullets stays what it is.

    Args:
        passages: in text order.
        mentions: of the whole resume.
        roles: the block of each role.
        constants: how many skills, and what share of the letters.
    """
    starts = [passage.evidence.span.start for passage in passages]
    named: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        index = bisect_right(starts, mention.evidence.span.start) - 1
        if index >= 0 and mention.assertion is Assertion.CLAIMED:
            named[index].append(mention)
    listing = {i for i, own in named.items() if _enumerates(passages[i], own, constants)}
    telling = [passages[i].evidence.span for i in named.keys() - listing if passages[i].is_prose]
    told = [role for role in roles if any(span in role for span in telling)]
    return frozenset(
        i
        for i in listing
        if passages[i].section in _CLAIMING
        and not any(passages[i].evidence.span in role for role in told)
    )


def _enumerates(
    passage: Passage, mentions: Sequence[Mention], constants: EnumerationConstants
) -> bool:
    if len({mention.skill for mention in mentions}) < constants.skills:
        return False
    spans = [mention.evidence.span for mention in mentions]
    letters = sum(
        last - first + 1 for first, last in merge((span.start, span.end - 1) for span in spans)
    )
    return letters >= constants.share * len(passage.evidence.quote)
