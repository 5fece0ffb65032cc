"""An evaluation on a page and in the terminal: places on axes, words of differences, tables that fit."""

import io
from dataclasses import replace
from math import nan

import pytest
from rich.console import Console

from matcher.evaluation.ablation import Effect
from matcher.evaluation.bootstrap import Estimate, Over
from matcher.evaluation.matches import Matches
from matcher.evaluation.measure import OURS, JudgedJob, Lead, measure
from matcher.evaluation.result import Evaluation
from matcher.reports.evaluation_page import LEFT, RIGHT, ROW, evaluation_page, panels_of
from matcher.reports.evaluation_terminal import render_evaluation
from matcher.reports.evaluation_words import interval, lead_words, signed_interval, weight_rows

GRADES = {"a": 3, "b": 2, "c": 0}
RIGHT_ORDER = {"a": 3.0, "b": 2.0, "c": 1.0}
WRONG_ORDER = {name: -score for name, score in RIGHT_ORDER.items()}


def value(middle, low=nan, high=nan):
    return Estimate(value=middle, low=low, high=high, over=Over.JOBS, jobs=2)


def effect(component, factor, change):
    return Effect(component=component, factor=factor, ndcg=0.5, change=change)


EFFECTS = tuple(
    effect(component, factor, value(0.1 * factor - 0.1, -0.2, 0.05))
    for component in ("essential_skills", "education")
    for factor in (0.0, 0.5, 2.0)
)


def evaluation(names=("x", "y"), people=None):
    jobs = tuple(
        JudgedJob(name=name, grades=GRADES, scores={OURS: RIGHT_ORDER, "other": WRONG_ORDER})
        for name in names
    )
    return Evaluation(
        manifest={
            "tool": "t",
            "scorer_version": "1",
            "scoring": "0" * 64,
            "taxonomy": "v",
            "as_of": "2026-11-01",
            "judgements": {"qrels.csv": "1" * 64},
        },
        jobs=jobs,
        measured=measure(jobs, k=10, relevant=2),
        effects=EFFECTS,
        people=people or {},
        failures=(),
        notes=("mind the gap",),
    )


def printed(found, width=80):
    console = Console(file=io.StringIO(), width=width, color_system=None)
    render_evaluation(console, found)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("ahead", "closed", "said"),
    [
        (
            value(0.25, 0.1, 0.4),
            0.5,
            "is ahead of BM25 by 0.250 in P (difference +0.100 to +0.400): 50 %",
        ),
        (value(-0.02), -0.5, "is behind BM25 by 0.020 in P"),
        (value(0.0, 0.0, 0.0), nan, "and BM25 are alike in P (difference 0.000 to 0.000)"),
    ],
)
def test_a_lead_in_words(ahead, closed, said):
    words = lead_words("BM25", Lead(ahead=ahead, closed=closed), "P")
    assert words.startswith(f"matcher {said}")
    assert ("way from there" in words) == ("%" in said)


def test_without_an_interval_nothing_is_said_of_one():
    assert interval(value(0.5)) == signed_interval(value(0.5)) == ""


def test_effects_are_one_row_a_component():
    rows = weight_rows(EFFECTS)
    assert [row.component for row in rows] == ["essential_skills", "education"]
    assert rows[0].without is EFFECTS[0]
    assert rows[0].others == {0.5: EFFECTS[1], 2.0: EFFECTS[2]}


def test_dots_stand_where_their_figures_are():
    panels = panels_of(evaluation())
    ndcg, tau = panels.overall[0], panels.overall[-1]
    ours, other = ndcg.dots
    assert (ours.x, ours.is_ours, ours.y) == (RIGHT, True, ROW / 2)
    assert LEFT < other.x < RIGHT
    assert [text for _, text in ndcg.ticks] == ["0", "0.5", "1"]
    assert [text for _, text in tau.ticks] == ["-1", "0", "1"], "tau may be below 0"
    assert tau.dots[1].x == LEFT


def test_changes_stand_on_both_sides_of_nothing():
    panel = panels_of(evaluation()).changes
    assert [text for _, text in panel.ticks] == ["-0.2", "0", "0.2"]
    (first, _) = panel.dots
    assert (first.low, first.x) == (LEFT, (LEFT + (LEFT + RIGHT) / 2) / 2)


def test_one_job_has_no_panels_by_job():
    assert panels_of(evaluation(names=("x",))).by_job == ()
    assert [panel.title for panel in panels_of(evaluation()).by_job] == ["x", "y"]


def test_a_figure_that_is_not_defined_has_no_dot():
    jobs = [JudgedJob(name="x", grades={"a": 1, "b": 0}, scores={OURS: {"a": 1.0, "b": 0.0}})]
    found = replace(evaluation(), measured=measure(jobs, k=10, relevant=2), effects=())
    mean = panels_of(found).overall[1]
    assert (mean.title, mean.dots[0].x, mean.dots[0].value) == ("MAP", None, "-")
    assert evaluation_page(found).count(b"<circle") == 3, "nDCG, P and tau-b"
    assert "-" in printed(found)


def test_the_same_evaluation_gives_the_same_page():
    assert evaluation_page(evaluation()) == evaluation_page(evaluation())


def test_tables_fit_eighty_columns_even_with_long_names():
    matches = Matches()
    matches.add(["a"], ["a", "b"], "x")
    found = evaluation(names=("n" * 70, "m"), people={"skill": matches})
    text = printed(found)
    assert max(map(len, text.splitlines())) <= 80
    for said in ("2 jobs, 6 judgements, 4 of them 2 or above", "0.500", "mind the gap"):
        assert said in text


def test_a_job_s_name_cannot_steer_the_terminal():
    text = printed(evaluation(names=("\x1b[31mred\u202e", "y")))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "red" in text
