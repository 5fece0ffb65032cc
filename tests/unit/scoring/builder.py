"""Builds small profiles and jobs by hand, so that scoring is tested without extraction.

A skill is named in the text as ``{python|Python}``; ``{!python|Python}`` is negated, ``{?python|Python}``
aspired. Everything else is as it would stand in a file.
"""

import re
from datetime import date

from matcher.model.contact import Contact
from matcher.model.document import Document, Line, Section, SectionKind, Span
from matcher.model.job import JobDescription, Requirement, RequirementKind
from matcher.model.profile import (
    Assertion,
    CandidateProfile,
    Certification,
    DateRange,
    Degree,
    DegreeStatus,
    Mention,
    Passage,
    Role,
    RoleKind,
    SpokenLanguage,
    StatedDuration,
    Statement,
    YearMonth,
)

AS_OF = date(2026, 11, 1)
_MARK = re.compile(r"\{([!?]?)(\w+)\|([^}]+)\}")
_ASSERTIONS = {"": Assertion.CLAIMED, "!": Assertion.NEGATED, "?": Assertion.ASPIRED}


def ago(months: int) -> YearMonth:
    """The calendar month that lies *months* before the as-of date."""
    number = AS_OF.year * 12 + AS_OF.month - 1 - months
    return YearMonth(year=number // 12, month=number % 12 + 1)


class Resume:
    """A resume in the making; every method adds lines at the end."""

    def __init__(self, contact: Contact | None = None, name: str = "resume.txt"):
        self.contact = contact or Contact(name="Ada Example", emails=("ada@example.org",))
        self.name = name
        self.text = ""
        self.marks = []
        self.passages = []
        self.sections = []
        self.roles = []
        self.certificates = []
        self.degrees = []
        self.statements = []
        self.languages = []
        self.durations = []

    def line(self, section, text, *, prose=True):
        """Add one line; return its span."""
        start = len(self.text)
        plain, position = "", 0
        for mark in _MARK.finditer(text):
            plain += text[position : mark.start()]
            begin = start + len(plain)
            plain += mark.group(3)
            span = Span(start=begin, end=start + len(plain))
            self.marks.append((mark.group(2), _ASSERTIONS[mark.group(1)], span, section))
            position = mark.end()
        plain += text[position:]
        self.text += plain + "\n"
        span = Span(start=start, end=start + len(plain))
        self.passages.append((span, section, prose))
        if not self.sections or self.sections[-1][0] is not section:
            self.sections.append((section, span.start))
        return span

    def skills(self, text):
        """Add a line of a skills list."""
        self.line(SectionKind.SKILLS, text, prose=False)
        return self

    def summary(self, text):
        """Add a line of the summary."""
        self.line(SectionKind.SUMMARY, text)
        return self

    def role(
        self,
        *bullets,
        months=24,
        ended=0,
        kind=RoleKind.FULL_TIME,
        title="Engineer",
        employer="Acme",
    ):
        """Months counted back from the month that lies *ended* months before the as-of date; None is undated."""
        dates = None
        if months is not None:
            dates = DateRange(
                start=ago(ended + months - 1),
                end=None if ended == 0 else ago(ended),
                is_open=ended == 0,
            )
        section = SectionKind.EXPERIENCE
        head = self.line(section, f"{title}, {employer}", prose=False)
        said = f"{dates.start} - {dates.end or 'present'}" if dates else "some time ago"
        dated = self.line(section, said, prose=False)
        last = dated
        for bullet in bullets:
            last = self.line(section, bullet)
        self.roles.append(
            (title, employer, dates, kind, Span(start=head.start, end=last.end), dated)
        )
        return self

    def degree(
        self,
        level,
        field=None,
        field_id=None,
        *,
        status=DegreeStatus.COMPLETED,
        end_year=2015,
        school="Uni",
    ):
        """Add a line of education."""
        span = self.line(
            SectionKind.EDUCATION, f"{level} {field}, {school}, {end_year}", prose=False
        )
        self.degrees.append((level, field, field_id, school, end_year, status, span))
        return self

    def certificate(self, name, skill=None, expires=None, in_progress=False, issued=None):
        """Add a certificate."""
        span = self.line(SectionKind.CERTIFICATIONS, name, prose=False)
        self.certificates.append((name, skill, issued, expires, in_progress, span))
        return self

    def statement(self, topic, text):
        """Add a stated fact."""
        span = self.line(SectionKind.PERSONAL, text, prose=False)
        self.statements.append((topic, span))
        return self

    def language(self, name, level=None):
        """Add a spoken language."""
        span = self.line(SectionKind.LANGUAGES, f"{name} {level or ''}".strip(), prose=False)
        self.languages.append((name, level, span))
        return self

    def stated(self, skill, months, text, section=SectionKind.SUMMARY):
        """Add years stated without dates."""
        span = self.line(section, text, prose=section is not SectionKind.SKILLS)
        self.durations.append((skill, months, span))
        return self

    def build(self):
        """Return the profile, not yet assessed."""
        spans = [span for span, _, _ in self.passages]
        document = Document(
            id="d" * 64,
            name=self.name,
            media_type="text/plain",
            text=self.text,
            lines=tuple(Line(span=span) for span in spans),
        )
        quote = document.quote
        starts = [start for _, start in self.sections]
        ends = [*starts[1:], len(self.text)][: len(starts)]
        return CandidateProfile(
            candidate_id="C-" + self.name,
            document_id=document.id,
            file=self.name,
            media_type="text/plain",
            pages=1,
            engine=None,
            read_confidence=1.0,
            sections=tuple(
                Section(kind=kind, heading=None, body=Span(start=start, end=end))
                for (kind, start), end in zip(self.sections, ends, strict=True)
            ),
            passages=tuple(
                Passage(evidence=quote(span), section=section, is_prose=prose)
                for span, section, prose in self.passages
            ),
            mentions=tuple(
                Mention(
                    skill=skill,
                    surface=quote(span).quote,
                    evidence=quote(span),
                    section=section,
                    assertion=assertion,
                )
                for skill, assertion, span, section in self.marks
            ),
            roles=tuple(
                Role(
                    title=title,
                    employer=employer,
                    dates=dates,
                    kind=kind,
                    evidence=quote(block),
                    dated=quote(dated),
                )
                for title, employer, dates, kind, block, dated in self.roles
            ),
            degrees=tuple(
                Degree(
                    level=level,
                    field=field,
                    field_id=field_id,
                    institution=school,
                    end_year=year,
                    status=status,
                    evidence=quote(span),
                )
                for level, field, field_id, school, year, status, span in self.degrees
            ),
            certifications=tuple(
                Certification(
                    name=name,
                    id=skill,
                    issued=issued,
                    expires=expires,
                    evidence=quote(span),
                    in_progress=in_progress,
                )
                for name, skill, issued, expires, in_progress, span in self.certificates
            ),
            languages=tuple(
                SpokenLanguage(name=name, level=level, evidence=quote(span))
                for name, level, span in self.languages
            ),
            durations=tuple(
                StatedDuration(skill=skill, months=months, evidence=quote(span))
                for skill, months, span in self.durations
            ),
            statements=tuple(
                Statement(topic=topic, evidence=quote(span)) for topic, span in self.statements
            ),
            contact=self.contact,
            hidden=(),
            flags=(),
            warnings=(),
        )


def need(number, text="", kind=RequirementKind.ESSENTIAL, **more):
    """One requirement; *more* are fields of ``Requirement``."""
    return Requirement(id=f"r{number}", kind=kind, text=text, **more)


def job_of(*requirements):
    return JobDescription(
        id="j" * 64, name="job", title=None, seniority=None, requirements=tuple(requirements)
    )
