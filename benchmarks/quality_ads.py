"""How well whole advertisements are understood, against annotated ones: skills, kinds, years, degrees, boilerplate.

Roles, industries and degree subjects are no skills here; certifications are compared beside the skills.
"""

from collections.abc import Iterable
from typing import Any

from skills_of_jobs import plain
from truth_of_jobs import Asked, Reader, Row, Tally, lowest

from matcher.model.job import JobDescription, RequirementKind

_KIND_ORDER = [
    RequirementKind.KNOCKOUT,
    RequirementKind.ESSENTIAL,
    RequirementKind.OPTIONAL,
    RequirementKind.RESPONSIBILITY,
]
_ASKED = frozenset({"essential", "optional", "knockout"})


def measure_ads(rows: Iterable[Row], texts: dict[str, str], reader: Reader) -> dict[str, Any]:
    """Measure annotated ads: skills, kinds, main years, lowest degree, boilerplate taken."""
    kinds, years, degrees, alone, silent = Tally(), Tally(), Tally(), Tally(), Tally()
    hits = extra = missed = invented_years = invented_degrees = 0
    extras: list[str] = []
    misses: list[str] = []
    for row in rows:
        text = texts[row["ad_id"]]
        job = reader.build(text)
        gold = _gold_skills(row, reader)
        asked = reader.asked(text, job, _gold_names(row))
        found = _found_skills(asked)
        gold_asked = {skill for skill, kind in gold.items() if kind in _ASKED}
        found_asked = {skill for skill, kind in found.items() if kind in _ASKED}
        hits += len(gold_asked & found_asked)
        extra += len(found_asked - gold_asked)
        missed += len(gold_asked - found_asked)
        extras += [
            f"{row['ad_id']} {skill}{'*' if skill in gold else ''}: {_words_of(skill, asked)}"
            for skill in sorted(found_asked - gold_asked)
        ]
        misses += [
            f"{row['ad_id']} {skill}{'*' if skill in found else ''}: {_quotes_of(skill, row)}"
            for skill in sorted(gold_asked - found_asked)
        ]
        for skill in sorted(gold.keys() & found.keys()):
            kinds.add(
                gold[skill] == found[skill],
                f"{row['ad_id']} {skill}: {gold[skill]}, read {found[skill]}: "
                f"{_quotes_of(skill, row)} | {_words_of(skill, asked)}",
            )
        invented_years += _check_years(row, job, years)
        invented_degrees += _check_degree(row, job, degrees)
        _check_boilerplate(row, asked, text, alone, silent)
    precision, recall = hits / max(hits + extra, 1), hits / max(hits + missed, 1)
    return {
        "skill precision": precision,
        "skill recall": recall,
        "skill F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "kind": kinds,
        "main minimum years": years,
        "invented years": invented_years,
        "lowest degree": degrees,
        "invented degrees": invented_degrees,
        "boilerplate left alone": alone,
        "boilerplate asks nothing": silent,
        "_extras": extras,
        "_misses": misses,
    }


def _gold_names(row: Row) -> dict[str, str | None]:
    """Return every true id with the name that the annotators gave it."""
    skills = (skill for one in row["requirements"] for skill in one["skills"] if skill["id"])
    return {skill["id"]: plain(skill["name"]) for skill in skills}


def _gold_skills(row: Row, reader: Reader) -> dict[str, str]:
    pairs = (
        (skill["id"], one["kind"])
        for one in row["requirements"]
        if not one.get("negated")
        for skill in one["skills"]
        if skill["id"] and reader.is_compared(skill["id"])
    )
    return _strongest(pairs)


def _words_of(skill: str, asked: Iterable[Asked]) -> list[str]:
    return [f"{one.kind.value}: {one.text}" for one, meant in asked if skill in meant]


def _quotes_of(skill: str, row: Row) -> list[str]:
    return [
        f"{one['kind']}: {one['quote']}"
        for one in row["requirements"]
        if skill in {named["id"] for named in one["skills"]}
    ]


def _found_skills(asked: Iterable[Asked]) -> dict[str, str]:
    return _strongest((skill, one.kind.value) for one, meant in asked for skill in sorted(meant))


def _strongest(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keep, for each skill, the most binding kind in which it is named."""
    order = [kind.value for kind in _KIND_ORDER]
    found: dict[str, str] = {}
    for skill, kind in pairs:
        if skill not in found or order.index(kind) < order.index(found[skill]):
            found[skill] = kind
    return found


def _check_years(row: Row, job: JobDescription, tally: Tally) -> bool:
    gold = max((one["min_years"] or 0 for one in row["requirements"]), default=0)
    found = max((one.min_years or 0 for one in job.requirements if not one.negated), default=0)
    if gold:
        tally.add(gold == found, f"{row['ad_id']}: {gold}, read {found}")
        return False
    if found:
        tally.wrong.append(f"{row['ad_id']}: invented {found}")
    return found > 0


def _check_degree(row: Row, job: JobDescription, tally: Tally) -> bool:
    gold = lowest(level for one in row["requirements"] for level in one["degree_levels"])
    found = lowest(
        level.value for one in job.requirements if not one.negated for level in one.degree_levels
    )
    if gold:
        tally.add(gold == found, f"{row['ad_id']}: {gold}, read {found}")
        return False
    if found:
        tally.wrong.append(f"{row['ad_id']}: invented {found}")
    return found is not None


def _check_boilerplate(
    row: Row,
    asked: Iterable[Asked],
    text: str,
    alone: Tally,
    silent: Tally,
) -> None:
    """Count passages that ask for nothing: left alone by every quotation, and no requirement of their own.

    Half a passage counts as taken. A passage inside a longer sentence that asks for something else is quoted
    with it; it is a requirement of its own when half of a quotation lies in it.
    """
    spans = [one.evidence.span for one, _ in asked if one.evidence]
    for quote in row["not_requirements"]:
        start = text.find(quote)
        if start < 0:
            continue
        end = start + len(quote)
        shared = [
            (min(end, span.end) - max(start, span.start), span.end - span.start) for span in spans
        ]
        note = f"{row['ad_id']}: {quote!r}"
        alone.add(all(part < (end - start) / 2 for part, _ in shared), note)
        silent.add(all(part < length / 2 for part, length in shared), note)
