"""A run in the terminal: the best candidates, why, and the files that could not be read.

Everything is printed to a rich ``Console``, which is plain where it is piped or ``NO_COLOR`` is set. Text of
resumes, jobs and file names comes as ``Text`` through ``safe_terminal``, never as markup.
"""

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from matcher.model.job import Requirement
from matcher.model.profile import CandidateProfile
from matcher.model.scorecard import (
    Contribution,
    Figures,
    GateState,
    Place,
    RankedCard,
    ScoreCard,
    State,
)
from matcher.reports.close_calls import close_calls
from matcher.reports.depth_table import depth_table
from matcher.reports.experience import experience_lines
from matcher.reports.inert import safe_piece, safe_terminal
from matcher.reports.plain import WIDTH, plain_text
from matcher.reports.quotation import quotations
from matcher.reports.run_data import Person, RunData, person_of, requirements_by_id
from matcher.reports.wording import (
    STATE_WORDS,
    display_name,
    essential_counts,
    gate_counts,
    gate_state,
    hidden_words,
    notices,
    one_decimal,
    requirement_text,
    title_of,
    years,
)

WIDE = 104
"""Columns from which ids and flags have columns of their own."""
MIDDLE = 76
"""Columns from which each state has a column."""
HIDDEN_PIECES = 5
"""Pieces of hidden text that are printed; all of them are in profiles.jsonl."""
HIDDEN_LENGTH = 300
"""Characters of each."""
STATE_STYLE = {
    State.MET: "green",
    State.PARTIAL: "cyan",
    State.UNKNOWN: "yellow",
    State.NOT_SHOWN: "dim",
    State.NEGATED: "red",
}
_GATE_STYLE = {GateState.PASS: "green", GateState.UNKNOWN: "yellow", GateState.FAIL: "red"}


def render_ranking(console: Console, run: RunData, top: int = 10) -> None:
    """Print the best *top* candidates as a table that fits the console."""
    places = run.ranking.places[:top]
    if not places:
        console.print("No resume was ranked.")
        return
    requirements = requirements_by_id(run.job)
    has_gates = any(place.card.gates for place in places)
    table = _ranking_frame(console.width, has_gates=has_gates)
    for place in places:
        person = run.people.get(place.card.candidate_id)
        table.add_row(*_ranking_row(console, place, person, requirements, has_gates=has_gates))
    console.print(table)
    whole = len(run.ranking.places)
    if whole > len(places):
        console.print(Text(f"{len(places)} of {whole} candidates", style="dim"))
    close = close_calls(places)
    if close:
        console.print(Text(close, style="dim"))
    if has_gates:
        console.print(Text(_buckets(run), style="dim"))
    render_notices(console, run)


def render_notices(console: Console, run: RunData) -> None:
    """Print what stands below every list of a run."""
    for notice in notices(run.manifest):
        console.print(Text(notice, style="dim"))


def render_reasons(console: Console, run: RunData, top: int = 3, each: int = 3) -> None:
    """Print why the best *top* stand where they stand: their *each* strongest points, and what is lacking."""
    requirements = requirements_by_id(run.job)
    for place in run.ranking.candidates[:top]:
        card = place.card
        profile = run.profiles.get(card.candidate_id)
        console.print(_heading(place, profile))
        best = sorted(card.contributions, key=lambda entry: -entry.points)[:each]
        for entry in best:
            if entry.points:
                console.print(_contribution(entry, requirements, profile, quotes=1))
        lacking = [
            safe_terminal(requirement_text(entry.requirement, requirements), 80)
            for entry in card.contributions
            if entry.state in (State.NOT_SHOWN, State.NEGATED) and entry.requirement
        ]
        if lacking:
            more = f"; {len(lacking) - 3} more" if len(lacking) > 3 else ""  # noqa: PLR2004
            console.print(
                _indented(Text(f"not shown: {'; '.join(lacking[:3])}{more}", style="dim"))
            )
        console.print()


def render_explanation(console: Console, run: RunData, place: RankedCard) -> None:
    """Print a whole score card: components, knockouts, flags, then each contribution with quotations.

    Args:
        console: where to.
        run: the run that the card is of; where it holds the profile, the quotations are set into it, and what the
            depth of the skills that the job asks for is made of is printed last.
        place: the card, and where it stands.
    """
    requirements = requirements_by_id(run.job)
    card = place.card
    profile = run.profiles.get(card.candidate_id)
    console.print(_heading(place, profile))
    console.print(_components(console, card))
    for gate in card.gates:
        asked = requirements.get(gate.requirement)
        line = Text.assemble(
            "knockout ",
            (gate.state.value, _GATE_STYLE[gate.state]),
            f"  {safe_terminal(asked.text if asked else gate.requirement)}: {safe_terminal(gate.reason)}",
        )
        console.print(_indented(line))
    for flag in card.flags:
        line = Text.assemble(
            ("look at ", "yellow"), f"{title_of(flag.code)}: {safe_terminal(flag.message)}"
        )
        console.print(_indented(line))
    unseen = [piece for piece in profile.hidden if piece.wants_a_look] if profile else []
    for piece in unseen[:HIDDEN_PIECES]:
        line = Text.assemble(
            ("hidden, not scored ", "yellow"),
            f"{safe_terminal(hidden_words(piece))}: “{safe_terminal(piece.text, HIDDEN_LENGTH)}”",
        )
        console.print(_indented(line))
    console.print()
    for entry in card.contributions:
        console.print(_contribution(entry, requirements, profile, quotes=len(entry.evidence)))
    for told in experience_lines(profile) if profile else ():
        console.print(_indented(Text(told)))
    depths = depth_table(profile, run.labels) if profile else None
    if depths:
        console.print(depths)
    render_notices(console, run)


def explanation_text(run: RunData, place: RankedCard, width: int = WIDTH) -> str:
    """Return what ``render_explanation`` prints as plain text, for a notebook or a file."""
    return plain_text(lambda console: render_explanation(console, run, place), width)


def _buckets(run: RunData) -> str:
    """Count all candidates by the answer to the knockouts."""
    counts = gate_counts(run.ranking)
    said = ", ".join(f"{counts[state]} {state.value}" for state in GateState)
    return f"knockouts: {said}; they sort, and give no points"


def _ranking_frame(width: int, *, has_gates: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("Rank", justify="right", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    if width >= WIDE:
        table.add_column("", width=10, no_wrap=True)
    table.add_column("Candidate", ratio=1, no_wrap=True, overflow="ellipsis")
    if width >= WIDE:
        table.add_column("Id", no_wrap=True, style="dim")
    for heading in ("Met", "Part", "Unkn", "Not") if width >= MIDDLE else ("Met",):
        table.add_column(heading, justify="right", no_wrap=True)
    if has_gates:
        table.add_column("Knockout", no_wrap=True)
    table.add_column("Years", justify="right", no_wrap=True)
    table.add_column("Look at" if width >= WIDE else "!", overflow="ellipsis", max_width=24)
    return table


def _ranking_row(
    console: Console,
    place: Place,
    person: Person | None,
    requirements: dict[str, Requirement],
    *,
    has_gates: bool,
) -> list[Text]:
    card = place.card
    width = console.width
    name = Text(safe_terminal(display_name(card, person)))
    score = Text(one_decimal(card.score), style="bold")
    cells = [Text(f"{place.rank}{'=' if place.tied else ' '}")]
    if width >= WIDE:
        cells += [score, bar(card.score, 100_000, 10, console), name, Text(card.candidate_id)]
    else:
        cells.append(Text.assemble(score, "\n", bar(card.score, 100_000, 6, console)))
        cells.append(Text.assemble(name, (f"\n{card.candidate_id}", "dim")))
    cells += _count_cells(card, requirements, is_short=width < MIDDLE)
    if has_gates:
        state = gate_state(card)
        cells.append(Text(state.value, style=_GATE_STYLE[state]) if state else Text("none"))
    cells.append(Text(years(person.experience_months) if person else "?"))
    codes = list(dict.fromkeys(flag.code for flag in card.flags))
    shown = ", ".join(title_of(code) for code in codes) if width >= WIDE else "!" * len(codes)
    cells.append(Text(safe_terminal(shown), style="yellow"))
    return cells


def _count_cells(
    card: Figures, requirements: dict[str, Requirement], *, is_short: bool
) -> list[Text]:
    count = essential_counts(card, requirements)
    if is_short:
        return [Text(f"{count[State.MET]}/{sum(count.values())}")]
    shown = {
        State.MET: count[State.MET],
        State.PARTIAL: count[State.PARTIAL],
        State.UNKNOWN: count[State.UNKNOWN],
        State.NOT_SHOWN: count[State.NOT_SHOWN] + count[State.NEGATED],
    }
    return [
        Text(str(number), style=STATE_STYLE[state] if number else "dim")
        for state, number in shown.items()
    ]


def bar(part: int, whole: int, width: int, console: Console) -> Text:
    """Draw *part* of *whole* as a bar of *width* characters."""
    full, empty = ("#", ".") if console.options.ascii_only else ("━", "╌")
    filled = (2 * part * width + whole) // (2 * whole) if whole else 0
    return Text.assemble((full * filled, "cyan"), (empty * (width - filled), "dim"))


def _heading(place: RankedCard, profile: CandidateProfile | None) -> Text:
    card = place.card
    tie = f" (with {place.tied} more)" if place.tied else ""
    return Text.assemble(
        (safe_terminal(display_name(card, person_of(profile) if profile else None)), "bold"),
        f"  {one_decimal(card.score)} of 100, rank {place.rank}{tie}",
        (f"  {card.candidate_id}  {safe_terminal(card.file)}", "dim"),
    )


def _components(console: Console, card: ScoreCard) -> Padding:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    for part in card.components:
        figures = f"{one_decimal(part.points)} of {one_decimal(part.out_of)}"
        table.add_row(title_of(part.name), bar(part.points, part.out_of, 16, console), figures)
    return Padding(table, (0, 0, 1, 2), expand=False)


def _contribution(
    entry: Contribution,
    requirements: dict[str, Requirement],
    profile: CandidateProfile | None,
    quotes: int,
) -> Padding:
    text = Text.assemble(
        safe_terminal(requirement_text(entry.requirement, requirements)),
        "\n",
        (STATE_WORDS[entry.state], STATE_STYLE[entry.state]),
        f": {safe_terminal(entry.reason)}",
    )
    for quotation in quotations(entry.evidence[:quotes], profile):
        text.append("\n“")
        for words, is_quoted in quotation.parts:
            text.append(safe_piece(words), style="bold" if is_quoted else "")
        text.append("”")
        text.append(f" ({quotation.where})" if quotation.where else "", style="dim")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=len("24.0 of 24.0"), justify="right")
    grid.add_column(ratio=1)
    points = Text.assemble((one_decimal(entry.points), "bold"), f" of {one_decimal(entry.out_of)}")
    grid.add_row(points, text)
    return Padding(grid, (0, 0, 0, 2), expand=False)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2), expand=False)
