"""The page is one inert file that holds the whole run."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from matcher.model.scorecard import GateState, ranking_of
from matcher.reports import overview, page
from matcher.reports.html import html_bytes


def test_the_page_is_well_formed_and_its_inner_links_lead_somewhere(run, outline):
    parser = outline(html_bytes(run))
    assert len(parser.ids) == len(set(parser.ids))
    targets = {value for tag, name, value in parser.attributes if (tag, name) == ("a", "href")}
    assert {target[0] for target in targets} == {"#"}
    assert {target[1:] for target in targets} <= set(parser.ids)
    assert {place.card.candidate_id for place in run.ranking.candidates} <= set(parser.ids)


def test_nothing_is_loaded_and_only_the_own_script_and_style_may_run(run, outline):
    data = html_bytes(run)
    parser = outline(data)
    assert not {"link", "img", "iframe", "object", "embed", "base"} & set(parser.tags)
    names = {name for _, name, _ in parser.attributes}
    assert not {"src", "style"} & names
    assert not [name for name in names if name.startswith("on")]
    assert b"url(" not in data
    assert b"@import" not in data
    policy = re.search(r'Policy" content="([^"]+)"', data.decode()).group(1).replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", data.decode(), flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_figures_quotations_failures_and_hashes_are_there(run):
    text = html_bytes(run).decode()
    assert re.search(r"<dt>Files found</dt><dd>7</dd>", text)
    assert re.search(r"<dt>Knockout unknown</dt><dd>3</dd>", text)
    assert "- Built a churn model in Python that cut losses by 12 %" in text
    assert "page 1, experience" in text
    assert "save it without a password" in text
    assert run.manifest.scoring in text
    assert "white on white" in text
    assert "nobody is rejected by it" in text
    assert "1 met, 3 partial, 1 not shown" in text.replace("&nbsp;", " ").replace("\u00a0", " ")


def test_a_job_without_knockouts_shows_no_figures_about_them(run):
    places = tuple(replace(p, card=replace(p.card, gates=())) for p in run.ranking.candidates)
    text = html_bytes(replace(run, ranking=ranking_of(places))).decode()
    assert "<dt>Knockout unknown</dt>" not in text
    assert "<dt>Read and ranked</dt><dd>5</dd>" in text


def test_ties_are_shown_as_ties(run):
    text = html_bytes(run).decode()
    assert text.count('class="tie"') == 4  # two people, in the shortlist and over their sections


def test_the_same_run_gives_the_same_bytes(run):
    assert html_bytes(run) == html_bytes(run)


def test_a_run_without_candidates_says_so(run, outline):
    empty = replace(run, ranking=ranking_of(()), card_objects=(), profiles={})
    data = html_bytes(empty)
    outline(data)
    assert b"No resume was ranked" in data
    assert b"inbox/locked.pdf" in data


def test_many_candidates_keep_full_sections_for_the_best(make_run, make_profile, monkeypatch):
    monkeypatch.setattr(overview, "IN_FULL", 3)
    people = [(make_profile(f"Person {n}"), n / 10, GateState.PASS) for n in range(8)]
    data = html_bytes(make_run(people)).decode()
    assert data.count('<details class="person"') == 3
    assert data.count("<tr data-gate=") == 8
    assert "The best 3 of 8" in data


@pytest.mark.parametrize("count", [0, 1])
def test_the_waterfall_ends_where_the_score_stands(run, count):
    detail = page.details(run, page.rows(run, 2), overview.overview_of(run).best)[count]
    last = detail.steps[-1]
    assert last.before + last.entry.points == detail.row.card.score
    assert [step.before for step in detail.steps] == sorted(step.before for step in detail.steps)


def test_the_time_axis_spans_first_to_last_month(run):
    detail = page.details(run, page.rows(run, 2), overview.overview_of(run).best)[0]
    recent, early = detail.stretches
    assert early.left == 0
    assert recent.left + recent.width == pytest.approx(100)
