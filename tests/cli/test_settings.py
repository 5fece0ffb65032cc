"""Settings: a flag, the environment, ./matcher.toml, the user's own file, the default; and what shows them."""

import json

import pytest


@pytest.fixture
def own(monkeypatch, tmp_path):
    """Return the user's own file of settings."""
    folder = tmp_path / "config"
    folder.mkdir()
    monkeypatch.setenv("MATCHER_CONFIG_DIR", str(folder))
    return folder / "matcher.toml"


@pytest.fixture
def here(tmp_path):
    """Return the file of settings in the folder in which commands run."""
    return tmp_path / "matcher.toml"


@pytest.fixture
def setting(command):
    """Return a function that says what ``config show`` says of an option."""

    def of(verb, key):
        (row,) = (
            row
            for row in command("config", "show", "-f", "json").json()["settings"]
            if (row["verb"], row["option"]) == (verb, key)
        )
        return row["value"], row["source"], row["where"]

    return of


def test_each_place_gives_way_to_the_next(command, folder, setting, own, here, monkeypatch):
    ada = folder / "a.txt"
    assert setting("parse", "format") == ("json", "default", None)
    assert isinstance(command("parse", ada).json(), list)
    own.write_text('[parse]\nformat = "table"')
    assert setting("parse", "format") == ("table", "user", f"{own}:2")
    assert "to look at" in command("parse", ada).out
    own.write_text('format = "json"\n[parse]\nformat = "jsonl"')
    assert setting("parse", "format") == ("jsonl", "user", f"{own}:3")
    assert command("parse", ada).json()["file"].endswith("a.txt")
    here.write_text('# ours\nformat = "json"')
    assert setting("parse", "format") == ("json", "folder", "matcher.toml:2")
    assert isinstance(command("parse", ada).json(), list)
    monkeypatch.setenv("MATCHER_FORMAT", "json")
    assert setting("rank", "format") == ("json", "environment", "MATCHER_FORMAT")
    monkeypatch.setenv("MATCHER_PARSE_FORMAT", "jsonl")
    assert setting("parse", "format") == ("jsonl", "environment", "MATCHER_PARSE_FORMAT")
    assert isinstance(command("parse", ada).json(), dict)
    assert isinstance(command("parse", ada, "-f", "json").json(), list)


def test_a_run_is_recorded_as_if_flags_had_been_given(command, folder, job, own, here, tmp_path):
    weights = tmp_path / "config" / "mine.yaml"
    weights.write_text("listed_only:\n  most: 5\n")
    skills = tmp_path / "ours" / "skills"
    skills.mkdir(parents=True)
    (skills / "ours.yaml").write_text(
        "- id: kestrel-ware\n  pref_label: Kestrel Ware\n  kind: tool\n  broader: [mlops]\n"
        "  terms: [Kestrel Ware]\n"
    )
    flags = ("--as-of", "2025-02-01", "--weights", weights, "--taxonomy", "ours")
    flags += ("--pdf-engine", "pdfminer", "--ocr", "off", "--workers", "1")
    plain = command("rank", folder, "--job", job, "-o", "plain", "--as-of", "2025-02-01", "-q")
    flagged = command("rank", folder, "--job", job, "-o", "flagged", *flags, "-q")
    own.write_text('weights = "mine.yaml"\n[rank]\nworkers = 1\nocr = "off"')
    here.write_text('as-of = 2025-02-01\ntaxonomy = "ours"\npdf-engine = "pdfminer"')
    kept = command("rank", folder, "--job", job, "-o", "kept", "-q")
    assert (plain.code, flagged.code, kept.code) == (0, 0, 0), kept.err
    assert kept.out == flagged.out
    flagged_run, kept_run, plain_run = (tmp_path / name for name in ("flagged", "kept", "plain"))
    for name in ("candidates.csv", "profiles.jsonl", "ranking.json"):
        assert (kept_run / name).read_bytes() == (flagged_run / name).read_bytes()
    changed = (plain_run / "ranking.json").read_bytes()
    assert changed != (kept_run / "ranking.json").read_bytes(), "the settings do something"
    manifests = [json.loads((run / "manifest.json").read_text()) for run in (flagged_run, kept_run)]
    for manifest in manifests:
        assert manifest.pop("started")
        assert manifest.pop("seconds") is not None
    assert manifests[0] == manifests[1]
    assert manifests[1]["taxonomy_folder"] == str(tmp_path / "ours")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wrokers = 4", "matcher.toml:1: wrokers is no setting; did you mean workers?"),
        ("[explain]\nzzz = 4", "matcher.toml:2: zzz is no setting; known are format"),
        ("[rnak]\ntop = 4", "matcher.toml:1: rnak is no verb; did you mean rank?"),
        ("[rank.fast]\ntop = 4", "matcher.toml:1: fast is no verb; there are none here"),
        ("\n[explain]\ntop = 4", "matcher.toml:3: top is no setting; known are format"),
        ('resumes = "a"', "matcher.toml:1: resumes is of one call; give it on the command line"),
        (
            "[whatif]\nwithout = []",
            "matcher.toml:2: without is of one call; give it on the command line",
        ),
        ('[rank]\njob = "a"', "matcher.toml:2: job is of one call; give it on the command line"),
        ('\ntop = "4"', "matcher.toml:2: top (matcher rank): must be a whole number"),
        ("top = 0", "matcher.toml:1: top (matcher rank): 0 is not in the range x>=1"),
        (
            'ocr = "of"',
            "matcher.toml:1: ocr (matcher rank): 'of' is not one of 'auto', 'tesseract', 'rapidocr', 'off'",
        ),
        (
            'weights = "gone.yaml"',
            "matcher.toml:1: weights (matcher rank): File 'gone.yaml' does not exist",
        ),
        (
            'taxonomy = "gone"',
            "matcher.toml:1: taxonomy (matcher rank): Directory 'gone' does not exist",
        ),
    ],
)
def test_a_faulty_file_is_one_sentence_with_its_line(command, folder, job, here, text, said):
    here.write_text(text)
    answer = command("rank", folder, "--job", job)
    assert (answer.code, answer.out, answer.err) == (1, "", f"matcher: {said}\n")


def test_a_faulty_file_does_not_stop_help_or_verbs_without_settings(command, here):
    here.write_text("[rank")
    for words in (("rank", "--help"), ("--help",), ("cache", "info")):
        assert command(*words).code == 0
    assert command("config", "show").code == 1


def test_a_faulty_variable_is_a_fault_of_usage(command, folder, monkeypatch):
    monkeypatch.setenv("MATCHER_WORKERS", "many")
    answer = command("parse", folder)
    assert answer.code == 2
    assert "Invalid value for MATCHER_WORKERS: 'many' is not a valid integer" in answer.err


def test_an_empty_variable_is_none(command, setting, monkeypatch):
    monkeypatch.setenv("MATCHER_WORKERS", "")
    assert setting("rank", "workers") == (None, "default", None)


@pytest.mark.parametrize("name", ["MATCHER_RANK_JOBS", "MATCHER_RANK_JOB", "MATCHER_JOB"])
def test_the_environment_names_no_job(command, folder, job, monkeypatch, name):
    monkeypatch.setenv(name, str(job))
    answer = command("rank", folder)
    assert answer.code == 2
    assert "Missing option '--job'" in answer.err


def test_the_table_of_a_group_holds_for_its_verbs(setting, here):
    here.write_text('[job]\nformat = "json"\n[job.lint]\nformat = "table"')
    assert setting("job parse", "format") == ("json", "folder", "matcher.toml:2")
    assert setting("job lint", "format") == ("table", "folder", "matcher.toml:4")
    assert setting("rank", "format")[1] == "default"


def test_only_the_user_says_where_resumes_are_sent(command, folder, setting, own, here):
    own.write_text('scheduler = "tcp://ours:8786"')
    assert setting("rank", "scheduler") == ("tcp://ours:8786", "user", f"{own}:1")
    here.write_text('[rank]\nscheduler = "tcp://theirs:8786"')
    answer = command("parse", folder)
    assert answer.code == 1
    assert "matcher.toml:2: scheduler says where resumes are sent" in answer.err
    assert str(own) in answer.err


def test_what_the_folder_sets_is_said_unless_nobody_wants_notes(command, folder, own, here):
    here.write_text('quiet = true\nocr = "off"')
    said = "with settings of ./matcher.toml: ocr, quiet\n"
    assert command("parse", folder).err == said, "the file itself cannot keep it back"
    assert command("parse", folder, "-q").err == ""
    own.write_text("quiet = true")
    here.write_text('ocr = "off"')
    assert command("parse", folder).err == ""


def test_settings_leave_a_run_that_goes_on_as_it_began(command, folder, job, here):
    here.write_text("as-of = 2026-11-01\nworkers = 1")
    assert command("rank", folder, "--job", job, "-o", "run").code == 0
    answer = command("rank", "--resume", "run")
    assert "is finished" in answer.err, "not that --as-of goes without --resume"


def test_the_table_shows_files_values_and_places(command, own, here):
    here.write_text("[rank]\nno-cache = true")
    said = command("config", "show").out
    assert f"folder: {here}\n" in said
    assert f"user: {own} (not there)\n" in said
    rows = [line.split() for line in said.splitlines()]
    assert ["rank", "no-cache", "true", "matcher.toml:2"] in rows
    assert ["parse", "no-cache", "false", "default"] in rows
    assert ["rank", "workers", "-", "default"] in rows


def test_the_own_folder_of_skills_is_shown(setting, own):
    (own.parent / "taxonomy" / "skills").mkdir(parents=True)
    (own.parent / "taxonomy" / "skills" / "a.yaml").write_text("[]")
    skills = str(own.parent / "taxonomy")
    assert setting("rank", "taxonomy") == (skills, "user", skills)


def test_a_slip_in_the_name_of_a_variable_is_told(command, monkeypatch):
    monkeypatch.setenv("MATCHER_WROKERS", "4")
    answer = command("config", "show")
    assert answer.err == "note: MATCHER_WROKERS sets nothing; did you mean MATCHER_WORKERS?\n"
