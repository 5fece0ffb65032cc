"""Terms that stand where skills stand: found, ranked, quoted without anybody's data, written as stubs."""

from pathlib import Path

import pytest
import yaml

from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import Recogniser
from matcher.extraction.suggest.known import Names, known_forms
from matcher.extraction.suggest.source import of_ad, of_profile
from matcher.extraction.suggest.stub import sense_stub, skill_id, skill_stub
from matcher.extraction.suggest.tally import Suggestion, Tally
from matcher.model.document import Document
from matcher.model.skill import Taxonomy
from matcher.taxonomy.lint import check
from matcher.taxonomy.load import load_taxonomy

TOOLS = ("Python", "Kafka", "SQL", "Docker", "PyTorch", "TensorFlow", "Git", "Kubernetes")
SKILLS = """\
- {id: making, pref_label: Making, kind: concept, seed: root}
- {id: statistics, pref_label: Statistics, kind: concept, broader: [making]}
- {id: mathematics, pref_label: Mathematics, kind: concept, broader: [making]}
""" + "".join(
    f"- {{id: {name.lower()}, pref_label: {name}, kind: tool, broader: [making], terms: [{name.lower()}ware]}}\n"
    for name in TOOLS
)


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    """Return a small taxonomy folder, so that no edit of the real one changes what is expected here."""
    folder = tmp_path_factory.mktemp("taxonomy")
    (folder / "skills").mkdir()
    (folder / "skills" / "all.yaml").write_text(SKILLS, encoding="utf-8")
    (folder / "taxonomy.yaml").write_text('version: "1"\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def taxonomy(base: Path) -> Taxonomy:
    return load_taxonomy(base)


LISTS = (
    "You know Python, Kestrelbase and Kafka.",
    "Experience with Kestrelbase, SQL, Docker",
    "Tools: PyTorch, Kestrelbase, Git; we ship daily.",
)


@pytest.fixture(scope="module")
def recogniser(taxonomy: Taxonomy) -> Recogniser:
    return Recogniser(taxonomy)


def found(recogniser: Recogniser, *texts: str, least: int = 2) -> dict[str, Suggestion]:
    tally = Tally(known_forms(recogniser.taxonomy))
    for text in texts:
        tally.add(of_ad(text, recogniser))
    return {one.term: one for one in tally.suggestions(least)}


def test_a_name_in_lists_of_skills_is_suggested_with_its_neighbours(recogniser) -> None:
    (one,) = found(recogniser, *LISTS).values()
    assert (one.term, one.documents, one.anywhere, one.is_name) == ("Kestrelbase", 3, 3, True)
    assert set(one.beside) == {"python", "kafka", "sql", "pytorch", "git"}
    assert one.quotations[0] == "You know Python, Kestrelbase and Kafka"


@pytest.mark.parametrize(
    "texts",
    [
        # words that only hold a sentence together, or say how well
        ("Python, strong knowledge and SQL", "SQL, excellent skills, Docker"),
        # what is known, in another form
        ("Python, kubernetesware, SQL", "Docker, Kubernetesware, Git"),
        # subjects of a degree
        (
            "Bachelor's degree in Statistics, Hydrology or Mathematics",
            "A degree in Hydrology, Statistics",
        ),
        # places and dates
        ("Python, Berlin, SQL", "Docker, Berlin, Git"),
        ("Python, March 2021, SQL", "Docker, March 2021, Git"),
        # said by one text alone
        ("Python, Kestrelbase, SQL", "We like cats"),
        # the same sentence twice is one voice
        (
            "We use Python, Kestrelbase, SQL and Git here",
            "We use Python, Kestrelbase, SQL and Git here",
        ),
        # one word in lower case, said by two texts alone
        ("Python, ospreyflow, SQL", "Docker, ospreyflow, Git"),
        # an activity that every trade has
        ("Python, testing, SQL", "Docker, testing, Git", "Kafka, Testing, PyTorch"),
        (
            "Python, optimizations, SQL",
            "Docker, optimizations, Git",
            "Kafka, optimizations, PyTorch",
        ),
        # an ampersand inside a name
        ("Python, FP&A, SQL", "a budget"),
        # a line break was lost inside the word
        ("Python, KestrelbaseExperience with SQL", "Git, KestrelbaseExperience with SQL"),
    ],
)
def test_what_is_no_missing_skill_is_not_suggested(recogniser, texts: tuple[str, ...]) -> None:
    assert found(recogniser, *texts) == {}


def test_an_employer_is_not_suggested(recogniser) -> None:
    texts = [f"At Kestrel we use Python, Kestrel, {tool}" for tool in ("Docker", "Git", "Kafka")]
    assert found(recogniser, *texts) == {}


def test_a_word_that_mostly_stands_elsewhere_is_not_suggested(recogniser) -> None:
    lists = ("Python, budget, SQL", "Docker, budget, Git", "Kafka, budget, PyTorch")
    prose = [f"Please mind the budget of team {number}." for number in range(20)]
    assert "budget" in found(recogniser, *lists)
    assert found(recogniser, *lists, *prose) == {}


def test_spellings_of_one_term_count_together(recogniser) -> None:
    texts = ("Python, Kestrel Base, SQL", "Docker, KestrelBase, Git", "Kafka, kestrel bases, Git")
    (one,) = found(recogniser, *texts).values()
    assert one.documents == 3


def test_the_order_of_texts_does_not_change_the_ranking(recogniser) -> None:
    more = ("Python, Ospreyflow, SQL", "Git, Ospreyflow, Kafka")
    one = found(recogniser, *LISTS, *more)
    two = found(recogniser, *more, *reversed(LISTS))
    ranked = [(term, each.documents, each.score, each.beside) for term, each in one.items()]
    assert ranked == [(term, each.documents, each.score, each.beside) for term, each in two.items()]
    assert [term for term, *_ in ranked] == ["Kestrelbase", "Ospreyflow"]


RESUME = """Aniela Brzozowska
aniela@example.com | +49 30 1234567

Experience
Data Engineer, Kestrel Freight, Leeds
Jan 2020 - Present
- Built flows with Python, Ospreyflow and Kafka, call +49 30 1234567
- Moved Kestrel Freight to SQL, Docker

Skills
Python, Aniela Brzozowska, Ospreyflow, SQL, aniela@example.com
"""


def test_nothing_of_a_person_is_in_a_suggestion(recogniser) -> None:
    tally = Tally(known_forms(recogniser.taxonomy))
    for number in range(3):
        text = RESUME.replace("Built", f"Built {number}")
        document = Document(id=f"{number}" * 64, name="r.txt", media_type="text/plain", text=text)
        tally.add(of_profile(build_profile(document, recogniser), recogniser.taxonomy))
    suggestions = tally.suggestions()
    assert [one.term for one in suggestions] == ["Ospreyflow"]
    said = repr(suggestions)
    for private in ("Aniela", "Brzozowska", "example.com", "1234567", "Kestrel"):
        assert private not in said


@pytest.mark.parametrize(
    "text",
    ["Python, Ospreyflow, write to ada@example.org", "Python, Ospreyflow, call +49 30 1234567"],
)
def test_contact_data_of_an_ad_is_not_quoted(recogniser, text: str) -> None:
    (one,) = found(recogniser, text, "Docker, Ospreyflow, Git").values()
    assert not any("example.org" in quoted or "1234567" in quoted for quoted in one.quotations)
    assert one.quotations


def suggestion(term: str, *beside: str, is_name: bool = True) -> Suggestion:
    return Suggestion(
        term=term,
        documents=3,
        anywhere=4,
        share=0.7,
        score=2.0,
        is_name=is_name,
        beside=beside,
        quotations=(),
    )


@pytest.mark.parametrize(
    "term", ["Kestrelbase", "kestrel: base #1", "C+++", "Spark", "Go", "yes", "3 naïve Über"]
)
def test_a_stub_makes_an_overlay_that_loads(tmp_path, base, taxonomy, term: str) -> None:
    one = suggestion(term, "kafka", "docker")
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "new.yaml").write_text(skill_stub(one, None, taxonomy), encoding="utf-8")
    sense = sense_stub(one, None, taxonomy)
    if sense:
        (tmp_path / "ambiguity.yaml").write_text(sense, encoding="utf-8")
    made = load_taxonomy(base, tmp_path)[skill_id(term, taxonomy)]
    assert (made.pref_label, made.broader, made.kind) == (term, ("making",), "tool")
    assert check(load_taxonomy(base, tmp_path)) == []


@pytest.mark.parametrize(
    ("is_name", "beside", "kind"),
    [(True, ("kafka", "statistics"), "tool"), (False, ("kafka", "statistics"), "concept")],
)
def test_a_stub_guesses_the_kind_that_fits_the_spelling(taxonomy, is_name, beside, kind) -> None:
    one = suggestion("kestrelbase", *beside, is_name=is_name)
    (entry,) = yaml.safe_load(skill_stub(one, None, taxonomy))
    assert entry["kind"] == kind


def test_another_spelling_of_a_known_name_becomes_a_term_of_it(taxonomy) -> None:
    near = Names(taxonomy).near("Kuber-netes")
    (entry,) = yaml.safe_load(skill_stub(suggestion("Kuber-netes"), near, taxonomy))
    assert entry == {"id": "kubernetes", "terms": ["Kuber-netes"]}


@pytest.mark.parametrize("term", ["Kestrelbase", "Kube", "Gits", "Docking"])
def test_another_name_is_no_spelling_of_a_known_one(taxonomy, term: str) -> None:
    assert Names(taxonomy).near(term) is None


@pytest.mark.parametrize(
    ("lists", "term"),
    [
        (("Python, FP&A, SQL", "Docker, FP&A and Git"), "FP&A"),
        (("Python, Ab Initio, SQL", "Docker, Ab Initio and Git"), "Ab Initio"),
        (("Strong Kestrel Objects skills, SQL", "Docker, Kestrel Objects, Git"), "Kestrel Objects"),
        (
            (
                "experience with data vault modelling techniques and SQL",
                "Docker, data vault modelling",
            ),
            "data vault modelling",
        ),
        (("Kestrel Reports, SQL", "Docker, Kestrel Reports, Git"), "Kestrel Reports"),
        (("know data vault, SQL", "Docker, strong data vault techniques, Git"), "data vault"),
    ],
)
def test_where_a_term_begins_and_ends(recogniser, lists: tuple[str, ...], term: str) -> None:
    assert list(found(recogniser, *lists)) == [term]
