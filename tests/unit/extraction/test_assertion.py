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
        ("No X experience", Assertion.NEGATED),
        ("No hands-on Y or X experience", Assertion.NEGATED),
        ("No real-world exposure to X", Assertion.NEGATED),
        ("Used Y, not X.", Assertion.NEGATED),
        ("Y (no X), Z", Assertion.NEGATED),
        ("Y (no Z), X", Assertion.CLAIMED),
        ("Y, not just X", Assertion.CLAIMED),
        ("Lack of X skills", Assertion.NEGATED),
        ("Pas de connaissances en X", Assertion.NEGATED),
        ("Worked on zero shot training, Y and X.", Assertion.CLAIMED),
        ("Low to no latency X services with monitoring skills", Assertion.CLAIMED),
        ("Zero downtime migrations on X, training of staff", Assertion.CLAIMED),
        ("Cut cost without compromising X code", Assertion.CLAIMED),
        ("A never-ending interest in X", Assertion.CLAIMED),
        ("No less than 3 years of X experience", Assertion.CLAIMED),
        ("No fewer than two years of experience in X", Assertion.CLAIMED),
        ("Cannot live without X", Assertion.CLAIMED),
        ("There was no training data for the X model", Assertion.CLAIMED),
        ("With no prior training, the X model reached 90 %", Assertion.CLAIMED),
        ("No doubt X is my strongest skill", Assertion.CLAIMED),
        ("Had no trouble to gain X skills", Assertion.CLAIMED),
        ("A no nonsense engineer with experience in X", Assertion.CLAIMED),
        ("No matter the background, I teach X", Assertion.CLAIMED),
        ("No SQL stores, X skills", Assertion.CLAIMED),
        ("I have no experience, but I read about X", Assertion.CLAIMED),
        ("Without prior knowledge of Y, built an X app", Assertion.CLAIMED),
        ("Without prior knowledge of X, built a Y app", Assertion.NEGATED),
        ("Built it without using Y, Z or X", Assertion.NEGATED),
        ("Want to learn X", Assertion.ASPIRED),
        ("Learning X at the moment", Assertion.ASPIRED),
        ("Led the plan to move to X", Assertion.CLAIMED),
        ("Plan to study X next year", Assertion.ASPIRED),
        ("Going to conferences on X", Assertion.CLAIMED),
        ("Going to learn X", Assertion.ASPIRED),
        ("Maschinelles Lernen, X", Assertion.CLAIMED),
        ("Lerne X", Assertion.ASPIRED),
        ("Learning: X, Y", Assertion.ASPIRED),
        ("Y since 2019; learning: X", Assertion.ASPIRED),
        ("Machine Learning: X, Y", Assertion.CLAIMED),
        ("Teaching & Learning: X", Assertion.CLAIMED),
        ("Y, X on the way", Assertion.ASPIRED),
        ("X, Y on my list", Assertion.CLAIMED),
        ("X + Y on the way", Assertion.CLAIMED),
        ("Shipped three releases of X on the way.", Assertion.CLAIMED),
        ("X on the way to production", Assertion.CLAIMED),
    ],
)
def test_a_cue_reaches_to_the_end_of_its_clause(text: str, expected: Assertion) -> None:
    copy = normalise(text)
    scopes = find_scopes(copy, scan(copy.text), passages(copy.text))
    at = text.index("X")
    assert assertion_at(scopes, Span(start=at, end=at + 1)) is expected
