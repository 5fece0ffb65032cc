"""Letters of another alphabet in Latin words, and the words that keep theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.text.lookalikes import fold_lookalikes, mixed_words


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Кubеrnеtеs", "Kubernetes"),
        ("Ѕраrk", "Spark"),
        ("Τensorflοw", "Tensorflow"),
        ("Dοcker; Jаvа", "Docker; Java"),
        ("Аzurе", "Azure"),
        ("Ꭱust", "Rust"),
    ],
)
def test_a_latin_word_with_strange_letters_is_read_as_it_looks(text, seen):
    assert fold_lookalikes(text) == seen
    assert [text[start:end] for start, end in mixed_words(text)] != []


@pytest.mark.parametrize(
    "text",
    [
        "Москва, Питон",  # words of their language
        "Ρόδος",
        "IFNγ, NFκB, TNFα, αSMA, Hα",  # symbols of science
        "μTorrent",  # a letter without a Latin double
        "Zoë Müller",
        "web-разработка",
    ],
)
def test_other_words_stay(text):
    assert fold_lookalikes(text) == text
    assert list(mixed_words(text)) == []


@given(st.text(st.sampled_from("aPοраС+# ж.αΑ1\n"), max_size=40))
def test_folding_keeps_the_length_and_is_done_at_once(text):
    folded = fold_lookalikes(text)
    assert len(folded) == len(text)
    assert fold_lookalikes(folded) == folded
