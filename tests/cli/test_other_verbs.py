"""`parse`, `job parse`, `explain`, `taxonomy`, `doctor`."""

import io
import json
import re
import sys

import pytest
from reportlab.pdfgen.canvas import Canvas


def test_parse_prints_one_object_a_file_read_or_not(command, folder):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    answer = command("parse", folder, "-f", "jsonl", "--as-of", "2026-11-01")
    assert answer.code == 3
    records = [json.loads(line) for line in answer.out.splitlines()]
    assert [record["status"] for record in records] == ["parsed", "parsed", "corrupt"]
    good, _, bad = records
    assert set(good) == set(bad), "a file that was not read keeps the object"
    assert good["contact"]["name"] == "Aniela Brzozowska"
    assert good["contact"]["emails"] == ["aniela@example.com"]
    assert good["experience_months"] == 59
    assert good["roles"][0]["start"] == "2022-01"
    assert good["roles"][0]["end"] == "present"
    assert {"python", "pytorch", "aws", "docker"} <= {skill["id"] for skill in good["skills"]}
    assert bad["next_step"]


def test_parse_reads_standard_input(command, folder, monkeypatch):
    data = (folder / "a.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (record,) = command("parse", "-").json()
    assert record["file"] == "-"
    assert record["contact"]["name"] == "Aniela Brzozowska"


@pytest.mark.parametrize(
    ("view", "said"), [("text", "Kestrel"), ("sections", "experience"), ("hidden", "nothing")]
)
def test_parse_shows_how_a_file_was_read(command, folder, view, said):
    answer = command("parse", folder / "a.txt", "--show", view)
    assert answer.code == 0
    assert said in answer.out


def test_parse_shows_a_file_that_cannot_be_read_beside_the_others(command, folder):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "gone.pdf").symlink_to(folder / "nowhere")
    answer = command("parse", folder, "--show", "text")
    assert answer.code == 3
    assert "broken.pdf: corrupt" in answer.err
    assert "gone.pdf: unreadable" in answer.err
    assert "Kestrel" in answer.out


def test_parse_shows_hidden_text_with_its_cause_and_page(command, tmp_path):
    canvas = Canvas(str(tmp_path / "ada.pdf"), invariant=True)
    canvas.drawString(72, 700, "Ada Okafor wrote compilers for ten years.")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 600, "Kubernetes and much else\x1b]0;owned\x07")
    canvas.save()
    answer = command("parse", tmp_path / "ada.pdf", "--show", "hidden")
    assert answer.out.startswith("colour near background, page 1: Kubernetes and much else")
    assert "\x1b" not in answer.out
    (record,) = command("parse", tmp_path / "ada.pdf").json()
    assert record["hidden"][0]["cause"] == "colour_near_background"
    assert "hidden_text" in {flag["code"] for flag in record["flags"]}


def test_a_layout_is_a_page_named_by_id_whose_path_is_printed(command, folder, tmp_path):
    answer = command("parse", folder / "a.txt", "--show", "layout")
    assert answer.code == 0
    path = tmp_path / answer.out.strip()
    assert re.fullmatch(r"layout-C-[0-9a-f]{10}\.html", path.name)
    assert "Kestrel Freight" in path.read_text()


def test_a_layout_goes_where_it_is_told_to(command, folder, tmp_path):
    assert command("parse", folder / "a.txt", "--show", "layout", "-o", "-").out.startswith(
        "<!doct"
    )
    page = tmp_path / "new" / "ada.html"
    assert command("parse", folder / "a.txt", "--show", "layout", "-o", page).code == 0
    assert page.read_text().startswith("<!doctype html>")
    answer = command("parse", folder, "--show", "layout", "-o", tmp_path / "pages")
    assert sorted(answer.out.splitlines()) == sorted(map(str, (tmp_path / "pages").iterdir()))
    assert len(answer.out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--show", "layout", "-o", "one.html"], "name a folder"),
        (["--show", "layout", "-o", "-"], "name a folder"),
        (["--show", "text", "-o", "x"], "goes with --show layout"),
    ],
)
def test_a_layout_that_cannot_go_there_is_a_wrong_call(command, folder, arguments, said):
    answer = command("parse", folder, *arguments)
    assert answer.code == 2
    assert said in " ".join(answer.err.split())


def test_a_job_can_be_written_corrected_and_used(command, folder, job, tmp_path):
    profile = tmp_path / "profile.yaml"
    assert command("job", "parse", job, "-o", profile).code == 0
    text = profile.read_text()
    assert "2+ years of experience with Python" in text
    before = command("rank", folder, "--job", job, "-f", "json", "-q").json()["candidates"]
    after = command("rank", folder, "--job", profile, "-f", "json", "-q").json()["candidates"]
    assert [c["score"] for c in before] == [c["score"] for c in after]
    profile.write_text(text.replace("pytorch", "kubernetes"))
    changed = command("rank", folder, "--job", profile, "-f", "json", "-q").json()["candidates"]
    assert [c["score"] for c in changed] != [c["score"] for c in before]


def test_job_parse_prints_json(command, job):
    data = command("job", "parse", job, "-f", "json").json()
    kinds = {item["quote"]: item["kind"] for item in data["requirements"]}
    assert kinds["Docker"] == "optional"
    choice = next(item for item in data["requirements"] if "pytorch" in item["skills"])
    assert choice["mode"] == "any"


def test_explain_quotes_every_point(command, folder, job):
    command("rank", folder, "--job", job, "-o", "out", "-q")
    for name in ("a.txt", str(folder / "a.txt")):
        answer = command("explain", "out", name)
        assert answer.code == 0
        assert "PyTorch" in answer.out
        assert "recency" in answer.out
    card = command("explain", "out", "a.txt", "-f", "json").json()
    assert all(item["evidence"] for item in card["contributions"] if item["points"])
    depth = next(skill for skill in card["depth"] if skill["id"] == "pytorch")
    weights = {"tenure": 0.45, "evidence": 0.25, "recency": 0.20, "ownership": 0.10}
    made = sum(weights[part] * value for part, value in depth["parts"].items())
    assert made == pytest.approx(depth["depth"], abs=1e-3)
    assert command("explain", "out", "nobody").code == 1


def test_taxonomy_show_prints_the_contract_keys(command):
    (skill,) = command("taxonomy", "show", "pytorch", "-f", "json").json()
    assert {"id", "pref_label", "kind", "broader", "terms"} <= set(skill)
    assert skill["kind"] == "framework"
    assert len(command("taxonomy", "show", "-f", "json").json()) > 700


def test_taxonomy_search_forgives_a_slip(command):
    assert "pytorch" in command("taxonomy", "search", "pytroch").out.splitlines()[0]


def test_taxonomy_lint_is_clean_and_finds_faults_in_an_overlay(command, tmp_path):
    assert command("taxonomy", "lint").code == 0
    skills = tmp_path / "mine" / "skills"
    skills.mkdir(parents=True)
    (skills / "x.yaml").write_text(
        "- {id: go_kart, pref_label: go, kind: tool, broader: [programming]}\n"
    )
    answer = command("taxonomy", "lint", "--taxonomy", tmp_path / "mine")
    assert answer.code == 5
    assert "go_kart" in answer.out or "x.yaml:1" in answer.out


def test_doctor_finds_this_installation_healthy(command):
    answer = command("doctor")
    assert answer.code == 0
    assert "NOT" not in answer.out


@pytest.mark.parametrize(
    "verb",
    [
        "rank",
        "parse",
        "explain",
        "doctor",
        "job parse",
        "taxonomy show",
        "taxonomy search",
        "taxonomy lint",
    ],
)
def test_each_verb_has_a_help_page_that_fits_a_terminal(command, verb):
    answer = command(*verb.split(), "--help")
    assert answer.code == 0
    assert answer.out.startswith("Usage: matcher")
    assert max(map(len, answer.out.splitlines())) <= 80
