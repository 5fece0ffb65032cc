"""What the depth of each skill that the job asks for is made of."""

from collections.abc import Mapping
from typing import Any

from rich.padding import Padding
from rich.table import Table

from matcher.model.profile import CandidateProfile, SkillRecord
from matcher.reports.inert import safe_terminal

_PARTS = ("tenure", "evidence", "recency", "ownership")


def asked_skills(
    profile: CandidateProfile, labels: Mapping[str, str]
) -> tuple[tuple[str, SkillRecord], ...]:
    """Return name and record of the skills in *labels* that the resume claims, the deepest first."""
    found = [
        (labels[one.skill], one) for one in profile.skills if one.skill in labels and one.depth
    ]
    return tuple(sorted(found, key=lambda pair: (-pair[1].depth, pair[0])))


def depth_to_json(profile: CandidateProfile, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """Write months, last use, depth and its four parts, each 0..1, of the skills that the job asks for."""
    return [
        {
            "id": record.skill,
            "label": label,
            "months": round(record.months, 1),
            "last_used": str(record.last_used) if record.last_used else None,
            "depth": round(record.depth, 4),
            "band": record.band,
            "parts": {name: round(getattr(record.parts, name), 4) for name in _PARTS},
        }
        for label, record in asked_skills(profile, labels)
    ]


def depth_table(profile: CandidateProfile, labels: Mapping[str, str]) -> Padding | None:
    """Draw the same as a table; None where the resume claims no such skill."""
    skills = asked_skills(profile, labels)
    if not skills:
        return None
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("skill")
    for name in ("months", "last used", "depth", *_PARTS):
        table.add_column(name, justify="right", no_wrap=True)
    for label, record in skills:
        table.add_row(
            f"{safe_terminal(label)} ({record.band})",
            f"{record.months:g}",
            str(record.last_used or "unknown"),
            *(f"{one:.2f}" for one in (record.depth, *(getattr(record.parts, p) for p in _PARTS))),
        )
    return Padding(table, (0, 0, 1, 2), expand=False)
