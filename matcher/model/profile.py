"""What a resume says about a person's work, and where it says it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.model.contact import Contact
from matcher.model.document import Evidence, Flag, HiddenText, Section, SectionKind, Span


class Assertion(StrEnum):
    """How the text speaks of a skill; only ``claimed`` earns anything."""

    CLAIMED = "claimed"
    NEGATED = "negated"
    ASPIRED = "aspired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a text that names a skill.

    Args:
        skill: id of the skill.
        surface: the name that was found, as the taxonomy writes it (a member keeps its own name).
        evidence: the word or words themselves.
        section: the kind of section it stands in.
        assertion: claimed, negated or aspired.
        rule: what decided it: ``term``, ``member``, ``phrase`` or ``sense:<id>``.
        confidence: 0..1.
    """

    skill: str
    surface: str
    evidence: Evidence
    section: SectionKind
    assertion: Assertion = Assertion.CLAIMED
    rule: str = "term"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class YearMonth:
    """A month, or a whole year where ``month`` is 0.

    >>> str(YearMonth(year=2020, month=1)), str(YearMonth(year=2020))
    ('2020-01', '2020')
    """

    year: int
    month: int = 0

    def __str__(self) -> str:
        """Write it the way the JSON does."""
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


class Precision(StrEnum):
    """How exactly a date was given."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """A stretch of time as it was written.

    Args:
        start: the first month (or year); None where only an end was given.
        end: the last month, inclusive; None where ``is_open`` or not given.
        is_open: the range goes on until today ("present").
        precision: year when either side lacks a month.
    """

    start: YearMonth | None
    end: YearMonth | None
    is_open: bool = False
    precision: Precision = Precision.MONTH


class RoleKind(StrEnum):
    """How somebody was employed; unknown counts as full time."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    INTERNSHIP = "internship"
    FREELANCE = "freelance"
    PROJECT = "project"
    VOLUNTEER = "volunteer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One job (or dated project): who, where, when, and the block of text that tells of it.

    Args:
        title: as printed, or None.
        employer: as printed, or None. Never scored.
        dates: None for an undated role.
        kind: how the person was employed.
        evidence: the whole block, from its first heading line to its last bullet.
        dated: the line that carries the dates, quoted for every point of experience.
        location: as printed, or None; never scored.
        months: its length up to the as-of date; None before it is counted, or without dates.
    """

    title: str | None
    employer: str | None
    dates: DateRange | None
    kind: RoleKind
    evidence: Evidence
    dated: Evidence | None = None
    location: str | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One bullet or sentence-like line of a resume, its wrapped lines joined in one span.

    Args:
        evidence: the whole bullet.
        section: the kind of section it stands in.
        is_prose: it tells of something done (a bullet, a sentence); False for headings, dates, employer
            and school lines, and for bare lists of words, which TF-IDF never sees.
    """

    evidence: Evidence
    section: SectionKind
    is_prose: bool = True


class DegreeLevel(StrEnum):
    """Levels of education, lowest first."""

    HIGH_SCHOOL = "high_school"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"

    @property
    def order(self) -> int:
        """0 for the lowest level."""
        return _ORDER[self]


_ORDER = {level: order for order, level in enumerate(DegreeLevel)}


class DegreeStatus(StrEnum):
    """Whether a degree was finished."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """A degree as stated.

    Args:
        level: None where only a school was named.
        field: the subject as printed, or None.
        field_id: the taxonomy's degree field, or None.
        institution: as printed; never scored.
        end_year: the year of graduation, or None; never scored.
        status: completed unless the text says otherwise.
        evidence: the line that states it.
    """

    level: DegreeLevel | None
    field: str | None
    field_id: str | None
    institution: str | None
    end_year: int | None
    status: DegreeStatus
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A certificate as stated.

    Args:
        name: as printed, without who issued it and when.
        id: the taxonomy's node, or None for one it does not know.
        issued: when it was given, or None.
        expires: when it ends, or None.
        evidence: the line that states it.
        issuer: who gave it, as printed, or None.
        in_progress: it is being worked for and not held yet.
        code: of its exam ("AZ-104"), or its short name ("CKA"), as printed; or None.
    """

    name: str
    id: str | None
    issued: YearMonth | None
    expires: YearMonth | None
    evidence: Evidence
    issuer: str | None = None
    in_progress: bool = False
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLanguage:
    """A human language with the level as printed, or None."""

    name: str
    level: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDuration:
    """A claim of years without dates: "Python - 5 years", or "8 years of experience" (``skill`` None)."""

    skill: str | None
    months: int
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact that gates may ask for, as stated by the person; nothing is inferred.

    Args:
        topic: ``work_permit``, ``clearance``, ``relocation``, ``driving_licence`` or ``availability``.
        evidence: the words.
    """

    topic: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthParts:
    """The four parts of depth, each 0..1, before weighting (see the scoring page)."""

    tenure: float
    evidence: float
    recency: float
    ownership: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRecord:
    """One skill of one person, counted up to the as-of date.

    Args:
        skill: id of the skill.
        assertion: claimed as soon as one mention claims it; else negated before aspired.
        mentions: every mention, in text order.
        months: months of use by dated roles, weighted by the kind of role; or a stated duration.
        last_used: the last month of use; None where no date is known.
        depth: 0..1.
        band: aware, working, proficient or expert.
        parts: what depth is made of.
        shown_depth: 0..1, the depth that stays when every skills list is left out.
    """

    skill: str
    assertion: Assertion
    mentions: tuple[Mention, ...]
    months: float
    last_used: YearMonth | None
    depth: float
    band: str
    parts: DepthParts
    shown_depth: float = 0.0

    @property
    def is_listed_only(self) -> bool:
        """Tell whether every claimed mention stands in a skills list."""
        claimed = [m for m in self.mentions if m.assertion is Assertion.CLAIMED]
        return all(m.section is SectionKind.SKILLS for m in claimed)


def candidate_id_of(sha256: str) -> str:
    """Return the id of whoever a file with this hash speaks of.

    >>> candidate_id_of("9f86d081884c7d65")
    'C-9f86d08188'
    """
    return f"C-{sha256[:10]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateProfile:
    """Everything a resume says, and what it amounts to on a date.

    The first group of fields is what the text states; it keeps open ends open and holds for every as-of
    date. ``masked`` are the stretches that name the person, an employer or a school, or that are not the
    candidate's own words: no rule reads them (law 7). The last group is empty until
    ``matcher.scoring.depth.assess`` counts up to a date.
    """

    candidate_id: str
    document_id: str
    file: str
    media_type: str
    pages: int
    engine: str | None
    read_confidence: float
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    degrees: tuple[Degree, ...]
    certifications: tuple[Certification, ...]
    languages: tuple[SpokenLanguage, ...]
    durations: tuple[StatedDuration, ...]
    statements: tuple[Statement, ...]
    contact: Contact
    hidden: tuple[HiddenText, ...]
    flags: tuple[Flag, ...]
    warnings: tuple[Flag, ...]
    masked: tuple[Span, ...] = ()
    publications: int = 0
    patents: int = 0

    as_of: date | None = None
    experience_months: int = 0
    experience_months_with_internships: int = 0
    experience_by_kind: tuple[tuple[RoleKind, int], ...] = ()
    experience_by_scope: tuple[tuple[str, int], ...] = ()
    seniority: str | None = None
    skills: tuple[SkillRecord, ...] = ()

    def section_at(self, span: Span) -> SectionKind | None:
        """Return the kind of the section that holds *span*, or None."""
        for section in self.sections:
            first = section.heading or section.body
            if first.start <= span.start and span.end <= section.body.end:
                return section.kind
        return None
