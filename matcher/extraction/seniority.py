"""How senior somebody's work is: by the title of the latest role, else by the years of work. Shown, never scored."""

import re
from collections.abc import Sequence

from matcher.extraction.tenure import WORK, bounds
from matcher.model.profile import Role, RoleKind

_LADDER = tuple(
    (level, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE))
    for level, words in (
        ("intern", r"interns?|internship|trainee|apprentice|werkstudent\w*|praktikant\w*|stagiaire|becari[oa]|alternante?"),
        ("director", r"director|vice president|vp|chief|c[etfoi]o|directeur|directrice|geschäftsführer\w*"),
        ("principal", r"principal|distinguished|senior staff|fellow"),
        ("manager", r"head of|manager\w*|leiter\w*|abteilungsleiter\w*|gerente|jef[ea]"),
        ("lead", r"lead|staff|team lead|leader|teamleiter\w*"),
        ("senior", r"senior|sr\.?|iii"),
        ("junior", r"junior|jr\.?|entry[- ]level|graduate|fresher|associate|assistant"),
        ("mid", r"mid[- ]level|intermediate|ii"),
    )
)  # fmt: skip
_YEARS = ((24, "junior"), (60, "mid"))
"""Months of work below which somebody without a telling title is at a level; senior from there on."""


def find_seniority(roles: Sequence[Role], months: int) -> str | None:
    """Name the level of the latest job: intern, junior, mid, senior, lead, principal, manager or director.

    Args:
        roles: of a resume.
        months: of dated work, without internships.

    Returns:
        None where there is no dated job.
    """
    jobs = [role for role in roles if role.dates and role.kind in WORK | {RoleKind.INTERNSHIP}]
    latest = max(jobs, key=_recent, default=None)
    if latest is None:
        return None
    title = latest.title or ""
    stated = next((level for level, words in _LADDER if words.search(title)), None)
    if stated is None and latest.kind is RoleKind.INTERNSHIP:
        return "intern"
    return stated or next((level for most, level in _YEARS if months < most), "senior")


def _recent(role: Role) -> tuple[int, int]:
    named = bounds(role.dates) if role.dates else None
    return (named[1], named[0]) if named else (0, 0)
