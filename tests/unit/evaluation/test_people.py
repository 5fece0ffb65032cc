"""Precision and recall of what is understood of people, against truth written by hand."""

import pytest

from matcher.api.resumes import parse_resume
from matcher.errors import BorderError
from matcher.evaluation.matches import Matches
from matcher.evaluation.people import load_truth, measure_people

RESUME = """Bogna Lipska
bogna@example.com

Experience
Data Engineer, Tern Bakeries
Jan 2021 - Dec 2023
- Built pipelines in Python and Apache Spark
"""


def truths(folder, *lines):
    path = folder / "truth.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_truth(path)


def figures(folder, *lines, profile=True):
    found = parse_resume(RESUME.encode(), as_of="2026-11-01") if profile else None
    table = measure_people((truth, found) for truth in truths(folder, *lines))
    return {figure: matches.figures() for figure, matches in table.items()}


def test_matches_by_hand():
    matches = Matches()
    matches.add(["a", "b", "b"], ["b", "c"], "one")
    matches.add(["d"], ["d"], "two")
    assert matches.figures() == {"precision": 0.6667, "recall": 0.6667, "found": 3, "true": 3}
    assert matches.wrong == ["one: missed ['c'] extra ['a']"]


def test_what_the_truth_holds_is_measured_and_nothing_else(tmp_path):
    found = figures(
        tmp_path,
        '{"file": "b.txt", "name": "Bogna Lipska", "skills": ["python", "apache_spark", "sql"], "roles": []}',
    )
    assert set(found) == {"name", "skill"}
    assert found["name"] == {"precision": 1.0, "recall": 1.0, "found": 1, "true": 1}
    assert found["skill"]["recall"] == 0.6667


def test_a_name_that_is_found_where_none_is_stands_apart(tmp_path):
    lines = ('{"file": "a.txt", "name": "Bogna Lipska"}', '{"file": "b.txt", "name": null}')
    found = figures(tmp_path, *lines)
    assert found["name"]["precision"] == 1.0
    assert found["no name"] == {"precision": 0.0, "recall": None, "found": 1, "true": 0}


def test_of_a_file_that_could_not_be_read_everything_is_missed(tmp_path):
    found = figures(tmp_path, '{"file": "b.txt", "emails": ["bogna@example.com"]}', profile=False)
    assert found == {"e-mail": {"precision": None, "recall": 0.0, "found": 0, "true": 1}}


def test_every_fault_is_named_with_its_line(tmp_path):
    lines = ('{"file": "a.txt"}', "no JSON", '{"name": "Ada"}', '{"file": "b", "degrees": [{}]}')
    with pytest.raises(BorderError) as fault:
        truths(tmp_path, *lines)
    told = str(fault.value).splitlines()
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in told] == ["2", "3", "4"]
    assert "degrees.0.level" in told[-1]


def test_an_empty_file_says_what_to_write(tmp_path):
    with pytest.raises(BorderError, match="write a JSON object a line"):
        truths(tmp_path, "")
