"""What a candidate hears, as text that wraps to the terminal and is plain in a file."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from matcher.model.scorecard import GateState, State
from matcher.reports.feedback import Feedback, Point
from matcher.reports.inert import safe_terminal
from matcher.reports.plain import plain_text
from matcher.reports.terminal import HIDDEN_LENGTH

MOST_QUOTES = 3
"""Quotations printed of a requirement; the JSON has all."""
INTRODUCTION = (
    "What was found in your resume, held against what the job asks for. Only the text of the file was read, not "
    "your name, contact, address, school, photo or age. What it does not show may well be there: it says what to "
    "add. Add only what is true."
)
_GROUPS: tuple[tuple[str, frozenset[State]], ...] = (
    ("Your resume shows", frozenset({State.MET})),
    ("Your resume shows in part", frozenset({State.PARTIAL})),
    (
        "Your resume does not show",
        frozenset({State.NOT_SHOWN, State.UNKNOWN, State.NEGATED}),
    ),
)
_STATES = {
    GateState.PASS: "stated",
    GateState.UNKNOWN: "not stated, or not clear",
    GateState.FAIL: "stated not to be so",
}


def render_feedback(console: Console, feedback: Feedback) -> None:
    """Print what a candidate hears: shown, shown in part, not shown, conditions, and what was not read."""
    console.print(
        Text(f"{safe_terminal(feedback.job)}: {safe_terminal(feedback.file)}", style="bold")
    )
    console.print(Text(INTRODUCTION, style="dim"))
    for title, states in _GROUPS:
        points = [point for point in feedback.points if point.state in states]
        _print_group(console, title, points)
    _print_group(console, "Conditions of the job", feedback.conditions)
    if feedback.uncounted:
        console.print(Text("\nIn the file, but nobody can see it: not counted", style="bold"))
        for piece in feedback.uncounted:
            console.print(_indented(Text(safe_terminal(piece, HIDDEN_LENGTH)), 2))


def feedback_text(feedback: Feedback) -> str:
    """Return what ``render_feedback`` prints as plain text, for a mail."""
    return plain_text(lambda console: render_feedback(console, feedback))


def _print_group(console: Console, title: str, points: Iterable[Point]) -> None:
    for number, point in enumerate(points):
        if not number:
            console.print(Text(f"\n{title}", style="bold"))
        state = f" ({_STATES[point.state]})" if isinstance(point.state, GateState) else ""
        console.print(_indented(Text(f"{safe_terminal(point.asked)}{state}"), 2))
        for line in _lines(point):
            console.print(_indented(line, 4))


def _lines(point: Point) -> Iterator[Text]:
    for sentence in point.found:
        yield Text(f"found: {safe_terminal(sentence)}")
    for quote in point.quotes[:MOST_QUOTES]:
        where = f" ({quote.where})" if quote.where else ""
        yield Text.assemble((f"“{safe_terminal(quote.text)}”", "italic"), (where, "dim"))
    left = len(point.quotes) - MOST_QUOTES
    if left > 0:
        yield Text(f"and {left} more", style="dim")
    for sentence in point.to_show:
        yield Text.assemble(("to show it: ", "cyan"), safe_terminal(sentence))


def _indented(text: Text, by: int) -> Padding:
    return Padding(text, (0, 0, 0, by), expand=False)
