"""Several jobs in the terminal: a line a job with its best, and candidates by jobs as far as they fit."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.reports.inert import safe_terminal
from matcher.reports.several import BEST, JobLine, SeveralData
from matcher.reports.wording import NOTICE, one_decimal

_WHO = 26
"""Columns that a table keeps for the candidate."""
_CELL = 11
"""Columns of a score with its rank."""


def render_several(console: Console, data: SeveralData, top: int = 10) -> None:
    """Print the jobs with their best candidates, then the best *top* candidates by jobs."""
    if not data.candidates:
        console.print("No resume was ranked.")
        return
    console.print(_jobs(data))
    console.print()
    fits = max(1, (console.width - _WHO) // (_CELL + 2))
    console.print(_crossing(data, top, fits))
    shown = min(top, len(data.candidates))
    said = [f"{shown} of {len(data.candidates)} candidates, best rank for any job first"]
    if len(data.jobs) > fits:
        said.append(f"{fits} of {len(data.jobs)} jobs; jobs.csv has all")
    console.print(Text("; ".join(said), style="dim"))
    console.print(Text(NOTICE, style="dim"))


def _frame() -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)


def _jobs(data: SeveralData) -> Table:
    table = _frame()
    table.add_column("#", justify="right")
    table.add_column("Job", ratio=2, overflow="fold")
    table.add_column("Best", ratio=3, overflow="fold")
    for number, job in enumerate(data.jobs, start=1):
        title = Text.assemble(safe_terminal(job.name), (f"\n{safe_terminal(job.title, 80)}", "dim"))
        table.add_row(str(number), title, _best(data, job))
    return table


def _best(data: SeveralData, job: JobLine) -> Text:
    best = [
        f"{one_decimal(score)} {safe_terminal(data.candidates[candidate_id].name, 40)}"
        for candidate_id, (_, score) in list(job.standings.items())[:BEST]
    ]
    return Text("\n".join(best))


def _crossing(data: SeveralData, top: int, fits: int) -> Table:
    table = _frame()
    table.add_column("Candidate", min_width=12, max_width=_WHO, overflow="fold")
    for number in range(1, min(fits, len(data.jobs)) + 1):
        table.add_column(f"{number}", justify="right", min_width=_CELL - 1, no_wrap=True)
    for candidate_id, candidate in list(data.candidates.items())[:top]:
        cells = [_cell(job, candidate_id) for job in data.jobs[:fits]]
        table.add_row(Text(safe_terminal(candidate.name, 60)), *cells)
    return table


def _cell(job: JobLine, candidate_id: str) -> Text:
    """Write a score and its rank; the first of a job stands out."""
    standing = job.standings.get(candidate_id)
    if standing is None:
        return Text("-", style="dim")
    rank, score = standing
    return Text(f"{one_decimal(score)} #{rank}", style="bold green" if rank == 1 else "")
