"""The examples of the how-to pages work as they are written."""

import re
from pathlib import Path

import pytest
import yaml

from matcher.api.lint import lint
from matcher.api.plots import Plots
from matcher.cli.app import LazyGroup, cli
from matcher.evaluation.people import load_truth, true_of
from matcher.evaluation.qrels import load_qrels
from matcher.taxonomy.load import load_taxonomy

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("*.md"))
TEXTS = {page.stem: page.read_text(encoding="utf-8") for page in PAGES}
SKILLS, RULE = re.findall(r"```yaml\n(.*?)```", TEXTS["edit-the-taxonomy"], re.DOTALL)
JUDGEMENTS = TEXTS["measure-on-your-own-judgements"]


def overlay(folder: Path, skills: str) -> Path:
    (folder / "skills").mkdir()
    (folder / "skills" / "ours.yaml").write_text(skills, encoding="utf-8")
    return folder


def test_the_skills_of_the_page_load_and_pass_lint(tmp_path):
    folder = overlay(tmp_path, SKILLS)
    loaded = load_taxonomy(overlay=folder)
    assert {entry["id"] for entry in yaml.safe_load(SKILLS)} <= set(loaded.skills)
    assert "TorchX" in {term.t for term in loaded["pytorch"].terms}
    assert len(loaded["pytorch"].terms) > 1
    assert lint(folder).faults == ()


def test_the_rule_of_the_page_decides_its_word(tmp_path):
    marked = SKILLS.replace(
        "[Kestrel Ware, KWare]", "[{t: Kestrel, amb: true}]\n  sense: [kestrel]"
    )
    folder = overlay(tmp_path, marked)
    (folder / "ambiguity.yaml").write_text(RULE, encoding="utf-8")
    assert lint(folder).faults == ()
    assert load_taxonomy(overlay=folder).senses["kestrel"].negative == ("bird", "falcon")


def test_the_judgements_of_the_page_can_be_read(tmp_path):
    for form, name in (("csv", "qrels.csv"), ("json", "truth.jsonl")):
        (example,) = re.findall(rf"```{form}\n(.*?)```", JUDGEMENTS, re.DOTALL)
        (tmp_path / name).write_text(example, encoding="utf-8")
    grades = load_qrels(tmp_path / "qrels.csv")
    assert grades["ml-engineer"] == {"resumes/ada.pdf": 3, "bogna.docx": 1}
    (trec,) = re.findall(r"`(\S+ 0 \S+ \d)`", JUDGEMENTS)
    (tmp_path / "qrels.txt").write_text(trec, encoding="utf-8")
    assert load_qrels(tmp_path / "qrels.txt") == {"ml-engineer": {"bogna.docx": 1}}
    (truth,) = load_truth(tmp_path / "truth.jsonl")
    assert true_of(truth)["degree"] == [("master", "physics")]


def test_the_page_on_charts_names_all_of_them():
    named = set(re.findall(r"run\.plot\.(\w+)", TEXTS["draw-a-run"]))
    assert named == {name for name in vars(Plots) if not name.startswith("_")} - {"run"}


@pytest.mark.parametrize("page", TEXTS)
def test_every_verb_and_option_of_a_page_exists(page):
    assert isinstance(cli, LazyGroup)
    for line in re.findall(r"^    matcher (.+)$", TEXTS[page], re.MULTILINE):
        command = cli
        for word in line.split():
            found = command.get_command(None, word) if hasattr(command, "get_command") else None
            command = found or command
        assert command is not cli, line
        known = {name for one in command.params for name in one.opts}
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", line.split("   ")[0])) <= known, line
