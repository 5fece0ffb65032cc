"""What the terminal shows fits it, is plain when piped, and says why."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from matcher.model.document import HiddenText
from matcher.reports.terminal import (
    bar,
    explanation_text,
    render_explanation,
    render_ranking,
    render_reasons,
)


def a_console(width=80, **options):
    return Console(file=io.StringIO(), width=width, **options)


def printed(console):
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_and_keeps_score_name_and_id(run, width):
    console = a_console(width)
    render_ranking(console, run)
    text = printed(console)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    for place in run.ranking.candidates:
        assert place.card.candidate_id in text
    for words in ("Ada Okafor", "93.0", "2=", "unknown", "11.8"):
        assert words in text


def test_a_pipe_gets_no_escape_sequence_and_a_terminal_does(run):
    piped, screen = a_console(), a_console(force_terminal=True, color_system="standard")
    render_ranking(piped, run)
    render_ranking(screen, run)
    assert "\x1b" not in printed(piped)
    assert "\x1b" in printed(screen)


def test_no_color_is_honoured(run, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    console = a_console(force_terminal=True, color_system="standard")
    render_ranking(console, run)
    assert "\x1b[33m" not in printed(console)


def test_top_limits_and_says_of_how_many(run):
    console = a_console()
    render_ranking(console, run, top=2)
    assert "2 of 5 candidates" in printed(console)
    assert "Sam Taylor" not in printed(console)


def test_the_wide_table_has_a_column_for_each_state(run):
    console = a_console(120)
    render_ranking(console, run)
    (line,) = [line for line in printed(console).splitlines() if "Juan" in line]
    assert line.split()[-6:] == ["0", "3", "0", "0", "unknown", "9.8"]
    assert "Hidden text" in printed(console)


def test_an_explanation_has_every_contribution_and_quotation(run):
    console = a_console(100)
    place = run.ranking.candidates[0]
    render_explanation(console, run, place)
    text = printed(console)
    for entry in place.card.contributions:
        for found in entry.evidence:
            assert f"“{found.quote}”" in text
    assert "24.0 of 24.0" in text
    assert "(page 1, experience)" in text
    assert "knockout pass" in text
    assert "not shown: nothing of this is shown" in text


def test_an_explanation_works_without_the_profile(run):
    console = a_console(100)
    render_explanation(console, replace(run, profiles={}), run.ranking.candidates[0])
    assert "ada_okafor.pdf" in printed(console)
    assert "(page 1)" in printed(console)


def test_an_explanation_as_text_is_plain_and_has_no_trailing_blanks(run):
    text = explanation_text(run, run.ranking.candidates[0])
    assert "24.0 of 24.0  Strong Python skills are required." in text
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line.endswith(" ")]


def test_reasons_name_the_strongest_points_first_and_what_is_lacking(run):
    console = a_console(100)
    render_reasons(console, run, top=1, each=2)
    text = printed(console)
    assert text.index("29.0 of 29.0") < text.index("24.0 of 24.0")
    assert "18.0 of 18.0" not in text
    assert "not shown: Kubernetes is a plus." in text


@pytest.mark.parametrize(("part", "full"), [(0, 0), (5, 1), (50, 5), (100, 10)])
def test_a_bar_is_as_long_as_its_share(part, full):
    drawn = bar(part, 100, 10, a_console()).plain
    assert len(drawn) == 10
    assert sum(mark in "━#" for mark in drawn) == full


def test_a_bar_of_nothing_is_empty():
    assert set(bar(0, 0, 4, a_console()).plain) <= set("╌.")


def test_an_explanation_shows_what_no_reader_can_see(run):
    console = a_console(100)
    profiles = run.profiles
    places = {bool(profiles[p.card.candidate_id].hidden): p for p in run.ranking.candidates}
    render_explanation(console, run, places[True])
    assert "hidden, not scored white on white, page 2: “expert expert expert”" in printed(console)
    honest = (HiddenText(text="Ada Okafor", cause="ocr_layer", page=1),)
    key = places[False].card.candidate_id
    profile = replace(profiles[key], hidden=honest)
    console = a_console(100)
    render_explanation(console, replace(run, profiles={key: profile}), places[False])
    assert "hidden, not scored" not in printed(console)


def test_a_run_whose_words_are_weighed_by_its_pool_says_so_where_cards_are_shown(run):
    pooled = replace(run, manifest=replace(run.manifest, options={"idf": "pool"}))
    for shown, is_said in ((run, False), (pooled, True)):
        console = a_console(200)
        render_ranking(console, shown)
        text = printed(console)
        for said in (text, explanation_text(shown, shown.ranking.candidates[0], 200)):
            assert ("depend on who else is in it" in said) is is_said
