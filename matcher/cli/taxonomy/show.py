"""`matcher taxonomy show`: the tree, or one skill with all its relations."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.options import taxonomy_option
from matcher.cli.taxonomy.rows import form_option, page, print_rows

if TYPE_CHECKING:
    from matcher.model.skill import Taxonomy
    from matcher.taxonomy.tree import Branch

_NEAR = 75
"""Score from which a name is near enough to be offered."""


@click.command("show")
@click.argument("skill_id", metavar="[ID]", required=False)
@taxonomy_option
@click.option(
    "--depth", type=click.IntRange(min=0), help="Levels of the tree below its top.  [default: all]"
)
@form_option("table", "json")
def show_command(skill_id: str | None, overlay: Path | None, depth: int | None, form: str) -> None:
    """Show the whole tree, or one skill with all its relations.

    ID is the id of a skill, or any of its names in full. With --depth, the tree below it is shown.

    \b
    matcher taxonomy show --depth 1
    matcher taxonomy show pytorch
    matcher taxonomy show "machine learning" --depth 2
    """  # noqa: D301 - click reads \b as "leave the lines as they are"
    from matcher.cli.output import echo_json
    from matcher.taxonomy.load import taxonomy_for
    from matcher.taxonomy.tree import tree

    taxonomy = taxonomy_for(overlay)
    if skill_id is not None and skill_id not in taxonomy:
        skill_id = _meant(skill_id, taxonomy)
    if form == "json":
        echo_json(_plain(taxonomy, skill_id, overlay))
    elif skill_id is not None and depth is None:
        _print_skill(taxonomy, skill_id, overlay)
    else:
        for branch in tree(taxonomy, skill_id):
            _print_branch(branch, depth)


def _meant(name: str, taxonomy: "Taxonomy") -> str:
    """Return the id of the skill of that very name; else say what is near."""
    from matcher.errors import InputError
    from matcher.taxonomy.search import search

    hits = search(taxonomy, name, limit=3)
    if hits and hits[0].surface.casefold() == name.casefold():
        return hits[0].skill.id
    near = ", ".join(hit.skill.id for hit in hits if hit.score >= _NEAR)
    offer = f"near: {near}" if near else "look for it: matcher taxonomy search WORDS"
    raise InputError(f"there is no skill {name!r}; {offer}")


def _plain(
    taxonomy: "Taxonomy", skill_id: str | None, overlay: Path | None
) -> list[dict[str, object]]:
    from matcher.taxonomy.crosswalk import load_crosswalk
    from matcher.taxonomy.plain import as_plain, relations_as_plain
    from matcher.taxonomy.tree import relations

    if skill_id is None:
        return [as_plain(skill) for skill in taxonomy.skills.values()]
    matches = load_crosswalk(overlay).get(skill_id, ())
    return [relations_as_plain(relations(taxonomy, skill_id), matches)]


def _print_skill(taxonomy: "Taxonomy", skill_id: str, overlay: Path | None) -> None:
    from rich.text import Text

    from matcher.scoring.constants import load_constants
    from matcher.scoring.depth_formulas import half_life
    from matcher.taxonomy.crosswalk import load_crosswalk
    from matcher.taxonomy.describe import described
    from matcher.taxonomy.tree import relations

    found = relations(taxonomy, skill_id)
    months = half_life(taxonomy, skill_id, load_constants().depth)
    page().print(Text.assemble((found.skill.pref_label, "bold"), (f"  {skill_id}", "dim")))
    rows = described(found, load_crosswalk(overlay).get(skill_id, ()), months)
    print_rows(rows, max(len(label) for label, _ in rows))


def _print_branch(top: "Branch", depth: int | None) -> None:
    """Print a tree, a line a skill; what goes on deeper than *depth* says how many stand there."""
    from rich.text import Text

    console = page()
    stem, fork, last, bar, gap = (
        ("", "+- ", "`- ", "|  ", "   ")
        if console.options.ascii_only
        else ("", "├─ ", "└─ ", "│  ", "   ")
    )

    def draw(branch: "Branch", lead: str, below: str, level: int) -> None:
        hidden = branch.size() - 1 if level == depth else 0
        more = f"  (+{hidden})" if hidden else ""
        line = Text.assemble(
            (lead, "dim"), branch.skill.pref_label, (f"  {branch.skill.id}{more}", "dim")
        )
        console.print(line, no_wrap=True, overflow="ellipsis")
        if level == depth:
            return
        for child in branch.children:
            is_last = child is branch.children[-1]
            draw(
                child,
                below + (last if is_last else fork),
                below + (gap if is_last else bar),
                level + 1,
            )

    draw(top, stem, "", 0)
