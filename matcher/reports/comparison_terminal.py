"""Candidates side by side in the terminal, as many as fit; the others follow below."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.model.scorecard import GateState, State
from matcher.reports.comparison import Cell, Comparison, Row
from matcher.reports.inert import safe_terminal
from matcher.reports.terminal import STATE_STYLE
from matcher.reports.wording import STATE_WORDS, one_decimal, title_of

_ASKED = 26
"""Columns for the job's words."""
_PERSON = 24
"""Columns from which somebody's words can be read."""
_QUOTE = 110
"""Characters of a quotation in a cell."""
_DECIDING = 3
"""Requirements that are named as what decides."""


def render_comparison(console: Console, comparison: Comparison) -> None:
    """Print who is compared, what sets them apart most, then requirement by requirement."""
    for number, person in enumerate(comparison.people):
        card = person.place.card
        gate = f", knockouts {person.gate.value}" if isinstance(person.gate, GateState) else ""
        console.print(
            Text.assemble(
                (f"{_letter(number)}  {safe_terminal(person.name)}", "bold"),
                f"  {one_decimal(card.score)} of 100, rank {person.place.rank}{gate}",
                (f"  {card.candidate_id}", "dim"),
            )
        )
    console.print(Text(_deciding(comparison)))
    fits = max(1, (console.width - _ASKED) // _PERSON)
    for first in range(0, len(comparison.people), fits):
        numbers = range(first, min(first + fits, len(comparison.people)))
        console.print(_table(comparison, numbers))
    for notice in comparison.notices:
        console.print(Text(notice, style="dim"))


def _table(comparison: Comparison, numbers: range) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_lines=False)
    table.add_column("Asked", width=_ASKED, overflow="fold")
    for number in numbers:
        name = safe_terminal(comparison.people[number].name, _PERSON - 4)
        table.add_column(Text(f"{_letter(number)} {name}"), ratio=1, overflow="fold")
    for row in comparison.rows:
        cells = [_cell(row.cells[number]) for number in numbers]
        table.add_row(_asked(row), *cells)
    return table


def _asked(row: Row) -> Text:
    entry = row.cells[0].entry
    words = safe_terminal(row.asked, _QUOTE)
    said = f"\n{title_of(entry.source)}, of {one_decimal(entry.out_of)}"
    return Text.assemble(words, (said, "dim"))


def _cell(cell: Cell) -> Text:
    entry = cell.entry
    state = (STATE_WORDS[entry.state], STATE_STYLE[entry.state])
    said = Text.assemble((one_decimal(entry.points), "bold"), " ", state)
    if cell.quote is not None and entry.state is not State.NOT_SHOWN:
        said.append(f"\n“{safe_terminal(cell.quote, _QUOTE)}”", style="dim")
    return said


def _deciding(comparison: Comparison) -> str:
    apart = [row for row in comparison.rows[:_DECIDING] if row.apart]
    if not apart:
        return "No requirement sets them apart: they have the same points everywhere."
    said = "; ".join(f"{safe_terminal(row.asked, 60)} ({one_decimal(row.apart)})" for row in apart)
    return f"What sets them apart most, in points: {said}"


def _letter(number: int) -> str:
    """Name a candidate by letter, by number from the 27th on."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[number] if number < len(letters) else str(number + 1)
