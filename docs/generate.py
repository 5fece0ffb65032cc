"""Write the pages that are made from the product itself, so that they cannot go stale.

explanation/scoring.md comes from the rules, reference/commands.md from the commands, the table of speed in README from
what the benchmarks measured.

python docs/generate.py
"""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from matcher.cli.app import cli
from matcher.resources import resource_dir
from matcher.scoring.constants import SCORER_VERSION
from matcher.scoring.depth_formulas import recency, strength_of_evidence
from matcher.scoring.ownership import ownership
from matcher.scoring.rules import RULES

sys.path.insert(0, str(Path(__file__).parent))

from measured import with_measured

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
WIDTH = 100
"""Columns of the help pages."""
SCORING = f"""# How scores come about

Rules, version {SCORER_VERSION}. This page is made by `docs/generate.py` from the docstrings of the rules and from
`skill_taxonomy/scoring.yaml`.

A score is a sum of contributions, each in whole thousandths of a point and each with at least one quotation. The
weights of components that a job says nothing about are spread over the others in proportion; within a component
the points are shared out among its requirements by strength. Contact data, schools, employers and years of
graduation are never read by a rule. What rests on lists of skills alone earns at most `listed_only_points` in all.

Depth, 0..1, says how well a resume shows a skill:
`tenure x min(1, months / full_months) + evidence + recency + ownership`, each part weighted as below.
"""


COMMANDS = """# Commands

What `matcher VERB --help` says, made by `docs/generate.py`. Options that can be set once for all calls are in
[settings](../how-to/settings.md).
"""


def pages() -> dict[Path, str]:
    """Return each page by its path."""
    return {
        DOCS / "explanation" / "scoring.md": scoring(),
        DOCS / "reference" / "commands.md": "\n".join([COMMANDS, *_help(cli, "matcher")]),
        README: with_measured(README.read_text(encoding="utf-8")),
    }


def scoring() -> str:
    """Return the page on scoring."""
    parts = [SCORING, "## Parts of depth\n"]
    parts += [_entry(part.__name__, part) for part in (strength_of_evidence, recency, ownership)]
    parts.append("## Components\n")
    parts += [_entry(name.replace("_", " "), rule) for name, rule in RULES.items()]
    numbers = (resource_dir("skill_taxonomy") / "scoring.yaml").read_text(encoding="utf-8")
    parts.append(f"## Numbers\n\n```yaml\n{numbers}```\n")
    return "\n".join(parts)


def _entry(name: str, function: object) -> str:
    text = inspect.getdoc(function) or ""
    prose = text.split("\n\n>>>")[0].split("\nArgs:")[0].strip()
    return f"### {name}\n\n{prose}\n"


def _help(command: click.Command, name: str) -> Iterator[str]:
    """Yield the help of a command, and of those in it."""
    context = click.Context(
        command, info_name=name, terminal_width=WIDTH, help_option_names=["-h", "--help"]
    )
    yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            inner = command.get_command(context, verb)
            if inner:
                yield from _help(inner, f"{name} {verb}")


if __name__ == "__main__":
    for path, page in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
