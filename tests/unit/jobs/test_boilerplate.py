"""What an ad says of itself asks for nothing; what only sounds like it does."""

import pytest

from matcher.jobs.gates import find_topic
from matcher.jobs.ignore import tells_story


@pytest.mark.parametrize(
    "words",
    [
        "Our success lies in an open, collaborative workplace that helps you grow",
        "We believe that curious and collaborative people like you are found everywhere",
        "The skills listed below would be shown by work or by study",
        "Please send your skills and experience in bullet points",
        "Keras and Java are also used in this environment.",
        "We are eager to learn more about you!",
    ],
)
def test_a_story_may_speak_to_the_reader(words):
    assert tells_story(words)


@pytest.mark.parametrize(
    "words",
    [
        "We expect you to write SQL",
        "We need your Python skills",
        "Our best people know what you will do",
    ],
)
def test_what_the_reader_is_to_do_is_no_story(words):
    assert not tells_story(words)


@pytest.mark.parametrize(
    ("words", "kind", "skills"),
    [
        (
            "This position is ideal for a graduate with a background in Python",
            "essential",
            ("python",),
        ),
        ("Are you an expert in SQL?", "essential", ("sql",)),
        ("You will build Python services for health and wellness", "responsibility", ("python",)),
    ],
)
def test_what_is_asked_beside_words_of_boilerplate_is_heard(build, words, kind, skills):
    (found,) = build(words).requirements
    assert (found.kind.value, found.skills) == (kind, skills)


@pytest.mark.parametrize("words", ["Apply now to join our Python team!", "40 years of success"])
def test_boilerplate_asks_for_nothing(build, words):
    assert build(f"Nice to have\n{words}").requirements == ()


@pytest.mark.parametrize(
    "words",
    ["Willingness to travel up to 20%", "Travel of up to 30% is required", "Travel required: 25%"],
)
def test_travel_that_is_asked_for_is_a_gate(words):
    assert find_topic(words).value == "travel"


@pytest.mark.parametrize(
    "words",
    [
        "Some travel required",
        "May require travel",
        "If travel is required, how much?",
        "Ability to explain travel data",
    ],
)
def test_other_travel_is_none(words):
    assert find_topic(words) is None


def test_orders_below_the_story_of_a_company_are_duties(build):
    job = build(
        "About us\nWe sail ferries with Java.\n\nYour life at sea\nBuild Python services for depots\nBuilding trust in Java since 1990"
    )
    assert [(one.kind.value, one.skills) for one in job.requirements] == [
        ("responsibility", ("python",))
    ]


def test_what_to_send_along_is_not_asked_for(build):
    job = build("Please send a cover letter and links to GitHub or Kaggle pages")
    assert job.requirements == ()
