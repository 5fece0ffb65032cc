"""The searchable copy, and the way back to the text that is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.text.normalise import normalise


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("plain text", "plain text"),
        ("2019 – 2021", "2019 - 2021"),
        ("Ph\u00adD", "PhD"),
        ("Py\u200bthon", "Python"),
        ("e\u0301cole", "école"),
        ("\ufb01ne-tuning", "fine-tuning"),
        ("“C”", '"C"'),
        ("a\u00a0b\tc", "a b c"),
        ("m²", "m2"),
        ("Ｐｙｔｈｏｎ", "Python"),
        ("line\nbreak", "line\nbreak"),
        ("C++ & C#", "C++ & C#"),
    ],
)
def test_odd_characters_get_plain_ones(text, copy):
    assert normalise(text).text == copy


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("zero\u200bwidth then Python", "Python"),
        ("\ufb01ne, \ufb02ow, then Kafka", "Kafka"),
        ("e\u0301cole then Spark and e\u0301te\u0301", "Spark"),
        ("soft\u00adhy\u00adphen then SQL", "SQL"),
    ],
)
def test_a_word_found_in_the_copy_is_quoted_from_the_original(text, word):
    copy = normalise(text)
    at = copy.text.index(word)
    span = copy.original_span(at, at + len(word))
    assert text[span.start : span.end] == word


@given(st.text(max_size=80))
def test_every_stretch_of_the_copy_has_a_place_in_the_original(text):
    copy = normalise(text)
    starts = []
    for at in range(len(copy.text)):
        span = copy.original_span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        starts.append(span.start)
    assert starts == sorted(starts)


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text).text
    assert normalise(normalise(once).text).text == normalise(once).text


def test_an_empty_stretch_has_no_place():
    with pytest.raises(ValueError, match="empty"):
        normalise("text").original_span(2, 2)
