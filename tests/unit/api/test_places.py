"""The places of a run are the same whether they wait in memory or are read when they are asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from matcher.api import places
from matcher.api.places import Places
from matcher.api.scored import rank_scored
from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.engines.local import Local
from matcher.batch.outcome import Encoded
from matcher.batch.run import Desk, parse_all
from matcher.batch.task import Task
from matcher.model.run import Status
from matcher.schema.packed import decode, encode
from matcher.schema.ranking_json import place_to_json
from matcher.schema.scored import Counted
from matcher.scoring.ranking import rank_cards

SKILLS = ("Python and PyTorch", "Python", "Python", "Go", "Python", "Go")


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Six resumes, some of which say the same under another number."""
    folder = tmp_path_factory.mktemp("resumes")
    for number, skills in enumerate(SKILLS):
        text = f"Ada Lovelace\n+44 20 7946 000{number}\n\nExperience\nML Engineer, Analytical Engines\n"
        (folder / f"{number}.txt").write_text(
            f"{text}Jan 2020 - Present\n- Wrote {skills} for engines\n"
        )
    return parse_all(discover([str(folder)]), Task(), Desk(cache=Cache(None)), engine=Local(1))


@pytest.mark.parametrize("held", [0, 2, 10])
def test_places_are_those_of_the_cards(batch, scoring, monkeypatch, held):
    monkeypatch.setattr(places, "HELD", held)
    data = rank_scored(batch.outcomes, batch.scored(scoring), scoring, options={}).data
    found = data.ranking.places
    assert isinstance(found, Places)
    assert len(found) == len(SKILLS)
    assert len({place.rank for place in found}) < len(SKILLS), "nobody is tied"
    cards = [place.card for place in data.ranking.candidates]
    for place, other in zip(found, rank_cards(cards, scoring.constants).places, strict=True):
        assert place_to_json(place, "") == place_to_json(other, "")
        assert place.card.score == other.card.score
    assert found[1:4] == tuple(found)[1:4]
    assert found[-1] == tuple(found)[-1]
    with pytest.raises(IndexError):
        found[len(SKILLS)]


def test_the_order_in_which_parts_come_changes_nothing(batch, scoring):
    parts = list(batch.scored(scoring))
    one, other = (
        rank_scored(batch.outcomes, given, scoring, options={}).data
        for given in (parts, parts[::-1])
    )
    assert tuple(one.ranking.places) == tuple(other.ranking.places)
    assert dict(one.people) == dict(other.people)
    assert dict(one.profiles) == dict(other.profiles)


@pytest.mark.parametrize("step", [1, -1])
def test_a_second_file_with_an_id_that_is_taken_is_a_failure_whichever_comes_first(
    batch, scoring, step
):
    parts = [part for _, part in batch.scored(scoring)]
    taken = decode(Counted, parts[1].counted).candidate_id
    second = replace(decode(Counted, parts[4].counted), candidate_id=taken)
    parts[4] = Encoded(counted=encode(second), marked=parts[4].marked)
    given = tuple(enumerate(parts))[::step]
    made = rank_scored(batch.outcomes, given, scoring, options={})
    (failure,) = made.data.failures
    assert (Path(failure.file).name, failure.status) == ("4.txt", Status.CRASHED)
    assert "same candidate id" in failure.reason
    assert len(made.data.ranking.places) == len(made.scored) == len(SKILLS) - 1
    assert Path(made.data.profiles[taken].file).name == "1.txt"
    assert [outcome.is_parsed for outcome in made.outcomes] == [number != 4 for number in range(6)]
