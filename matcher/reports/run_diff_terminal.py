"""What moved between two runs, in the terminal: why, then who, and by which requirements."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from matcher.model.scorecard import Place
from matcher.reports.inert import safe_terminal
from matcher.reports.run_diff import Moved, RunDiff, Shift
from matcher.reports.run_diff_causes import CauseKind
from matcher.reports.wording import one_decimal, title_of

CAUSE_WORDS = {
    CauseKind.FILE: "the resume changed",
    CauseKind.JOB: "the job changed",
    CauseKind.TAXONOMY: "another taxonomy",
    CauseKind.WEIGHTS: "other weights",
    CauseKind.SCORER: "other scoring rules",
    CauseKind.REFERENCE: "other document frequencies",
    CauseKind.AS_OF: "another as-of date",
    CauseKind.OPTIONS: "other options",
    CauseKind.POOL: "others moved, came or went",
    CauseKind.UNKNOWN: "nothing that a run writes down; was the program itself changed?",
}


def render_diff(console: Console, diff: RunDiff, top: int) -> None:
    """Print what two runs were made from differently, and the *top* candidates that moved most."""
    for cause in diff.causes:
        said = f": {safe_terminal(cause.before)} -> {safe_terminal(cause.after)}"
        console.print(Text.assemble((CAUSE_WORDS[cause.kind], "bold"), said))
        for detail in cause.details:
            console.print(_indented(Text(safe_terminal(detail, 160)), 2))
    moved = diff.moved
    if not moved:
        console.print(
            f"Nothing moved: {len(diff.candidates)} candidates, the same scores and ranks."
        )
        return
    unmoved = len(diff.candidates) - len(moved)
    console.print(f"{len(moved)} candidates moved, came or went; {unmoved} did not move")
    console.print()
    for one in moved[:top]:
        _print(console, one)
    if len(moved) > top:
        console.print(Text(f"{top} of {len(moved)}; --top shows more, -f json all", style="dim"))


def _print(console: Console, one: Moved) -> None:
    name = next(place.card.file for place in (one.after, one.before) if place)
    console.print(Text.assemble(_move(one), f"  {safe_terminal(name)}"))
    if one.causes:
        why = ", ".join(CAUSE_WORDS[cause] for cause in one.causes)
        console.print(_indented(Text(why, style="dim"), 9))
    for shift in one.shifts:
        console.print(_indented(Text(_shift(shift)), 9))


def _move(one: Moved) -> Text:
    if one.before is None and one.after is not None:
        return Text.assemble(("new", "green"), f"      {_place(one.after)}")
    if one.after is None and one.before is not None:
        why = f", {safe_terminal(one.gone)}" if one.gone else ""
        return Text.assemble(("gone", "red"), f"     {_place(one.before)}{why}")
    sign, style = ("+", "green") if one.by >= 0 else ("-", "red")
    by = f"{sign}{one_decimal(abs(one.by))}"
    before, after = (_place(place) for place in (one.before, one.after) if place)
    return Text.assemble((f"{by:<8}", style), f" {before} -> {after}")


def _place(place: Place) -> str:
    return f"#{place.rank} {one_decimal(place.card.score)}"


def _shift(shift: Shift) -> str:
    asked = f"{title_of(shift.source)}: {safe_terminal(shift.asked, 80)}"
    before = _of(shift.before, shift.out_of_before)
    after = _of(shift.after, shift.out_of_after)
    return f"{asked}: {before} -> {after}"


def _of(points: int | None, out_of: int | None) -> str:
    """Write points and what they were out of.

    >>> _of(2_000, 4_040), _of(None, None)
    ('2.0 of 4.0', 'not asked')
    """
    if points is None or out_of is None:
        return "not asked"
    return f"{one_decimal(points)} of {one_decimal(out_of)}"


def _indented(text: Text, by: int) -> Padding:
    return Padding(text, (0, 0, 0, by), expand=False)
