"""`compare`: candidates of a run side by side."""

import matcher


def test_what_sets_two_apart_comes_first(command, folder, job):
    command("rank", folder, "--job", job, "-o", "run", "-q")
    answer = command("compare", "run", "a.txt", "b.txt")
    assert answer.code == 0
    assert answer.out.startswith("A  Aniela Brzozowska")
    assert "What sets them apart most, in points: PyTorch or TensorFlow" in answer.out
    assert all(len(line) <= 80 for line in answer.out.splitlines())


def test_json_and_the_notebook_say_the_same(command, folder, job):
    command("rank", folder, "--job", job, "-o", "run", "-q")
    told = command("compare", "run", "a.txt", "b.txt", "-f", "json").json()
    assert [one["rank"] for one in told["candidates"]] == [1, 2]
    table = matcher.load_run("run").compare("a.txt", "b.txt")
    assert len(table) == 2 * len(told["requirements"])
    assert table["apart"].iloc[0] == told["requirements"][0]["apart"]


def test_one_candidate_and_an_unknown_one_are_refused(command, folder, job):
    command("rank", folder, "--job", job, "-o", "run", "-q")
    assert "at least two different" in command("compare", "run", "a.txt").err
    unknown = command("compare", "run", "a.txt", "z.txt")
    assert unknown.code == 1
    assert "no candidate 'z.txt'" in unknown.err
