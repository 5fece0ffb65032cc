"""Charts say what the tables say, in words and marks; the same run gives the same specification."""

import re
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from matcher.api.plots import Plots
from matcher.errors import InputError
from matcher.model.scorecard import GateState, ranking_of
from matcher.reports.charts.coverage import coverage_chart
from matcher.reports.charts.funnel import funnel_chart
from matcher.reports.charts.heatmap import heatmap_chart
from matcher.reports.charts.stability import stability_chart
from matcher.reports.charts.style import WIDTH
from matcher.reports.charts.waterfall import waterfall_chart
from matcher.reports.charts.words import people_labels

sys.path.append(str(Path(__file__).parents[2] / "robustness"))  # the table of payloads is there

from payloads import PAYLOADS

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ENDED = {"parsed": 6, "encrypted": 1, "unsupported": 1}
CHARTS = {
    "waterfall": lambda run: waterfall_chart(run, run.ranking.places[0]),
    "heatmap": lambda run: heatmap_chart(run, 20),
    "funnel": lambda run: funnel_chart(run, ENDED),
    "stability": lambda run: stability_chart(run, 20),
    "coverage": coverage_chart,
}


def rows_of(chart):
    (rows,) = chart.to_dict()["datasets"].values()
    return rows


def title_of(chart):
    title = chart.to_dict()["title"]
    return " ".join(title["text"]), " ".join(title["subtitle"])


def texts_of(value):
    """Return every text of a specification, keys too."""
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in texts_of(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_of(one)]
    return [value] if isinstance(value, str) else []


def change(run, number, **facts):
    """Change the place of one candidate."""
    places = list(run.ranking.candidates)
    places[number] = replace(places[number], **facts)
    return replace(run, ranking=ranking_of(tuple(places)))


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_run_gives_the_same_specification(run, name):
    first = CHARTS[name](run).to_json()
    CHARTS["heatmap"](run).to_json()  # whatever altair counts must not show
    assert CHARTS[name](run).to_json() == first


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_finding_and_fits_six_hundred_pixels(run, name, tmp_path):
    chart = CHARTS[name](run)
    finding, note = title_of(chart)
    assert len(finding) > 20
    assert note
    chart.save(tmp_path / "x.png")
    width, height = struct.unpack(">II", (tmp_path / "x.png").read_bytes()[16:24])
    assert width <= WIDTH + 1
    assert height > 100


def test_the_steps_of_a_waterfall_lead_from_nothing_to_the_score(run):
    place = run.ranking.places[1]
    chart = waterfall_chart(run, place)
    gained = [row for row in rows_of(chart) if row["part"] == "gained"]
    assert gained[0]["start"] == 0
    assert [row["end"] for row in gained[:-1]] == [row["start"] for row in gained[1:]]
    assert gained[-1]["end"] == place.card.score / 1000
    missed = sum(row["points"] for row in rows_of(chart) if row["part"] == "not gained")
    assert missed == pytest.approx(100 - place.card.score / 1000)
    (score,) = [row for row in rows_of(chart) if row["part"] == "score"]
    assert (score["start"], score["end"]) == (0, place.card.score / 1000)


def test_a_waterfall_says_what_sets_somebody_apart_and_what_is_not_shown(run, make_run):
    places = run.ranking.places
    finding, note = title_of(waterfall_chart(run, places[0]))
    assert finding == "Ada Okafor leads, most of all by essential skills; all 3 essentials met"
    assert note.startswith("93.0 of 100 points, 27.9 ahead of ")
    assert note.endswith("(rank 2); essential skills: 15.9 ahead")
    finding, note = title_of(waterfall_chart(run, places[3]))
    assert finding == (
        "Mirela Kovač is on rank 4, furthest behind in essential skills; "
        "3 of 3 essentials met in part only"
    )
    assert "behind Ada Okafor (rank 1)" in note
    assert title_of(waterfall_chart(run, places[4]))[0].endswith("3 of 3 essentials not shown")
    alone = replace(run, ranking=ranking_of(run.ranking.candidates[:1]))
    assert "the only candidate" in title_of(waterfall_chart(alone, places[0]))[0]
    tied = replace(run, ranking=ranking_of(run.ranking.candidates[1:3]))
    assert "shares rank 2 with" in title_of(waterfall_chart(tied, places[1]))[0]


def test_a_heat_map_has_a_cell_for_each_pair_with_its_share(run):
    rows = rows_of(heatmap_chart(run, 3))
    assert len(rows) == 3 * 5
    cards = {place.rank: place.card for place in run.ranking.places[:3]}
    python = next(one for one in cards[1].contributions if one.requirement == "r2")
    cell = next(row for row in rows if row["asked"] == "r2 Python")
    assert (cell["points"], cell["share"]) == (
        python.points / 1000,
        python.points / python.out_of,
    )
    kubernetes = [row for row in rows if row["asked"] == "r6 Kubernetes"]
    assert {(row["share"], row["state"], row["sign"]) for row in kubernetes} == {
        (0, "not_shown", "–")
    }
    finding, note = title_of(heatmap_chart(run, 3))
    assert finding == (
        "“r3 PyTorch / TensorFlow” sets the best 3 apart most; none of 5 requirements met by all of them"
    )
    assert note.startswith("Best of 5 at the left")
    assert title_of(heatmap_chart(run, 1))[0] == "1 · Ada Okafor meets 4 of 5 requirements"


def test_a_funnel_counts_files_then_candidates(run):
    chart = funnel_chart(run, ENDED)
    assert [(row["step"], row["count"], row["share"]) for row in rows_of(chart)] == [
        ("Files found", 8, 1.0),
        ("Files read", 6, 0.75),
        ("Candidates ranked", 5, 0.625),
        ("Every essential at least in part", 4, 0.5),
        ("Every essential met", 1, 0.125),
    ]
    finding, note = title_of(chart)
    assert finding == "8 files gave 5 candidates; 4 with every essential, 1 in full"
    assert note == (
        "2 files could not be used (1 encrypted, 1 unsupported); 1 file is a copy of another; "
        "percent of the files found"
    )


def test_a_funnel_draws_nobody_too_and_a_job_without_essentials(run):
    nobody = replace(run, ranking=ranking_of(()))
    chart = funnel_chart(nobody, {"corrupt": 2})
    assert [row["count"] for row in rows_of(chart)] == [2, 0, 0]
    assert title_of(chart)[0] == "2 files gave 0 candidates"
    wishes = tuple(
        replace(asked, kind="optional") if asked.kind == "essential" else asked
        for asked in run.job.requirements
    )
    without = replace(run, job=replace(run.job, requirements=wishes))
    assert "names no essentials" in title_of(funnel_chart(without, ENDED))[1]


def test_stability_shows_the_range_of_each_rank(run):
    moved = change(run, 1, rank_low=1, rank_high=4)
    rows = rows_of(stability_chart(moved, 20))
    assert [(row["rank"], row["rank_low"], row["rank_high"]) for row in rows] == [
        (place.rank, place.rank_low, place.rank_high) for place in moved.ranking.places
    ]
    name = moved.people[moved.ranking.places[1].card.candidate_id].name
    assert title_of(stability_chart(moved, 20))[0] == (
        f"2 candidates can be first under other weights; {name} moves most, between ranks 1 and 4"
    )
    firm = replace(run, ranking=ranking_of(run.ranking.candidates[:1]))
    assert title_of(stability_chart(firm, 20))[0] == "Ada Okafor stays first under other weights"


def test_coverage_lays_the_states_of_all_candidates_end_to_end(run):
    rows = rows_of(coverage_chart(run))
    for asked in {row["asked"] for row in rows}:
        mine = [row for row in rows if row["asked"] == asked]
        assert sum(row["candidates"] for row in mine) == 5
        assert (mine[0]["start"], mine[-1]["end"]) == (0, 1)
    python = {row["state"]: row["share"] for row in rows if row["asked"] == "r2 Python"}
    assert python == {"met": 0.2, "partial": 0.6, "not shown": 0.2}
    assert title_of(coverage_chart(run))[0] == "Every essential is shown by 4 of 5"


def test_coverage_names_what_fewest_and_most_show(run):
    places = list(run.ranking.candidates)
    contributions = tuple(
        replace(one, state="not_shown") if one.requirement == "r3" else one
        for one in places[1].card.contributions
    )
    places[1] = replace(places[1], card=replace(places[1].card, contributions=contributions))
    fewer = replace(run, ranking=ranking_of(tuple(places)))
    assert title_of(coverage_chart(fewer))[0] == (
        "Of the essentials, fewest show “r3 PyTorch / TensorFlow” (3 of 5), most “r2 Python” (4)"
    )


def test_a_requirement_that_can_give_no_point_is_not_drawn(run):
    places = list(run.ranking.candidates)
    for number, place in enumerate(places):
        marks = tuple(
            replace(one, points=0, out_of=0) if one.requirement == "r6" else one
            for one in place.card.contributions
        )
        places[number] = replace(place, card=replace(place.card, contributions=marks))
    unweighted = replace(run, ranking=ranking_of(tuple(places)))
    for draw in (coverage_chart, CHARTS["heatmap"]):
        assert {row["asked"][:2] for row in rows_of(draw(unweighted))} == {"r2", "r3", "r4", "r5"}
    only_words = replace(run, job=replace(run.job, requirements=run.job.requirements[:1]))
    with pytest.raises(InputError, match="no requirement of this job gives points"):
        coverage_chart(only_words)


def test_two_of_one_name_and_rank_stay_two(make_run, make_profile):
    people = [
        (make_profile("Kim Lee", file="a.pdf"), 0.5, GateState.PASS),
        (make_profile("Kim Lee", file="b.pdf", start=2020), 0.5, GateState.PASS),
    ]
    run = make_run(people)
    assert len(set(people_labels(run, run.ranking.places))) == 2
    assert len({row["candidate"] for row in rows_of(heatmap_chart(run, 2))}) == 2


def infected(run, payload):
    """Put a text wherever a chart shows somebody else's."""
    asked = tuple(replace(one, text=payload) for one in run.job.requirements)
    return replace(
        run,
        job=replace(run.job, requirements=asked),
        people={key: replace(person, name=payload) for key, person in run.people.items()},
        labels=dict.fromkeys(run.labels, payload),
    )


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_texts_of_others_are_one_inert_line(run, payload):
    for draw in CHARTS.values():
        for text in texts_of(draw(infected(run, payload)).to_dict(validate=False)):
            assert "<" not in text
            assert not UNPRINTABLE.search(text)


@pytest.mark.parametrize("name", CHARTS)
def test_a_page_with_a_chart_gains_no_tag(run, name):
    evil = infected(run, PAYLOADS["end of script"])
    page, plain = (CHARTS[name](one).to_html() for one in (evil, run))
    assert page.count("<") == plain.count("<")


def test_whom_there_is_not_is_said(run):
    nobody = replace(run, ranking=ranking_of(()))
    for draw in (coverage_chart, CHARTS["heatmap"], CHARTS["stability"]):
        with pytest.raises(InputError, match="nobody was ranked"):
            draw(nobody)
    with pytest.raises(InputError, match="give 1 or more"):
        heatmap_chart(run, 0)


def test_without_the_extra_one_sentence_says_what_to_install():
    code = (
        "import sys\nsys.modules['altair'] = None\n"
        "from matcher.api.plots import Plots\nfrom matcher.errors import InputError\n"
        "try:\n    Plots(None).heatmap()\nexcept InputError as fault:\n    print(fault)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == (
        "charts need altair, which is not installed; "
        "install it with: pip install 'skill-matcher[notebook]'\n"
    )


def test_a_run_hands_its_figures_to_its_charts(run):
    class Finished:
        """What charts ask of a run."""

        data = run

        def counts(self):
            return ENDED

        def find(self, candidate):
            return next(p for p in run.ranking.candidates if p.card.candidate_id == candidate)

    plots = Plots(Finished())
    best = run.ranking.places[0].card.candidate_id
    drawn = {
        "waterfall": plots.waterfall(best),
        "heatmap": plots.heatmap(),
        "funnel": plots.funnel(),
        "stability": plots.stability(),
        "coverage": plots.coverage(),
    }
    for name, chart in drawn.items():
        assert chart.to_json() == CHARTS[name](run).to_json()
