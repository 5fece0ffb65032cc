"""Something in the taxonomy that a person should put right, and where it stands."""

import re
from dataclasses import dataclass

from matcher.taxonomy.files import Places

_LINE = re.compile(r"(.*):(\d+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in the taxonomy that a person should put right.

    Args:
        where: ``file:line`` where known, else the id of the skill or rule.
        code: a stable short name of the kind of fault.
        message: what is wrong and what would mend it.
    """

    where: str
    code: str
    message: str

    def order(self) -> tuple[str, int, str, str]:
        """Return what faults are sorted by: file, line, code."""
        found = _LINE.match(self.where)
        file, line = (found[1], int(found[2])) if found else (self.where, 0)
        return file, line, self.code, self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A fault before its place is known.

    Args:
        owner: the id of the skill or of the sense rule.
        code: a stable short name of the kind of fault.
        message: what is wrong and what would mend it.
        word: what the line holds.
        is_rule: the owner is a sense rule.
    """

    owner: str
    code: str
    message: str
    word: str | None = None
    is_rule: bool = False

    def at(self, places: Places) -> Fault:
        """Return the fault with its place."""
        where = places.where(self.owner, self.word, is_rule=self.is_rule)
        return Fault(where=where, code=self.code, message=self.message)
