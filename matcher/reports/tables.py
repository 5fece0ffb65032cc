"""The tables of a run: what stands in which row, and, in ``frame``, the only place that makes DataFrames.

Every table has the columns of its tuple below, in that order and with those types, empty or not. Points
are what the JSON shows: floats with three decimals (milli-points / 1000). Text is literal: whoever
writes it into a spreadsheet passes it through ``matcher.reports.inert``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from matcher.extraction.tenure import month_interval
from matcher.model.job import Requirement
from matcher.model.profile import Role
from matcher.model.scorecard import Place, State
from matcher.reports.columns import Column, Table, Texts
from matcher.reports.inert import encodable
from matcher.reports.run_data import RunData, requirements_by_id
from matcher.reports.several import SeveralData
from matcher.reports.wording import essential_counts, gate_state, requirement_text
from matcher.schema.scored_views import CardObject

if TYPE_CHECKING:
    import pandas as pd

STRETCH = 500
"""How many candidates are in memory at once while their tables are written."""

CANDIDATES = (
    Column("rank", "int64", "place, 1 is best; equal scores share one"),
    Column("tied", "int64", "how many others share the rank"),
    Column("rank_low", "int64", "best rank under perturbed weights"),
    Column("rank_high", "int64", "worst rank under perturbed weights"),
    Column("candidate_id", "string", "C- and ten hex digits of the file's SHA-256"),
    Column("file", "string", "path as it was found"),
    Column("name", "string", "name on the resume, where one was found; never scored"),
    Column("score", "float64", "points, 0 to 100"),
    Column("essential_met", "int64", "essential requirements met"),
    Column("essential_partial", "int64", "... met in part"),
    Column("essential_unknown", "int64", "... on which the resume says nothing usable"),
    Column("essential_not_shown", "int64", "... not shown"),
    Column("essential_negated", "int64", "... that the resume denies"),
    Column("gate", "string", "pass, unknown or fail over all knockouts; empty without any"),
    Column(
        "experience_months", "Int64", "months of dated work, overlaps counted once, no internships"
    ),
    Column("flags", "string", "codes of what a person should look at, parted by blanks"),
    Column("also_as", "string", "other files with the same bytes, parted by |"),
)
SCORES = (
    Column("rank", "int64", "place of the candidate"),
    Column("candidate_id", "string", "C- and ten hex digits of the file's SHA-256"),
    Column("source", "string", "component the points belong to"),
    Column("requirement", "string", "id in the job; missing for the wording of the whole job"),
    Column("requirement_text", "string", "the job's words"),
    Column("kind", "string", "knockout, essential, optional or responsibility; missing likewise"),
    Column("points", "float64", "points gained"),
    Column("out_of", "float64", "points that could be gained"),
    Column("state", "string", "met, partial, unknown, not_shown or negated"),
    Column("reason", "string", "why, in one sentence"),
    Column("quotations", "int64", "how many quotations stand behind it"),
)
EVIDENCE = (
    Column("candidate_id", "string", "C- and ten hex digits of the file's SHA-256"),
    Column("source", "string", "component that the quotation supports"),
    Column("requirement", "string", "id in the job; missing for the wording of the whole job"),
    Column("quote", "string", "literal words of the resume"),
    Column("start", "int64", "first code point in the resume's text"),
    Column("end", "int64", "code point after the last"),
    Column("page", "Int64", "1-based page, where the format has pages"),
    Column("section", "string", "kind of section it stands in, where known"),
)
TIMELINE = (
    Column("candidate_id", "string", "C- and ten hex digits of the file's SHA-256"),
    Column("title", "string", "as printed"),
    Column("employer", "string", "as printed; never scored"),
    Column("kind", "string", "full_time, part_time, internship, freelance, project or volunteer"),
    Column(
        "start", "datetime64[s]", "first day of the first month; missing without a usable start"
    ),
    Column("end", "datetime64[s]", "first day of the last month; the as-of month for an open end"),
    Column("months", "Int64", "months covered, both ends included; a bare year A-B is (B-A) x 12"),
    Column("is_open", "bool", "goes on until today"),
    Column("precision", "string", "month or year"),
    Column("quote", "string", "the line that carries the dates"),
)
FAILURES = (
    Column("file", "string", "path as it was found"),
    Column("status", "string", "no_text, encrypted, corrupt, unsupported, too_large, ..."),
    Column("stage", "string", "discover, read, extract or score"),
    Column("reason", "string", "what was found"),
    Column("next_step", "string", "what to do about it"),
    Column("sha256", "string", "of the bytes, where they could be read"),
)


def candidates_table(run: RunData) -> Table:
    """One row a candidate, best first: the columns ``CANDIDATES``."""
    return _candidates_table(run, run.ranking.places)


def candidates_stretches(run: RunData) -> Iterator[Table]:
    """Yield ``candidates_table`` in stretches of ``STRETCH`` candidates; at least one, perhaps empty."""
    places = run.ranking.places
    for first in range(0, max(1, len(places)), STRETCH):
        yield _candidates_table(run, places[first : first + STRETCH])


def _candidates_table(run: RunData, places: Iterable[Place]) -> Table:
    requirements = requirements_by_id(run.job)

    def row(place: Place) -> tuple[Any, ...]:
        card = place.card
        person = run.people.get(card.candidate_id)
        count = essential_counts(card, requirements)
        gate = gate_state(card)
        return (
            place.rank,
            place.tied,
            place.rank_low,
            place.rank_high,
            card.candidate_id,
            card.file,
            person.name if person else None,
            card.score / 1000,
            *(count[state] for state in State),
            gate.value if gate else None,
            person.experience_months if person else None,
            " ".join(dict.fromkeys(flag.code for flag in card.flags)),
            " | ".join(run.copies.get(card.file, ())),
        )

    return _table(map(row, places), CANDIDATES)


def scores_table(run: RunData) -> Table:
    """One row a candidate and contribution: the columns ``SCORES``."""
    return card_tables(run)[0]


def evidence_table(run: RunData) -> Table:
    """One row a quotation behind points, in rank order: the columns ``EVIDENCE``."""
    return card_tables(run)[1]


def card_tables(run: RunData) -> tuple[Table, Table]:
    """Return ``scores_table`` and ``evidence_table``, each card looked into once."""
    return _card_tables(run.ranking.places, run.card_objects, requirements_by_id(run.job))


def card_stretches(run: RunData) -> Iterator[tuple[Table, Table]]:
    """Yield ``card_tables`` of ``STRETCH`` candidates after the other; at least one pair, perhaps of empty tables.

    Why: the words of ten thousand cards need not be in memory at once.
    """
    requirements = requirements_by_id(run.job)
    places, cards = run.ranking.places, iter(run.card_objects)
    for first in range(0, max(1, len(places)), STRETCH):
        some = places[first : first + STRETCH]
        yield _card_tables(some, islice(cards, len(some)), requirements)


def timeline_table(run: RunData) -> Table:
    """One row a role, candidates in rank order: the columns ``TIMELINE``."""
    ids = [place.card.candidate_id for place in run.ranking.places]
    as_of = date.fromisoformat(run.manifest.as_of)
    return _table(
        (_role_row(key, role, as_of) for key in ids for role in run.profiles[key].roles), TIMELINE
    )


def failures_table(run: RunData | SeveralData) -> Table:
    """One row a file that could not be used, by path: the columns ``FAILURES``."""
    return _table(
        ((f.file, f.status.value, f.stage, f.reason, f.next_step, f.sha256) for f in run.failures),
        FAILURES,
    )


def _card_tables(
    places: Sequence[Place],
    cards: Iterable[CardObject],
    requirements: Mapping[str, Requirement],
) -> tuple[Table, Table]:
    """Put the tables together column by column: rows one by one would take several times as long."""
    marks = [mark for place in places for mark in place.card.contributions]
    marks_each = [len(place.card.contributions) for place in places]
    reasons, quotations, quoted = _words_of(cards)
    ids = Texts.of(place.card.candidate_id for place in places).repeated(marks_each)
    sources = Texts.of(map(attrgetter("source"), marks))
    asked = Texts.of(map(attrgetter("requirement"), marks))
    kinds = {key: requirement.kind.value for key, requirement in requirements.items()}
    scores = (
        [place.rank for place in places for _ in place.card.contributions],
        ids,
        sources,
        asked,
        asked.spelled(lambda key: requirement_text(key, requirements)),
        asked.spelled(lambda key: kinds.get(key or "")),
        [mark.points / 1000 for mark in marks],
        [mark.out_of / 1000 for mark in marks],
        Texts.of(map(str, map(attrgetter("state"), marks))),
        reasons,
        quotations,
    )
    evidence = (*(column.repeated(quotations) for column in (ids, sources, asked)), *quoted)
    return Table(columns=SCORES, values=scores), Table(columns=EVIDENCE, values=evidence)


def _words_of(
    cards: Iterable[CardObject],
) -> tuple[Texts, list[int], tuple[Sequence[Any], ...]]:
    """Return the reasons, how many quotations stand behind each, and the columns of these."""
    reasons: list[str] = []
    quotations: list[int] = []
    quotes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    pages: list[int | None] = []
    sections: list[str | None] = []
    for card in cards:
        reasons += [entry.reason for entry in card.contributions]
        quotations += [len(entry.evidence) for entry in card.contributions]
        found = [quotation for entry in card.contributions for quotation in entry.evidence]
        quotes += [quotation.quote for quotation in found]
        starts += [quotation.start for quotation in found]
        ends += [quotation.end for quotation in found]
        pages += [quotation.page for quotation in found]
        sections += [quotation.section for quotation in found]
    quoted = (Texts.of(quotes), starts, ends, pages, Texts.of(sections))
    return Texts.of(reasons), quotations, quoted


def _role_row(candidate_id: str, role: Role, as_of: date) -> tuple[Any, ...]:
    dates = role.dates
    covered = month_interval(dates, as_of) if dates else None
    return (
        candidate_id,
        role.title,
        role.employer,
        role.kind.value,
        _first_day(covered[0]) if covered else None,
        _first_day(covered[1]) if covered else None,
        covered[1] - covered[0] + 1 if covered else None,
        bool(dates and dates.is_open),
        dates.precision.value if dates else None,
        role.dated.quote if role.dated else None,
    )


def _first_day(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}-01"


def _table(rows: Iterable[tuple[Any, ...]], columns: tuple[Column, ...]) -> Table:
    values = tuple(zip(*rows, strict=True)) or ((),) * len(columns)
    return Table(columns=columns, values=values)


def frame(table: Table) -> "pd.DataFrame":
    """Return a table as a DataFrame with the types of its columns."""
    import pandas as pd  # noqa: PLC0415 - `matcher rank` writes its tables without it

    series = {
        column.name: pd.Series(literal(values, column.dtype), dtype=column.dtype)
        for column, values in zip(table.columns, table.values, strict=True)
    }
    return pd.DataFrame(series)


def literal(values: Iterable[Any], dtype: str) -> list[Any]:
    """Return the values of a column with every text such that it can be encoded."""
    if dtype != "string":
        return list(values)
    return [value if value is None else encodable(value) for value in values]
