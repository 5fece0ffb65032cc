"""Patterns mean what they mean in a shell, and end where links lead round in circles."""

import os
import time
from pathlib import Path

import pytest

from matcher.batch.discover import discover
from matcher.errors import InputError


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.pdf", "in/b.docx", "in/2025/c.pdf", "in/2025/deep/d.pdf", "other/e.pdf"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("in/*.pdf", ["in/a.pdf"]),
        ("in/**/*.pdf", ["in/2025/c.pdf", "in/2025/deep/d.pdf", "in/a.pdf"]),
        ("**/*.pdf", ["in/2025/c.pdf", "in/2025/deep/d.pdf", "in/a.pdf", "other/e.pdf"]),
        ("*/?.docx", ["in/b.docx"]),
        ("i[mn]/202?/*", ["in/2025/c.pdf", "in/2025/deep/d.pdf"]),
        ("in/**", ["in/2025/c.pdf", "in/2025/deep/d.pdf", "in/a.pdf", "in/b.docx"]),
        ("*/2025/c.pdf", ["in/2025/c.pdf"]),
    ],
)
def test_a_pattern_that_no_shell_expanded_is_expanded(tree, pattern, names):
    assert list(discover([pattern]).files) == names
    absolute = discover([str(tree / pattern)]).files
    assert [os.path.relpath(path, tree) for path in absolute] == names


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tree):
    Path("in/[1].pdf").write_text("x")
    assert discover(["in/[1].pdf"]).files == ("in/[1].pdf",)


def test_litter_is_counted_once_however_often_it_is_met(tree):
    for name in ("in/~$b.docx", "in/.hidden", "in/2025/Thumbs.db"):
        Path(name).write_text("x")
    inputs = discover(["in/**/*", "in", "in/*"])
    assert len(inputs.files) == 4
    assert inputs.skipped == {"hidden": 1, "system": 1, "temporary": 1}


def test_runs_are_passed_over_in_patterns_too(tree):
    Path("in/run").mkdir()
    for name in ("ledger.sqlite", "x.pdf"):
        Path("in/run", name).write_text("x")
    inputs = discover(["in/**/*.pdf"])
    assert "in/run/x.pdf" not in inputs.files
    assert inputs.skipped == {"run folder": 2}


def test_links_that_lead_round_in_circles_end(tree):
    for name in ("one", "two", "three"):
        Path("in", name).symlink_to("..", target_is_directory=True)
    began = time.monotonic()
    assert len(discover(["in/**/*.pdf"]).files) == 3
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "pattern", ["in/*.odt", "nowhere/**/*.pdf", "in/a.pdf/*", "in/[", "*/x/**"]
)
def test_a_pattern_without_a_match_is_one_sentence(tree, pattern):
    with pytest.raises(InputError, match="there is no file or folder"):
        discover([pattern])
