"""Sentences of an ad and the headings that hold for them."""

import pytest

from matcher.jobs.ad import open_ad
from matcher.jobs.segment import find_sentences
from matcher.model.document import Document


def cut(text):
    ad = open_ad(Document(id="0", name="ad", media_type="text/plain", text=text))
    return [(one.heading.kind.value, ad.text[one.start : one.end]) for one in find_sentences(ad)]


def test_headings_hold_until_the_next_one():
    text = "Requirements\n- Knows SQL\n\nNice to have:\n- Knows R\n\n## What we offer\nFruit"
    assert cut(text) == [("essential", "Knows SQL"), ("optional", "Knows R"), ("ignored", "Fruit")]


def test_a_heading_that_nobody_knows_ends_the_one_before():
    assert cut("## Requirements\nKnows SQL\n\n## Odds and ends\nA dog") == [
        ("essential", "Knows SQL"),
        ("neutral", "A dog"),
    ]


@pytest.mark.parametrize(
    "line", ["Strong communication skills", "5 years of experience", "Docker skills."]
)
def test_an_item_is_no_heading(line):
    assert cut(f"Responsibilities\n{line}") == [("responsibility", line)]


def test_a_short_line_above_a_list_is_a_heading_in_small_letters_too():
    text = "Your tasks\n- Paint boats\n\nYour own experience\n- Tar\n\nIs an advantage\n- Sails\n\nWe offer\nFruit"
    assert cut(text) == [
        ("responsibility", "Paint boats"),
        ("essential", "Tar"),
        ("optional", "Sails"),
        ("ignored", "Fruit"),
    ]


def test_a_label_speaks_for_its_own_line():
    assert cut("Requirements\nPreferred: Kafka\nKnows SQL") == [
        ("optional", "Kafka"),
        ("essential", "Knows SQL"),
    ]


def test_lost_line_breaks():
    assert [words for _, words in cut("We work in small teams.Experience with SQL helps")] == [
        "We work in small teams.",
        "Experience with SQL helps",
    ]


def test_headings_inside_one_paragraph():
    filler = (
        "Somebody tells of a long day at the harbour and of the people who load the ships there. "
        * 3
    )
    found = cut(f"{filler}Minimum Qualifications Knows SQL well. Nice To Have: Knows R.")
    assert ("essential", "Knows SQL well.") in found
    assert ("optional", "Knows R.") in found


def test_wrapped_lines_are_joined_and_abbreviations_do_not_end_a_sentence():
    assert cut("- Tools such as Git, e.g. GitHub,\n  and others") == [
        ("neutral", "Tools such as Git, e.g. GitHub,\n  and others")
    ]


def test_duties_in_a_row_without_stops():
    story = "Somebody tells of the harbour and of the people who load the ships there"
    story += " beside an old Data Engineer who never sleeps"
    run = f"{story} Design new routes for the ships Lead the people of the harbour Build models of the tide Read The Times every day and talk about it with everybody who listens to the news of the sea and of the land"
    assert [words for _, words in cut(run)] == [
        story,
        "Design new routes for the ships",
        "Lead the people of the harbour",
        "Build models of the tide Read The Times every day and talk about it with everybody who listens to the news of the sea and of the land",
    ]


def test_a_full_stop_behind_a_space_ends_a_sentence_and_a_short_form_does_not():
    assert [words for _, words in cut("We use SQL . The Sr. Analyst sails.")] == [
        "We use SQL .",
        "The Sr. Analyst sails.",
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Knows a related field5+ years at sea", ["Knows a related field", "5+ years at sea"]),
        ("Has seen the sea.2 years on land", ["Has seen the sea.", "2 years on land"]),
        ("Uses Log4j and H2O", ["Uses Log4j and H2O"]),
        ("At least5 things", ["At least5 things"]),
    ],
)
def test_years_that_lost_their_line_begin_an_item(text, items):
    assert [words for _, words in cut(text)] == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Knows PythonFluency in Scala", ["Knows Python", "Fluency in Scala"]),
        ("Plans the tripsCoordinate the crew", ["Plans the trips", "Coordinate the crew"]),
        ("Uses JavaScript or TorchServe daily", ["Uses JavaScript or TorchServe daily"]),
    ],
)
def test_items_glued_to_each_other(text, items):
    assert [words for _, words in cut(text)] == items


def test_a_heading_that_ends_like_an_open_sentence_takes_no_line_with_it():
    assert cut("About us\nWe sail.\n\nWhat we're looking for\nPython and tact") == [
        ("ignored", "We sail."),
        ("essential", "Python and tact"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Ideal qualifications:", "optional"),
        ("Great to have:", "optional"),
        ("You might thrive here if:", "essential"),
        ("What we'll expect of you:", "essential"),
        ("How you'll contribute:", "responsibility"),
        ("As a data engineer you will:", "responsibility"),
        ("A day in the life at Acme:", "responsibility"),
        ("Areas of responsibility:", "responsibility"),
        ("What's on offer:", "ignored"),
        ("Additional skills required:", "essential"),
        ("You should have:", "essential"),
        ("Should have:", "optional"),
        ("Who we are looking for:", "essential"),
        ("To excel in this role you'll need:", "essential"),
        ("Recommended training:", "optional"),
        ("What you get to do:", "responsibility"),
        ("Where you'll have an impact:", "responsibility"),
        ("About Acme:", "ignored"),
        ("About the deck hand role:", "neutral"),
        ("Targeted annual bonus:", "ignored"),
        (
            "Experience with, or a wish to learn, all of the following knots is required:",
            "essential",
        ),
        ("Application notes:", "ignored"),
    ],
)
def test_headings_of_many_ads(heading, kind):
    assert cut(f"{heading}\nMany nets") == [(kind, "Many nets")]


def test_a_heading_at_the_end_of_a_line_holds_below_it():
    text = "We sail ferries. We mend nets. Key Responsibilities:\n* Nets and knots\n* Tar"
    assert cut(text)[-2:] == [("responsibility", "Nets and knots"), ("responsibility", "Tar")]


def test_an_item_with_its_weight_in_brackets_is_no_heading():
    text = "Education:\nBachelor's (Required)\n\nPreferred skills (required):\nTar"
    assert cut(text) == [("essential", "Bachelor's (Required)"), ("optional", "Tar")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("You'll thrive here if:", "essential"),
        ("Who will thrive in this team?", "essential"),
        ("Bonus and benefits", "ignored"),
    ],
)
def test_headings_in_wordings_of_many_firms(heading, kind):
    assert cut(f"## {heading}\nKnows SQL") == [(kind, "Knows SQL")]
