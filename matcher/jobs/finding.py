"""What a check of a job description finds."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence or bullet of a job description.

    Args:
        text: its words.
        line: of the text it stands in, from 1; None where the job is a profile.
        requirement: id of the requirement, where the job is a profile.
        why: what it is about where it asks for nothing, such as ``equal opportunity``.
    """

    text: str
    line: int | None = None
    requirement: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a person should change, or look at.

    Args:
        code: what it is, for programs.
        severity: how grave it is.
        quote: the words of the job; empty where the whole job is meant.
        line: where they stand, from 1; None where the job is a profile.
        requirement: id of the requirement it is about, if it is about one.
        why: what is wrong with it.
        instead: what to write or do.
    """

    code: str
    severity: Severity
    quote: str
    why: str
    instead: str
    line: int | None = None
    requirement: str | None = None

    @property
    def order(self) -> tuple[int, str, str]:
        """Sorts by place; what is about the whole job comes first."""
        return self.line or 0, self.requirement or "", self.code
