"""What the documents say is true of the product."""

import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from matcher.cli.app import LazyGroup, cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/**/*.md")])


PAGES = runpy.run_path(str(ROOT / "docs" / "generate.py"))["pages"]()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_made_from_the_product_is_fresh(path):
    assert PAGES[path] == path.read_text(encoding="utf-8"), "run python docs/generate.py"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert isinstance(cli, LazyGroup)
    for verb in cli.list_commands(None):
        assert f"`matcher {verb} " in readme or f"`matcher {verb}`" in readme, verb


def test_every_option_that_the_readme_names_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    known = "".join(
        CliRunner().invoke(cli, [verb, "--help"]).output for verb in cli.list_commands(None)
    )
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", readme))
    assert named
    assert not {option for option in named if option not in known}
