"""What a job description asks for."""

from dataclasses import dataclass
from enum import StrEnum

from matcher.model.document import Evidence, Flag
from matcher.model.profile import DegreeLevel


class RequirementKind(StrEnum):
    """How binding a requirement is."""

    KNOCKOUT = "knockout"
    ESSENTIAL = "essential"
    OPTIONAL = "optional"
    RESPONSIBILITY = "responsibility"


class Mode(StrEnum):
    """How the skills of one requirement combine."""

    ALL = "all"
    ANY = "any"
    AT_LEAST = "at_least"


class YearsScope(StrEnum):
    """What the years hang on: any work, or work with the requirement's skills."""

    OVERALL = "overall"
    SKILLS = "skills"


class Topic(StrEnum):
    """A fact about a person that a job makes a condition."""

    WORK_PERMIT = "work_permit"
    CLEARANCE = "clearance"
    LOCATION = "location"
    TRAVEL = "travel"
    DRIVING_LICENCE = "driving_licence"
    LANGUAGE = "language"
    AVAILABILITY = "availability"


class Strength(StrEnum):
    """How well the job wants it; weights a requirement inside its component."""

    EXPERT = "expert"
    PROFICIENT = "proficient"
    FAMILIAR = "familiar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing asked for, with the words that ask for it.

    Args:
        id: ``r1``, ``r2`` ... in the order of the text; stable under editing.
        kind: how binding it is.
        text: the words of the job description, or of the person who added the requirement.
        evidence: where the words stand; None when a person added it by hand.
        skills: ids; a requirement about years or degrees alone has none.
        mode: how the skills combine.
        min_count: for ``at_least``.
        alt_group: requirements of one job with the same letter are alternatives to each other.
        negated: the job says that this is *not* asked for, or must not be.
        min_years: smallest number of years, or None.
        max_years: largest number of years, or None; never costs points by default.
        years_scope: what the years count.
        degree_levels: levels that satisfy it; the lowest one is the minimum.
        degree_fields: subjects in the job's words.
        degree_status: ``in_progress`` where students are asked for.
        or_equivalent: experience is accepted instead of the degree.
        certification: taxonomy id or name of a certificate.
        strength: expert, proficient, familiar; None is unmarked.
        topic: for knockouts: which fact about a person answers it.
        weight: a factor that the user may set on this requirement's share.
        assumed: the role profile (``role:ml-engineer``) that filled it in where the job says nothing.
    """

    id: str
    kind: RequirementKind
    text: str
    evidence: Evidence | None = None
    skills: tuple[str, ...] = ()
    mode: Mode = Mode.ALL
    min_count: int | None = None
    alt_group: str | None = None
    negated: bool = False
    min_years: float | None = None
    max_years: float | None = None
    years_scope: YearsScope | None = None
    degree_levels: tuple[DegreeLevel, ...] = ()
    degree_fields: tuple[str, ...] = ()
    degree_status: str | None = None
    or_equivalent: bool = False
    certification: str | None = None
    strength: Strength | None = None
    topic: Topic | None = None
    weight: float = 1.0
    assumed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A sentence that is no requirement, and why it was passed over."""

    quote: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDescription:
    """A job as understood; a person may correct it as YAML.

    Args:
        id: hex SHA-256 of the text or of the YAML that it came from.
        name: the file's or the sample's name.
        title: as printed, or None.
        seniority: intern, junior, mid, senior, lead, staff, principal, manager ..., or None.
    """

    id: str
    name: str
    title: str | None
    seniority: str | None
    requirements: tuple[Requirement, ...]
    ignored: tuple[Ignored, ...] = ()
    warnings: tuple[Flag, ...] = ()
