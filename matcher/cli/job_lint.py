"""`matcher job lint`: what to change in a job description before resumes are held against it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.exits import Exit
from matcher.cli.options import taxonomy_option
from matcher.cli.taxonomy.rows import form_option

if TYPE_CHECKING:
    from matcher.jobs.finding import Finding


@click.command("lint")
@click.argument("jd", metavar="JOB")
@taxonomy_option
@form_option("table", "json")
def lint_job_command(jd: str, overlay: Path | None, form: str) -> None:
    """Check JOB (whatever --job of rank takes, or - for standard input).

    Finds criteria that are unlawful or stand for such ones (age, gender, family, origin, health ...), each with
    the lawful wording; contradictions; more years than a tool exists; too many essentials; what stands twice;
    skills that the taxonomy does not know, with the nearest; and what nobody could show. Exit code 5 when
    something is found. It is no legal advice.
    """
    from matcher.api.job_lint import lint_of_job
    from matcher.batch.source import STDIN, read_stdin
    from matcher.cli.output import echo_json
    from matcher.taxonomy.load import taxonomy_for

    found = lint_of_job(read_stdin() if jd == STDIN else jd, taxonomy_for(overlay))
    if form == "json":
        echo_json([_to_json(one) for one in found])
    else:
        for one in found:
            _print(one)
    counts = Counter(one.severity.value for one in found)
    said = ", ".join(
        f"{counts[kind]} {kind}" for kind in ("error", "warning", "info") if counts[kind]
    )
    click.echo(said or "nothing to change was found", err=True)
    if found:
        raise SystemExit(Exit.CHECK_FOUND)


def _print(one: "Finding") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from matcher.cli.taxonomy.rows import page
    from matcher.reports.inert import safe_terminal

    style = {"error": "bold red", "warning": "yellow", "info": "dim"}[one.severity.value]
    console = page()
    console.print(
        Text.assemble((one.severity.value, style), f" {one.code}  {_place(one)}".rstrip())
    )
    lines = [f"“{safe_terminal(one.quote, 200)}”"] if one.quote else []
    for line in (*lines, safe_terminal(one.why), f"-> {safe_terminal(one.instead)}"):
        console.print(Padding(Text(line), (0, 0, 0, 2), expand=False))


def _place(one: "Finding") -> str:
    line = f"line {one.line}" if one.line else ""
    return ", ".join(part for part in (line, one.requirement) if part)


def _to_json(one: "Finding") -> dict[str, object]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "quote": one.quote,
        "line": one.line,
        "requirement": one.requirement,
        "why": one.why,
        "instead": one.instead,
    }
