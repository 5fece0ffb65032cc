"""The shape of a requirement profile as people write it, key by key."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from matcher.model.document import Severity
from matcher.model.job import Mode, RequirementKind, Strength, YearsScope
from matcher.model.profile import DegreeLevel
from matcher.model.skill import STRICT

Years = Annotated[float, Field(ge=0, le=60, allow_inf_nan=False)]
Place = Annotated[tuple[int, int], Field(description="start and end in the job's text")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementEntry:
    """One requirement; ``quote`` with ``at`` was found in the job, ``text`` is in a person's own words."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: RequirementKind
    id: str | None = None
    quote: str | None = None
    at: Place | None = None
    page: int | None = None
    text: str | None = None
    skills: tuple[str, ...] = ()
    mode: Mode = Mode.ALL
    min_count: Annotated[int, Field(ge=1)] | None = None
    alt_group: str | None = None
    negated: bool = False
    min_years: Years | None = None
    max_years: Years | None = None
    years_scope: YearsScope | None = None
    degree_levels: tuple[DegreeLevel, ...] = ()
    degree_fields: tuple[str, ...] = ()
    degree_status: str | None = None
    or_equivalent: bool = False
    certification: str | None = None
    strength: Strength | None = None
    topic: str | None = None
    weight: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] = 1.0


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
