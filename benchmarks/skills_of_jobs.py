"""Skills of requirement lines and of annotated ads, beside what the annotators wrote down.

The truth of both sets is written in the ids of an older vocabulary (candidates.jsonl beside the lines), in which
many names stand under a wider id: "distillation" under model compression, "deep learning frameworks" under deep
learning. So a find is right when its id is the true one, when it bears the name that the truth gives, or when the
old vocabulary lists the words that were found, or the label, as a name of the true id. A find for which the old
vocabulary has neither id nor name (ML frameworks, reporting, web development ...) could not be written down by the
annotators: it is neither right nor wrong, and counted apart as "not judged". Nothing else is forgiven.

A reader of a job description also leaves out what asks for nothing (the company's own story, benefits), the
subjects of degrees, and the umbrella in front of its examples, so both sets are compared twice: with everything
that is recognised, and with what the job description is understood to ask for ("asked").
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from matcher.jobs.degrees import find_degree
from matcher.model.document import Span
from matcher.model.job import JobDescription
from matcher.model.profile import Mention
from matcher.model.skill import Taxonomy

Plain = Callable[[str], str]
_AROUND = 90
_PUNCTUATION = re.compile(r"[\W_]+")


def plain(name: str) -> str:
    """Write a name without case, blanks and punctuation but + and #."""
    spelled = name.casefold().replace("+", " plus ").replace("#", " sharp ")
    return _PUNCTUATION.sub("", spelled)


@dataclass
class Overlap:
    """Finds beside the truth, summed up over texts: precision, recall, F1, and the sentence of each error."""

    hits: int = 0
    found: int = 0
    true: int = 0
    unjudged: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, found: Mapping[str, str], true: Mapping[str, str]) -> None:
        """Count one text: ids, each with the words that show it or ask for it."""
        self.hits += len(found.keys() & true.keys())
        self.found += len(found)
        self.true += len(true)
        self.missed += [f"{skill}: {true[skill]}" for skill in true if skill not in found]
        self.extra += [f"{skill}: {found[skill]}" for skill in found if skill not in true]

    def figures(self) -> dict[str, Any]:
        """Return the three figures, and what they are made from."""
        precision, recall = self.hits / max(self.found, 1), self.hits / max(self.true, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        named = {"precision": precision, "recall": recall, "f1": f1}
        return {name: round(value, 4) for name, value in named.items()} | {
            "found": self.found,
            "true": self.true,
            "not judged": self.unjudged,
        }

    @staticmethod
    def grouped(errors: Iterable[str]) -> list[str]:
        """Put the most frequent skills first, with their sentences under them."""
        listed = sorted(errors)
        counts = Counter(error.split(":")[0] for error in listed)
        return sorted(listed, key=lambda error: (-counts[error.split(":")[0]], error))


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The names that each id had where the truth was written.

    Args:
        names: plain names by id.
        plain: writes a name without case, blanks and punctuation.
        taxonomy: the skills of today.
    """

    names: Mapping[str, frozenset[str]]
    plain: Plain
    taxonomy: Taxonomy

    @classmethod
    def load(cls, path: Path, plain: Plain, taxonomy: Taxonomy) -> "Vocabulary":
        """Read the old list."""
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        names = {
            row["id"]: frozenset(map(plain, (row["preferred_label"], *row["aliases"])))
            for row in rows
        }
        return cls(names=names, plain=plain, taxonomy=taxonomy)

    @cached_property
    def _every_name(self) -> frozenset[str]:
        return frozenset().union(*self.names.values())

    def _called(self, mention: Mention) -> set[str]:
        named = (mention.surface, mention.evidence.quote, self.taxonomy.label(mention.skill))
        return set(map(self.plain, named))

    def judges(self, mention: Mention) -> bool:
        """Tell whether the annotators had a word for what was found."""
        return mention.skill in self.names or bool(self._called(mention) & self._every_name)

    def credited(self, mention: Mention, wanted: Mapping[str, str | None]) -> str:
        """Return the id of the truth that a find stands for, or its own."""
        if mention.skill in wanted:
            return mention.skill
        called = self._called(mention)
        same = (
            skill
            for skill, name in wanted.items()
            if name in called or called & self.names.get(skill, frozenset())
        )
        return next(same, mention.skill)

    def compare(
        self,
        overlap: Overlap,
        mentions: Iterable[Mention],
        wanted: Mapping[str, str | None],
        text: str,
        asked: Mapping[str, str],
    ) -> None:
        """Count the finds of one text; *asked* holds the words behind each true id."""
        found: dict[str, str] = {}
        unjudged: set[str] = set()
        for mention in mentions:
            skill = self.credited(mention, wanted)
            if skill in wanted or self.judges(mention):
                found.setdefault(skill, f"{mention.rule} | {_around(text, mention.evidence.span)}")
            else:
                unjudged.add(skill)
        overlap.unjudged += len(unjudged - found.keys())
        overlap.add(found, {skill: asked.get(skill, "named only") for skill in wanted})


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end :][:_AROUND]
    return " ".join(f"{before}[[{text[span.start : span.end]}]]{after}".split())


def asked_for(
    text: str, mentions: Sequence[Mention], job: JobDescription, *, with_umbrellas: bool
) -> list[Mention]:
    """Keep what a job description asks for.

    Args:
        text: the ad.
        mentions: what is recognised in it.
        job: what it is understood to be.
        with_umbrellas: keep the category in front of its examples, which is named but no requirement of its own.
    """
    if not with_umbrellas:
        skills = {skill for one in job.requirements for skill in one.skills}
        mentions = [one for one in mentions if one.skill in skills]
    shut = [*_ignored(text, job), *_degrees(text, job)]
    return [one for one in mentions if not any(one.evidence.span.overlaps(span) for span in shut)]


def _ignored(text: str, job: JobDescription) -> Iterable[Span]:
    """Yield the sentences that ask for nothing, which come in the order of the text."""
    reached = 0
    for one in job.ignored:
        start = text.find(one.quote, reached)
        if start >= 0:
            reached = start + len(one.quote)
            yield Span(start=start, end=reached)


def _degrees(text: str, job: JobDescription) -> Iterable[Span]:
    """Yield the stretches that name degrees and their subjects."""
    for one in job.requirements:
        if one.degree_levels and one.evidence:
            wish = find_degree(text, one.evidence.span.start, one.evidence.span.end)
            if wish and wish.end > wish.start:
                yield Span(start=wish.start, end=wish.end)


def true_of_line(row: Mapping[str, Any], is_skill: Callable[[str], bool]) -> Collection[str]:
    """Return the skills that a labelled line names."""
    gold = {*row["skills"], *row.get("nice_skills", ())}
    gold |= {skill for group in row["any_of"] for skill in group["skills"]}
    return sorted(skill for skill in gold if is_skill(skill))
