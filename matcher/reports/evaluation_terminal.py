"""An evaluation in the terminal: tables that fit 80 columns."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.evaluation.measure import OURS, Figures, Measured
from matcher.evaluation.people import Table as People
from matcher.evaluation.result import Evaluation
from matcher.reports.evaluation_words import (
    basis,
    decimals,
    drawn,
    interval,
    lead_words,
    signed,
    signed_interval,
    weight_rows,
)
from matcher.reports.inert import safe_terminal
from matcher.reports.wording import title_of


def render_evaluation(console: Console, found: Evaluation) -> None:
    """Print what was measured."""
    if found.measured:
        _render_ranking(console, found.measured)
    if found.effects and found.measured:
        _render_weights(console, found, found.measured.names[0])
    if found.people:
        _render_people(console, found.people)
    for note in found.notes:
        console.print(Text(safe_terminal(note), style="yellow"))


def _render_ranking(console: Console, measured: Measured) -> None:
    console.print(Text(f"Rankings: {basis(measured)}", style="bold"))
    console.print(_overall(measured))
    figure = measured.names[0]
    for other, lead in measured.leads.items():
        console.print(Text(lead_words(other, lead, figure)))
    console.print(Text(f"Below a figure: {drawn(measured)}", style="dim"))
    if len(measured.jobs) > 1:
        console.print(Text("\nBy job", style="bold"))
        console.print(_by_job(measured))


def _overall(measured: Measured) -> Table:
    table = _frame("", *measured.names)
    for method, found in measured.overall.items():
        figures = [f"{decimals(one.value)}\n{interval(one)}" for one in found.values()]
        table.add_row(method, *figures, style=_style(method))
    return table


def _by_job(measured: Measured) -> Table:
    chief, *others = measured.names
    table = _frame("", chief, "95 %", *others)
    for job in measured.jobs:
        name = Text(safe_terminal(job.name), style="bold", overflow="fold")
        table.add_row(name, *[""] * (len(others) + 2))
        _add_methods(table, job.figures)
    return table


def _add_methods(table: Table, figures: Figures) -> None:
    for method, found in figures.items():
        first, *rest = found.values()
        values = [decimals(one.value) for one in rest]
        cells = (decimals(first.value), interval(first), *values)
        table.add_row(f"  {method}", *cells, style=_style(method))


def _render_weights(console: Console, found: Evaluation, figure: str) -> None:
    rows = weight_rows(found.effects)
    factors = sorted({factor for row in rows for factor in row.others})
    console.print(Text(f"\n{figure} when one weight is changed", style="bold"))
    table = _frame("", "left out", "change", "95 %", *(f"x {factor:g}" for factor in factors))
    for row in rows:
        gone = row.without
        changes = [signed(row.others[factor].change.value) for factor in factors]
        ends = signed_interval(gone.change)
        cells = (decimals(gone.ndcg), signed(gone.change.value), ends, *changes)
        table.add_row(title_of(row.component), *cells)
    console.print(table)


def _render_people(console: Console, people: People) -> None:
    console.print(Text("\nWhat was understood of people", style="bold"))
    table = _frame("", "precision", "recall", "found", "true")
    for name, matches in people.items():
        figures = matches.figures()
        shares = [figures["precision"], figures["recall"]]
        cells = ["-" if share is None else decimals(share) for share in shares]
        table.add_row(name, *cells, str(figures["found"]), str(figures["true"]))
    console.print(table)


def _frame(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _style(method: str) -> str:
    return "bold" if method == OURS else ""
