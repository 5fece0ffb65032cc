"""What the measurements of job descriptions share: rows of truth, tallies, a job in the words of the truth.

The truth was written in an older vocabulary; when a skill that is asked for is the true one is told in
skills_of_jobs.py, and a skill that the annotators had no word for is neither right nor wrong.
"""

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from skills_of_jobs import Vocabulary, plain

from matcher.extraction.recogniser import Recogniser
from matcher.jobs.build import build_job
from matcher.model.document import Document
from matcher.model.job import JobDescription, Requirement
from matcher.model.profile import DegreeLevel, Mention
from matcher.model.skill import FACETS, SkillKind
from matcher.taxonomy.load import load_taxonomy

SEED = 7
Row = dict[str, Any]
Asked = tuple[Requirement, set[str]]
"""A requirement with the ids that it asks for."""


@dataclass
class Tally:
    """Right answers out of all, with the wrong ones kept to be read."""

    right: int = 0
    total: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, is_right: bool, note: str) -> None:
        """Count one answer."""
        self.total += 1
        self.right += is_right
        if not is_right:
            self.wrong.append(note)

    def __str__(self) -> str:
        """Write it as a share."""
        return f"{self.right / max(self.total, 1):.3f} ({self.right}/{self.total})"


def read_rows(path: Path) -> list[Row]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def hold_back(rows: Sequence[Row], key: str, part: str) -> list[Row]:
    """Return the rows of one *part*: ``work``, ``held`` (a third, by seed) or ``all``."""
    ids = sorted(row[key] for row in rows)
    held = set(random.Random(SEED).sample(ids, len(ids) // 3))  # noqa: S311 - a fixed split, no secret
    return [row for row in rows if part == "all" or (row[key] in held) == (part == "held")]


@dataclass(frozen=True)
class Reader:
    """Reads a text as a job, and tells in the words of the truth what it asks for."""

    recogniser: Recogniser
    vocabulary: Vocabulary

    @classmethod
    def load(cls, names: Path) -> "Reader":
        """Load the taxonomy once, beside the names of the older vocabulary."""
        taxonomy = load_taxonomy()
        return cls(Recogniser(taxonomy), Vocabulary.load(names, plain, taxonomy))

    def build(self, text: str) -> JobDescription:
        """Understand a text as a job description."""
        return build_job(_document(text), self.recogniser)

    def asked(
        self, text: str, job: JobDescription, wanted: Mapping[str, str | None]
    ) -> list[Asked]:
        """Return each requirement with the ids that it asks for: true ones where they are meant."""
        mentions = self.recogniser.find(_document(text), ())
        return [
            (one, set(self._meant(one, mentions, wanted)))
            for one in job.requirements
            if not one.negated
        ]

    def _meant(
        self, one: Requirement, mentions: Iterable[Mention], wanted: Mapping[str, str | None]
    ) -> Iterable[str]:
        asked = {skill for skill in one.skills if self.is_compared(skill)}
        asked |= {one.certification} if one.certification else set()
        if one.certification in wanted:
            yield one.certification  # also where its name is spread over a list
        for mention in mentions:
            within = one.evidence and one.evidence.span.overlaps(mention.evidence.span)
            if within and mention.skill in asked:
                skill = self.vocabulary.credited(mention, wanted)
                if skill in wanted or self.vocabulary.judges(mention):
                    yield skill

    def is_compared(self, skill: str) -> bool:
        """Tell whether an id is a skill or a certification."""
        taxonomy = self.vocabulary.taxonomy
        if skill not in taxonomy:
            return not skill.startswith(("role_", "domain_", "field_"))
        kind = taxonomy[skill].kind
        return kind not in FACETS or kind is SkillKind.CERTIFICATION


def _document(text: str) -> Document:
    digest = sha256(text.encode()).hexdigest()
    return Document(id=digest, name="ad", media_type="text/plain", text=text)


def lowest(levels: Iterable[str]) -> str | None:
    """Return the lowest of the levels of education that are known."""
    known = [DegreeLevel(level) for level in levels if level in set(DegreeLevel)]
    return min(known, key=lambda level: level.order).value if known else None
