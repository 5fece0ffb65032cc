"""What a run keeps of a candidate says the same as the card and the profile it was made of."""

import json
from datetime import date

import pytest

from matcher.errors import DamageError
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import Recogniser
from matcher.jobs.build import build_job
from matcher.model.scorecard import Place
from matcher.readers.read import read_document
from matcher.resources import resource_dir
from matcher.schema.packed import decode, decompress, encode, pack, unpack
from matcher.schema.scored import (
    Counted,
    Scored,
    card_object,
    counted_from_json,
    counted_of,
    marked_from_json,
    marked_of,
    place_line,
    profile_line,
)
from matcher.schema.scored_views import FiguresReader, Profiles, RankedCards
from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import assess
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()
CONSTANTS = load_constants()
SAMPLES = resource_dir("data/samples")


@pytest.fixture(scope="module")
def made():
    """Return an assessed profile of a sample, its card, and what a run keeps of them."""
    recogniser = Recogniser(TAXONOMY)
    job_path = SAMPLES / "jobs" / "ai-ml-engineer.md"
    job = build_job(read_document(job_path.read_bytes(), job_path.name), recogniser)
    path = SAMPLES / "resumes" / "r01.pdf"
    profile = build_profile(read_document(path.read_bytes(), "r01.pdf"), recogniser)
    assessed = assess(profile, TAXONOMY, CONSTANTS, date(2026, 11, 1))
    scorer = Scorer(job, taxonomy=TAXONOMY, constants=CONSTANTS, reference=load_reference())
    card = scorer.score(assessed)
    scored = Scored(counted=counted_of(assessed, TAXONOMY), marked=marked_of(card, assessed))
    return assessed, card, scored


def a_place(made):
    scored = made[2]
    figures = FiguresReader(scored).read(scored.marked, scored.candidate_id, "r01.pdf")
    return Place(rank=1, tied=0, tied_with=(), rank_low=1, rank_high=2, card=figures)


def test_the_figures_are_those_of_the_card(made):
    _, card, scored = made
    reader = FiguresReader(scored)
    assert reader.out_of == tuple(part.out_of for part in card.components)
    figures = reader.read(scored.marked, scored.candidate_id, card.file)
    assert (figures.candidate_id, figures.file, figures.score) == (
        card.candidate_id,
        card.file,
        card.score,
    )
    assert figures.components == card.components
    assert [
        (m.source, m.requirement, m.points, m.out_of, m.state) for m in figures.contributions
    ] == [(c.source, c.requirement, c.points, c.out_of, c.state) for c in card.contributions]
    assert [(g.requirement, g.state) for g in figures.gates] == [
        (g.requirement, g.state) for g in card.gates
    ]
    assert [flag.code for flag in figures.flags] == [flag.code for flag in card.flags]


def test_card_and_profile_come_back_whole(made):
    profile, card, scored = made
    place, kept = a_place(made), {scored.candidate_id: scored}
    (ranked,) = RankedCards((place,), kept)
    assert ranked.card == card
    assert (ranked.rank, ranked.rank_high) == (1, 2)
    again = Profiles(kept, {scored.candidate_id: "r01.pdf"})[scored.candidate_id]
    assert assess(again, TAXONOMY, CONSTANTS, date(2026, 11, 1)) == profile


def test_the_lines_are_the_objects_of_the_contract(made):
    profile, card, scored = made
    candidate = json.loads(place_line(scored, a_place(made)))
    assert list(candidate)[:5] == ["rank", "tied", "tied_with", "rank_low", "rank_high"]
    assert candidate["score"] == card.score / 1000
    assert candidate | card_object(scored) == candidate
    record = json.loads(profile_line(scored.counted, "copy.pdf", "r01.pdf"))
    assert list(record)[:3] == ["schema", "file", "duplicate_of"]
    assert (record["file"], record["duplicate_of"]) == ("copy.pdf", "r01.pdf")
    assert record["contact"]["name"] == profile.contact.name


def test_it_is_made_again_from_the_files_of_a_run(made):
    scored = made[2]
    candidate = json.loads(place_line(scored, a_place(made)))
    record = json.loads(profile_line(scored.counted, "r01.pdf"))
    again = Scored(counted=counted_from_json(record), marked=marked_from_json(candidate))
    assert place_line(again, a_place(made)) == place_line(scored, a_place(made))
    assert profile_line(again.counted, "r01.pdf") == profile_line(scored.counted, "r01.pdf")
    old, new = scored.marked, again.marked
    assert (new.marks, new.gates, new.flags) == (old.marks, old.gates, old.flags)


def test_damage_is_told_from_data(made):
    whole = pack(made[0])
    assert unpack(type(made[0]), whole) == made[0]
    for place in range(0, len(whole), 97):
        damaged = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        with pytest.raises(DamageError):
            unpack(type(made[0]), damaged)
    with pytest.raises(DamageError, match="cache clear"):
        decode(Counted, encode({"candidate_id": 3}))
    with pytest.raises(DamageError):
        decompress(b"not compressed")
