"""Years of work by kind of role and by field, as `explain` says them."""

from typing import Any

from matcher.model.profile import CandidateProfile
from matcher.reports.wording import years


def experience_to_json(profile: CandidateProfile) -> dict[str, Any]:
    """Write the months of work: as a whole, by kind of role, and by the field that the roles show."""
    return {
        "months": profile.experience_months,
        "months_with_internships": profile.experience_months_with_internships,
        "by_kind": {kind.value: months for kind, months in profile.experience_by_kind},
        "by_scope": dict(profile.experience_by_scope),
    }


def experience_lines(profile: CandidateProfile) -> tuple[str, ...]:
    """Say the same in years; nothing where no role is dated."""
    if not profile.experience_by_kind:
        return ()
    kinds = ", ".join(
        f"{_words(kind)} {years(months)}" for kind, months in profile.experience_by_kind
    )
    lines = [f"years of work: {years(profile.experience_months)} ({kinds})"]
    if profile.experience_by_scope:
        scopes = ", ".join(
            f"{_words(scope)} {years(months)}" for scope, months in profile.experience_by_scope
        )
        lines.append(f"in roles that show: {scopes}")
    return tuple(lines)


def _words(name: str) -> str:
    return name.replace("_", " ")
