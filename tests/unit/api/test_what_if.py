"""Stored answers held against other weights and skills give the points of scoring anew, to the milli-point."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import matcher
from matcher.api import what_if as asked
from matcher.api.what_if import Wish, what_if
from matcher.errors import InputError

JOB = """Platform Engineer

Requirements
- Python and Docker
- AWS, Azure or GCP
- BS + 4 years, or MS + 2 years
- Expert knowledge of Kubernetes

Responsibilities
- Build data pipelines that clean large data sets
- Run the services of the shop day and night with Terraform

Nice to have
- Rust
"""
EVERYTHING = tuple(f"r{number}" for number in range(1, 8))
RESUMES = {
    "ada.txt": """Adaeze Lindqvist

Experience
Platform Engineer, Gull & Son
Jan 2020 - Oct 2026
- Built data pipelines in Python that clean large data sets for twelve shops
- Deployed them on AWS with Docker and Kubernetes

Education
MSc Computer Science, University of Vellmar, 2019
""",
    "bo.txt": """Bo Karlsen

Experience
Developer, Tern Rail
Feb 2024 - Oct 2026
- Ran services day and night with Terraform on Azure

Skills
Python, Docker, Kubernetes, Rust, Scala, Java, PostgreSQL, Kafka

Education
BSc Computer Science, University of Vellmar, 2023
""",
    "cy.txt": """Cyra Demir

Skills
Python, Rust, Docker, Kubernetes, Terraform, AWS, Azure, GCP, Scala

Experience
Shop assistant, Blue Kiosk
2015 - 2020
- Sold newspapers
""",
    "dag.txt": """Dag Holm

Experience
Baker, Holm & Daughters
2010 - 2026
- Baked bread
""",
}
WEIGHTS = """components: {education: 20, experience: 5, term_coverage: 0}
requirements: {r2: 3, r4: 0}
strength: {expert: 2}
listed_only: {most: 3}
"""


@pytest.fixture(scope="module")
def stored(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("what-if")
    inside = home / "resumes"
    inside.mkdir()
    for name, text in RESUMES.items():
        (inside / name).write_text(text)
    shutil.copy(inside / "bo.txt", inside / "zz-copy-of-bo.txt")
    (inside / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    job = home / "job.txt"
    job.write_text(JOB)
    run = matcher.rank(inside, job, as_of="2026-11-01", cache=False)
    assert any(one.alt_group for one in run.data.job.requirements), (
        "the job is to have alternatives"
    )
    run.save(home / "run")
    (home / "weights.yaml").write_text(WEIGHTS)
    return home


def wish(stored: Path, **changes) -> Wish:
    weights = stored / "weights.yaml" if changes.pop("weighted", False) else None
    return Wish(weights=weights, **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"weighted": True},
        {"without": ("docker",)},
        {"without": ("Kubernetes", "r1")},
        {"require": ("scala",)},
        {"require": ("cloud_computing", "PostgreSQL"), "without": ("aws",), "weighted": True},
    ],
    ids=str,
)
def test_stored_answers_give_the_points_of_scoring_anew(stored, changes, tmp_path, monkeypatch):
    written = what_if(stored / "run", wish(stored, **changes), output=tmp_path / "out")
    monkeypatch.setattr(asked, "_anew", lambda *_: pytest.fail("scored anew"))
    assert what_if(stored / "run", wish(stored, **changes)) == written
    again = json.loads((tmp_path / "out" / "ranking.json").read_text())
    told = {one["candidate_id"]: (one["rank"], one["score"]) for one in again["candidates"]}
    for one in written.standings:
        assert told[one.candidate_id] == (one.rank_after, one.score_after / 1000)


@pytest.mark.parametrize(
    "changes",
    [{"weights": "credit: {full_depth: 1.0}\n"}, {"without": ("data_pipelines",)}],
    ids=str,
)
def test_what_stored_answers_do_not_say_is_scored_anew(stored, tmp_path, monkeypatch, changes):
    """Rules with other numbers, and a duty that loses one of its skills, need the profiles."""
    if "weights" in changes:
        (tmp_path / "rules.yaml").write_text(changes["weights"])
        changes = {"weights": tmp_path / "rules.yaml"}
    monkeypatch.setattr(asked, "scores_again", lambda *_: pytest.fail("taken from stored answers"))
    found = what_if(stored / "run", Wish(**changes))
    run = matcher.load_run(stored / "run")
    if changes.get("weights"):
        again = run.rescore(weights=changes["weights"])
        assert any(one.score_after != one.score_before for one in found.standings)
    else:
        asked_for = [
            replace(one, skills=tuple(skill for skill in one.skills if skill != "data_pipelines"))
            for one in run.data.job.requirements
        ]
        again = run.rescore(job=replace(run.data.job, requirements=tuple(asked_for)))
    assert [one.score_after for one in found.standings] == [
        place.card.score for place in again.data.ranking.places
    ]


def test_a_run_with_weights_of_its_own_is_asked_under_these(stored, tmp_path):
    what_if(stored / "run", wish(stored, weighted=True), output=tmp_path / "mine")
    found = what_if(tmp_path / "mine", Wish())
    assert all(one.score_before == one.score_after for one in found.standings)
    run = matcher.load_run(tmp_path / "mine")
    assert run.rescore().ranking_json() == run.ranking_json()


def test_who_speaks_of_a_skill_moves_up_when_it_is_asked_for(stored):
    found = what_if(stored / "run", Wish(require=("terraform",)))
    scores = {one.file.rsplit("/")[-1]: one for one in found.standings}
    assert scores["bo.txt"].score_after > scores["bo.txt"].score_before
    assert scores["ada.txt"].score_after < scores["ada.txt"].score_before
    assert scores["dag.txt"].score_after <= scores["dag.txt"].score_before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"without": ("tensorflow",)}, "the job does not ask for TensorFlow; it asks for: Python"),
        ({"without": ("r77",)}, "the job has no requirement r77 that is scored; it has r1, r2"),
        ({"without": ("Pythn",)}, "'Pythn' is neither a requirement .* did you mean Python"),
        ({"require": ("kubernetes",)}, "already asks for Kubernetes"),
        ({"require": ("Kubernets",)}, "did you mean Kubernetes"),
        ({"without": EVERYTHING}, "nothing in this job description can be scored"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(stored, changes, said):
    with pytest.raises(InputError, match=said):
        what_if(stored / "run", Wish(**changes))


def changed_run(stored: Path, to: Path, **changes) -> Path:
    shutil.copytree(stored / "run", to)
    ranking = json.loads((to / "ranking.json").read_text())
    ranking["manifest"] |= changes
    (to / "ranking.json").write_text(json.dumps(ranking))
    return to


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"scorer_version": "0"}, "scored by the rules 0"),
        ({"taxonomy": {"version": "1999.1"}}, "read with the taxonomy 1999.1"),
        ({"scoring": "0" * 64}, "constants that this version does not have"),
    ],
)
def test_a_run_of_another_version_is_refused(stored, tmp_path, changes, said):
    with pytest.raises(InputError, match=f"{said}.*rank the folder again"):
        what_if(changed_run(stored, tmp_path / "old", **changes), Wish())


def test_profiles_of_another_taxonomy_are_not_scored_again(stored, tmp_path):
    old = changed_run(stored, tmp_path / "old", taxonomy={"version": "1999.1"})
    with pytest.raises(InputError, match="rank the folder again"):
        matcher.load_run(old).rescore()


def test_a_ranking_without_stored_answers_is_scored_anew(stored, tmp_path):
    old = changed_run(stored, tmp_path / "old")
    ranking = json.loads((old / "ranking.json").read_text())
    for card in ranking["candidates"]:
        for entry in card["contributions"]:
            del entry["credit"], entry["shown"]
    (old / "ranking.json").write_text(json.dumps(ranking))
    assert (
        what_if(old, Wish(without=("docker",))).standings
        == what_if(stored / "run", Wish(without=("docker",))).standings
    )
