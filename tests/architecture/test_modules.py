"""The shape of the package, held by tests that can fail."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "matcher"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 350
HEAVY = ("pandas", "sklearn", "spacy", "pdfminer", "pydantic", "pyarrow", "rich")
BROAD = {"Exception", "BaseException"}


def imports_the_package_root(source: str) -> bool:
    return any(
        (isinstance(node, ast.ImportFrom) and node.module == "matcher" and node.level == 0)
        or (isinstance(node, ast.Import) and any(alias.name == "matcher" for alias in node.names))
        for node in ast.walk(ast.parse(source))
    )


def broad_excepts(source: str) -> int:
    def is_broad(kind: ast.expr | None) -> bool:
        if kind is None:
            return True
        names = kind.elts if isinstance(kind, ast.Tuple) else [kind]
        return any(isinstance(name, ast.Name) and name.id in BROAD for name in names)

    return sum(
        isinstance(node, ast.ExceptHandler) and is_broad(node.type)
        for node in ast.walk(ast.parse(source))
    )


def test_there_is_something_to_check():
    assert len(MODULES) > 50


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_short_documented_and_does_not_look_up(module):
    source = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)), "say in one sentence what the module is for"
    assert len(source.splitlines()) <= MAX_LINES
    assert not imports_the_package_root(source), "import from the defining module"


def test_most_modules_are_far_shorter_than_the_limit():
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[len(lengths) // 2] <= 130


@pytest.mark.parametrize("line", ["from matcher import Span", "import matcher"])
def test_the_root_import_check_can_fail(line):
    assert imports_the_package_root(line)
    assert not imports_the_package_root("from matcher.model.document import Span")


def test_faults_of_any_kind_are_caught_at_two_borders_only():
    found = {
        str(path.relative_to(PACKAGE)): broad_excepts(path.read_text(encoding="utf-8"))
        for path in MODULES
    }
    borders = {path: count for path, count in found.items() if count}
    assert borders == {"batch/border.py": 1, "readers/pdf/read.py": 1}


@pytest.mark.parametrize(
    "handler", ["except:", "except Exception:", "except (OSError, Exception):"]
)
def test_the_broad_except_check_can_fail(handler):
    assert broad_excepts(f"try:\n    work()\n{handler}\n    pass\n") == 1
    assert broad_excepts("try:\n    work()\nexcept OSError:\n    pass\n") == 0


def heavy_after(code: str) -> list[str]:
    report = f"{code}\nprint(*sorted(m for m in {HEAVY} if m in sys.modules))"
    answer = subprocess.run(
        [sys.executable, "-c", f"import sys\n{report}"], capture_output=True, text=True, check=True
    )
    return answer.stdout.splitlines()[-1].split()


def test_importing_the_package_is_cheap():
    assert heavy_after("import matcher") == []


def test_the_help_page_is_cheap():
    code = (
        "from matcher.cli.app import cli\ntry:\n    cli(['--help'])\nexcept SystemExit:\n    pass"
    )
    assert heavy_after(code) == []


def test_the_cheapness_check_can_fail():
    assert "pydantic" in heavy_after("import matcher.schema.border")
