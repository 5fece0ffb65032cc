"""How a ranking would stand, in the terminal: the best, who moves up, who moves down."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.reports.inert import safe_terminal
from matcher.reports.what_if import Standing, WhatIf
from matcher.reports.wording import last_part, one_decimal


def render_what_if(console: Console, found: WhatIf, top: int) -> None:
    """Print what is different, then the best *top*, and as many who move up and down the furthest."""
    for sentence in found.said:
        console.print(Text(safe_terminal(sentence), style="bold"))
    up, down = found.up, found.down
    stay = len(found.standings) - len(up) - len(down)
    console.print(f"{len(up)} move up, {len(down)} move down, {stay} keep their rank")
    _print(console, "Best", found.standings, top)
    _print(console, "Up", up, top)
    _print(console, "Down", down, top)


def _print(console: Console, title: str, standings: Sequence[Standing], top: int) -> None:
    if not standings:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column(title, no_wrap=True)
    table.add_column("Rank", no_wrap=True)
    table.add_column("Score", no_wrap=True)
    table.add_column("Candidate", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("Id", no_wrap=True, style="dim")
    for one in standings[:top]:
        table.add_row(
            _move(one),
            f"{one.rank_before} -> {one.rank_after}",
            f"{one_decimal(one.score_before)} -> {one_decimal(one.score_after)}",
            Text(safe_terminal(last_part(one.file))),
            one.candidate_id,
        )
    console.print(table)


def _move(one: Standing) -> Text:
    if not one.up:
        return Text("=", style="dim")
    return Text(f"{one.up:+}", style="green" if one.up > 0 else "red")
