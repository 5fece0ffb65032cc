"""What reading asks first, because it is cheap, never changes what the full rule says."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.readers.clean import clean, damage, join_spaced_letters, tagged_text
from matcher.readers.pdf import pdfium_calls
from matcher.readers.pdf.pdfium_pieces import read_page_text

ODD = (
    "\x00\t\x0b\n\x7f\x85\xa0\u00ad\u200b\u2028\ud800\ue000\uf0b7\ufb00\ufb06\ufdd0\ufffc\ufffd\uffff"
    "\U0001f3f4\U000e0041\U000f0000"
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["plain words", "• caf\u00e9", "(cid:7)", "(cid:", "A B C D", " x  y "]),
        st.sampled_from(ODD),
        st.characters(),
    )
).map("".join)
DROPPED = "\x00"
"""A character that every rule of cleaning has to look at, and that goes."""


@given(TEXTS)
def test_text_that_needs_no_cleaning_is_told_rightly(text: str) -> None:
    assert clean(text) == clean(text + DROPPED)


@given(TEXTS)
def test_text_without_damage_is_told_rightly(text: str) -> None:
    bad = damage(text + DROPPED) * (len(text) + 1) - 1
    assert damage(text) * len(text) == pytest.approx(bad)


@given(TEXTS)
def test_text_without_a_tagged_message_is_told_rightly(text: str) -> None:
    assert tagged_text(text) == tagged_text(text + DROPPED)


@given(st.lists(st.sampled_from("AB\u00e91 -"), max_size=30).map("".join))
def test_lines_without_spaced_letters_are_told_rightly(line: str) -> None:
    assert join_spaced_letters(f"{line}\nA B C D") == f"{join_spaced_letters(line)}\nABCD"


PARTS = st.lists(
    st.tuples(st.booleans(), st.integers(1, 90), st.text("ab\r ", min_size=1, max_size=90)),
    max_size=12,
)


@given(PARTS, st.sampled_from(["", "\u05d0", "\u0627"]))
def test_objects_begin_and_end_where_asking_for_every_character_says(
    parts: list[tuple[bool, int, str]], first: str
) -> None:
    """Objects may stand inside one another on pages with letters that are read from right to left."""
    text = first + "".join((letters * length)[:length] for _, length, letters in parts)
    names = [1, 2] * len(parts) if first else range(1, len(parts) + 1)
    owners: list[int | None] = [None] * len(first)
    for name, (has_object, length, _) in zip(names, parts, strict=False):
        owners += [name if has_object else None] * length
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdfium_calls, "count_characters", lambda _: len(text))
        patch.setattr(pdfium_calls, "page_text", lambda *_: 0)
        patch.setattr(pdfium_calls, "character", lambda _, index: ord(text[index]))
        patch.setattr(pdfium_calls, "text_object", lambda _, index: owners[index])
        read = read_page_text(0)
    expected, start = [], 0
    for owner, group in groupby(owners):
        end = start + len(list(group))
        expected += [(start, end, owner)] if owner else []
        start = end
    assert read.characters == text
    assert list(read.pieces) == expected
