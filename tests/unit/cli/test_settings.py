"""Files of settings: where keys stand, which options can be set, and what an option gets."""

from datetime import date
from pathlib import Path

import click
import pytest

from matcher.cli.app import cli
from matcher.cli.settings.file import SettingsFile, read_settings
from matcher.cli.settings.options import Verb, all_verbs, from_text, from_toml, shown
from matcher.cli.settings.resolve import variables
from matcher.errors import BorderError

VERBS = {verb.name: verb for verb in all_verbs(cli)}
RANK = VERBS["rank"]
TEXT = """# workers = 1
top = 3
"quiet" = true

[rank]
  workers = 4
job.parse.format = "yaml"

[ job . lint ]
format = "json"
[parse]
"""


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        (("top",), 2),
        (("quiet",), 3),
        (("rank",), 5),
        (("rank", "workers"), 6),
        (("job", "lint", "format"), 10),
        (("parse", "ocr"), 11),
    ],
)
def test_a_key_is_found_on_its_line_or_else_its_table_is(steps, line):
    file = SettingsFile(path=Path("a.toml"), text=TEXT, data={})
    assert file.where(*steps) == f"a.toml:{line}"


def test_a_key_that_cannot_be_found_is_told_by_the_file_alone():
    assert SettingsFile(path=Path("a.toml"), text=TEXT, data={}).where("engine") == "a.toml"


def test_the_nearest_table_comes_first():
    data = {"top": 3, "job": {"format": "json", "lint": {"format": "table"}}}
    file = SettingsFile(path=Path("a.toml"), text="", data=data)
    assert [steps for steps, _ in file.tables(("job", "lint"))] == [("job", "lint"), ("job",), ()]
    assert [steps for steps, _ in file.tables(("job", "parse"))] == [("job",), ()]
    assert [steps for steps, _ in file.tables(("top",))] == [()], "a value is no table"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"top = 3\n[rank\n", "a.toml:2: is no TOML: "),
        (b"top = ", "a.toml: is no TOML: |a.toml:1: is no TOML: "),
        (b"top = 3\ntop = 4\n", "a.toml:2: is no TOML: "),
        (b"\xff = 1", r"a.toml: is not UTF-8 text \(byte 0\)"),
    ],
)
def test_what_is_no_toml_says_where(tmp_path, data, said):
    (tmp_path / "a.toml").write_bytes(data)
    with pytest.raises(BorderError, match=said):
        read_settings(tmp_path / "a.toml")


def test_no_file_is_no_fault(tmp_path):
    assert read_settings(tmp_path / "a.toml") is None


def test_what_a_call_is_about_cannot_be_set():
    assert {"workers", "as-of", "weights", "taxonomy", "ocr", "pdf-engine"} <= RANK.options.keys()
    settable = {key for verb in VERBS.values() for key in verb.options}
    assert not settable & {"job", "jobs", "resumes", "resume", "output", "html", "dry-run"}
    assert {"job", "resumes", "output", "without"} <= RANK.others | VERBS["whatif"].others
    assert "weights" in VERBS["whatif"].others, "there it is what is asked"


@pytest.mark.parametrize(
    ("key", "value", "got"),
    [
        ("workers", 4, 4),
        ("timeout-per-file", 9, 9),
        ("timeout-per-file", 2.5, 2.5),
        ("as-of", date(2026, 11, 1), "2026-11-01"),
        ("as-of", "2026-11-01", "2026-11-01"),
        ("quiet", True, True),
        ("quiet", False, False),
        ("no-cache", True, False),
        ("no-cache", False, True),
        ("weights", "mine.yaml", "there/mine.yaml"),
        ("weights", "/mine.yaml", "/mine.yaml"),
        ("taxonomy", "skills", "there/skills"),
        ("taxonomy", "bundled", "bundled"),
        ("scheduler", "tcp://host:1", "tcp://host:1"),
    ],
)
def test_an_option_gets_what_the_file_says(key, value, got):
    assert from_toml(RANK.options[key], value, Path("there")) == got


def test_a_path_may_begin_at_home(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")
    assert from_toml(RANK.options["weights"], "~/a.yaml", Path("x")) == "/home/ada/a.yaml"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("workers", "4", "must be a whole number"),
        ("workers", 4.0, "must be a whole number"),
        ("workers", True, "must be a whole number"),
        ("timeout-per-file", "9", "must be a number"),
        ("quiet", 1, "must be true or false"),
        ("as-of", 2026, "must be a day"),
        ("ocr", False, "must be text in quotation marks"),
        ("weights", ["a.yaml"], "must be text in quotation marks"),
    ],
)
def test_a_wrong_type_says_which_is_right(key, value, said):
    with pytest.raises(ValueError, match=said):
        from_toml(RANK.options[key], value, Path())


@pytest.mark.parametrize(
    ("key", "text", "got"),
    [("workers", "4", "4"), ("quiet", "1", True), ("no-cache", "yes", False), ("quiet", "off", 0)],
)
def test_an_option_gets_what_the_environment_says(key, text, got):
    assert from_text(RANK.options[key], text) == got


def test_a_flag_of_the_environment_is_on_or_off():
    with pytest.raises(click.BadParameter):
        from_text(RANK.options["quiet"], "perhaps")


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [("no-cache", False, True), ("no-cache", True, False), ("quiet", None, False), ("top", 3, 3)],
)
def test_a_value_is_shown_as_a_person_writes_it(key, value, written):
    assert shown(RANK.options[key], value) == written


def test_the_nearest_variable_comes_first():
    verb = Verb(path=("job", "lint"), context=click.Context(cli), options={})
    assert variables(verb, "pdf-engine") == [
        "MATCHER_JOB_LINT_PDF_ENGINE",
        "MATCHER_JOB_PDF_ENGINE",
        "MATCHER_PDF_ENGINE",
    ]
