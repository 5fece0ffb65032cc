"""`rank --idf pool`: fitted to the batch, and said so wherever a card is shown."""

import json

import matcher

AS_OF = ("--as-of", "2026-11-01", "-q")
SAID = "depend on who else is in it"


def test_pool_is_said_in_every_output_and_the_default_says_nothing(command, folder, job, tmp_path):
    plain = command("rank", folder, "--job", job, "-o", "plain", *AS_OF).out
    pooled = command("rank", folder, "--job", job, "-o", "pool", "--idf", "pool", *AS_OF).out
    explained = command("explain", "pool", "a.txt").out
    compared = command("compare", "pool", "a.txt", "b.txt").out
    page = (tmp_path / "pool" / "report.html").read_text()
    for text in (pooled, explained, compared, page):
        assert SAID in " ".join(text.split())
    assert SAID not in " ".join(plain.split())
    manifests = [
        json.loads((tmp_path / name / "manifest.json").read_text()) for name in ("plain", "pool")
    ]
    assert [one["options"] for one in manifests] == [{}, {"idf": "pool"}]
    assert manifests[0]["reference"] != manifests[1]["reference"]


def test_a_card_hangs_on_the_pool_and_a_stored_run_keeps_it(command, folder, job, tmp_path):
    text = (folder / "a.txt").read_text()
    duty = "\nResponsibilities:\n- Plan the demand of warehouses together with regional partners and carriers\n"
    job.write_text(job.read_text() + duty)
    first = command(
        "rank", folder, "--job", job, "-o", "one", "--idf", "pool", *AS_OF, "-f", "json"
    )
    for number in range(3):
        more = text.replace("Aniela", f"Person{number}").replace("demand", "supply")
        (folder / f"m{number}.txt").write_text(more)
    second = command("rank", folder, "--job", job, "--idf", "pool", *AS_OF, "-f", "json")
    scores = [
        next(card["score"] for card in answer.json()["candidates"] if "a.txt" in card["file"])
        for answer in (first, second)
    ]
    assert scores[0] != scores[1]
    run = matcher.load_run(tmp_path / "one")
    assert run.rescore().ranking_json() == run.ranking_json()
