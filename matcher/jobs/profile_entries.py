"""The shape of a requirement profile as people write it, key by key."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from matcher.model.document import Severity
from matcher.model.job import Mode, RequirementKind, Strength, Topic, YearsScope
from matcher.model.profile import DegreeLevel, DegreeStatus
from matcher.model.skill import STRICT


def _said(description: str) -> Any:  # noqa: ANN401 - pydantic's own field
    return Field(description=description)


_YearCount = Annotated[float, Field(ge=0, le=60, allow_inf_nan=False)]
Place = Annotated[tuple[int, int], _said("start and end of the quote in the job's text")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementEntry:
    """One requirement; ``quote`` with ``at`` was found in the job, ``text`` is in a person's own words."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: Annotated[
        RequirementKind, _said("knockout sorts and gives no points; the others are scored")
    ]
    id: Annotated[str | None, _said("numbered on where it is missing")] = None
    quote: Annotated[str | None, _said("the words of the job; leave them as they are")] = None
    at: Place | None = None
    page: int | None = None
    text: Annotated[str | None, _said("the requirement in your own words")] = None
    skills: Annotated[
        tuple[str, ...], _said("ids of the taxonomy: matcher taxonomy search WORDS")
    ] = ()
    mode: Annotated[Mode, _said("which of the skills count: all, any, or min_count of them")] = (
        Mode.ALL
    )
    min_count: Annotated[int, Field(ge=1)] | None = None
    alt_group: Annotated[
        str | None, _said("requirements with the same letter are alternatives to each other")
    ] = None
    negated: Annotated[bool, _said("the job says that this is not asked for")] = False
    min_years: _YearCount | None = None
    max_years: _YearCount | None = None
    years_scope: Annotated[
        YearsScope | None, _said("years of any work, or of work with these skills")
    ] = None
    degree_levels: Annotated[
        tuple[DegreeLevel, ...], _said("any of them satisfies; the lowest is the minimum")
    ] = ()
    degree_fields: tuple[str, ...] = ()
    degree_status: Annotated[
        DegreeStatus | None, _said("in_progress where students are asked for")
    ] = None
    or_equivalent: Annotated[bool, _said("experience is accepted instead of the degree")] = False
    certification: Annotated[
        str | None, _said("id of the taxonomy, or the name of a certificate")
    ] = None
    strength: Annotated[Strength | None, _said("how well; none is unmarked")] = None
    topic: Annotated[
        Topic | None, _said("for a knockout: the fact that a resume would have to state")
    ] = None
    weight: Annotated[
        float,
        Field(ge=0, le=100, allow_inf_nan=False),
        _said("a factor inside its kind: 2 counts double, 0 leaves it out"),
    ] = 1.0
    assumed: Annotated[
        str | None, _said("the role profile that filled it in; the job does not say it")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoredEntry:
    """A sentence that was passed over, and why."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    quote: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningEntry:
    """Something about the job that a person should know."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code: str
    severity: Severity
    message: str
    quote: str | None = None
    at: Place | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEntry:
    """A whole requirement profile."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    requirements: tuple[RequirementEntry, ...]
    name: str | None = None
    source: str | None = None
    title: str | None = None
    seniority: str | None = None
    ignored: tuple[IgnoredEntry, ...] = ()
    warnings: tuple[WarningEntry, ...] = ()
