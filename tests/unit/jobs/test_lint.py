"""What `job lint` finds, and what it leaves alone."""

import re
from datetime import date

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.jobs.build import build_job
from matcher.jobs.finding import Piece
from matcher.jobs.lint import lint_job
from matcher.jobs.lint_wording import WordingRule, unlawful
from matcher.model.document import Document
from matcher.model.job import JobDescription, Requirement, RequirementKind
from matcher.resources import resource_dir
from matcher.schema.border import load_yaml
from matcher.taxonomy.load import load_taxonomy

TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def recogniser():
    return Recogniser(load_taxonomy())


@pytest.fixture
def lint(recogniser):
    def lint_text(text):
        document = Document(id="0" * 64, name="ad.txt", media_type="text/plain", text=text)
        return lint_job(build_job(document, recogniser), document, recogniser, TODAY)

    return lint_text


@pytest.fixture
def lint_profile(recogniser):
    def lint_requirements(*requirements, seniority=None):
        job = JobDescription(
            id="0" * 64, name="job.yaml", title=None, seniority=seniority, requirements=requirements
        )
        return lint_job(job, None, recogniser, TODAY)

    return lint_requirements


def codes(found):
    return [one.code for one in found]


def wording(*sentences):
    return codes(unlawful([Piece(text=one) for one in sentences]))


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The ideal candidate is not older than 35", "age"),
        ("Age between 25 and 35 years", "age"),
        ("Maximum age: 40", "age"),
        ("Bewerber sind maximal 35 Jahre alt", "age"),
        ("Vous avez moins de 35 ans", "age"),
        ("Edad entre 25 y 35 años", "age"),
        ("You are a digital native", "age_proxy"),
        ("Join our young and dynamic team", "age_proxy"),
        ("Recent graduates with strong grades", "age_proxy"),
        ("Es erwartet Sie ein junges dynamisches Team", "age_proxy"),
        ("Rejoignez une équipe jeune", "age_proxy"),
        ("Buscamos recién titulados", "age_proxy"),
        ("Male candidates only", "gender"),
        ("He will report to the head of data", "gender"),
        ("Nur Frauen bewerben sich", "gender"),
        ("Applicants must be unmarried", "family"),
        ("Bitte nennen Sie Ihren Familienstand", "family"),
        ("Célibataire de préférence", "family"),
        ("Indicar estado civil", "family"),
        ("Must be a native English speaker", "native_speaker"),
        ("Native speakers only", "native_speaker"),
        ("Deutsch als Muttersprache", "native_speaker"),
        ("Langue maternelle française", "native_speaker"),
        ("Hablante nativo de inglés", "native_speaker"),
        ("Candidates of European descent", "origin"),
        ("Please give your place of birth", "origin"),
        ("A practising Christian is sought", "religion"),
        ("Angabe der Konfession", "religion"),
        ("You are in good health", "health"),
        ("Must be physically fit", "health"),
        ("Sie sind körperlich belastbar", "health"),
        ("Gozar de buena salud", "health"),
        ("A pleasant appearance is expected", "appearance"),
        ("Buena presencia", "appearance"),
        ("Send your CV with a recent photo", "photo"),
        ("Bewerbung bitte mit Foto", "photo"),
        ("CV avec photo", "photo"),
        ("Graduated in 2022 or 2023", "graduation_year"),
        ("Class of 2024", "graduation_year"),
        ("No employment gaps", "unbroken_cv"),
        ("Lückenloser Lebenslauf", "unbroken_cv"),
        ("Unemployed need not apply", "employed_only"),
        ("Honorable discharge from the forces", "military"),
        ("Wehrdienst abgeleistet", "military"),
        ("Please state your current salary", "salary_history"),
        ("Bitte nennen Sie Ihr letztes Gehalt", "salary_history"),
        ("A degree from a top-tier university", "school"),
    ],
)
def test_an_unlawful_criterion_is_found(sentence, code):
    assert wording(sentence) == [code]


@pytest.mark.parametrize(
    "sentence",
    [
        "You are at least 18 years of age",
        "For over 35 years we have built pumps",
        "Moins de 3 ans d'expérience, c'est possible",
        "Recent graduates are welcome",
        "We mentor young people in schools",
        "He or she will lead the team",
        "Near-native or fluent English",
        "English at native speaker level or C2",
        "Kenntnisse auf Muttersprachniveau",
        "We build products for native Spanish speakers across the globe",
        "Good health insurance and a pension",
        "Experience with electronic medical history data of patients",
        "An attractive salary",
        "Detect faces in a photo or a video",
        "The class of 2024 internship is for students",
        "Please tell us your salary expectations",
        "We do not ask for your salary history",
        "We have partnered with elite universities around the globe",
        "Continuous work of the pipelines is monitored",
        "Gaps in the data are filled",
        "Discharge of batteries is modelled",
        "Go through the class hierarchy of 2000 files",
    ],
)
def test_what_only_looks_like_one_is_left_alone(sentence):
    assert wording(sentence) == []


@pytest.mark.parametrize(
    "statement",
    [
        "All applicants are considered regardless of age, gender, religion, marital status or date of birth",
        "We do not discriminate on the basis of age limits, pregnancy, family planning or medical history",
        "Equal opportunity employer: place of birth and native language play no role",
        "Bewerbungen sind willkommen, unabhängig von Alter, Konfession und Familienstand",
        "Poste ouvert à tous, sans distinction de religion, de situation de famille ou de lieu de naissance",
        "Sin distinción de edad, estado civil o lugar de nacimiento",
    ],
)
def test_a_statement_of_equal_opportunity_is_never_flagged(lint, statement):
    assert wording(statement) == []
    assert wording("Unmarried", statement, "Date of birth") == []
    assert wording(statement, "Some text", "Date of birth") == ["age"]
    text = f"ML Engineer\n\nRequirements:\n- Python\n- Docker\n\nEqual opportunity\n{statement}.\n"
    assert codes(lint(text)) == []


def test_a_finding_quotes_its_line_and_says_what_to_write(lint):
    (found,) = lint("ML Engineer\n\nRequirements:\n- Python\n- Docker, not older than 30\n")
    assert (found.code, found.line, found.quote) == ("age", 5, "Docker, not older than 30")
    assert found.why
    assert found.instead


def test_a_long_sentence_is_quoted_around_the_words():
    long = f"{'We like parcels. ' * 20}You are not older than 30 {'and so on ' * 30}"
    (found,) = unlawful([Piece(text=long)])
    assert "not older than 30" in found.quote
    assert len(found.quote) <= 202


def test_the_rules_have_a_code_each_and_linear_patterns():
    rules = load_yaml(tuple[WordingRule, ...], resource_dir("skill_taxonomy") / "job_lint.yaml")
    assert len({rule.code for rule in rules}) == len(rules)
    for rule in rules:
        for pattern in (*rule.patterns, *rule.unless):
            assert not re.search(r"[^\\][*+]\)[*+{]|\.[*+]", pattern), pattern


def test_more_years_than_a_tool_exists(lint):
    found = lint(
        "Engineer\n\nRequirements:\n- 12+ years of experience with dbt\n- 12+ years of SQL\n"
    )
    assert [(one.code, one.line) for one in found] == [("years_above_age", 4)]
    assert "10 years of dbt" in found[0].instead


def test_years_of_one_of_several_are_possible_where_one_is_old_enough(lint):
    text = "Engineer\n\nRequirements:\n- 12+ years of experience with dbt or SQL\n"
    assert "years_above_age" not in codes(lint(text))


def requirement(number, **values):
    kind = values.pop("kind", RequirementKind.ESSENTIAL)
    return Requirement(id=f"r{number}", kind=kind, **{"text": f"line {number}", **values})


def test_contradictions_in_a_profile(lint_profile):
    found = lint_profile(
        requirement(1, skills=("python",), min_years=5.0, max_years=3.0),
        requirement(2, skills=("docker",)),
        requirement(3, skills=("docker",), kind=RequirementKind.OPTIONAL),
        requirement(4, skills=("apache_kafka",)),
        requirement(5, skills=("apache_kafka",), negated=True),
    )
    assert [(one.code, one.requirement) for one in found] == [
        ("years_upside_down", "r1"),
        ("essential_and_optional", "r3"),
        ("asked_and_not", "r5"),
    ]
    assert all(one.line is None for one in found)


def test_years_or_strength_are_a_wish_of_their_own(lint_profile):
    found = lint_profile(
        requirement(1, skills=("docker",)),
        requirement(2, skills=("docker",), kind=RequirementKind.OPTIONAL, min_years=5.0),
    )
    assert codes(found) == []


@pytest.mark.parametrize(("years", "expected"), [(8.0, ["junior_with_years"]), (2.0, [])])
def test_a_junior_job_with_the_years_of_a_senior(lint_profile, years, expected):
    found = lint_profile(requirement(1, skills=("python",), min_years=years), seniority="junior")
    assert codes(found) == expected


@pytest.mark.parametrize(("count", "expected"), [(20, []), (21, ["too_many_essentials"])])
def test_more_essentials_than_anybody_meets(lint_profile, count, expected):
    found = lint_profile(
        *(requirement(n, skills=("python",), min_years=float(n)) for n in range(1, count + 1))
    )
    assert codes(found) == expected


def test_what_stands_twice_in_much_the_same_words(lint):
    text = (
        "Engineer\n\nRequirements:\n- Experience with Docker in production\n- SQL\n"
        "- Experience with docker, in production\n- Docker on your own laptop, for a demo or a talk\n"
    )
    assert [(one.code, one.line) for one in lint(text)] == [("repeated", 6)]


def test_what_nobody_could_show(lint):
    found = lint("Engineer\n\nRequirements:\n- Python\n- Strong passion\n- Fluent Dutch\n")
    assert [(one.code, one.quote) for one in found] == [("cannot_be_shown", "Strong passion")]


def test_a_job_that_asks_for_nothing(lint_profile):
    assert codes(lint_profile()) == ["nothing_to_show"]


def test_an_unknown_name_in_a_list_of_skills_is_offered_the_nearest(lint):
    found = lint("Engineer\n\nRequirements:\n- Python, Kafka, Kuberntes\n- SQL and pizza\n")
    assert codes(found) == ["unknown_skill"]
    assert "kubernetes" in found[0].instead


def test_a_sound_job_gets_no_finding(lint):
    text = (
        "Senior ML Engineer\n\nWe move parcels by train.\n\nYou have:\n- 3+ years of experience with Python\n"
        "- PyTorch or TensorFlow\n- A degree in computer science\n\nNice to have:\n- Docker\n\n"
        "What you do:\n- Build models of demand\n"
    )
    assert codes(lint(text)) == []
