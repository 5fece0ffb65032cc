"""`evaluate`: judged folders measured, shown, written and drawn, and what is said where something is wrong."""

import json

import pytest

from matcher.evaluation import baselines

NURSE = """Celina Wrona
celina@example.com

Experience
Nurse, Saint Alder Clinic
Jan 2019 - Present
- Cared for patients on a surgical ward
"""
AS_OF = ("--as-of", "2026-11-01")


@pytest.fixture
def gold(tmp_path, folder, job):
    """Return a folder of one job with three judged resumes and one that nobody judged."""
    made = tmp_path / "gold"
    (made / "jobs").mkdir(parents=True)
    job.rename(made / "jobs" / "ml.txt")
    folder.rename(made / "resumes")
    (made / "resumes" / "c.txt").write_text(NURSE)
    (made / "resumes" / "d.txt").write_text(f"{NURSE}- Trained new staff\n")
    (made / "qrels.csv").write_text("job,resume,grade\nml,a.txt,3\nml,b.txt,2\nml,c.txt,0\n")
    return made


@pytest.fixture
def two_jobs(gold):
    """Return the same folder with a second job, for which the order is the other way round."""
    (gold / "jobs" / "nurse.txt").write_text(
        "Data Analyst\n\nRequirements:\n- Excel\n- Experience with SQL\n"
    )
    with (gold / "qrels.csv").open("a") as file:
        file.write("nurse,a,1\nnurse,b,3\nnurse,c,0\n")
    return gold


def scores_of(found):
    (job,) = found["ranking"]["jobs"]
    return {row["resume"]: row["scores"] for row in job["resumes"]}


def test_the_result_holds_every_method_figure_and_judged_resume(command, gold):
    answer = command("evaluate", gold, *AS_OF, "-f", "json")
    assert answer.code == 0
    found = answer.json()
    ranking = found["ranking"]
    assert list(ranking["overall"]) == ["matcher", "plain TF-IDF", "BM25", "keyword share"]
    ours = ranking["overall"]["matcher"]
    assert list(ours) == ["nDCG@10", "MAP", "MRR", "P@10", "tau-b"]
    assert ours["nDCG@10"]["value"] == 1
    assert ours["P@10"]["value"] == 0.2
    assert ours["nDCG@10"]["over"] == "resumes"
    (job,) = ranking["jobs"]
    assert (job["job"], job["judged"], job["relevant"]) == ("ml", 3, 2)
    assert [(row["resume"], row["grade"]) for row in job["resumes"]] == [
        ("a.txt", 3),
        ("b.txt", 2),
        ("c.txt", 0),
    ]
    assert found["manifest"]["as_of"] == "2026-11-01"


def test_our_scores_are_those_of_rank(command, gold):
    found = command("evaluate", gold, *AS_OF, "-f", "json").json()
    ranked = command(
        "rank", gold / "resumes", "--job", gold / "jobs/ml.txt", *AS_OF, "-f", "json", "-o", "run"
    ).json()
    scores = {one["file"].rsplit("/", 1)[1]: one["score"] for one in ranked["candidates"]}
    assert {name: given["matcher"] for name, given in scores_of(found).items()} == {
        name: pytest.approx(scores[name]) for name in ("a.txt", "b.txt", "c.txt")
    }


def test_the_same_input_gives_the_same_bytes_whatever_the_workers(command, gold):
    command("evaluate", gold, *AS_OF, "-q", "-o", "one.json", "--workers", 1, "--no-cache")
    command("evaluate", gold, *AS_OF, "-q", "-o", "two.json", "--workers", 2)
    one, two = ((gold.parent / f"{name}.json").read_bytes() for name in ("one", "two"))
    assert one == two
    assert json.loads(one)["ranking"]


def test_the_table_fits_a_terminal_and_names_all(command, two_jobs, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    answer = command("evaluate", two_jobs, *AS_OF, "--ablation", "--k", 2)
    assert answer.code == 0
    assert max(map(len, answer.out.splitlines())) <= 80
    for said in ("2 jobs, 6 judgements", "nDCG@2", "keyword share", "By job", "left out", "x 0.5"):
        assert said in answer.out
    assert "matcher is " in answer.out


def test_each_weight_is_changed_in_turn(command, two_jobs):
    found = command("evaluate", two_jobs, *AS_OF, "--ablation", "-f", "json").json()
    rows = {(one["component"], one["factor"]): one for one in found["weights"]}
    assert len(rows) == 7 * 3
    base = found["ranking"]["overall"]["matcher"]["nDCG@10"]["value"]
    for row in rows.values():
        assert row["ndcg"] == pytest.approx(base + row["change"]["value"], abs=2e-4)
        assert row["change"]["jobs"] == 2
    gone = rows["essential_skills", 0.0]["ndcg"]
    assert gone < base, "what both jobs ask for most is worth something"


def test_a_job_that_asks_for_one_component_alone_can_lose_it(command, gold):
    (gold / "jobs" / "ml.txt").write_text("ML Engineer\n\nRequirements:\n- PyTorch\n")
    answer = command("evaluate", gold, *AS_OF, "--ablation", "-f", "json")
    assert answer.code == 0
    (gone,) = (
        one
        for one in answer.json()["weights"]
        if (one["component"], one["factor"]) == ("essential_skills", 0)
    )
    assert gone["change"]["value"] < 0


def test_weights_change_our_scores_and_no_others(command, gold):
    weights = gold / "weights.yaml"
    weights.write_text("components: {essential_skills: 5, experience: 60}")
    plain = command("evaluate", gold, *AS_OF, "-f", "json").json()
    other = command("evaluate", gold, *AS_OF, "-f", "json", "--weights", weights).json()
    assert plain["manifest"]["scoring"] != other["manifest"]["scoring"]
    before, after = (scores_of(found) for found in (plain, other))
    assert before["b.txt"]["matcher"] < after["b.txt"]["matcher"]
    assert before["b.txt"]["BM25"] == after["b.txt"]["BM25"]


def test_truth_alone_is_measured_without_jobs(command, gold):
    resumes = gold / "resumes"
    (resumes / "truth.jsonl").write_text(
        '{"file": "a.txt", "name": "Aniela Brzozowska", "skills": ["python", "sql"]}\n'
        '{"file": "c.txt", "name": "Celina Wronska"}\n'
    )
    answer = command("evaluate", resumes, "-f", "json")
    assert answer.code == 0
    found = answer.json()
    assert found["ranking"] is None
    assert found["extraction"]["name"]["recall"] == 0.5
    assert found["extraction"]["skill"]["recall"] == 0.5
    assert "precision" in command("evaluate", resumes).out


def test_the_chart_is_one_page_that_stands_alone(command, two_jobs):
    hostile = "<script>hit=1<&script>"
    (two_jobs / "jobs" / "nurse.txt").rename(two_jobs / "jobs" / f"{hostile}.txt")
    text = (two_jobs / "qrels.csv").read_text().replace("nurse,", f"{hostile},")
    (two_jobs / "qrels.csv").write_text(text)
    answer = command("evaluate", two_jobs, *AS_OF, "--ablation", "--chart", "out/chart.html", "-q")
    assert answer.code == 0
    page = (two_jobs.parent / "out" / "chart.html").read_text()
    assert page.count("<svg") == 5 + 2 + 1
    assert "nDCG@10 by job" in page
    assert "<script" not in page
    assert "&lt;script&gt;hit=1" in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")


def test_who_cannot_be_read_is_named_and_counts_as_last(command, gold):
    (gold / "resumes" / "a.txt").unlink()
    (gold / "resumes" / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    (gold / "qrels.csv").write_text("job,resume,grade\nml,a,3\nml,b,2\nml,c,0\n")
    answer = command("evaluate", gold, *AS_OF, "-f", "json")
    assert answer.code == 3
    assert "a.pdf: corrupt" in answer.err
    found = answer.json()
    assert [one["status"] for one in found["failures"]] == ["corrupt"]
    for method in found["ranking"]["overall"].values():
        assert method["nDCG@10"]["value"] < 1
    (job,) = found["ranking"]["jobs"]
    assert job["resumes"][-1]["scores"]["matcher"] is None


def test_a_copy_has_the_score_of_its_original(command, gold):
    (gold / "resumes" / "e.txt").write_bytes((gold / "resumes" / "a.txt").read_bytes())
    with (gold / "qrels.csv").open("a") as file:
        file.write("ml,e.txt,3\n")
    scores = scores_of(command("evaluate", gold, *AS_OF, "-f", "json").json())
    assert scores["e.txt"] == scores["a.txt"]
    assert scores["e.txt"]["BM25"] is not None


def test_without_its_package_bm25_is_left_out_and_said_so(command, gold, monkeypatch):
    monkeypatch.setattr(baselines, "find_spec", lambda _: None)
    answer = command("evaluate", gold, *AS_OF)
    assert "BM25: not installed" in answer.out
    assert "behind BM25" not in answer.out


def test_a_job_for_which_nobody_is_relevant_is_said(command, gold):
    (gold / "qrels.csv").write_text("job,resume,grade\nml,a,1\nml,b,0\n")
    answer = command("evaluate", gold, *AS_OF)
    assert "nobody is judged 2 or above for ml" in answer.out
    assert "nobody" not in command("evaluate", gold, *AS_OF, "--relevant", 1).out


def test_grades_that_are_all_alike_are_said_to_order_nobody(command, gold):
    (gold / "qrels.csv").write_text("job,resume,grade\nml,a,3\n")
    answer = command("evaluate", gold, *AS_OF)
    assert "all resumes of ml have the same grade" in answer.out


def test_where_nothing_can_be_read_no_ranking_is_measured(command, gold):
    for path in (gold / "resumes").iterdir():
        path.write_bytes(b"")
    answer = command("evaluate", gold, "-f", "json")
    assert answer.code == 4
    assert answer.json()["ranking"] is None
    assert len(answer.json()["failures"]) == 3


@pytest.mark.parametrize(
    ("qrels", "said"),
    [
        ("job,resume,grade\nml,zoe.txt,3\n", "resumes that are not there: zoe.txt"),
        ("job,resume,grade\nbaker,a.txt,3\n", "'baker'"),
        ("job,resume,grade\nml,a.txt,9\n", "qrels.csv:2: grade 9"),
    ],
)
def test_wrong_judgements_are_one_sentence(command, gold, qrels, said):
    (gold / "qrels.csv").write_text(qrels)
    answer = command("evaluate", gold)
    assert answer.code == 1
    assert said in answer.err
    assert answer.out == ""


def test_a_folder_without_judgements_says_what_to_put_there(command, folder):
    answer = command("evaluate", folder)
    assert answer.code == 1
    assert "put qrels.csv or qrels.txt" in answer.err


def test_what_cannot_be_written_is_said_before_anything_is_read(command, gold):
    (gold.parent / "file").write_text("")
    answer = command("evaluate", gold, "--chart", "file/chart.html")
    assert answer.code == 1
    assert "is a file, not a folder" in answer.err
