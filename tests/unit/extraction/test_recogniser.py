"""The recogniser on a small taxonomy made by hand."""

import time
from collections.abc import Sequence

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Assertion, Mention
from matcher.model.skill import PhraseRule, SenseRule, Skill, SkillKind, Taxonomy, Term


def _skill(skill_id: str, label: str, kind: SkillKind, *terms: str | Term, **more: object) -> Skill:
    listed = tuple(term if isinstance(term, Term) else Term(t=term) for term in terms)
    return Skill(id=skill_id, pref_label=label, kind=kind, terms=listed, **more)


def _guarded(text: str) -> Term:
    return Term(t=text, cs=True, amb=True)


SKILLS = (
    _skill("python", "Python", SkillKind.LANGUAGE),
    _skill("java", "Java", SkillKind.LANGUAGE),
    _skill("golang", "Go", SkillKind.LANGUAGE, "golang", _guarded("Go"), sense=("go",)),
    _skill("c_language", "C", SkillKind.LANGUAGE, _guarded("C"), sense=("c",)),
    _skill("cplusplus", "C++", SkillKind.LANGUAGE),
    _skill("csharp", "C#", SkillKind.LANGUAGE),
    _skill("r_language", "R", SkillKind.LANGUAGE, _guarded("R"), sense=("r",)),
    _skill("dotnet", ".NET", SkillKind.FRAMEWORK),
    _skill("node_js", "Node.js", SkillKind.FRAMEWORK),
    _skill("machine_learning", "Machine Learning", SkillKind.CONCEPT, Term(t="ML", cs=True)),
    _skill("neural_networks", "Neural Networks", SkillKind.CONCEPT),
    _skill("data_pipelines", "Data Pipelines", SkillKind.TASK),
    _skill("optimization", "Convex Optimization", SkillKind.CONCEPT),
    _skill("sql", "SQL", SkillKind.LANGUAGE),
    _skill("sql_server", "SQL Server", SkillKind.TOOL),
    _skill("scikit_learn", "scikit-learn", SkillKind.LIBRARY),
    _skill("ci_cd", "CI/CD", SkillKind.TASK),
    _skill("ab_testing", "A/B Testing", SkillKind.METHOD),
    _skill("excel", "Microsoft Excel", SkillKind.TOOL, _guarded("Excel"), sense=("excel",)),
    _skill("datadog", "Datadog", SkillKind.TOOL, members=(Term(t="New Relic"),)),
    _skill("vit", "Vision Transformer", SkillKind.METHOD, Term(t="ViT", cs=True)),
    _skill("tensorflow", "TensorFlow", SkillKind.FRAMEWORK, _guarded("TF"), sense=("tf_ml",)),
    _skill("terraform", "Terraform", SkillKind.TOOL, _guarded("TF"), sense=("tf_infra",)),
    _skill("kubernetes", "Kubernetes", SkillKind.PLATFORM, "K8s"),
    _skill("model_deployment", "Model Deployment", SkillKind.TASK),
    _skill("leadership", "Leadership", SkillKind.SOFT_SKILL),
    _skill("role_python_dev", "Python Developer", SkillKind.ROLE),
)
SENSES = (
    SenseRule(
        id="go",
        surfaces=("Go",),
        case="title",
        positive=("golang", "goroutines", "grpc"),
        negative=("go to", "go live"),
    ),
    SenseRule(
        id="c", surfaces=("C",), case="exact", positive=("gcc", "embedded"), negative=("vitamin",)
    ),
    SenseRule(id="r", surfaces=("R",), case="exact", positive=("rstudio",), negative=("r&d",)),
    SenseRule(
        id="excel",
        surfaces=("Excel",),
        case="title",
        positive=("powerpoint",),
        negative=("excel at", "excel in"),
    ),
    SenseRule(id="tf_ml", surfaces=("TF",), case="upper", positive=("keras", "neural")),
    SenseRule(id="tf_infra", surfaces=("TF",), case="upper", positive=("aws", "infrastructure")),
)
PHRASES = (
    PhraseRule(
        skill="model_deployment",
        pattern=r"\b(?:ship|deploy)\w*\b.{0,30}\bmodels?\b",
        anchors=("ship", "deploy"),
        weight=0.8,
    ),
)
TAXONOMY = Taxonomy(
    version="1",
    skills={skill.id: skill for skill in SKILLS},
    senses={sense.id: sense for sense in SENSES},
    phrases=PHRASES,
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(TAXONOMY)


def _document(text: str) -> Document:
    return Document(id="0" * 64, name="resume.txt", media_type="text/plain", text=text)


def _whole(text: str, kind: SectionKind) -> tuple[Section, ...]:
    return (Section(kind=kind, heading=None, body=Span(start=0, end=len(text))),)


def _find(
    recogniser: Recogniser, text: str, sections: Sequence[Section] = ()
) -> tuple[Mention, ...]:
    document = _document(text)
    mentions = recogniser.find(document, sections)
    for mention in mentions:
        span = mention.evidence.span
        assert document.text[span.start : span.end] == mention.evidence.quote
    return mentions


def _skills(recogniser: Recogniser, text: str, kind: SectionKind = SectionKind.OTHER) -> list[str]:
    return [mention.skill for mention in _find(recogniser, text, _whole(text, kind))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python, Java", ["python", "java"]),
        ("C/C++ and C#", ["c_language", "cplusplus", "csharp"]),
        ("C, C++, C#", ["c_language", "cplusplus", "csharp"]),
        ("ASP and .NET and Node.js", ["dotnet", "node_js"]),
        ("NodeJS and Node JS", ["node_js", "node_js"]),
        ("Python3 and Python 3.11", ["python", "python"]),
        ("scikit learn, Scikit-Learn, scikit\u2010learn", ["scikit_learn"] * 3),
        ("data-pipelines and a data pipeline", ["data_pipelines"] * 2),
        ("a neural network's weights", ["neural_networks"]),
        ("convex optimisation", ["optimization"]),
        ("machine\nlearning", ["machine_learning"]),
        ("machine   \n  learning", ["machine_learning"]),
        ("machine\u00a0learning", ["machine_learning"]),
        ("machine, learning", []),
        ("machine\n\nlearning", []),
        ("machine\n\u2022 learning", []),
        ("SQL Server", ["sql_server"]),
        ("SQL\nServer", ["sql_server"]),
        ("SQL, Server", ["sql"]),
        ("CI/CD, ci-cd, A/B testing, A/B-tests", ["ci_cd", "ci_cd", "ab_testing"]),
        ("a ViT for images; VIT University", ["vit"]),
        ("JavaScript and pythonic", []),
        ("Pythonidae", []),
    ],
)
def test_terms_are_found_in_their_written_forms(
    recogniser: Recogniser, text: str, expected: list[str]
) -> None:
    assert _skills(recogniser, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python, Go and Java", ["python", "golang", "java"]),
        ("services in Go with gRPC", ["golang"]),
        ("programmed in Go", ["golang"]),
        ("Go developer", ["golang"]),
        ("R, Go, Python", ["r_language", "golang", "python"]),
        ("Python/R", ["python", "r_language"]),
        ("python, go, java", ["python", "golang", "java"]),
        ("Java and ready to go to Paris", ["java"]),
        ("Go-live of the system", []),
        ("We Go to market with Python", ["python"]),
        ("R&D in Python", ["python"]),
        ("Vitamin C and Python", ["python"]),
        ("C-level reports, Python", ["python"]),
        ("John C. Smith, Java", ["java"]),
        ("excel at Python", ["python"]),
        ("PowerPoint and Excel", ["excel"]),
        ("Keras and TF", ["tensorflow"]),
        ("AWS with TF", ["terraform"]),
        ("TF and friends", []),
        ("TF with Keras on AWS", []),
    ],
)
def test_ambiguous_words_need_a_reason(
    recogniser: Recogniser, text: str, expected: list[str]
) -> None:
    assert _skills(recogniser, text) == expected


def test_a_skills_section_accepts_an_ambiguous_item_of_its_own(recogniser: Recogniser) -> None:
    assert _skills(recogniser, "Excel\nGo", SectionKind.SKILLS) == ["excel", "golang"]
    assert _skills(recogniser, "Excel\nGo", SectionKind.EXPERIENCE) == []
    assert _skills(recogniser, "Go above and beyond", SectionKind.SKILLS) == []


def test_members_report_their_own_name(recogniser: Recogniser) -> None:
    (mention,) = _find(recogniser, "Monitoring in New Relic")
    assert (mention.skill, mention.surface, mention.rule) == ("datadog", "New Relic", "member")


def test_terms_report_the_name_the_taxonomy_writes(recogniser: Recogniser) -> None:
    mentions = _find(recogniser, "K8S and PYTHON")
    assert [(one.surface, one.evidence.quote, one.rule) for one in mentions] == [
        ("K8s", "K8S", "term"),
        ("Python", "PYTHON", "term"),
    ]


def test_the_sense_rule_is_named(recogniser: Recogniser) -> None:
    (mention,) = _find(recogniser, "gRPC in Go")
    assert mention.rule == "sense:go"


@pytest.mark.parametrize(
    "text",
    [
        "mail python@example.org",
        "see github.com/someone/python",
        "https://python.example/java",
        "@python_fan",
        "resume_python.pdf and python.txt",
        "doi:10.1234/python.2023.7",
    ],
)
def test_links_addresses_and_file_names_name_no_skill(recogniser: Recogniser, text: str) -> None:
    assert _skills(recogniser, text) == []


def test_personal_data_and_references_name_no_skill(recogniser: Recogniser) -> None:
    assert _skills(recogniser, "Python", SectionKind.PERSONAL) == []
    assert _skills(recogniser, "Python", SectionKind.REFERENCES) == []


def test_address_parts_of_the_header_name_no_skill(recogniser: Recogniser) -> None:
    text = "Python Developer | 12 Java Street, 10115 Berlin | Kubernetes"
    assert _skills(recogniser, text, SectionKind.HEADER) == [
        "python",
        "role_python_dev",
        "kubernetes",
    ]


def test_excluded_spans_name_no_skill(recogniser: Recogniser) -> None:
    document = _document("Java Systems Ltd, Python")
    mentions = recogniser.find(document, (), (Span(start=0, end=16),))
    assert [mention.skill for mention in mentions] == ["python"]


def test_a_phrase_shows_a_skill_with_the_words_that_show_it(recogniser: Recogniser) -> None:
    (mention,) = _find(recogniser, "\u2022 shipped two\nmodels to customers")
    assert (mention.skill, mention.rule, mention.confidence) == ("model_deployment", "phrase", 0.8)
    assert mention.evidence.quote == "shipped two\nmodels"


def test_a_phrase_does_not_leave_its_line(recogniser: Recogniser) -> None:
    assert _find(recogniser, "\u2022 shipped boxes\n\u2022 models of cars") == ()


def test_mentions_stay_in_the_text_after_invisible_characters(recogniser: Recogniser) -> None:
    (mention,) = _find(recogniser, "\u00ad\ufb01ne ma\u00adchine\u200b learning")
    assert mention.evidence.quote == "ma\u00adchine\u200b learning"


def test_assertion_is_recorded_by_clause(recogniser: Recogniser) -> None:
    text = "No experience with Java, but daily work in Python. Currently learning Kubernetes."
    found = {mention.skill: mention.assertion for mention in _find(recogniser, text)}
    assert found == {
        "java": Assertion.NEGATED,
        "python": Assertion.CLAIMED,
        "kubernetes": Assertion.ASPIRED,
    }


def test_sections_are_recorded(recogniser: Recogniser) -> None:
    text = "Python\nJava"
    sections = (Section(kind=SectionKind.SKILLS, heading=None, body=Span(start=0, end=6)),)
    assert [mention.section for mention in _find(recogniser, text, sections)] == [
        SectionKind.SKILLS,
        SectionKind.OTHER,
    ]


def test_empty_text_has_no_mentions(recogniser: Recogniser) -> None:
    assert _find(recogniser, " \n ") == ()


def test_the_vocabulary_does_not_grow_with_new_words(recogniser: Recogniser) -> None:
    strings = recogniser._lexicon._vocab.strings
    _find(recogniser, "Python warms up")
    before = len(strings)
    for number in range(50):
        _find(recogniser, f"Python pYTHon unheardof{number} word{number}")
    assert len(strings) == before


def test_the_same_text_gives_the_same_mentions(recogniser: Recogniser) -> None:
    text = "R, Go, Python; TF with Keras; shipped models, SQL Server"
    assert _find(recogniser, text) == _find(Recogniser(TAXONOMY), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python, R, Go, C, R, Go", ["python", "r_language", "golang", "c_language"]),
        ("R, Go, C, R, Go, Python", ["r_language", "golang", "c_language", "python"]),
        ("R, Go, C and a cat.\n\nGo, C, R", ["r_language", "golang", "c_language"]),
        ("R, Go and a cat", []),
    ],
)
def test_one_accepted_word_vouches_for_a_whole_list(
    recogniser: Recogniser, text: str, expected: list[str]
) -> None:
    assert list(dict.fromkeys(_skills(recogniser, text))) == expected


@pytest.mark.parametrize("unit", ["R, ", "R, Go, C, ", "Go and ", "R, Go, C. Then "])
def test_a_long_list_of_ambiguous_words_costs_no_more_than_its_length(
    recogniser: Recogniser, unit: str
) -> None:
    """Eight times the text may cost twenty-four times the time, not sixty-four; the best of three, for busy machines."""

    def seconds(count: int) -> float:
        document = _document(unit * count)
        start = time.process_time()
        recogniser.find(document, ())
        return time.process_time() - start

    seconds(10)
    short, long = (min(seconds(count) for _ in range(3)) for count in (500, 4_000))
    assert long < max(24 * short, 0.5)
