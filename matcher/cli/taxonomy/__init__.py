"""`matcher taxonomy`: look at the skills, check them, compare them, and find out what they lack."""

import click

from matcher.cli.taxonomy.diff import diff_command
from matcher.cli.taxonomy.lint import lint_command
from matcher.cli.taxonomy.search import search_command
from matcher.cli.taxonomy.show import show_command
from matcher.cli.taxonomy.suggest import suggest_command


@click.group("taxonomy")
def taxonomy_group() -> None:
    """Look at the skills, check them, and find out what they lack."""


for command in (show_command, search_command, lint_command, diff_command, suggest_command):
    taxonomy_group.add_command(command)
