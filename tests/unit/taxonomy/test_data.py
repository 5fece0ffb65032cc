import csv
import json
import re
from pathlib import Path

import pytest
import yaml

from matcher.resources import resource_dir
from matcher.taxonomy.json_schema import dump_skills_schema
from matcher.taxonomy.load import load_taxonomy
from matcher.taxonomy.search import search
from matcher.taxonomy.tree import relations, roots

DATA = resource_dir("skill_taxonomy")
TAXONOMY = load_taxonomy()
RULES = {"any_of_group", "years_range", "degree_levels", "quantified_result"}
RULES |= {"phrase", "certification_optional", "not_scored"}
ROWS = yaml.safe_load((DATA / "seed_coverage.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_each_statement_of_the_seed_is_covered(row: dict[str, list[str]]) -> None:
    skills, rules = row.get("skills", []), row.get("rules", [])
    assert [name for name in skills if name not in TAXONOMY] == []
    assert set(rules) <= RULES
    assert skills or rules
    if "phrase" in rules:
        assert {phrase.skill for phrase in TAXONOMY.phrases} & set(skills)


def test_the_ten_seed_skills_and_responsible_ai_are_roots() -> None:
    assert sum(skill.seed == "root" for skill in roots(TAXONOMY)) == 11


def test_near_skills_stand_in_for_each_other_both_ways() -> None:
    one_sided = [
        (skill.id, other)
        for skill in TAXONOMY.skills.values()
        for other in skill.substitutes
        if skill.id not in {*TAXONOMY[other].substitutes, *TAXONOMY[other].implies}
    ]
    assert one_sided == []


@pytest.mark.parametrize("skill", ["information_retrieval", "learning_to_rank", "elasticsearch"])
def test_search_is_no_work_on_language(skill: str) -> None:
    assert skill not in TAXONOMY.descendants("nlp")
    assert "nlp" not in TAXONOMY[skill].implies


def test_no_file_is_longer_than_a_person_can_read() -> None:
    for path in sorted((DATA / "skills").glob("*.yaml")):
        assert len(yaml.safe_load(path.read_text(encoding="utf-8"))) <= 150, path


def test_the_editor_schema_is_fresh() -> None:
    assert (DATA / "schema.json").read_text(encoding="utf-8") == dump_skills_schema()
    assert json.loads(dump_skills_schema())["type"] == "array"


def test_the_crosswalk_points_to_skills() -> None:
    with (DATA / "crosswalk.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) > 500
    assert {row["skill_id"] for row in rows} <= set(TAXONOMY.skills)
    assert {row["scheme"] for row in rows} == {"esco", "onet", "stackoverflow", "cso"}
    assert {row["relation"] for row in rows} <= {"exact", "close", "broad", "narrow"}


@pytest.mark.parametrize(
    ("sentence", "skill"),
    [
        ("Deployed three classifiers for a bank", "model_deployment"),
        ("Brought the models into production", "model_deployment"),
        ("Monitored drift of the price model", "model_monitoring"),
        ("Cut inference latency by half", "inference_optimization"),
        ("Worked closely with the product team", "collaboration"),
        ("Mentored two interns", "mentoring"),
        ("Translated business questions into tasks", "requirements_analysis"),
        ("Annotated images for training", "data_labeling"),
        ("Led the adoption of new tools in three plants", "change_management"),
        ("Negotiated with two suppliers of sensors", "vendor_management"),
        ("Identified the risks of the move to the cloud", "risk_assessment"),
        ("Prepared monthly reports for the board", "reporting"),
        ("Dashboards that inform investment decisions", "decision_support"),
        ("Learns new languages with ease", "adaptability"),
        ("Juggled several projects", "time_management"),
        ("Tackled hard problems of routing", "problem_solving"),
    ],
)
def test_phrases_find_and_are_anchored(sentence: str, skill: str) -> None:
    words = re.findall(r"[a-z0-9]+", sentence.lower())
    anchored = [
        phrase
        for phrase in TAXONOMY.phrases
        if any(word.startswith(anchor) for word in words for anchor in phrase.anchors)
    ]
    assert skill in {p.skill for p in anchored if re.search(p.pattern, sentence, re.IGNORECASE)}


def test_being_responsible_for_models_is_not_responsible_ai() -> None:
    patterns = [p.pattern for p in TAXONOMY.phrases if p.skill == "responsible_ai"]
    sentence = "responsible for building models"
    assert not any(re.search(pattern, sentence, re.IGNORECASE) for pattern in patterns)


@pytest.mark.parametrize(
    ("query", "skill"),
    [("Kuberntes", "kubernetes"), ("go", "golang"), ("sklearn", "scikit_learn"), ("RAG", "rag")],
)
def test_search_forgives_and_prefers_the_very_name(query: str, skill: str) -> None:
    assert search(TAXONOMY, query)[0].skill.id == skill


def test_search_finds_nothing_for_nothing() -> None:
    assert search(TAXONOMY, "  ") == []


def test_relations_look_both_ways() -> None:
    found = relations(TAXONOMY, "pytorch")
    assert "deep_learning" in {skill.id for path in found.paths for skill in path}
    assert "pytorch_lightning" in {skill.id for skill, _ in found.implied_by}


def test_attribution_names_each_scheme() -> None:
    text = Path(DATA / "SOURCES.md").read_text(encoding="utf-8")
    assert all(name in text for name in ("ESCO", "O*NET", "Computer Science Ontology", "CC BY 4.0"))
