"""`taxonomy show`, `search`, `lint`, `diff`, `suggest`, and the user's own folder of skills."""

import json

import pytest
import yaml

OWN = """\
- {id: kestrelware, pref_label: Kestrelware, kind: tool, broader: [programming]}
- {id: docker, half_life_months: 24, terms: [dockerware]}
"""


@pytest.fixture
def overlay(tmp_path):
    """Return a folder of skills with a new one and a changed one."""
    folder = tmp_path / "mine"
    (folder / "skills").mkdir(parents=True)
    (folder / "skills" / "own.yaml").write_text(OWN)
    return folder


@pytest.fixture
def own(tmp_path, monkeypatch, overlay):
    """Make that folder the user's own."""
    monkeypatch.setenv("MATCHER_CONFIG_DIR", str(tmp_path / "config"))
    (tmp_path / "config").mkdir()
    return overlay.rename(tmp_path / "config" / "taxonomy")


def test_show_prints_every_relation_of_a_skill_one_a_line(command):
    rows = dict(
        line.strip().split("  ", 1)
        for line in command("taxonomy", "show", "pytorch").out.splitlines()
    )
    for label in (
        "kind",
        "stands under",
        "members",
        "implies",
        "implied by",
        "stands in for",
        "since",
    ):
        assert rows[label].strip(), label
    assert "pytorch_lightning 0.9" in rows["implied by"]
    assert "years" not in rows["half-life"]
    assert rows["half-life"].strip().endswith("months (of its kind)")


def test_show_takes_any_full_name_and_says_what_is_near(command):
    assert command("taxonomy", "show", "PyTorch").out == command("taxonomy", "show", "pytorch").out
    wrong = command("taxonomy", "show", "pytroch")
    assert (wrong.code, wrong.out) == (1, "")
    assert "near: pytorch" in wrong.err


def test_show_draws_the_tree_as_deep_as_wanted(command):
    whole = command("taxonomy", "show").out.splitlines()
    roots = command("taxonomy", "show", "--depth", 0).out.splitlines()
    assert len(whole) > 20 * len(roots)
    top = next(line for line in roots if "deep_learning" not in line and "(+" in line)
    below = int(top.rsplit("(+", 1)[1].rstrip(")"))
    branch = command("taxonomy", "show", top.split("  ")[1].strip(), "--depth", 9).out.splitlines()
    assert len(branch) == below + 1


def test_show_json_has_the_relations_of_one_skill(command):
    (skill,) = command("taxonomy", "show", "pytorch", "-f", "json").json()
    assert "pytorch_lightning" in skill["implied_by"]
    assert {"scheme", "reference", "relation"} == set(skill["crosswalk"][0])


def test_search_says_by_which_name_it_found(command):
    answer = command("taxonomy", "search", "serpent", "--taxonomy", "bundled", "-f", "json")
    assert all(hit["score"] <= 99 for hit in answer.json())
    first = command("taxonomy", "search", "torchscript").out.splitlines()[0]
    assert "pytorch" in first
    assert "by its member 'torchscript'" in first
    assert command("taxonomy", "search", "zzqqxx").code == 1


def test_lint_prints_file_and_line_of_each_fault(command, overlay):
    path = overlay / "skills" / "own.yaml"
    path.write_text(
        OWN
        + "- id: going\n  pref_label: Goingware\n  kind: tool\n  broader: [programming]\n  terms:\n    - go\n"
    )
    answer = command("taxonomy", "lint", "--taxonomy", overlay)
    assert answer.code == 5
    assert f"{path}:8: unguarded: 'go' of going is short" in answer.out
    faults = command("taxonomy", "lint", "--taxonomy", overlay, "-f", "json").json()
    assert f"{path}:8" in {fault["where"] for fault in faults}


def test_lint_reports_what_does_not_load_as_faults(command, overlay):
    path = overlay / "skills" / "own.yaml"
    path.write_text(OWN.replace("[programming]", "[programing]"))
    answer = command("taxonomy", "lint", "--taxonomy", overlay)
    assert answer.code == 5
    assert answer.out.startswith(f"{path}:1: broken: broader: there is no 'programing'")


def test_diff_of_an_overlay(command, overlay):
    answer = command("taxonomy", "diff", "bundled", overlay)
    assert answer.code == 0
    assert "kestrelware" in answer.out
    assert "'dockerware' to docker (term)" in answer.out
    assert "docker: half_life_months 24" in answer.out
    data = command("taxonomy", "diff", overlay, "bundled", "-f", "json").json()
    assert data["removed"] == ["kestrelware"]
    assert data["run"] is None
    assert "the same" in command("taxonomy", "diff", "bundled", "bundled").out


def test_diff_says_what_it_does_to_a_run(command, folder, tmp_path, overlay):
    job = tmp_path / "job.txt"
    job.write_text("Engineer\n\nRequirements:\n- Python\n- Docker\n")
    resume = (folder / "a.txt").read_text()
    (folder / "a.txt").write_text(resume.replace("with Docker", "with dockerware, kestrelware"))
    command("rank", folder, "--job", job, "-o", "out", "-q", "--as-of", "2026-11-01")
    stored = {
        c["candidate_id"]: c["score"]
        for c in json.loads((tmp_path / "out" / "ranking.json").read_text())["candidates"]
    }
    answer = command("taxonomy", "diff", "bundled", overlay, "--run", "out", "-f", "json")
    found = {one["file"].rsplit("/")[-1]: one for one in answer.json()["run"]["candidates"]}
    # b.txt names Docker, whose half-life alone changed; a.txt has two mentions more
    assert found["a.txt"]["gained"] == {"docker": 1, "kestrelware": 1}
    assert found["b.txt"]["gained"] == {}
    assert found["a.txt"]["after"] > found["a.txt"]["before"]
    assert all(one["before"] == stored[one["candidate_id"]] for one in found.values())
    # and the score that it foretells is the one that the run gets
    command(
        "rank",
        folder,
        "--job",
        job,
        "-o",
        "new",
        "-q",
        "--as-of",
        "2026-11-01",
        "--taxonomy",
        overlay,
    )
    anew = {
        c["candidate_id"]: c["score"]
        for c in json.loads((tmp_path / "new" / "ranking.json").read_text())["candidates"]
    }
    assert {one["candidate_id"]: one["after"] for one in found.values()} == anew
    table = command("taxonomy", "diff", "bundled", overlay, "--run", "out")
    assert "gains  docker, kestrelware" in table.out
    assert "mentions again" in table.err


def test_diff_says_when_scores_cannot_be_told(command, folder, tmp_path, overlay):
    job = tmp_path / "job.txt"
    job.write_text("Engineer\n\nRequirements:\n- Kestrelware\n- Python\n")
    command("rank", folder, "--job", job, "-o", "out", "-q", "--taxonomy", overlay)
    answer = command("taxonomy", "diff", overlay, "bundled", "--run", "out", "-f", "json")
    assert all(one["before"] is None for one in answer.json()["run"]["candidates"])
    assert any("asks for kestrelware" in note for note in answer.json()["run"]["notes"])


def test_the_own_folder_takes_part_and_is_said(command, folder, tmp_path, own):
    job = tmp_path / "job.txt"
    job.write_text("Engineer\n\nRequirements:\n- Kestrelware\n- Python\n")
    answer = command("rank", folder, "--job", job, "-o", "out")
    assert f"with your own skills in {own}" in answer.err
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["taxonomy_folder"] == str(own)
    assert (
        "taxonomy_folder"
        not in json.loads((tmp_path / "out" / "ranking.json").read_text())["manifest"]
    )
    # the run is explained with the skills that it was made with
    assert command("explain", "out", "a.txt").code == 0
    assert str(own) in command("doctor").out
    quiet = command("rank", folder, "--job", job, "-o", "quiet", "-q")
    assert "your own skills" not in quiet.err


def test_the_own_folder_gives_way(command, overlay, tmp_path, own):
    assert command("taxonomy", "show", "kestrelware").code == 0
    without = command("taxonomy", "show", "kestrelware", "--taxonomy", "bundled")
    assert without.code == 1
    assert "your own skills" not in without.err
    other = tmp_path / "other"
    (other / "skills").mkdir(parents=True)
    (other / "skills" / "x.yaml").write_text(OWN.replace("estrelware", "eelware"))
    assert command("taxonomy", "show", "keelware", "--taxonomy", other).code == 0
    assert command("taxonomy", "show", "kestrelware", "--taxonomy", other).code == 1


def test_an_empty_own_folder_is_none(command, own):
    for path in own.rglob("*.yaml"):
        path.unlink()
    answer = command("taxonomy", "show", "python")
    assert (answer.code, answer.err) == (0, "")


ADS = ("You know Python, Ospreyflow and SQL.", "Experience with Ospreyflow, Docker, Kafka")


@pytest.fixture
def ads(tmp_path):
    path = tmp_path / "ads.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ADS))
    return path


def test_suggest_offers_what_the_taxonomy_lacks(command, ads, folder):
    (offer,) = command("taxonomy", "suggest", "--from", ads, folder, "-f", "json").json()["terms"]
    assert (offer["term"], offer["documents"], len(offer["quotations"])) == ("Ospreyflow", 2, 2)
    table = command("taxonomy", "suggest", "--ads", ads)
    assert table.out.splitlines()[0].startswith("   2  Ospreyflow  beside ")
    assert "2 texts, 1 terms" in table.err


def test_a_suggestion_can_be_pasted(command, ads, tmp_path):
    mine = tmp_path / "mine" / "skills"
    mine.mkdir(parents=True)
    (mine / "new.yaml").write_text(command("taxonomy", "suggest", "--ads", ads, "-f", "yaml").out)
    assert [entry["id"] for entry in yaml.safe_load((mine / "new.yaml").read_text())] == [
        "ospreyflow"
    ]
    assert command("taxonomy", "lint", "--taxonomy", mine.parent).code == 0
    again = command("taxonomy", "suggest", "--ads", ads, "--taxonomy", mine.parent, "-f", "json")
    assert again.json()["terms"] == []


def test_suggest_reads_ads_of_any_format(command, tmp_path):
    for number, text in enumerate(ADS):
        (tmp_path / "ads").mkdir(exist_ok=True)
        (tmp_path / "ads" / f"{number}.txt").write_text(text)
    (offer,) = command("taxonomy", "suggest", "--ads", tmp_path / "ads", "-f", "json").json()[
        "terms"
    ]
    assert offer["term"] == "Ospreyflow"


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "is no JSON object"), ('{"body": "x"}', 'has no "text"'), ("[1]", 'has no "text"')],
)
def test_a_line_that_is_no_ad_is_named(command, tmp_path, line, said):
    path = tmp_path / "ads.jsonl"
    path.write_text('{"text": "Python"}\n' + line + "\n")
    answer = command("taxonomy", "suggest", "--from", path)
    assert answer.code == 1
    assert f"{path}:2: {said}" in answer.err


def test_suggest_without_texts_is_a_wrong_call(command):
    assert command("taxonomy", "suggest").code == 2


@pytest.mark.parametrize("verb", ["show", "search", "lint", "diff", "suggest"])
def test_each_verb_has_a_help_page_that_fits_a_terminal(command, verb):
    answer = command("taxonomy", verb, "--help")
    assert answer.out.startswith("Usage: matcher")
    assert max(map(len, answer.out.splitlines())) <= 80
