"""Criteria in a job description that are unlawful or stand for such ones: the rules of ``job_lint.yaml``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from matcher.jobs.finding import Finding, Piece, Severity
from matcher.jobs.ignore import find_boilerplate, tells_story
from matcher.model.skill import STRICT
from matcher.resources import resource_dir
from matcher.schema.border import load_yaml
from matcher.text.lower_case import in_lower_case, lower_pattern

_EQUAL = "equal opportunity"
_STATEMENT = lower_pattern(
    r"\bregardless\b|\birrespective\b|\bwithout (?:regard|distinction|discrimination)\b|\bdiscriminat|\bequal (?:opportunit|treatment)|\bdiversity\b"
    r"|\bprotected (?:by|under|class|characteristic|status|group)|\bon the basis of\b|\breasonable accommodation|\baffirmative action\b|\bveteran status\b"
    r"|\bunabhängig von\b|\bungeachtet\b|\bgleich welche|\bchancengleich|\bvielfalt\b|\bdiskriminier|\bagg\b"
    r"|\bsans (?:distinction|discrimination)\b|\bégalité\b|\bdiversité\b|\bindépendamment\b|\bquels? que soi|\bquelles? que soi"
    r"|\bsin (?:distinción|importar)\b|\bindependientemente\b|\bigualdad\b|\bdiversidad\b|\bdiscrimina"
)
_QUOTED = 200
"""Characters of a sentence that are quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRule:
    """A rule as written in ``job_lint.yaml``.

    Args:
        code: what it finds.
        severity: how grave that is.
        why: what is wrong with it.
        instead: the lawful wording.
        patterns: regular expressions on text in lower case.
        unless: such expressions which in the same sentence say that all is well.
        of_company: whether it also looks at sentences about the company, its team and its product.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code: str
    severity: Severity
    why: str
    instead: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    of_company: bool = False


_Compiled = tuple[WordingRule, re.Pattern[str], re.Pattern[str] | None]


def unlawful(pieces: Sequence[Piece]) -> Iterator[Finding]:
    """Yield what the rules find; statements of equal opportunity, and what stands beside them, are left alone.

    Args:
        pieces: the sentences of the job in the order of its text.
    """
    stated = [_is_statement(piece) for piece in pieces]
    for number, piece in enumerate(pieces):
        if any(stated[max(0, number - 1) : number + 2]):
            continue
        words = in_lower_case(piece.text).replace("’", "'")
        is_story = tells_story(piece.text)
        for rule, pattern, unless in _rules():
            found = pattern.search(words) if rule.of_company or not is_story else None
            if found and not (unless and unless.search(words)):
                yield Finding(
                    code=rule.code,
                    severity=rule.severity,
                    quote=_around(piece.text, found.start(), found.end()),
                    why=rule.why,
                    instead=rule.instead,
                    line=piece.line,
                    requirement=piece.requirement,
                )


def _is_statement(piece: Piece) -> bool:
    return (
        piece.why == _EQUAL
        or find_boilerplate(piece.text) == _EQUAL
        or _STATEMENT.search(in_lower_case(piece.text)) is not None
    )


def _around(text: str, start: int, end: int) -> str:
    """Return a short sentence whole, of a long one the words around what was found."""
    if len(text) <= _QUOTED:
        return text
    spare = max(0, (_QUOTED - (end - start)) // 2)
    first, last = max(0, start - spare), min(len(text), end + spare)
    return f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"


@cache
def _rules() -> tuple[_Compiled, ...]:
    rules = load_yaml(tuple[WordingRule, ...], resource_dir("skill_taxonomy") / "job_lint.yaml")
    return tuple((rule, _joined(rule.patterns), _joined(rule.unless)) for rule in rules)


def _joined(patterns: tuple[str, ...]) -> Any:  # noqa: ANN401 - None only where there is none
    return lower_pattern("|".join(patterns)) if patterns else None
