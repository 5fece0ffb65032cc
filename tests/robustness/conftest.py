"""The robustness suite in two sizes: small for every change, full by `make soak`, which keeps its figures."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "soak.json"
_MEASURED = ("skill-matcher", "pypdfium2", "pdfminer.six", "lxml", "spacy", "pebble")

sys.path[:0] = [str(HERE), str(ROOT / "benchmarks")]

from provenance import provenance  # noqa: E402 - from where the line above says


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full-size",
        action="store_true",
        help="the robustness suite at the size of the guarantees",
    )


@pytest.fixture(scope="session")
def full_size(pytestconfig: pytest.Config) -> bool:
    """Tell whether the guarantees are to be shown at full size."""
    return bool(pytestconfig.getoption("--full-size", default=False))


class Figures:
    """What the tests measured, by guarantee."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {}

    def note(self, guarantee: str, **figures: Any) -> None:
        """Keep *figures* of one guarantee, such as G1; printed where a test is run with -s."""
        self.found.setdefault(guarantee, {}).update(figures)


@pytest.fixture(scope="session")
def figures(full_size: bool) -> Iterator[Figures]:
    """Collect figures; at full size they go to benchmarks/results/soak.json when the suite ends."""
    measured = Figures()
    yield measured
    if full_size and measured.found:
        keep(measured.found, RESULTS)


def keep(found: dict[str, dict[str, Any]], path: Path) -> None:
    """Write the figures beside those of guarantees that were not measured this time."""
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    about = provenance(_MEASURED)
    stamp = {name: about.pop(name) for name in ("commit", "day")}
    guarantees = before.get("guarantees", {}) | {
        name: stamp | figures for name, figures in found.items()
    }
    report = {
        **about,
        "guarantees": dict(sorted(guarantees.items(), key=lambda item: int(item[0][1:]))),
    }
    path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
