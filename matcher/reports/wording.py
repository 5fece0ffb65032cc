"""The words and figures that people read, the same in the terminal, the workbook and the page."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any

from matcher.model.document import HiddenText
from matcher.model.job import Requirement, RequirementKind
from matcher.model.profile import DateRange
from matcher.model.run import RunManifest
from matcher.model.scorecard import Figures, GateState, Ranking, State
from matcher.reports.run_data import Person

NOTICE = (
    "A tool for people who decide: it sorts and quotes, and nobody is rejected by it. "
    "A score is what a text shows for this job, not what a person can do."
)
LIMITS = (
    "Only text that a reader can see in the file is scored; what a resume leaves out is shown as "
    "not shown, which is not the same as missing.",
    "Name, contact, address, photo, school, graduation year and age give and take no point.",
    "Knockouts sort into buckets (pass, unknown, fail) beside the score; unknown is never fail.",
    "A few points of difference mean little: read the quotations before the figures.",
)
POOLED = (
    "Words are weighed by how common they are in the resumes of this run (--idf pool): the points of a card "
    "depend on who else is in it, and may differ in another run."
)
STATE_WORDS: Mapping[State, str] = {
    State.MET: "met",
    State.PARTIAL: "partial",
    State.UNKNOWN: "unknown",
    State.NOT_SHOWN: "not shown",
    State.NEGATED: "negated",
}
KIND_WORDS: Mapping[RequirementKind, str] = {
    RequirementKind.KNOCKOUT: "Knockout",
    RequirementKind.ESSENTIAL: "Essential",
    RequirementKind.OPTIONAL: "Optional",
    RequirementKind.RESPONSIBILITY: "Responsibility",
}
_SHOWN = frozenset({State.MET, State.PARTIAL})
_NONE = dict.fromkeys(State, 0)
_STATE = attrgetter("state")
_REQUIREMENT = attrgetter("requirement")
ASSUMED = " (assumed: the job does not say it)"
WHOLE_JOB = "The job's own words"
"""What a contribution without a requirement (term coverage) is held against."""


def notices(manifest: RunManifest) -> tuple[str, ...]:
    """Return what stands below every list of a run: whose tool it is, and on what its points depend."""
    return (NOTICE, POOLED) if manifest.options.get("idf") == "pool" else (NOTICE,)


def one_decimal(milli: int) -> str:
    """Write milli-points the way people see points, rounded half up.

    >>> one_decimal(58_758), one_decimal(8_000), one_decimal(50)
    ('58.8', '8.0', '0.1')
    """
    tenths = (milli + 50) // 100
    return f"{tenths // 10}.{tenths % 10}"


def title_of(name: str) -> str:
    """Write the name of a component for people.

    >>> title_of("essential_skills")
    'Essential skills'
    """
    return name.replace("_", " ").capitalize()


def hidden_words(piece: HiddenText) -> str:
    """Say why and where a piece of text is hidden.

    >>> hidden_words(HiddenText(text="Spark", cause="tiny_text", page=2))
    'tiny text, page 2'
    """
    return f"{piece.cause.replace('_', ' ')}, page {piece.page}"


def percent(part: int, whole: int) -> int:
    """Return *part* of *whole* in whole percent, 0 for nothing of nothing."""
    return round(100 * part / whole) if whole else 0


def years(months: int) -> str:
    """Write months as years with one decimal.

    >>> years(30)
    '2.5'
    """
    return f"{months / 12:.1f}"


def date_words(dates: DateRange | None) -> str:
    """Write a date range, for example ``2019-04 to present``."""
    if dates is None:
        return "undated"
    end = "present" if dates.is_open else str(dates.end or "?")
    return f"{dates.start or '?'} to {end}"


def requirement_text(asked: str | None, requirements: Mapping[str, Requirement]) -> str:
    """Say what a contribution is held against, in the job's words.

    Args:
        asked: id of the requirement of the contribution.
        requirements: those of the job, by id.
    """
    if asked is None:
        return WHOLE_JOB
    requirement = requirements.get(asked)
    return asked_words(requirement) if requirement else asked


def asked_words(requirement: Requirement) -> str:
    """Return the words of a requirement, and that they are not the job's where a role profile filled them in."""
    return f"{requirement.text}{ASSUMED}" if requirement.assumed else requirement.text


def requirement_states(card: Figures) -> dict[str, State]:
    """Return one state a requirement, in card order.

    A requirement may give to several components (a skill and its years): all alike keep their state,
    otherwise something met or partial makes it partial.
    """
    states = tuple(map(_STATE, card.contributions))
    asked = _positions(tuple(map(_REQUIREMENT, card.contributions)))
    return {
        requirement: states[at[0]] if len(at) == 1 else _joined({states[number] for number in at})
        for requirement, at in asked
    }


def essential_counts(card: Figures, requirements: Mapping[str, Requirement]) -> Mapping[State, int]:
    """Count the essential requirements of a card by state; every state is a key."""
    counts = _NONE.copy()
    for key, state in requirement_states(card).items():
        requirement = requirements.get(key)
        if requirement is not None and requirement.kind is RequirementKind.ESSENTIAL:
            counts[state] += 1
    return counts


def states_by_requirement(ranking: Ranking) -> dict[tuple[str, State], int]:
    """Count the candidates by requirement and state; pairs that nobody stands in are left out."""
    found: Counter[tuple[str, State]] = Counter()
    for place in ranking.places:
        found.update(requirement_states(place.card).items())
    return found


def gate_state(card: Figures) -> GateState | None:
    """Return the bucket of a card: fail before unknown before pass; None where the job has no gates."""
    states = {gate.state for gate in card.gates}
    for state in (GateState.FAIL, GateState.UNKNOWN, GateState.PASS):
        if state in states:
            return state
    return None


def gate_counts(ranking: Ranking) -> Counter[GateState]:
    """Count the candidates by bucket; empty where the job has no gates, which are the same on every card."""
    places = ranking.places
    if not places or not places[0].card.gates:
        return Counter()
    return Counter(gate for place in places if (gate := gate_state(place.card)))


def display_name(card: Figures, person: Person | None) -> str:
    """Return the name on the resume, or the file's last part where none was found."""
    name = person.name if person else None
    return name or last_part(card.file)


def last_part(file: str) -> str:
    """Return the name of a file without the folders above it.

    >>> last_part("inbox/zip.zip!/cv.pdf")
    'cv.pdf'
    """
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def value_words(value: Any) -> str:  # noqa: ANN401 - whatever a requirement holds
    """Write what a field holds for people.

    >>> value_words(("python", "sql")), value_words(None), value_words(2.0)
    ('python, sql', 'none', '2')
    """
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


@lru_cache(maxsize=64)
def _positions(asked: tuple[str | None, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return each requirement with its places among the contributions, which are the same on every card of a run."""
    found: dict[str, list[int]] = {}
    for number, requirement in enumerate(asked):
        if requirement is not None:
            found.setdefault(requirement, []).append(number)
    return tuple((requirement, tuple(at)) for requirement, at in found.items())


def _joined(states: set[State]) -> State:
    if len(states) == 1:
        return next(iter(states))
    if states & _SHOWN:
        return State.PARTIAL
    return State.UNKNOWN if State.UNKNOWN in states else State.NEGATED
