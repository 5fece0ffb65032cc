"""What an ad asks for, read as a whole."""

import time

import pytest


def only(job):
    (requirement,) = job.requirements
    return requirement


@pytest.mark.parametrize(
    ("words", "mode", "skills"),
    [
        ("Experience with Kafka or RabbitMQ", "any", {"apache_kafka", "rabbitmq"}),
        ("Experience with Python, Java or Scala", "any", {"python", "java", "scala"}),
        ("Experience with AWS/Azure/GCP", "any", {"aws", "azure", "gcp"}),
        ("Knowledge of Docker and Kubernetes", "all", {"docker", "kubernetes"}),
        ("Required: Python, SQL, pandas", "all", {"python", "sql", "pandas"}),
        (
            "Experience with vector databases such as Pinecone, Milvus",
            "any",
            {"pinecone", "milvus"},
        ),
        ("Experience with cloud platforms (AWS, Azure)", "any", {"aws", "azure"}),
    ],
)
def test_lists(build, words, mode, skills):
    found = only(build(words))
    assert (found.mode.value, set(found.skills)) == (mode, skills)


def test_needed_and_choice_in_one_clause(build):
    needed, choice = build("Experience with Python, SQL, and AWS or GCP").requirements
    assert (needed.mode.value, needed.skills) == ("all", ("python", "sql"))
    assert (choice.mode.value, choice.skills) == ("any", ("aws", "gcp"))


def test_at_least_two(build):
    found = only(build("Experience with at least two of the following: Docker, Terraform, Ansible"))
    assert (found.mode.value, found.min_count) == ("at_least", 2)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Requirements\n- Python is a plus", ["optional"]),
        ("Nice to have\n- Docker is mandatory", ["essential"]),
        ("Requirements\n- Strong SQL; Scala nice to have", ["essential", "optional"]),
        ("Requirements\n- Python (PyTorch preferred)", ["essential", "optional"]),
        ("Responsibilities\n- Build data pipelines in Python", ["responsibility"]),
        ("Responsibilities\n- Experience with Docker", ["essential"]),
        ("You will design machine learning models", ["responsibility"]),
        ("Requirements\n- Must be authorized to work in Canada", ["knockout"]),
    ],
)
def test_kinds(build, words, kinds):
    assert [one.kind.value for one in build(words).requirements] == kinds


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Our platform was built on Kubernetes.", "company story"),
        ("We are an equal opportunity employer regardless of age.", "equal opportunity"),
        ("Benefits\n- A Python conference every year", "benefits"),
        ("The firm was founded in 1999 and has been in business for 25 years.", "company age"),
    ],
)
def test_boilerplate_is_kept_with_its_reason(build, words, why):
    job = build(words)
    assert not job.requirements
    assert [one.why for one in job.ignored] == [why]


@pytest.mark.parametrize(
    "words", ["No Java experience required", "Kubernetes is not necessary", "We do not use SAS"]
)
def test_what_is_not_asked_is_never_asked(build, words):
    assert all(one.negated for one in build(words).requirements)


def test_years_hang_on_the_skill_or_on_any_work(build):
    scoped, overall = (
        only(build(w)) for w in ("3+ years of experience with Spark", "5+ years of experience")
    )
    assert (scoped.min_years, scoped.years_scope.value) == (3, "skills")
    assert (overall.min_years, overall.years_scope.value) == (5, "overall")


def test_a_ladder_is_one_group_of_alternatives(build):
    found = build("Requirements\n- BS + 5 years, or MS + 3 years").requirements
    assert [(one.degree_levels[0].value, one.min_years) for one in found] == [
        ("bachelor", 5),
        ("master", 3),
    ]
    assert {one.alt_group for one in found} == {"A"}


def test_a_certificate_is_named(build):
    found = only(build("Requirements\n- Certified Kubernetes Administrator (CKA)"))
    assert found.certification == "cert_cka"
    assert not found.skills


def test_ids_follow_the_text_and_quotations_are_literal(build):
    text = "Requirements\n• 2–4 years of\u00a0Python\n• Knowledge of SQL (PostgreSQL)\nNice to have\n• Terraform"
    job = build(text)
    spans = [one.evidence.span for one in job.requirements]
    assert [one.id for one in job.requirements] == ["r1", "r2", "r3"]
    assert spans == sorted(spans)
    for one in job.requirements:
        span = one.evidence.span
        assert text[span.start : span.end] == one.evidence.quote == one.text


def test_an_ad_that_asks_for_nothing_says_so(build):
    job = build("Come and see our garden.")
    assert (job.requirements, [flag.code for flag in job.warnings]) == ((), ["no_requirements"])


@pytest.mark.parametrize(
    ("text", "title", "seniority"),
    [
        ("# Senior Data Engineer\n\nWe ship parcels.", "Senior Data Engineer", "senior"),
        ("Job title: Junior Data Analyst\nA text", "Junior Data Analyst", "junior"),
        (
            "We are looking for a Machine Learning Engineer to join us.",
            "Machine Learning Engineer",
            None,
        ),
        ("A small firm by the sea.", None, None),
    ],
)
def test_title_and_seniority(build, text, title, seniority):
    job = build(text)
    assert (job.title, job.seniority) == (title, seniority)


@pytest.mark.parametrize(
    "unit", ["5 years ", "1+ years, and ", "Experience with Python, ", "(", "(a, "]
)
def test_hostile_text_costs_no_more_than_its_length(build, unit):
    """Four times the text may cost ten times the time, not sixteen; the best of three, for busy machines."""

    def seconds(length):
        start = time.process_time()
        build(unit * (length // len(unit)))
        return time.process_time() - start

    seconds(2_000)
    short, long = (min(seconds(length) for _ in range(3)) for length in (10_000, 40_000))
    assert long < max(10 * short, 0.5)
