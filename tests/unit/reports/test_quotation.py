"""A quotation is shown inside the bullet it stands in, marked, and never altered."""

from dataclasses import replace

import pytest

from matcher.model.document import Document, SectionKind, Span
from matcher.model.profile import Passage
from matcher.reports.quotation import AROUND, place_words, quotations

TEXT = "Built a churn model in Python and kept Python services up.\nSQL"


@pytest.fixture
def read(make_profile):
    """Return a document and a profile whose first line is a passage."""

    def made(text=TEXT):
        document = Document(id="d" * 64, name="a.txt", media_type="text/plain", text=text)
        end = text.rindex("\n")
        passage = Passage(
            evidence=document.quote(Span(start=0, end=end)), section=SectionKind.EXPERIENCE
        )
        return document, replace(make_profile("Ada Okafor"), passages=(passage,), sections=())

    return made


def quote(document, words, after=0):
    start = document.text.index(words, after)
    return document.quote(Span(start=start, end=start + len(words)))


def test_the_words_are_marked_in_their_passage(read):
    document, profile = read()
    (found,) = quotations([quote(document, "churn model")], profile)
    assert found.parts == (
        ("Built a ", False),
        ("churn model", True),
        (" in Python and kept Python services up.", False),
    )
    assert found.text == TEXT.partition("\n")[0]


def test_quotations_of_one_passage_become_one_with_each_marked(read):
    document, profile = read()
    both = [quote(document, "Python", 30), quote(document, "Python")]
    (found,) = quotations(both, profile)
    assert [text for text, is_quoted in found.parts if is_quoted] == ["Python", "Python"]
    assert found.text == TEXT.partition("\n")[0]


def test_overlapping_quotations_are_marked_once(read):
    document, profile = read()
    (found,) = quotations([quote(document, "churn model"), quote(document, "model")], profile)
    assert [text for text, is_quoted in found.parts if is_quoted] == ["churn model"]


@pytest.mark.parametrize("has_profile", [True, False])
def test_outside_a_passage_the_words_stand_alone(read, has_profile):
    document, profile = read()
    (found,) = quotations([quote(document, "SQL")], profile if has_profile else None)
    assert found.parts == (("SQL", True),)


def test_what_stands_around_is_shortened_to_whole_words_and_the_quoted_words_are_not(read):
    document, profile = read("before " * 50 + "Python" + " after" * 50 + "\n")
    (found,) = quotations([quote(document, "Python")], profile)
    before, words, after = (text for text, _ in found.parts)
    assert words == "Python"
    assert set(before.removeprefix("…").split()) == {"before"}
    assert before.startswith("…")
    assert set(after.removesuffix("…").split()) == {"after"}
    assert after.endswith("…")
    assert max(len(before), len(after)) <= AROUND + 1


def test_one_endless_word_is_cut_too(read):
    document, profile = read("x" * 1_000 + "Python" + "y" * 1_000 + "\n")
    (found,) = quotations([quote(document, "Python")], profile)
    assert [len(text) for text, _ in found.parts] == [AROUND + 1, 6, AROUND + 1]


def test_a_long_passage_is_cut_to_the_line_of_the_words(read):
    document, profile = read("first line\n" + "filler " * 60 + "\nused Python daily\nlast\n")
    (found,) = quotations([quote(document, "Python")], profile)
    assert found.parts == (("used ", False), ("Python", True), (" daily", False))


def test_the_place_names_page_and_section(run):
    place = run.ranking.candidates[0]
    first = place.card.contributions[0].evidence[0]
    profile = run.profiles[place.card.candidate_id]
    assert place_words(first, profile) == "page 1, experience"
    assert place_words(replace(first, page=None), None) == ""
