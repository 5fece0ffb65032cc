"""shortlist.xlsx: the workbook in which a recruiter works through a run.

Nothing in it calculates: formulas and links are off, and every text passes through ``safe_cell``.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from matcher.model.scorecard import Contribution, RankedCard, State
from matcher.reports.inert import safe_cell
from matcher.reports.overview import InFull, Overview, overview_of
from matcher.reports.quotation import Quotation
from matcher.reports.run_data import RunData, requirements_by_id
from matcher.reports.wording import (
    KIND_WORDS,
    LIMITS,
    STATE_WORDS,
    asked_words,
    essential_counts,
    gate_state,
    notices,
    requirement_text,
    title_of,
)

DECISIONS = ("Advance", "Hold", "Decline")
SHORTLISTED = 1_000
"""How many candidates the Shortlist sheet has; candidates.csv has all of them."""
NARROW = 12
"""Columns up to this width hold figures and short words, under a centred heading."""
LINE_HEIGHT = 15
"""Points of a line of text."""
TALLEST_ROW = 409
"""Points; Excel allows no more."""
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(slots=True)
class _Book:
    """A workbook in the making with its few formats."""

    book: Any
    head: Any
    middle: Any
    wrap: Any
    points: Any
    whole: Any
    entry: Any
    title: Any


def xlsx_bytes(run: RunData, overview: Overview | None = None) -> bytes:
    """Write the workbook: Shortlist, Requirements, Evidence, Failures, Method.

    Args:
        run: whose workbook it is.
        overview: of that run, where it was worked out before.
    """
    overview = overview or overview_of(run)
    out = io.BytesIO()
    made = _new_book(out)
    _shortlist(made, run)
    _requirements(made, run, overview.standing)
    _evidence(made, run, overview.best)
    _failures(made, run)
    _method(made, run, in_full=len(overview.best))
    made.book.close()
    return out.getvalue()


def _new_book(out: io.BytesIO) -> _Book:
    book = xlsxwriter.Workbook(out, {**_OPTIONS, "in_memory": True})
    book.set_properties({"title": "Shortlist", "created": _CREATED})
    top = {"valign": "top", "font_name": "Calibri", "font_size": 11}
    head = {**top, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F5F5B"}
    head |= {"text_wrap": True, "valign": "vcenter"}
    return _Book(
        book=book,
        head=book.add_format(head),
        middle=book.add_format({**head, "align": "center"}),
        wrap=book.add_format({**top, "text_wrap": True}),
        points=book.add_format({**top, "num_format": "0.0", "align": "center"}),
        whole=book.add_format({**top, "num_format": "0", "align": "center"}),
        entry=book.add_format(
            {
                **top,
                "text_wrap": True,
                "bg_color": "#FFF9E5",
                "border": 1,
                "border_color": "#E5DCC0",
            }
        ),
        title=book.add_format({**top, "bold": True, "font_size": 14, "font_color": "#1F5F5B"}),
    )


def _sheet(made: _Book, name: str, columns: Sequence[tuple[str, int]]) -> Any:  # noqa: ANN401
    """Start a sheet: a frozen header, widths, one page wide in print."""
    sheet = made.book.add_worksheet(name)
    for number, (heading, width) in enumerate(columns):
        sheet.set_column(number, number, width, made.wrap)
        sheet.write_string(0, number, heading, made.middle if width <= NARROW else made.head)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _row(
    made: _Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter has no types
    number: int,
    values: Sequence[object],
    columns: Sequence[tuple[str, int]],
) -> None:
    """Write one row, as high as its longest text needs (not every program works that out on opening)."""
    lines = 1
    for column, value in enumerate(values):
        if isinstance(value, float):
            sheet.write_number(number, column, value, made.points)
        elif isinstance(value, int):
            sheet.write_number(number, column, value, made.whole)
        elif value:
            text = safe_cell(str(value))
            sheet.write_string(number, column, text, made.wrap)
            lines = max(lines, -(-len(text) // (columns[column][1] - 1)))
    if lines > 1:
        sheet.set_row(number, min(LINE_HEIGHT * lines, TALLEST_ROW))


def _shortlist(made: _Book, run: RunData) -> None:
    columns = (
        ("Rank", 7),
        ("Candidate", 15),
        ("Name", 24),
        ("Score", 12),
        ("Essential met", 10),
        ("partial", 9),
        ("unknown", 10),
        ("not shown", 10),
        ("Knockouts", 12),
        ("Years", 8),
        ("To look at", 26),
        ("File", 36),
        ("Also sent as", 20),
        ("Decision", 13),
        ("Notes", 44),
    )
    sheet = _sheet(made, "Shortlist", columns)
    requirements = requirements_by_id(run.job)
    places = run.ranking.places[:SHORTLISTED]
    last = len(places)
    for number, place in enumerate(places, start=1):
        card = place.card
        person = run.people.get(card.candidate_id)
        count = essential_counts(card, requirements)
        gate = gate_state(card)
        values = (
            place.rank,
            card.candidate_id,
            person.name if person else None,
            card.score / 1000,
            count[State.MET],
            count[State.PARTIAL],
            count[State.UNKNOWN],
            count[State.NOT_SHOWN] + count[State.NEGATED],
            gate.value if gate else "none asked",
            person.experience_months / 12 if person else None,
            "; ".join(dict.fromkeys(title_of(flag.code) for flag in card.flags)),
            card.file,
            ", ".join(run.copies.get(card.file, ())),
        )
        _row(made, sheet, number, values, columns)
        sheet.write_blank(number, len(columns) - 2, None, made.entry)
        sheet.write_blank(number, len(columns) - 1, None, made.entry)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#9CCFC9"}
    limits = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 100}
    sheet.conditional_format(1, 3, max(last, 1), 3, {**bar, **limits})
    sheet.data_validation(
        1,
        len(columns) - 2,
        max(last, 1),
        len(columns) - 2,
        {"validate": "list", "source": list(DECISIONS)},
    )


def _requirements(made: _Book, run: RunData, standing: Mapping[tuple[str, State], int]) -> None:
    columns = (
        ("Id", 7),
        ("Kind", 15),
        ("In the job's words", 70),
        ("Skills", 40),
        ("Years", 8),
        ("Met", 8),
        ("Partial", 8),
        ("Unknown", 10),
        ("Not shown", 10),
        ("Negated", 10),
    )
    sheet = _sheet(made, "Requirements", columns)
    for number, requirement in enumerate(run.job.requirements, start=1):
        values = (
            requirement.id,
            KIND_WORDS[requirement.kind],
            asked_words(requirement),
            ", ".join(run.labels.get(skill, skill) for skill in requirement.skills),
            requirement.min_years,
            *(standing.get((requirement.id, state)) for state in State),
        )
        _row(made, sheet, number, values, columns)


def _evidence(made: _Book, run: RunData, best: Iterable[InFull]) -> None:
    columns = (
        ("Rank", 7),
        ("Candidate", 15),
        ("Component", 20),
        ("Requirement", 44),
        ("Points", 9),
        ("of", 9),
        ("State", 11),
        ("Why", 44),
        ("Quotation", 70),
        ("Where", 20),
    )
    sheet = _sheet(made, "Evidence", columns)
    requirements = requirements_by_id(run.job)
    number = 0
    for number, (place, entry, found) in enumerate(_quoted(best), start=1):
        values = (
            place.rank,
            place.card.candidate_id,
            title_of(entry.source),
            requirement_text(entry.requirement, requirements),
            entry.points / 1000,
            entry.out_of / 1000,
            STATE_WORDS[entry.state],
            entry.reason,
            found.text if found else None,
            found.where if found else None,
        )
        _row(made, sheet, number, values, columns)
    sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)


def _quoted(
    best: Iterable[InFull],
) -> Iterator[tuple[RankedCard, Contribution, Quotation | None]]:
    """Yield each contribution with each of its quotations, or with none."""
    for shown in best:
        for entry, quoted in zip(shown.place.card.contributions, shown.quoted, strict=True):
            for found in quoted or (None,):
                yield shown.place, entry, found


def _failures(made: _Book, run: RunData) -> None:
    columns = (
        ("File", 50),
        ("Status", 14),
        ("Stage", 10),
        ("What was found", 50),
        ("What to do", 60),
    )
    sheet = _sheet(made, "Failures", columns)
    for number, failure in enumerate(run.failures, start=1):
        values = (
            failure.file,
            failure.status.value,
            failure.stage,
            failure.reason,
            failure.next_step,
        )
        _row(made, sheet, number, values, columns)


def _method(made: _Book, run: RunData, in_full: int) -> None:
    sheet = made.book.add_worksheet("Method")
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    columns = (("", 24), ("", 100))
    for number, (_, width) in enumerate(columns):
        sheet.set_column(number, number, width, made.wrap)
    manifest = run.manifest
    sheet.write_string(0, 0, "How this list was made", made.title)
    facts = (
        *(("Notice", notice) for notice in notices(manifest)),
        *(("Limits", limit) for limit in LIMITS),
        ("Shortlist", f"the best {SHORTLISTED} candidates; candidates.csv lists all"),
        ("Evidence", f"the best {in_full} candidates; evidence.parquet quotes all"),
        ("Job", run.job.title or run.job.name),
        ("Job SHA-256", run.job.id),
        ("As of", manifest.as_of),
        ("Made with", manifest.tool),
        ("Scoring rules", f"version {manifest.scorer_version}, SHA-256 {manifest.scoring}"),
        (
            "Taxonomy",
            ", ".join(f"{key} {value}" for key, value in sorted(manifest.taxonomy.items())),
        ),
        ("Document frequencies", f"SHA-256 {manifest.reference}"),
        ("Resumes ranked", str(len(run.ranking.places))),
        ("Files not read", str(len(run.failures))),
    )
    for number, fact in enumerate(facts, start=2):
        _row(made, sheet, number, fact, columns)
