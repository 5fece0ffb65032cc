"""What charts call people and requirements, and the findings that several of them state."""

from collections import Counter
from collections.abc import Mapping, Sequence

from matcher.errors import InputError
from matcher.model.job import Mode, Requirement, RequirementKind
from matcher.model.scorecard import Figures, Place, State
from matcher.reports.inert import safe_chart
from matcher.reports.run_data import RunData, requirements_by_id
from matcher.reports.wording import STATE_WORDS, asked_words, display_name, essential_counts

NAME, ASKED, TEXT = 26, 36, 300
"""Characters of a name and of a requirement that fit beside a chart, and of a text that is shown on pointing."""


def best_places(run: RunData, top: int) -> Sequence[Place]:
    """Return the best *top* candidates.

    Raises:
        InputError: when there is nobody to draw.
    """
    if top < 1:
        raise InputError(f"a chart of the best {top} shows nobody; give 1 or more as `top`")
    if not run.ranking.places:
        raise InputError("nobody was ranked, so there is nothing to draw; `run.failures` says why")
    return run.ranking.places[:top]


def name_of(run: RunData, card: Figures) -> str:
    """Return the name on the resume, or of the file, as a chart may show it."""
    return safe_chart(display_name(card, run.people.get(card.candidate_id)), NAME)


def people_labels(run: RunData, places: Sequence[Place]) -> list[str]:
    """Return rank and name of each, with the candidate id where that alone would name two."""
    plain = [f"{place.rank} · {name_of(run, place.card)}" for place in places]
    count = Counter(plain)
    return [
        label if count[label] == 1 else f"{label} {place.card.candidate_id}"
        for label, place in zip(plain, places, strict=True)
    ]


def asked_label(requirement: Requirement, labels: Mapping[str, str]) -> str:
    """Return the id of a requirement and what it is about, short enough to stand beside a chart.

    Args:
        requirement: duties are named by their words, others by their skills where they have some.
        labels: id of a skill -> the name people read.
    """
    skills = [labels.get(skill, skill) for skill in requirement.skills]
    if skills and requirement.kind is not RequirementKind.RESPONSIBILITY:
        about = (", " if requirement.mode is Mode.ALL else " / ").join(skills)
    else:
        about = requirement.text
    return safe_chart(f"{requirement.id} {about}", ASKED)


def asked_text(requirement: Requirement) -> str:
    """Return the words of a requirement, as a chart may show them on pointing."""
    return safe_chart(asked_words(requirement), TEXT)


def essential_words(run: RunData, card: Figures) -> str:
    """Say how a card stands to the essential requirements; empty where the job has none."""
    counts = essential_counts(card, requirements_by_id(run.job))
    whole = sum(counts.values())
    missing = [
        (counts[state], STATE_WORDS[state])
        for state in (State.NOT_SHOWN, State.NEGATED, State.UNKNOWN)
        if counts[state]
    ]
    if missing:
        (count, state), *others = missing
        rest = "".join(f", {count} {state}" for count, state in others)
        return f"{count} of {whole} essentials {state}{rest}"
    if counts[State.PARTIAL]:
        return f"{counts[State.PARTIAL]} of {whole} essentials met in part only"
    return f"all {whole} essentials met" if whole else ""


def counted(count: int, one: str, many: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "candidate", "candidates"), counted(2, "candidate", "candidates")
    ('1 candidate', '2 candidates')
    """
    return f"{count:,} {one if count == 1 else many}"
