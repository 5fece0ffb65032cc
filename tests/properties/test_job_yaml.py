"""A job written as YAML and read back is the same job, whatever it holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.jobs.profile_yaml import dump_job, load_job
from matcher.model.document import Evidence, Flag, Severity, Span
from matcher.model.job import (
    Ignored,
    JobDescription,
    Mode,
    Requirement,
    RequirementKind,
    Strength,
    Topic,
    YearsScope,
)
from matcher.model.profile import DegreeLevel
from matcher.taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()
DOCUMENT = "d" * 64
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip)
maybe_words = st.none() | words


@st.composite
def evidences(draw):
    quote = draw(words)
    start = draw(st.integers(0, 5000))
    span = Span(start=start, end=start + len(quote))
    return Evidence(document_id=DOCUMENT, span=span, quote=quote, page=draw(st.none() | st.just(2)))


@st.composite
def requirements(draw, number):
    evidence = draw(st.none() | evidences())
    own_words = draw(words)
    skills = draw(st.lists(st.sampled_from(sorted(TAXONOMY.skills)), max_size=4, unique=True))
    mode = draw(st.sampled_from(Mode) if skills else st.sampled_from([Mode.ALL, Mode.ANY]))
    least = draw(st.none() | st.integers(0, 20))
    return Requirement(
        id=f"r{number}",
        kind=draw(st.sampled_from(RequirementKind)),
        text=evidence.quote if evidence and draw(st.booleans()) else own_words,
        evidence=evidence,
        skills=tuple(skills),
        mode=mode,
        min_count=1 if mode is Mode.AT_LEAST or (skills and draw(st.booleans())) else None,
        alt_group=draw(st.sampled_from([None, "A"])),
        negated=draw(st.booleans()),
        min_years=None if least is None else float(least),
        max_years=None if least is None else float(least + draw(st.integers(0, 5))),
        years_scope=draw(st.none() | st.sampled_from(YearsScope)),
        degree_levels=tuple(draw(st.lists(st.sampled_from(DegreeLevel), max_size=2))),
        degree_fields=tuple(draw(st.lists(words, max_size=2))),
        degree_status=draw(st.sampled_from([None, "in_progress"])),
        or_equivalent=draw(st.booleans()),
        certification=draw(maybe_words),
        strength=draw(st.none() | st.sampled_from(Strength)),
        topic=draw(st.none() | st.sampled_from(Topic)),
        weight=draw(st.floats(0, 100)),
        assumed=draw(st.sampled_from([None, "role:data-engineer"])),
    )


@st.composite
def jobs(draw):
    count = draw(st.integers(0, 4))
    flag = Flag(
        code="odd",
        severity=Severity.WARNING,
        message=draw(words),
        evidence=draw(st.none() | evidences()),
    )
    return JobDescription(
        id=DOCUMENT,
        name=draw(words),
        title=draw(maybe_words),
        seniority=draw(st.sampled_from([None, "senior"])),
        requirements=tuple(draw(requirements(number)) for number in range(1, count + 1)),
        ignored=tuple(
            Ignored(quote=quote, why="benefits") for quote in draw(st.lists(words, max_size=2))
        ),
        warnings=tuple(draw(st.lists(st.just(flag), max_size=1))),
    )


@settings(max_examples=150, deadline=None)
@given(jobs())
def test_yaml_and_back_is_identity(job):
    text = dump_job(job, TAXONOMY)
    again = load_job(text, "job.yaml", TAXONOMY)
    assert again == job
    assert dump_job(again, TAXONOMY) == text
