"""`diff`: what moved between two stored runs."""

import json

AS_OF = ("--as-of", "2026-11-01", "-q")


def test_two_runs_of_the_same_inputs_moved_nothing(command, folder, job):
    for out in ("one", "two"):
        command("rank", folder, "--job", job, "-o", out, *AS_OF)
    answer = command("diff", "one", "two")
    assert answer.code == 0
    assert answer.out == "Nothing moved: 2 candidates, the same scores and ranks.\n"
    assert command("diff", "one", "two", "-f", "json").json()["moved"] == []


def test_a_changed_file_a_new_one_and_another_job_are_told(command, folder, job):
    command("rank", folder, "--job", job, "-o", "one", *AS_OF)
    text = (folder / "b.txt").read_text()
    (folder / "b.txt").write_text(text.replace("Excel", "PyTorch"))
    (folder / "c.txt").write_text(text.replace("Bogna", "Celina").replace("Docker", "Ansible"))
    job.write_text(job.read_text() + "- Kubernetes\n")
    command("rank", folder, "--job", job, "-o", "two", *AS_OF)
    told = command("diff", "one", "two", "-f", "json").json()
    (cause,) = told["causes"]
    assert cause["kind"] == "job"
    assert any(detail.startswith("+ Kubernetes") for detail in cause["details"])
    moved = {(one["after"] or one["before"])["file"][-5:]: one for one in told["moved"]}
    assert moved["b.txt"]["causes"] == ["file", "job"]
    assert moved["c.txt"]["before"] is None
    assert "new" in command("diff", "one", "two").out


def test_what_is_no_run_or_of_another_version_is_refused(command, folder, job, tmp_path):
    command("rank", folder, "--job", job, "-o", "one", *AS_OF)
    assert "holds no whole run" in command("diff", "one", folder).err
    stored = json.loads((tmp_path / "one" / "ranking.json").read_text())
    (tmp_path / "one" / "ranking.json").write_text(json.dumps({**stored, "schema": 0}))
    answer = command("diff", "one", "one")
    assert answer.code == 1
    assert "rank the folder again" in answer.err
    (tmp_path / "one" / "ranking.json").write_text('{"schema": 1, "manifest"')
    assert "cannot be read back" in command("diff", "one", "one").err
