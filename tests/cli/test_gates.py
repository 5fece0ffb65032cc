"""`rank --gate`: hard minimums sort into buckets; they give no points, and unknown is never fail."""

import json

import pytest

from matcher.batch.ledger import Ledger

AS_OF = ("--as-of", "2026-11-01", "-q")
GATES = (
    *("--gate", "years>=5", "--gate", "skill:pytorch", "--gate", "degree>=bachelor"),
    *("--gate", "language:german>=B2", "--gate", "permit"),
)


@pytest.fixture
def people(folder):
    """Beside the two of the folder, one who says more and one who says less."""
    text = (folder / "b.txt").read_text().replace("Bogna", "Celina")
    more = text.replace("Jan 2022", "Jan 2015") + "\nLanguages\nGerman (C1)\n"
    (folder / "c.txt").write_text(f"{more}\nI have the right to work in the EU.\n")
    (folder / "d.txt").write_text("Dag Holm\n\nSkills\nPython, Excel\n\nLanguages\nGerman (A2)\n")
    return folder


def states(answer):
    return {
        card["file"][-5:]: [gate["state"] for gate in card["gates"]]
        for card in answer.json()["candidates"]
    }


def test_each_minimum_is_answered_and_no_point_moves(command, people, job):
    plain = command("rank", people, "--job", job, *AS_OF, "-f", "json").json()
    gated = command("rank", people, "--job", job, "-o", "run", *GATES, *AS_OF, "-f", "json")
    assert states(gated) == {
        "a.txt": ["fail", "pass", "pass", "unknown", "unknown"],
        "b.txt": ["fail", "unknown", "pass", "unknown", "unknown"],
        "c.txt": ["pass", "unknown", "pass", "pass", "pass"],
        "d.txt": ["unknown", "unknown", "unknown", "fail", "unknown"],
    }
    for before, after in zip(plain["candidates"], gated.json()["candidates"], strict=True):
        for key in ("rank", "score", "components", "contributions"):
            assert before[key] == after[key]


def test_buckets_stand_in_the_table_the_page_and_the_csv(command, people, job, tmp_path):
    answer = command("rank", people, "--job", job, "-o", "run", *GATES, *AS_OF)
    assert "Knockout" in answer.out
    assert "knockouts: 0 pass, 1 unknown, 3 fail; they sort, and give no points" in answer.out
    assert "at least 5 years of work" in (tmp_path / "run" / "report.html").read_text()
    rows = (tmp_path / "run" / "candidates.csv").read_text()
    assert ",fail," in rows
    assert "knockout pass  German at B2 or better" in command("explain", "run", "c.txt").out


def test_the_yaml_of_the_run_holds_the_same_gates(command, people, job, tmp_path):
    first = command("rank", people, "--job", job, "-o", "run", *GATES, *AS_OF, "-f", "json").json()
    again = command("rank", people, "--job", "run/job.yaml", *AS_OF, "-f", "json").json()
    assert [card["gates"] for card in first["candidates"]] == [
        card["gates"] for card in again["candidates"]
    ]


def test_a_gate_that_is_not_understood_is_refused_before_anything_is_read(command, people, job):
    answer = command("rank", people, "--job", job, "-o", "run", "--gate", "years>5", *AS_OF)
    assert answer.code == 1
    assert "--gate 'years>5' is not understood; write one of years>=5" in answer.err


def test_gates_are_part_of_what_a_run_goes_on_with(command, people, job, tmp_path):
    command("rank", people, "--job", job, "-o", "run", *GATES, *AS_OF, "-f", "json")
    with Ledger(tmp_path / "run") as ledger:
        assert ledger.arguments()["gates"] == list(GATES[1::2])
    stored = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert "gates" not in stored["options"], "they are part of the job"
