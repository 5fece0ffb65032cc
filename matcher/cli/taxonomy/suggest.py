"""`matcher taxonomy suggest`: skill-like terms that the taxonomy lacks."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.exits import Exit, exit_after_reading
from matcher.cli.options import cache_option, taxonomy_option
from matcher.cli.taxonomy.rows import form_option, page

if TYPE_CHECKING:
    from matcher.api.suggest import Offer, Offers
    from matcher.batch.discover import Inputs

_SHOWN = 3
"""Neighbours that the table names."""
_TAXONOMY_HEAD = "# Suggested by `matcher taxonomy suggest`: look at each, then save as skills/<name>.yaml of an overlay."
_SENSE_HEAD = (
    "# The words below mean other things too. Save these as ambiguity.yaml of the overlay."
)


@click.command("suggest")
@click.option(
    "--from",
    "named",
    multiple=True,
    metavar="RESUMES...",
    help="Files and folders of resumes; a .jsonl file holds an ad a line.",
)
@click.argument("resumes", nargs=-1)
@click.option(
    "--ads",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="ADS",
    help="Job advertisements: a file, a folder, or .jsonl with the text of one a line. May be repeated.",
)
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Texts that must hold a term.",
)
@click.option(
    "--top", type=click.IntRange(min=1), default=50, show_default=True, help="How many are shown."
)
@taxonomy_option
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read.")
@cache_option
@form_option("table", "yaml", "json")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no notes.")
def suggest_command(
    *,
    named: tuple[str, ...],
    resumes: tuple[str, ...],
    ads: tuple[Path, ...],
    least: int,
    top: int,
    overlay: Path | None,
    workers: int | None,
    use_cache: bool,
    form: str,
    quiet: bool,
) -> None:
    """Find terms that stand beside known skills and that the taxonomy lacks.

    Each comes with how many texts have it, what it stands beside, and clauses that hold it. -f yaml prints
    entries to look through and paste into an overlay. Names, employers, places and contact data are left out.

    \b
    matcher taxonomy suggest --from resumes/
    matcher taxonomy suggest --ads ads.jsonl -f yaml > mine/skills/new.yaml
    """  # noqa: D301 - click reads \b as "leave the lines as they are"
    from matcher.api.desk import open_cache
    from matcher.api.suggest import JSONL, read_ads, suggest_from
    from matcher.batch.task import Task
    from matcher.cli.output import progress

    given = (*named, *resumes)
    texts = [Path(path) for path in given if path.lower().endswith(JSONL)]
    inputs = _found([path for path in given if not path.lower().endswith(JSONL)])
    if not given and not ads:
        raise click.UsageError("name resumes (--from RESUMES) or advertisements (--ads ADS)")
    task = Task(overlay=overlay)
    read = read_ads([*texts, *ads], task.options)
    whole = len(inputs.files) + len(inputs.failures) + len(read)
    with (
        open_cache(use_cache=use_cache) as cache,
        progress(whole, quiet=quiet) as advance,
    ):
        offers = suggest_from(inputs, read, task, cache, least, workers=workers, progress=advance)
    _print(offers, offers.terms[:top], form)
    if not quiet:
        _note(offers, len(offers.terms[:top]))
    code = exit_after_reading(offers.texts, len(offers.unread))
    if code is not Exit.DONE:
        raise SystemExit(code)


def _found(paths: list[str]) -> "Inputs":
    from matcher.batch.discover import Inputs, discover

    return discover(paths) if paths else Inputs(files=())


def _note(offers: "Offers", shown: int) -> None:
    from matcher.reports.inert import safe_terminal

    for failure in offers.unread:
        click.echo(
            safe_terminal(f"{failure.file}: {failure.reason}; {failure.next_step}"), err=True
        )
    more = f" of {len(offers.terms)}; --top shows more" if shown < len(offers.terms) else ""
    click.echo(f"{offers.texts} texts, {shown} terms{more}", err=True)


def _print(offers: "Offers", shown: Sequence["Offer"], form: str) -> None:
    from matcher.cli.output import echo_json

    if form == "json":
        echo_json(
            {
                "taxonomy": offers.version,
                "texts": offers.texts,
                "terms": [_plain(offer) for offer in shown],
            }
        )
    elif form == "yaml":
        _print_yaml(shown)
    else:
        _print_table(shown)


def _plain(offer: "Offer") -> dict[str, Any]:
    found = offer.suggestion
    return {
        "term": found.term,
        "documents": found.documents,
        "anywhere": found.anywhere,
        "share": round(found.share, 3),
        "score": round(found.score, 3),
        "beside": list(found.beside),
        "like": {"surface": offer.like[0], "id": offer.like[1]} if offer.like else None,
        "quotations": list(found.quotations),
        "stub": offer.skill,
        "sense_stub": offer.sense,
    }


def _print_yaml(shown: Sequence["Offer"]) -> None:
    from matcher.reports.inert import visible_text

    click.echo(_TAXONOMY_HEAD)
    for offer in shown:
        for quoted in offer.suggestion.quotations:
            click.echo(f"# “{visible_text(quoted)}”")
        click.echo(offer.skill)
    senses = [offer.sense for offer in shown if offer.sense]
    if senses:
        click.echo(_SENSE_HEAD)
        for sense in senses:
            click.echo("".join(f"# {line}\n" for line in sense.splitlines()), nl=False)


def _print_table(shown: Sequence["Offer"]) -> None:
    from rich.text import Text

    from matcher.reports.inert import safe_terminal

    console = page()
    indent = " " * 6
    for offer in shown:
        found = offer.suggestion
        like = f"  like {offer.like[0]} ({offer.like[1]})" if offer.like else ""
        beside = ", ".join(found.beside[:_SHOWN])
        head = Text.assemble(
            f"{found.documents:4}  ",
            (safe_terminal(found.term), "bold"),
            like,
            (f"  beside {beside}" if beside else "", "dim"),
        )
        console.print(head, no_wrap=True, overflow="ellipsis")
        for quoted in found.quotations:
            line = Text(f"{indent}“{safe_terminal(quoted)}”", style="dim")
            console.print(line, no_wrap=True, overflow="ellipsis")
