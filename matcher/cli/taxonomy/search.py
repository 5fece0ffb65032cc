"""`matcher taxonomy search`: find a skill by any of its names."""

from pathlib import Path

import click

from matcher.cli.exits import Exit
from matcher.cli.options import taxonomy_option
from matcher.cli.taxonomy.rows import form_option, page


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@taxonomy_option
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@form_option("table", "json")
def search_command(words: tuple[str, ...], overlay: Path | None, limit: int, form: str) -> None:
    """Find skills by any of their names, forgiving a slip of the finger.

    Where another name than the skill's own matched, it is named with what it is: a term means the same, a
    member is narrower.
    """
    from rich.text import Text

    from matcher.cli.output import echo_json
    from matcher.taxonomy.load import taxonomy_for
    from matcher.taxonomy.plain import as_plain
    from matcher.taxonomy.search import search

    hits = search(taxonomy_for(overlay), " ".join(words), limit)
    if form == "json":
        echo_json(
            [
                {**as_plain(hit.skill), "surface": hit.surface, "via": hit.via, "score": hit.score}
                for hit in hits
            ]
        )
        return
    if not hits:
        click.echo("nothing is named like that; try fewer or other words", err=True)
        raise SystemExit(Exit.FAULT)
    console = page()
    width = max(len(hit.skill.id) for hit in hits)
    for hit in hits:
        named = "" if hit.via == "label" else f"  by its {hit.via} {hit.surface!r}"
        head = Text.assemble(
            f"{hit.score:3.0f}  ",
            (f"{hit.skill.id:<{width}}", "bold"),
            f"  {hit.skill.pref_label}",
        )
        if head.cell_len + len(named) <= console.width:
            console.print(head.append(named, "dim"), soft_wrap=True)
        else:
            console.print(head, soft_wrap=True)
            console.print(Text(f"{' ' * len('100')}{named}", "dim"), soft_wrap=True)
