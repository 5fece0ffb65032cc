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
        ("Рyth\u200bоn", "Python"),
        ("Каfkа и кафка", "Kafkа и кафка".replace("а", "a", 1)),
        ("С++ and С#", "C++ and C#"),
        ("𝐏𝐲𝐭𝐡𝐨𝐧 𝙿𝚢 ⓅⓎ 🅿🅨 ᴘʏᴛʜᴏɴ", "Python Py PY PY python"),
        ("P\u0336y\u0335t\u034fh\u20ddon", "Python"),
        ("e\u0301\u0302\u0303\u0308\u0310t", "é\u0302\u0303t"),
        ("SQL\ufe0f\u2063\u061c", "SQL"),
        ("SQL\u3164Go\u2800R", "SQL Go R"),
        ("TNFα and Hβ, Δt in μs", "TNFα and Hβ, Δt in μs"),
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
        ("Каfkа\u200b, then Flink", "Flink"),
        ("P\u0336H\u0336P\u0336 then Perl", "Perl"),
    ],
)
def test_a_word_found_in_the_copy_is_quoted_from_the_original(text, word):
    copy = normalise(text)
    at = copy.text.index(word)
    span = copy.original_span(at, at + len(word))
    assert text[span.start : span.end] == word


TRICKS = st.text(
    st.one_of(
        st.sampled_from("aeoPyt аеорСΑο\u0301\u0336\u200b\u00ad\u202e\ufe0f\u034fﬁⓟ🅿𝐏ᴘ\u3164\n"),
        st.characters(),
    ),
    max_size=60,
)


@given(TRICKS)
def test_every_stretch_of_the_copy_has_a_place_in_the_original(text):
    copy = normalise(text)
    starts = []
    for at in range(len(copy.text)):
        span = copy.original_span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        starts.append(span.start)
    assert starts == sorted(starts)


@given(TRICKS)
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text).text
    assert normalise(normalise(once).text).text == normalise(once).text


def test_an_empty_stretch_has_no_place():
    with pytest.raises(ValueError, match="empty"):
        normalise("text").original_span(2, 2)
