"""What a text denies or hopes for, clause by clause."""

import pytest

from matcher.extraction.assertion import assertion_at, find_scopes
from matcher.extraction.clauses import passages
from matcher.extraction.tokenizer import scan
from matcher.model.document import Span
from matcher.model.profile import Assertion
from matcher.text.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No experience with X.", Assertion.NEGATED),
        ("I am not familiar with X.", Assertion.NEGATED),
        ("Have never used X.", Assertion.NEGATED),
        ("Keine Erfahrung mit X", Assertion.NEGATED),
        ("Currently learning X.", Assertion.ASPIRED),
        ("Eager to learn X", Assertion.ASPIRED),
        ("Interested in learning X", Assertion.ASPIRED),
        ("X (currently learning)", Assertion.ASPIRED),
        ("Not only Y but also X", Assertion.CLAIMED),
        ("A no-code tool and X", Assertion.CLAIMED),
        ("No experience with Y, but three years of X", Assertion.CLAIMED),
        ("No experience with Y. Uses X daily.", Assertion.CLAIMED),
        ("I want to use my X skills", Assertion.CLAIMED),
    ],
)
def test_a_cue_reaches_to_the_end_of_its_clause(text: str, expected: Assertion) -> None:
    copy = normalise(text)
    scopes = find_scopes(copy, scan(copy.text), passages(copy.text))
    at = text.index("X")
    assert assertion_at(scopes, Span(start=at, end=at + 1)) is expected
