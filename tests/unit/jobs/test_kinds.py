"""How binding a clause is: by its own words, by how it speaks, by its heading."""

import pytest

from matcher.jobs.cues import Cue, find_cue
from matcher.jobs.kinds import is_duty


@pytest.mark.parametrize(
    "words", ["Apply statistics to parcels", "Research and build models", "Quickly ship features"]
)
def test_a_verb_of_work_opens_a_duty(words):
    assert is_duty(words)


@pytest.mark.parametrize(
    "words",
    [
        "Advanced knowledge of R",
        "Advance degree in physics",
        "Research experience",
        "Direct engineering experience of cranes",
    ],
)
def test_an_attribute_is_no_duty(words):
    assert not is_duty(words)


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("Kafka is an advantage", Cue.WISH),
        ("Kafka (advantage)", Cue.WISH),
        ("models that bring strategic advantage", None),
        ("Take advantage of the harbour", None),
        ("Scala would be a big advantage", Cue.WISH),
    ],
)
def test_an_advantage_of_the_person_is_a_wish(words, cue):
    assert find_cue(words) is cue


@pytest.mark.parametrize(
    ("words", "kind", "skills"),
    [
        ("Strong SQL and Docker skills required", "essential", ("sql", "docker")),
        ("Experience mentoring young colleagues preferred", "optional", ("mentoring",)),
        ("Knowledge of GDPR requirements", "essential", ("gdpr",)),
    ],
)
def test_a_line_that_names_something_is_no_heading(build, words, kind, skills):
    (found,) = build(words).requirements
    assert (found.kind.value, found.skills) == (kind, skills)


@pytest.mark.parametrize("heading", ["Key skills/exp required", "Education requirements"])
def test_a_heading_in_small_letters_is_still_one(build, heading):
    (found,) = build(f"{heading}\nPython").requirements
    assert (found.text, found.kind.value) == ("Python", "essential")


def test_a_duty_with_requirements_in_it_leaves_the_heading_alone(build):
    job = build("Responsibilities\nTranslate business requirements for us\nLead Python workshops")
    assert {one.kind.value for one in job.requirements} == {"responsibility"}


@pytest.mark.parametrize(
    "words", ["No Java experience required", "Java experience isn't a prerequisite for success"]
)
def test_what_is_not_required_is_never_asked(build, words):
    (found,) = build(words).requirements
    assert (found.skills, found.negated) == (("java",), True)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Python is a must, Java is not needed", {"python": False, "java": True}),
        ("Docker is required, so Kubernetes isn't required", {"docker": False, "kubernetes": True}),
        (
            "We moved from Keras to PyTorch, so Keras is not needed",
            {"keras": True, "pytorch": False},
        ),
        ("Python, Java are not needed", {"python": True, "java": True}),
    ],
)
def test_a_denial_holds_for_its_own_words(build, words, asked):
    found = build(f"Requirements\n- {words}").requirements
    assert {skill: one.negated for one in found for skill in one.skills} == asked


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The ideal candidate will be responsible for Python services", "responsibility"),
        ("The ideal candidate will have experience with Python", "essential"),
        ("In addition, you will need Python", "essential"),
        ("You will have the opportunity to develop Python services", "responsibility"),
        ("You'll have opportunities to develop Python services", "responsibility"),
        ("Responsibilities\n- Assemble large Python services", "responsibility"),
        (
            "What you'll do\nWe are looking for an analyst to design Python services",
            "responsibility",
        ),
        ("What you'll do\nWe are looking for strong Python skills", "essential"),
        ("The data scientist II will build Python services", "responsibility"),
        ("The depot lead will quickly and calmly build Python services", "responsibility"),
        ("The data engineer develops Python services with a large team", "responsibility"),
        ("Project tasks include Python services and data cleaning", "responsibility"),
        ("This role demands a high level of Python", "essential"),
        ("As ferries differ, this person will need to have Python at hand", "essential"),
        ("About you\nPython and all the knots of a sailor are second nature.", "essential"),
        ("The ideal ferry analyst candidate is calm and knows Python", "essential"),
        ("More senior candidates are expected to know Python", "essential"),
        ("This position would be a good fit for engineers who enjoy Python", "essential"),
    ],
)
def test_what_a_candidate_will_do_is_a_duty_and_what_one_will_have_is_asked(build, words, kind):
    assert [one.kind.value for one in build(words).requirements] == [kind]


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Computer Vision Engineer\n\nWe need Python.", [("python",)]),
        ("Experience as Vision Engineer with Java\n\nWe need Python.", [("java",), ("python",)]),
    ],
)
def test_a_title_asks_for_nothing(build, text, skills):
    assert [one.skills for one in build(text).requirements] == skills


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Pay varies by place and depends on the pay range, knowledge, and experience.", 0),
        ("Requirements\n- Experience", 0),
        ("Requirements\n- Experience in shipyards", 1),
    ],
)
def test_a_word_of_level_alone_asks_for_nothing(build, words, count):
    assert len(build(words).requirements) == count


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (
            "Robotics and software are at the heart of every product that Acme brings to harbours.",
            1,
        ),
        ("You have software and robotics at the heart of every product that you bring to life.", 2),
        ("Experience with robotics and software that are at the heart of products for people.", 2),
    ],
)
def test_a_story_below_the_requirements_has_left_them(build, line, count):
    assert len(build(f"Requirements\n- Knows SQL\n\n{line}").requirements) == count


def test_who_is_looked_for_to_do_something_gets_a_duty(build):
    (found,) = build("Acme is looking for an experienced engineer to help with Python").requirements
    assert found.kind.value == "responsibility"


@pytest.mark.parametrize(
    ("heading", "words", "count"),
    [
        ("What we offer", "Knowledge of Python and SQL", 1),
        ("What we offer", "Python courses and fruit for everybody", 0),
        ("What we offer", "Experience the sea", 0),
        ("About us", "The applicant should have experience in Tableau.", 1),
        ("About us", "Acme uses Tableau to show the sea.", 0),
        ("Salary", "Knowledge of Python moves the amount", 0),
    ],
)
def test_what_asks_below_a_heading_of_boilerplate_is_heard(build, heading, words, count):
    assert len(build(f"{heading}\n{words}").requirements) == count


def test_a_story_among_the_duties_is_no_duty(build):
    text = "Responsibilities\nBuild Python services\nThe products of Acme are made with AI and statistics"
    assert [one.text for one in build(text).requirements] == ["Build Python services"]


def test_a_wish_in_brackets_with_words_of_its_own_leaves_what_stands_before(build):
    first, second = build(
        "Requirements\n- Strong Python (ideally two years in a lead role)"
    ).requirements
    assert (first.kind.value, first.skills, first.min_years) == ("essential", ("python",), None)
    assert (second.kind.value, second.min_years) == ("optional", 2)


@pytest.mark.parametrize("wish", ["a plus", "preferred but not required", "nice to have"])
def test_a_wish_alone_in_brackets_is_about_what_stands_before(build, wish):
    (found,) = build(f"Requirements\n- Docker ({wish})").requirements
    assert found.kind.value == "optional"


def test_advantages_of_a_method_are_no_wish(build):
    (found,) = build(
        "Requirements\n- Knowledge of SQL and its real-world advantages/drawbacks"
    ).requirements
    assert found.kind.value == "essential"


def test_an_item_that_speaks_to_the_reader_is_kept_without_a_name(build):
    job = build(
        "Requirements\n- Trust: you have sailed ferries at night\n- Blue hats\n\nBenefits\n- You have free days at sea"
    )
    assert [one.text for one in job.requirements] == ["Trust: you have sailed ferries at night"]
