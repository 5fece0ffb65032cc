"""`matcher taxonomy`: look at and check the skills."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.exits import Exit
from matcher.cli.options import taxonomy_option

if TYPE_CHECKING:
    from rich.tree import Tree

    from matcher.model.skill import Skill
    from matcher.taxonomy.tree import Branch, Relations

_NEAR = 75
"""Score from which a name is near enough to be offered."""
_AS = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)


@click.group("taxonomy")
def taxonomy_group() -> None:
    """Look at and check the skills."""


@taxonomy_group.command("show")
@click.argument("skill_id", metavar="[ID]", required=False)
@taxonomy_option
@_AS
def show_command(skill_id: str | None, overlay: Path | None, form: str) -> None:
    """Show the whole tree, or one skill with all its relations."""
    from matcher.cli.output import data_console, echo_json
    from matcher.taxonomy.load import load_taxonomy
    from matcher.taxonomy.tree import as_plain, relations, tree

    taxonomy = load_taxonomy(overlay=overlay)
    if skill_id is not None and skill_id not in taxonomy:
        skill_id = _meant(skill_id, overlay)
    if form == "json":
        chosen = [taxonomy[skill_id]] if skill_id else taxonomy.skills.values()
        echo_json([as_plain(skill) for skill in chosen])
    elif skill_id:
        for line in _describe(relations(taxonomy, skill_id)):
            click.echo(line)
    else:
        for branch in tree(taxonomy):
            data_console().print(_drawn(branch))


@taxonomy_group.command("search")
@click.argument("words", nargs=-1, required=True)
@taxonomy_option
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@_AS
def search_command(words: tuple[str, ...], overlay: Path | None, limit: int, form: str) -> None:
    """Find skills by any of their names, forgiving a slip of the finger."""
    from matcher.cli.output import echo_json
    from matcher.taxonomy.load import load_taxonomy
    from matcher.taxonomy.search import search
    from matcher.taxonomy.tree import as_plain

    hits = search(load_taxonomy(overlay=overlay), " ".join(words), limit)
    if form == "json":
        echo_json(
            [
                {**as_plain(hit.skill), "surface": hit.surface, "score": round(hit.score, 1)}
                for hit in hits
            ]
        )
        return
    for hit in hits:
        alias = (
            ""
            if hit.surface.casefold() == hit.skill.pref_label.casefold()
            else f"  ({hit.surface})"
        )
        click.echo(f"{hit.score:5.0f}  {hit.skill.id:<32} {hit.skill.pref_label}{alias}")
    if not hits:
        click.echo("nothing like it was found", err=True)


@taxonomy_group.command("lint")
@taxonomy_option
def lint_command(overlay: Path | None) -> None:
    """Check the skills: cycles, clashes, unguarded words, orphans; exit code 5 when something is found."""
    from matcher.resources import resource_dir
    from matcher.taxonomy.files import places
    from matcher.taxonomy.lint import check
    from matcher.taxonomy.load import load_taxonomy

    taxonomy = load_taxonomy(overlay=overlay)
    faults = check(taxonomy, places(resource_dir("skill_taxonomy"), overlay))
    for fault in faults:
        click.echo(f"{fault.where}: {fault.code}: {fault.message}")
    click.echo(f"{len(taxonomy.skills)} nodes, {len(faults)} faults", err=True)
    if faults:
        raise SystemExit(Exit.CHECK_FOUND)


def _meant(name: str, overlay: Path | None) -> str:
    """Return the id of the skill of that very name; else say what is near."""
    from matcher.errors import InputError
    from matcher.taxonomy.load import load_taxonomy
    from matcher.taxonomy.search import search

    hits = search(load_taxonomy(overlay=overlay), name, limit=3)
    if hits and hits[0].surface.casefold() == name.casefold():
        return hits[0].skill.id
    near = ", ".join(hit.skill.id for hit in hits if hit.score >= _NEAR)
    raise InputError(f"there is no skill {name!r}" + (f"; near: {near}" if near else ""))


def _drawn(branch: "Branch") -> "Tree":
    from rich.text import Text
    from rich.tree import Tree

    drawn = Tree(Text.assemble(branch.skill.pref_label, (f"  {branch.skill.id}", "dim")))
    for child in branch.children:
        drawn.add(_drawn(child))
    return drawn


def _describe(found: "Relations") -> list[str]:
    skill = found.skill

    def weights(pairs: "dict[str, float]") -> str:
        return ", ".join(f"{other} {weight:g}" for other, weight in pairs.items())

    def names(skills: "tuple[Skill, ...]") -> str:
        return ", ".join(other.id for other in skills)

    rows = [
        ("kind", skill.kind.value),
        (
            "stands under",
            "; ".join(" > ".join(step.pref_label for step in path) for path in found.paths),
        ),
        ("terms", ", ".join(term.t for term in skill.terms)),
        ("members", ", ".join(term.t for term in skill.members)),
        ("narrower", names(found.narrower)),
        ("implies", weights(dict(skill.implies))),
        ("implied by", weights({other.id: weight for other, weight in found.implied_by})),
        ("stands in for", weights(dict(skill.substitutes))),
        ("replaced by", weights({other.id: weight for other, weight in found.substituted_by})),
        ("related", ", ".join(skill.related)),
        ("ambiguous by", ", ".join(rule.id for rule in found.senses)),
        ("since", str(skill.since or "")),
    ]
    return [
        f"{skill.pref_label}  ({skill.id})",
        *(f"  {name:<14} {text}" for name, text in rows if text),
    ]
