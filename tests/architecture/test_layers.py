"""Imports point down only, and the contract that says so can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UPWARD = [
    ("errors.py", "from matcher.model.document import Span\n"),
    ("readers/options.py", "from matcher.taxonomy.load import load_taxonomy\n"),
    ("scoring/constants.py", "import matcher.reports.tables\n"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--config", "pyproject.toml", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "matcher", tmp_path / "matcher", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_point_down(copy):
    answer = lint(copy)
    assert answer.returncode == 0, answer.stdout
    assert "1 kept, 0 broken" in answer.stdout


@pytest.mark.parametrize(("module", "line"), UPWARD)
def test_an_upward_import_breaks_the_contract(copy, module, line):
    path = copy / "matcher" / module
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert lint(copy).returncode != 0


def test_a_room_without_a_layer_breaks_the_contract(copy):
    (copy / "matcher" / "attic").mkdir()
    (copy / "matcher" / "attic" / "__init__.py").write_text('"""Nobody said where it belongs."""\n')
    assert lint(copy).returncode != 0
