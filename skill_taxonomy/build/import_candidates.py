"""Bring candidate nodes (JSON lines) into the YAML files of this folder; run once, kept as provenance.

Usage: python import_candidates.py --source DIR --out DIR

DIR holds candidates.jsonl, ambiguous_surfaces.jsonl, phrase_patterns.jsonl and rollup_review.csv. Since the
import the YAML files are the source of truth and are edited by hand: running this again would undo that,
so it refuses to write over existing files.
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml_out

Record = dict[str, Any]

PRODUCTS = frozenset({"library", "framework", "tool", "platform", "service"})
AREAS = {
    "foundations": "The ten skills of the seed article, responsible AI, and the heads of the facets.",
    "machine_learning": "Learning paradigms, classical methods, their libraries.",
    "deep_learning": "Architectures, training, frameworks.",
    "generative_ai": "Language models, retrieval-augmented generation, agents, image generation.",
    "nlp_and_search": "Language tasks and libraries, search, vector stores.",
    "vision_and_speech": "Images, video, speech, audio.",
    "algorithms": "Optimisation, simulation, graphs, reinforcement learning, recommenders, time series, research.",
    "mathematics": "Mathematics, statistics and their libraries.",
    "mlops": "From experiment to monitored service.",
    "deployment": "DevOps, containers, infrastructure.",
    "cloud": "Cloud in general and the smaller providers.",
    "cloud_aws": "Services of Amazon.",
    "cloud_azure": "Services of Microsoft.",
    "cloud_gcp": "Services of Google.",
    "data_handling": "Analysis, preparation, governance, BI and charts.",
    "data_engineering": "Pipelines, big data, streaming, orchestration.",
    "databases": "Relational, document, key-value, graph, vector.",
    "programming_languages": "Languages that programs are written in.",
    "software_engineering": "Practices, frameworks and tools of software development.",
    "systems": "System design, distributed systems, embedded, security.",
    "performance": "Evaluation, tuning, acceleration, hardware.",
    "responsible_ai": "Fairness, privacy, safety, governance.",
    "soft_skills": "Working with people and problems.",
    "certifications": "Certificates; a facet, never a skill in itself.",
    "degree_fields": "Subjects of study; a facet.",
    "roles": "Job titles; a facet.",
    "domains": "Industries; a facet.",
}
BY_KIND = {
    "certification": "certifications",
    "degree_field": "degree_fields",
    "role": "roles",
    "domain": "domains",
    "soft_skill": "soft_skills",
    "language": "programming_languages",
}
BY_PARENT = {
    "aws": "cloud_aws",
    "azure": "cloud_azure",
    "gcp": "cloud_gcp",
    "cloud_computing": "cloud",
    "llms": "generative_ai",
    "generative_ai": "generative_ai",
    "vector_search": "nlp_and_search",
    "information_retrieval": "nlp_and_search",
    "databases": "databases",
    "computer_vision": "vision_and_speech",
    "speech_and_audio_processing": "vision_and_speech",
    "responsible_ai": "responsible_ai",
    "mlops": "mlops",
    "data_engineering": "data_engineering",
    "deep_learning": "deep_learning",
    "nlp": "nlp_and_search",
    "mathematics": "mathematics",
    "model_deployment": "deployment",
    "performance_tuning": "performance",
    "distributed_training": "performance",
    "data_handling": "data_handling",
    "data_visualization": "data_handling",
    "distributed_systems": "systems",
    "programming": "software_engineering",
    "system_thinking": "systems",
    "collaboration": "soft_skills",
    "problem_solving": "soft_skills",
    "algorithm_development": "algorithms",
    "reinforcement_learning": "algorithms",
    "recommender_systems": "algorithms",
    "time_series": "algorithms",
    "graph_analytics": "algorithms",
    "causal_inference": "algorithms",
}
ROOT_IDS = frozenset(
    [
        "algorithm_development",
        "programming",
        "data_handling",
        "deep_learning",
        "mathematics",
        "model_deployment",
        "system_thinking",
        "performance_tuning",
        "problem_solving",
        "collaboration",
        "responsible_ai",
    ]
)
FOUNDATIONS = ROOT_IDS | {"machine_learning", "artificial_intelligence", "data_science"}
NAMED_TOOLS = frozenset(
    ["pytorch", "tensorflow", "scikit_learn", "python", "java", "sql", "aws", "azure", "gcp"]
)
SUBSTITUTE_WEIGHT = 0.5
CLOSE_SUBSTITUTES = 0.65
CLOSE = frozenset(
    [
        "xgboost",
        "lightgbm",
        "catboost",
        "github",
        "gitlab",
        "bitbucket",
        "amazon_eks",
        "azure_kubernetes_service",
        "google_kubernetes_engine",
        "tableau",
        "power_bi",
        "pinecone",
        "weaviate",
        "milvus",
        "qdrant",
        "chroma",
        "airflow",
        "prefect",
        "dagster",
        "github_actions",
        "gitlab_ci",
        "jenkins",
        "postgresql",
        "mysql",
        "mlflow",
        "weights_and_biases",
    ]
)


def area_of(record: Record) -> str:
    """Choose the file of a candidate by its kind, else by the first parent that names an area."""
    if record["id"] in FOUNDATIONS or record["id"].startswith("cat_"):
        return "foundations"
    if record["kind"] in BY_KIND and record["id"] != "sql":
        return BY_KIND[record["kind"]]
    for parent in record["parents"]:
        if parent in BY_PARENT:
            return BY_PARENT[parent]
    return "machine_learning"


def slug(text: str) -> str:
    """Make a rule id of a surface."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def term(text: str, *, case_sensitive: bool, ambiguous: bool) -> str | Record:
    """Write a term the short way where it has no flags."""
    flags = {}
    if case_sensitive:
        flags["cs"] = True
    if ambiguous:
        flags["amb"] = True
    return {"t": text, **flags} if flags else text


def senses_of(rules: list[Record], records: list[Record]) -> dict[str, dict[str, Record]]:
    """Return, for each skill, the sense rule of each of its surfaces (by lower-case surface)."""
    general = {rule["surface"].lower(): rule for rule in rules if rule["positive"]}
    found: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        own = {
            rule["surface"].lower(): rule for rule in record["disambiguation"] if rule["positive"]
        }
        for text in [record["preferred_label"], *record["aliases"]]:
            rule = own.get(text.lower()) or general.get(text.lower())
            if rule:
                found[record["id"]][text.lower()] = rule
    return found


def split_terms(record: Record, rules: dict[str, Record], doubtful: set[str]) -> Record:
    """Sort the aliases of a candidate into terms and members and flag the ones that need care."""
    terms: list[Any] = []
    members: list[Any] = []
    label = record["preferred_label"]
    needs_rule = record["label_ambiguous"] and label.lower() in rules
    if needs_rule:
        terms.append(term(label, case_sensitive=False, ambiguous=True))
    for alias in record["aliases"]:
        flags = record["alias_flags"].get(alias, [])
        rule = rules.get(alias.lower())
        if "ambiguous" in flags and not rule:
            continue
        text = rule["surface"] if rule and len(rule["surface"]) == len(alias) else alias
        written = term(text, case_sensitive="case_sensitive" in flags, ambiguous=bool(rule))
        is_member = record["kind"] in PRODUCTS and alias in doubtful and not rule
        (members if is_member else terms).append(written)
    return {"terms": terms, "members": members}


def node_of(record: Record, rules: dict[str, Record], doubtful: set[str]) -> Record:
    """Write a candidate in the schema of the taxonomy."""
    substitutes = {
        other: CLOSE_SUBSTITUTES if {other, record["id"]} <= CLOSE else SUBSTITUTE_WEIGHT
        for other in record["substitutes"]
    }
    seed = "root" if record["id"] in ROOT_IDS else None
    if record["id"] in NAMED_TOOLS:
        seed = "named_tool"
    split = split_terms(record, rules, doubtful)
    used = {
        slug(flagged["t"])
        for flagged in split["terms"]
        if isinstance(flagged, dict) and flagged.get("amb")
    }
    return {
        "id": record["id"],
        "pref_label": record["preferred_label"],
        "kind": record["kind"],
        "broader": record["parents"],
        **split,
        "implies": {k: round(min(max(v, 0.3), 0.95), 2) for k, v in record["implies"].items()},
        "substitutes": substitutes,
        "related": record["related"],
        "sense": sorted(used),
        "seed": seed,
    }


def sense_entries(nodes: list[Record], senses: dict[str, dict[str, Record]]) -> list[Record]:
    """Write the sense rules that the nodes point to, in alphabetical order."""
    rules: dict[str, Record] = {}
    for node in nodes:
        for rule in senses[node["id"]].values():
            if slug(rule["surface"]) in node["sense"]:
                rules[slug(rule["surface"])] = {
                    "id": slug(rule["surface"]),
                    "surfaces": [rule["surface"]],
                    "case": rule["case"],
                    "positive": rule["positive"],
                    "negative": rule["negative"],
                }
    return [rules[key] for key in sorted(rules)]


def phrase_entries(patterns: list[Record]) -> list[Record]:
    """Write the phrase rules; the anchors are the literal stems that the pattern opens with."""
    return [
        {
            "skill": row["skill"],
            "pattern": row["regex"],
            "anchors": sorted({stem.lower() for stem in re.findall(r"[A-Za-z]{4,}", row["regex"])}),
            "weight": row["weight"],
        }
        for row in patterns
    ]


def crosswalk_rows(records: list[Record]) -> list[tuple[str, str, str, str]]:
    """List the references of every candidate to other vocabularies."""
    rows = set()
    for record in records:
        for link in record["esco"]:
            rows.add((record["id"], "esco", link["uri"], link["relation"].removesuffix("Match")))
        for link in record["onet"]:
            rows.add((record["id"], "onet", link["example"], "close"))
        if record["stackoverflow_tag"]:
            rows.add((record["id"], "stackoverflow", record["stackoverflow_tag"], "exact"))
        if record["cso"]:
            rows.add((record["id"], "cso", record["cso"], "close"))
    return sorted(rows)


def load_lines(path: Path) -> list[Record]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def doubtful_aliases(path: Path) -> dict[str, set[str]]:
    """Read which aliases share no word with their label, by candidate."""
    found: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.reader(handle):
            found[row[0]].add(row[-1])
    return found


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as handle:
        handle.write(text)


def main() -> None:
    """Run the import."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    records = load_lines(options.source / "candidates.jsonl")
    senses = senses_of(load_lines(options.source / "ambiguous_surfaces.jsonl"), records)
    doubtful = doubtful_aliases(options.source / "rollup_review.csv")
    areas: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        areas[area_of(record)].append(node_of(record, senses[record["id"]], doubtful[record["id"]]))
    for area, nodes in areas.items():
        write_new(options.out / "skills" / f"{area}.yaml", yaml_out.document(AREAS[area], nodes))
    every = [node for nodes in areas.values() for node in nodes]
    rules = sense_entries(every, senses)
    write_new(options.out / "ambiguity.yaml", yaml_out.document("Sense rules.", rules))
    patterns = phrase_entries(load_lines(options.source / "phrase_patterns.jsonl"))
    write_new(options.out / "patterns.yaml", yaml_out.document("Phrase rules.", patterns))
    rows = "".join(
        ",".join(csv_cell(cell) for cell in row) + "\n" for row in crosswalk_rows(records)
    )
    write_new(options.out / "crosswalk.csv", "skill_id,scheme,reference,relation\n" + rows)


def csv_cell(text: str) -> str:
    """Quote a CSV cell where it needs it."""
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",\n]', text) else text


if __name__ == "__main__":
    main()
