"""A cheap question before a costly search never turns away what the search would find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.extraction.instructions import _PATTERNS, _WORD
from matcher.taxonomy.load import load_taxonomy
from matcher.text.lower_case import lower_pattern
from matcher.text.needs import Needs, needs_of

RULES = load_taxonomy().phrases
TRICKY = [
    r"a|ab|abc",
    r"(?:ab|cd)?ef",
    r"(?:ab){0,2}cd",
    r"(?:ab)+|x{2,3}",
    r"metrics?|metric systems?",
    r"(?:metrics|key metrics)|bars",
    r"colou?rs? (?:of|in) (?:the )?(?:sky|sea)",
    r"(?<=no )way|(?!not)[a-z]{3} (?=time)",
    r"[ab]cd|[^x]yz",
    r"(?i:AB)cd|efg",
    r"(?P<one>ab)(?P=one)",
    r"(?>ab|cd)e",
    r"a[]x]b|c[^]y]d|e{2}f",
    r"ab\.cd\+?|x\*y",
    r"foo{0,1}bar|ba{,2}z",
    r"ab\ cd*|e++f",
    r"a{b}c|d{1,x}e",
    r"(?:one|two)?three|(?:four)+five",
]


@settings(max_examples=120)
@given(data=st.data(), pattern=st.sampled_from([lower_pattern(rule.pattern) for rule in RULES]))
def test_what_a_rule_finds_has_what_it_needs(data: st.DataObject, pattern: re.Pattern[str]) -> None:
    said = data.draw(st.from_regex(pattern))
    for found in pattern.finditer(said):
        assert needs_of(pattern).met_by(found.group())


@pytest.mark.parametrize("pattern", TRICKY)
@given(data=st.data())
def test_what_any_pattern_finds_has_what_it_needs(data: st.DataObject, pattern: str) -> None:
    compiled = re.compile(pattern)
    said = data.draw(st.from_regex(compiled))
    assert needs_of(compiled).met_by(said)


def test_nothing_is_sure_where_capitals_do_not_matter_or_nothing_need_stand() -> None:
    assert needs_of(re.compile("abc", re.IGNORECASE)) == Needs()
    assert needs_of(re.compile(r"(?:abc)?|\d+")) == Needs()


def test_needs_turn_away_what_lacks_a_string() -> None:
    needs = needs_of(re.compile(r"\b(?:deploy(?:ed|ing)?|ship)\b.{0,40}\b(?:models?|apis?)\b"))
    assert needs.met_by("we ship a model")
    assert not needs.met_by("we ship a box")
    assert not needs.met_by("a model")


@settings(max_examples=120)
@given(data=st.data(), pattern=st.sampled_from(_PATTERNS))
def test_an_order_stands_only_where_its_words_do(data: st.DataObject, pattern) -> None:
    said = data.draw(st.from_regex(pattern.wording)).lower()
    if pattern.wording.search(said):
        assert pattern.may_stand(set(_WORD.findall(said)))
