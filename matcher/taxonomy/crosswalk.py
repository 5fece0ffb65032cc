"""What a skill is called in other classifications: ESCO, O*NET, Stack Overflow, CSO."""

import csv
from dataclasses import dataclass
from pathlib import Path

from matcher.errors import TaxonomyError
from matcher.resources import resource_dir
from matcher.schema.border import read_text

FILE_NAME = "crosswalk.csv"
_COLUMNS = ["skill_id", "scheme", "reference", "relation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A concept of another classification.

    Args:
        scheme: ``esco``, ``onet``, ``stackoverflow`` or ``cso``.
        reference: its address or name there.
        relation: ``exact``, ``close``, ``broad`` or ``narrow``, as SKOS has them.
    """

    scheme: str
    reference: str
    relation: str


def load_crosswalk(overlay: Path | None = None) -> dict[str, tuple[Match, ...]]:
    """Return the matches of each skill, those of an overlay's own ``crosswalk.csv`` added.

    Raises:
        TaxonomyError: with file:line, when a row has not its four columns.
    """
    found: dict[str, list[Match]] = {}
    for folder in (resource_dir("skill_taxonomy"), overlay):
        path = folder / FILE_NAME if folder else None
        if path and path.is_file():
            for skill_id, match in _rows(path):
                found.setdefault(skill_id, []).append(match)
    return {skill_id: tuple(matches) for skill_id, matches in found.items()}


def _rows(path: Path) -> list[tuple[str, Match]]:
    rows = csv.reader(read_text(path, TaxonomyError).splitlines())
    found = []
    for row in rows:
        if rows.line_num == 1 and row == _COLUMNS:
            continue
        if len(row) != len(_COLUMNS):
            raise TaxonomyError(f"{path}:{rows.line_num}: must have {', '.join(_COLUMNS)}")
        skill_id, scheme, reference, relation = row
        found.append((skill_id, Match(scheme=scheme, reference=reference, relation=relation)))
    return found
