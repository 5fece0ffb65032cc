"""An invented run, built by hand from the model: one job, a few people, files that could not be read."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import msgspec
import pytest

from matcher.model.contact import Contact
from matcher.model.document import (
    Document,
    Evidence,
    Flag,
    HiddenText,
    Line,
    Section,
    SectionKind,
    Severity,
    Span,
)
from matcher.model.job import (
    JobDescription,
    Mode,
    Requirement,
    RequirementKind,
    Strength,
    Topic,
    YearsScope,
)
from matcher.model.profile import (
    CandidateProfile,
    DateRange,
    Precision,
    Role,
    RoleKind,
    YearMonth,
)
from matcher.model.run import Failure, RunManifest, Status
from matcher.model.scorecard import (
    Component,
    Contribution,
    Gate,
    GateState,
    RankedCard,
    Ranking,
    ScoreCard,
    State,
    ranking_of,
)
from matcher.reports.run_data import RunData, person_of
from matcher.schema.ranking_json import card_to_json
from matcher.schema.scored_views import CardObject

JOB_TEXT = """Senior Machine Learning Engineer
You must be allowed to work in the EU.
Strong Python skills are required.
Experience with PyTorch or TensorFlow is a must.
At least 3 years of professional experience.
You put models into production and keep them healthy.
Kubernetes is a plus.
"""
LABELS = {
    "python": "Python",
    "pytorch": "PyTorch",
    "tensorflow": "TensorFlow",
    "kubernetes": "Kubernetes",
}
RESUME = """{name}
{name}@example.org
Profile
Engineer who likes models that stay up.
Experience
Machine Learning Engineer, Northwind Labs, {start} - present
- Built a churn model in Python that cut losses by 12 %
- Trained image models with PyTorch on four GPUs
- Put twelve models into production behind one gateway
Junior Developer, Blue Kiosk, {early} - {start}
- Wrote reports in Python
Skills
Python, PyTorch, Docker
"""


def a_document(name: str, text: str) -> Document:
    """Make a document of *text*, ten lines a page."""
    lines, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            lines.append(Line(span=Span(start=at, end=at + len(line)), page=1 + number // 10))
        at += len(line) + 1
    return Document(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        name=name,
        media_type="text/plain",
        text=text,
        lines=tuple(lines),
        pages=2,
    )


def quoted(document: Document, words: str) -> Evidence:
    """Quote *words* where they first stand."""
    start = document.text.index(words)
    return document.quote(Span(start=start, end=start + len(words)))


def a_job() -> JobDescription:
    """Build the job with every kind of requirement."""
    text = a_document("senior_ml.txt", JOB_TEXT)
    lines = JOB_TEXT.splitlines()
    asked = [
        ({"kind": RequirementKind.KNOCKOUT, "topic": Topic.WORK_PERMIT}, 1),
        ({"kind": RequirementKind.ESSENTIAL, "skills": ("python",)}, 2),
        (
            {
                "kind": RequirementKind.ESSENTIAL,
                "skills": ("pytorch", "tensorflow"),
                "mode": Mode.ANY,
                "strength": Strength.EXPERT,
            },
            3,
        ),
        (
            {
                "kind": RequirementKind.ESSENTIAL,
                "min_years": 3.0,
                "years_scope": YearsScope.OVERALL,
            },
            4,
        ),
        ({"kind": RequirementKind.RESPONSIBILITY}, 5),
        ({"kind": RequirementKind.OPTIONAL, "skills": ("kubernetes",)}, 6),
    ]
    return JobDescription(
        id=text.id,
        name=text.name,
        title=lines[0],
        seniority="senior",
        requirements=tuple(
            Requirement(id=f"r{n}", text=lines[line], evidence=quoted(text, lines[line]), **facts)
            for n, (facts, line) in enumerate(asked, start=1)
        ),
    )


def a_profile(
    name: str, *, file: str | None = None, start: int = 2021, text: str = RESUME
) -> CandidateProfile:
    """Build the profile of an invented person."""
    filled = (
        text.replace("{name}", name)
        .replace("{start}", str(start))
        .replace("{early}", str(start - 3))
    )
    document = a_document(file or f"inbox/{name.lower().replace(' ', '_')}.pdf", filled)
    experience = document.text.index("Experience\n")
    skills = document.text.index("Skills\n")
    first = quoted(document, f"Machine Learning Engineer, Northwind Labs, {start} - present")
    second = quoted(document, f"Junior Developer, Blue Kiosk, {start - 3} - {start}")
    return CandidateProfile(
        candidate_id=f"C-{document.id[:10]}",
        document_id=document.id,
        file=document.name,
        media_type="application/pdf",
        pages=2,
        engine="pdfium",
        read_confidence=1.0,
        sections=(
            Section(
                kind=SectionKind.EXPERIENCE,
                heading=Span(start=experience, end=experience + 10),
                body=Span(start=experience + 11, end=skills),
            ),
            Section(
                kind=SectionKind.SKILLS,
                heading=Span(start=skills, end=skills + 6),
                body=Span(start=skills + 7, end=len(document.text)),
            ),
        ),
        passages=(),
        mentions=(),
        roles=(
            Role(
                title="Machine Learning Engineer",
                employer="Northwind Labs",
                dates=DateRange(
                    start=YearMonth(year=start), end=None, is_open=True, precision=Precision.YEAR
                ),
                kind=RoleKind.FULL_TIME,
                evidence=first,
                dated=first,
            ),
            Role(
                title="Junior Developer",
                employer="Blue Kiosk",
                dates=DateRange(
                    start=YearMonth(year=start - 3, month=2), end=YearMonth(year=start, month=1)
                ),
                kind=RoleKind.PART_TIME,
                evidence=second,
                dated=second,
            ),
        ),
        degrees=(),
        certifications=(),
        languages=(),
        durations=(),
        statements=(),
        contact=Contact(name=name, emails=(f"{name}@example.org",)),
        hidden=(),
        flags=(),
        warnings=(),
        as_of=date(2026, 11, 1),
        experience_months=(2026 - start) * 12 + 46,
        experience_months_with_internships=(2026 - start) * 12 + 46,
    )


def a_card(
    profile: CandidateProfile, strength: float, gate: GateState, text: str = RESUME
) -> ScoreCard:
    """Score the invented person by hand: every credit is *strength*."""
    start = next(role.dates.start.year for role in profile.roles)
    filled = (
        text.replace("{name}", profile.contact.name or "")
        .replace("{start}", str(start))
        .replace("{early}", str(start - 3))
    )
    document = a_document(profile.file, filled)
    asked: list[tuple[str, str | None, int, str, tuple[str, ...]]] = [
        (
            "essential_skills",
            "r2",
            24_000,
            "24 months in one role, last used 2026-11",
            ("- Built a churn model in Python that cut losses by 12 %", "Wrote reports in Python"),
        ),
        (
            "essential_skills",
            "r3",
            29_000,
            "PyTorch: working depth, named in one project",
            ("- Trained image models with PyTorch on four GPUs",),
        ),
        (
            "experience",
            "r4",
            18_000,
            "dated work since the first role",
            (profile.roles[0].dated.quote,),
        ),
        (
            "responsibilities",
            "r5",
            17_000,
            "closest passage of the resume",
            ("- Put twelve models into production behind one gateway",),
        ),
        ("optional_skills", "r6", 7_000, "Kubernetes is not shown", ()),
        ("term_coverage", None, 5_000, "5 of 9 distinctive terms of the job", ("Profile",)),
    ]
    contributions = []
    for source, requirement, out_of, reason, quotes in asked:
        points = round(out_of * min(1.0, strength)) if quotes else 0
        state = State.NOT_SHOWN if not points else State.MET if strength >= 1 else State.PARTIAL
        contributions.append(
            Contribution(
                source=source,
                requirement=requirement,
                points=points,
                out_of=out_of,
                state=state,
                reason=reason if points else "nothing of this is shown",
                evidence=tuple(quoted(document, words) for words in quotes) if points else (),
            )
        )
    names = list(dict.fromkeys(entry.source for entry in contributions))
    return ScoreCard(
        candidate_id=profile.candidate_id,
        file=profile.file,
        score=sum(entry.points for entry in contributions),
        components=tuple(
            Component(
                name=name,
                points=sum(c.points for c in contributions if c.source == name),
                out_of=sum(c.out_of for c in contributions if c.source == name),
            )
            for name in names
        ),
        contributions=tuple(contributions),
        gates=(
            Gate(
                requirement="r1",
                state=gate,
                reason={"pass": "stated in the resume", "fail": "the resume says otherwise"}.get(
                    gate.value, "the resume does not say"
                ),
            ),
        ),
        flags=profile.flags,
    )


def ranked(cards: list[ScoreCard]) -> Ranking:
    """Put cards in order; equal scores share a rank."""
    cards = sorted(cards, key=lambda card: (-card.score, card.candidate_id))
    places = []
    for card in cards:
        rank = 1 + sum(other.score > card.score for other in cards)
        tied = tuple(o.candidate_id for o in cards if o.score == card.score and o is not card)
        places.append(
            RankedCard(
                rank=rank,
                tied=len(tied),
                tied_with=tied,
                rank_low=rank,
                rank_high=rank + len(tied),
                card=card,
            )
        )
    return ranking_of(tuple(places))


def a_run(
    people: list[tuple[CandidateProfile, float, GateState]], failures: tuple[Failure, ...] = ()
) -> RunData:
    """Build the run of *people*: profile, strength, gate."""
    job = a_job()
    ranking = ranked([a_card(*person) for person in people])
    profiles = {profile.candidate_id: profile for profile, _, _ in people}
    return RunData(
        manifest=RunManifest(
            tool="matcher 0.1.0",
            scorer_version="1",
            taxonomy={"version": "2026.11", "sha256": "a1" * 32},
            scoring="b2" * 32,
            reference="c3" * 32,
            job={"name": job.name, "sha256": job.id},
            inputs=tuple(sorted(profile.document_id for profile, _, _ in people)),
            as_of="2026-11-01",
        ),
        job=job,
        ranking=ranking,
        people={key: person_of(profile) for key, profile in profiles.items()},
        card_objects=[
            msgspec.convert(card_to_json(place.card, profiles[place.card.candidate_id]), CardObject)
            for place in ranking.candidates
        ],
        profiles=profiles,
        failures=failures,
        labels=LABELS,
    )


@pytest.fixture
def run() -> RunData:
    """Five people, two of them tied, one with hidden text; two files that could not be read."""
    flagged = a_profile("Mirela Kovač", start=2023)
    hidden = HiddenText(text="expert expert expert", cause="white on white", page=2)
    flag = Flag(
        code="hidden_text",
        severity=Severity.WARNING,
        message="Text that nobody can see was left out",
    )
    people = [
        (a_profile("Ada Okafor", start=2018), 1.0, GateState.PASS),
        (a_profile("Juan Pérez", start=2020), 0.7, GateState.UNKNOWN),
        (a_profile("Wei Zhang", start=2020), 0.7, GateState.FAIL),
        (replace(flagged, flags=(flag,), hidden=(hidden,)), 0.4, GateState.UNKNOWN),
        (a_profile("Sam Taylor", start=2025), 0.0, GateState.UNKNOWN),
    ]
    failures = (
        Failure(
            file="inbox/locked.pdf",
            status=Status.ENCRYPTED,
            stage="read",
            reason="the file needs a password",
            next_step="save it without a password",
            sha256="d4" * 32,
        ),
        Failure(
            file="inbox/photo.heic",
            status=Status.UNSUPPORTED,
            stage="read",
            reason="pictures are not read",
            next_step="send it as PDF",
        ),
    )
    return a_run(people, failures)


@pytest.fixture
def make_run() -> Callable[[list[tuple[CandidateProfile, float, GateState]]], RunData]:
    """Give tests the builder of runs."""
    return a_run


@pytest.fixture
def make_profile() -> Callable[..., CandidateProfile]:
    """Give tests the builder of profiles."""
    return a_profile


VOID = {"meta", "input", "br", "link", "img", "rect"}


class Outline(HTMLParser):
    """Collect tags, attributes and text, and check that tags close in order."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.attributes, self.ids = [], [], [], []
        self.texts = {}

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        where = self.open[-1] if self.open else ""
        self.texts[where] = self.texts.get(where, "") + data


def parsed(data: bytes) -> Outline:
    """Parse a page, refusing tags that do not close in order."""
    parser = Outline()
    parser.feed(data.decode())
    parser.close()
    assert parser.open == []
    return parser


@pytest.fixture
def outline() -> Callable[[bytes], Outline]:
    return parsed
