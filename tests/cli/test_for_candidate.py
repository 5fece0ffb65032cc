"""`explain --for-candidate`: what a person hears, and nothing about the others."""


def test_a_candidate_hears_of_nobody_else(command, folder, job):
    command("rank", folder, "--job", job, "-o", "run", "-q")
    answer = command("explain", "run", "a.txt", "--for-candidate")
    assert answer.code == 0
    assert "Built a demand model in Python and PyTorch" in answer.out
    assert "b.txt" not in answer.out
    assert "Bogna" not in answer.out
    assert "rank" not in answer.out


def test_json_has_the_requirements_and_no_points(command, folder, job):
    command("rank", folder, "--job", job, "-o", "run", "-q")
    told = command("explain", "run", "b.txt", "--for-candidate", "-f", "json").json()
    assert told["file"] == "b.txt"
    lacking = [one for one in told["requirements"] if "PyTorch" in one["asked"]]
    assert lacking[0]["state"] == "not_shown"
    assert lacking[0]["to_show"]
    assert {"score", "rank", "points", "components"}.isdisjoint(told)


def test_text_is_plain_and_a_table_is_refused(command, folder, job):
    command("rank", folder, "--job", job, "-o", "run", "-q")
    text = command("explain", "run", "a.txt", "--for-candidate", "-f", "text")
    assert "\x1b" not in text.out
    assert all(line == line.rstrip() for line in text.out.splitlines())
    refused = command("explain", "run", "a.txt", "--for-candidate", "-f", "table")
    assert refused.code == 2
    assert "has no table" in refused.err
