"""`matcher job compare`: what changed from one posting to another."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.options import taxonomy_option
from matcher.cli.taxonomy.rows import form_option

if TYPE_CHECKING:
    from matcher.jobs.compare import Change, Comparison, Difference
    from matcher.model.job import JobDescription

_SIGNS = {"added": ("+", "green"), "dropped": ("-", "red"), "changed": ("~", "yellow")}


@click.command("compare")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@taxonomy_option
@form_option("table", "json")
def compare_jobs_command(before: str, after: str, overlay: Path | None, form: str) -> None:
    """Say what changed from job A to job B, each whatever --job of rank takes.

    Lists requirements that came (+), went (-) or changed (~): kind, skills, years, degrees and the like. Other
    words, another order, and what is no requirement are no change.
    """
    from matcher.api.jobs import parse_job
    from matcher.cli.output import echo_json
    from matcher.jobs.compare import compare_jobs
    from matcher.reports.wording import value_words
    from matcher.taxonomy.load import taxonomy_for

    taxonomy = taxonomy_for(overlay)
    first, second = parse_job(before, taxonomy), parse_job(after, taxonomy)
    found = compare_jobs(first, second)
    if form == "json":
        echo_json(_to_json(first, second, found))
        return
    for difference in found.about:
        _print(
            "~",
            "yellow",
            f"{difference.field}: {value_words(difference.before)} -> {value_words(difference.after)}",
        )
    for change in found.changes:
        _print_change(change)
    counts = [f"{_count(found, kind)} {kind}" for kind in _SIGNS if _count(found, kind)]
    said = ", ".join(counts) or "the same requirements"
    click.echo(f"{first.name} -> {second.name}: {said}", err=True)


def _count(found: "Comparison", kind: str) -> int:
    return sum(change.kind.value == kind for change in found.changes)


def _print_change(change: "Change") -> None:
    from matcher.reports.wording import value_words

    one = change.after or change.before
    if one is None:
        return
    kind = "" if change.differences else f" ({one.kind.value})"
    below = [
        f"{_words(entry)}: {value_words(entry.before)} -> {value_words(entry.after)}"
        for entry in change.differences
    ]
    _print(*_SIGNS[change.kind.value], f"{one.id} {one.text}{kind}", below)


def _print(sign: str, style: str, text: str, below: Iterable[str] = ()) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from matcher.cli.taxonomy.rows import page
    from matcher.reports.inert import safe_terminal

    console = page()
    console.print(Text.assemble((sign, style), f" {safe_terminal(text)}"))
    for line in below:
        console.print(Padding(Text(safe_terminal(line)), (0, 0, 0, 6), expand=False))


def _words(difference: "Difference") -> str:
    return difference.field.replace("_", " ")


def _to_json(
    first: "JobDescription", second: "JobDescription", found: "Comparison"
) -> dict[str, Any]:
    from matcher.schema.common_json import SCHEMA_VERSION
    from matcher.schema.job_json import requirement_to_json

    return {
        "schema": SCHEMA_VERSION,
        "before": {"name": first.name, "sha256": first.id},
        "after": {"name": second.name, "sha256": second.id},
        "about": [_difference(entry) for entry in found.about],
        "changes": [
            {
                "change": change.kind.value,
                "before": requirement_to_json(change.before) if change.before else None,
                "after": requirement_to_json(change.after) if change.after else None,
                "differences": [_difference(entry) for entry in change.differences],
            }
            for change in found.changes
        ],
    }


def _difference(entry: "Difference") -> dict[str, Any]:
    return {"field": entry.field, "before": entry.before, "after": entry.after}
