"""Text from a resume is harmless in a spreadsheet and in a terminal, and otherwise unchanged."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reports.inert import encodable, safe_cell, safe_terminal, shorten, visible_text

LIVE_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|'/C calc'!A0", "'+cmd|'/C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("\u200b=1", "'=1"),
        ("\u202e=1", "'=1"),
        ("\u200d=1", "'\u200d=1"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20A1", "'\uff20A1"),
        ("\x00=1", "'=1"),
        ("\x1b[0m=1", "'=1"),
        ('"=1+1"', '\'"=1+1"'),
        ("''=1+1", "'''=1+1"),
        ("\u2800=1", "'\u2800=1"),
        ("\ufe0f\u3164=1", "'\ufe0f\u3164=1"),
        ("\u207c1", "'\u207c1"),
        ("\ufb291", "'\ufb291"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("a;=1+1", "a;'=1+1"),
        ("a; =1+1", "a; '=1+1"),
        ("two\nlines", "two lines"),
        ("C++, C# and .NET", "C++, C# and .NET"),
        ("a = b - c", "a = b - c"),
        ("state-of-the-art; e-mail", "state-of-the-art; e-mail"),
        ("Łukasz Żółć", "Łukasz Żółć"),
        ("", ""),
    ],
)
def test_a_cell_never_starts_a_formula_and_plain_text_stays(text, cell):
    assert safe_cell(text) == cell


@given(st.text(max_size=60))
def test_no_text_makes_a_live_cell(text):
    cell = safe_cell(text)
    assert not cell.lstrip().startswith(tuple(LIVE_STARTS))
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", cell)


@pytest.mark.parametrize("blank", ["", " ", "'", '"', "\u00a0", "\u200b", "\u2800", "\ufe0e"])
def test_no_sign_that_folds_to_one_of_a_formula_starts_a_cell(blank):
    signs = [
        sign
        for sign in map(chr, range(0x20, sys.maxunicode + 1))
        if unicodedata.normalize("NFKC", sign)[:1] in tuple("=+-@")
    ]
    assert len(signs) == 19
    for sign in signs:
        assert safe_cell(f"{blank}{sign}1+1").startswith("'")
        assert f"'{sign}" in safe_cell(f"a;{blank}{sign}1+1")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_nothing_that_a_terminal_obeys_gets_through(text):
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", safe_terminal(text))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("\x1b]0;title\x07name", "name"),
        ("\x9b2Jcleared", "cleared"),
        ("\x1bPq payload\x1b\\after", "after"),
        ("a\x08\x08b", "ab"),
        ("over\rwritten", "over written"),
        ("gnp.\u202efdp", "gnp.fdp"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("\x1b", ""),
    ],
)
def test_escape_sequences_go_whole(text, line):
    assert safe_terminal(text) == line


def test_an_unended_string_sequence_does_not_swallow_the_rest_of_a_long_text():
    assert visible_text("\x1b]0;" + "x" * 5_000 + " end").endswith("end")


def test_text_that_can_be_printed_holds_nothing_that_is_taken_out():
    """Such text is passed on without a look at its signs; the control character in front asks for the look."""
    signs = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isprintable()]
    assert len(signs) > 100_000
    text = "".join(signs)
    assert visible_text(text) == visible_text(f"\x00{text}") == text


def test_what_is_no_character_is_written_out():
    assert encodable("caf\udce9.pdf") == "caf\\xe9.pdf"
    assert visible_text("\ud800x") == "\ufffdx"


def test_long_text_is_cut_with_an_ellipsis():
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("abcd", 4) == "abcd"
    assert len(safe_terminal("x" * 10_000)) == 600
