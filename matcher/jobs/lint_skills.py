"""Skill-like words in a job that the taxonomy does not know, with the nearest that it does."""

import re
from collections.abc import Iterator, Sequence

from matcher.extraction.recogniser import Recogniser
from matcher.extraction.suggest.find import Sighting, sightings
from matcher.extraction.suggest.source import of_ad
from matcher.extraction.suggest.stretch import Stretch
from matcher.extraction.suggest.words import is_empty, is_glued, is_marked
from matcher.jobs.finding import Finding, Piece, Severity
from matcher.taxonomy.names import surfaces
from matcher.taxonomy.search import search

_SURE = 0.6
"""How surely words must stand in the place of a skill (see ``Sighting.strength``)."""
_PART = re.compile(r"[A-Z]?[a-z]{3,}|[A-Z]+(?![a-z])")
_NEAREST = 3
_ALIKE = 75.0
"""Score of a name that is offered as near (see ``matcher.taxonomy.search``)."""


def unknown_skills(pieces: Sequence[Piece], recogniser: Recogniser) -> Iterator[Finding]:
    """Yield names that stand in a list of skills, or in the place of one, and are none that is known.

    Args:
        pieces: the requirements of the job.
        recogniser: knows the skills.
    """
    told = {
        term.t.casefold()
        for skill in recogniser.taxonomy.skills.values()
        for term in surfaces(skill)
    }
    for piece in pieces:
        for stretch in of_ad(piece.text, recogniser):
            for sighting in sightings(stretch):
                term = stretch.written(sighting.start, sighting.end)
                is_sure = sighting.strength >= _SURE or _is_item(term, piece.text)
                if is_sure and _is_name(stretch, sighting) and term.casefold() not in told:
                    told.add(term.casefold())
                    yield _finding(term, piece, recogniser)


def _is_name(stretch: Stretch, sighting: Sighting) -> bool:
    """Tell whether what stands in the place of a skill is written as a name: other words may be anything."""
    words = stretch.tokens.words[sighting.start : sighting.end]
    return (
        sighting.start > 0
        and all(word[0].isupper() or is_marked(word) for word in words)
        and not any(map(_is_glued, words))
    )


def _is_item(term: str, text: str) -> bool:
    """Tell whether a term is a whole item of a list."""
    start = text.find(term)
    before, after = text[:start].rstrip(), text[start + len(term) :].lstrip()
    return before.endswith((",", "/", "(", " and", " or")) and after[:1] in (
        "",
        ",",
        "/",
        ")",
        ".",
        ";",
    )


def _is_glued(word: str) -> bool:
    """Tell whether a line break was lost inside a word: a part of it is one that says nothing of a skill."""
    parts = _PART.findall(word)
    return is_glued(word) or (len(parts) > 1 and any(map(is_empty, parts)))


def _finding(term: str, piece: Piece, recogniser: Recogniser) -> Finding:
    near = [hit for hit in search(recogniser.taxonomy, term, _NEAREST) if hit.score >= _ALIKE]
    names = ", ".join(f"{hit.skill.pref_label} ({hit.skill.id})" for hit in near)
    offered = f"Write one of the nearest, {names}, or add" if near else "Add"
    return Finding(
        code="unknown_skill",
        severity=Severity.INFO,
        quote=piece.text,
        why=f"{term!r} stands where a skill stands, and the taxonomy does not know it, so nobody gets points for it.",
        instead=f"{offered} it to a folder of skills of your own (see matcher taxonomy suggest).",
        line=piece.line,
        requirement=piece.requirement,
    )
