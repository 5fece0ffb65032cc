"""`matcher taxonomy diff`: what changed between two taxonomies, and what that does to a run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.taxonomy.rows import form_option, page, print_rows

if TYPE_CHECKING:
    from matcher.api.taxonomy_diff import CandidateChange, RunChange
    from matcher.taxonomy.diff import NameChange, TaxonomyDiff, ValueChange


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option(
    "--run",
    "run",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="RUN",
    help="Say what it does to the candidates of a run folder.",
)
@form_option("table", "json")
def diff_command(old: str, new: str, run: Path | None, form: str) -> None:
    """Compare two taxonomies: folders, overlays of the bundled one, or the word `bundled`.

    Names added, removed and renamed skills, names that moved, relations, weights and rules that changed. With
    --run, the stored text of each candidate is searched under both, and both score cards are made.

    \b
    matcher taxonomy diff bundled mine/
    matcher taxonomy diff bundled mine/ --run runs/20261101-120000-ai-ml-engineer
    """  # noqa: D301 - click reads \b as "leave the lines as they are"
    from matcher.api.taxonomy_diff import change_of_run, taxonomy_at
    from matcher.cli.output import echo_json
    from matcher.taxonomy.diff import diff

    first, second = taxonomy_at(old), taxonomy_at(new)
    found = diff(first, second)
    changed = change_of_run(run, first, second) if run else None
    if form == "json":
        echo_json(
            {"old": first.version, "new": second.version, **asdict(found), "run": _plain(changed)}
        )
        return
    _print_diff(found)
    if changed:
        _print_run(changed)


def _plain(changed: "RunChange | None") -> dict[str, Any] | None:
    if changed is None:
        return None
    candidates = [
        asdict(one) | {"before": _points(one.before), "after": _points(one.after)}
        for one in changed.candidates
    ]
    return {"candidates": candidates, "notes": list(changed.notes)}


def _points(milli: int | None) -> float | None:
    return None if milli is None else milli / 1000


def _print_diff(found: "TaxonomyDiff") -> None:
    rows = list(_rows(found))
    if not rows:
        click.echo("the two are the same")
        return
    print_rows(rows, max(len(label) for label, _ in rows))


def _rows(found: "TaxonomyDiff") -> Iterator[tuple[str, str]]:
    yield from _listed("skills added", found.added)
    yield from _listed("skills removed", found.removed)
    yield from (("skill renamed", f"{one.before} -> {one.after}") for one in found.renamed)
    new = {*found.added, *found.removed}
    for name in found.names:
        if name.before == name.after or not {name.before, name.after} <= {*new, None}:
            yield _name_row(name)
    yield from map(_value_row, found.values)


def _listed(label: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    if ids:
        yield label, ", ".join(ids)


def _name_row(change: "NameChange") -> tuple[str, str]:
    if change.before is None:
        return "name added", f"{change.name!r} to {change.after} ({change.is_now})"
    if change.after is None:
        return "name removed", f"{change.name!r} from {change.before} ({change.was})"
    if change.before != change.after:
        return "name moved", f"{change.name!r} from {change.before} to {change.after}"
    return "name changed", f"{change.name!r} of {change.after}: {change.was} -> {change.is_now}"


def _value_row(change: "ValueChange") -> tuple[str, str]:
    where = f"{change.skill}: {change.what}" + (f" {change.other}" if change.other else "")
    if change.before is None:
        return "added", where + ("" if change.after is True else f" {_written(change.after)}")
    if change.after is None:
        return "removed", where + ("" if change.before is True else f" {_written(change.before)}")
    return "changed", f"{where}: {_written(change.before)} -> {_written(change.after)}"


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _print_run(changed: "RunChange") -> None:
    from rich.text import Text

    from matcher.reports.inert import safe_terminal

    console = page()
    moved = [one for one in changed.candidates if one.is_changed]
    console.print(
        Text(f"\n{len(moved)} of {len(changed.candidates)} candidates change", style="bold")
    )
    for one in moved:
        head = Text.assemble((safe_terminal(one.file), "bold"), (f"  {one.candidate_id}", "dim"))
        console.print(head, soft_wrap=True)
        rows = [
            ("score", _moved(one)),
            *(
                (label, _counted(held))
                for label, held in (("gains", one.gained), ("loses", one.lost))
            ),
        ]
        print_rows([row for row in rows if row[1]], len("score"))
    for note in changed.notes:
        click.echo(note, err=True)


def _moved(one: "CandidateChange") -> str:
    if one.before is None or one.after is None:
        return ""
    if one.before == one.after:
        return f"{one.after / 1000:.1f} as before"
    step = (one.after - one.before) / 1000
    ranks = (
        f", rank {one.rank_before} -> {one.rank_after}" if one.rank_before != one.rank_after else ""
    )
    return f"{one.before / 1000:.1f} -> {one.after / 1000:.1f} ({step:+.2f}){ranks}"


def _counted(held: Mapping[str, int]) -> str:
    return ", ".join(
        f"{skill} (in {count} places)" if count > 1 else skill for skill, count in held.items()
    )
