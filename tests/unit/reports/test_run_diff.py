"""What moved between two runs: partners, causes and shifts, on runs built by hand."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from matcher.model.run import Failure, Status
from matcher.reports.run_diff import Side, compare_runs
from matcher.reports.run_diff_causes import CauseKind
from matcher.reports.run_diff_json import diff_to_json
from matcher.reports.run_diff_terminal import CAUSE_WORDS, render_diff


@pytest.fixture
def side(run):
    return Side(
        manifest=replace(run.manifest, job={**run.manifest.job, "requirements_sha256": "1" * 64}),
        job=run.job,
        places=run.ranking.places,
        sha256={p.card.candidate_id: f"{p.card.candidate_id}ff" for p in run.ranking.places},
        failures=(),
    )


def with_points(place, milli, **changes):
    """Give a place *milli* points more in its first contribution."""
    card = place.card
    first = replace(card.contributions[0], points=card.contributions[0].points + milli)
    marks = (first, *card.contributions[1:])
    new = replace(card, score=card.score + milli, contributions=marks, **changes)
    return replace(place, card=new)


def test_a_run_against_itself_moves_nothing(side):
    found = compare_runs(side, side)
    assert found.causes == ()
    assert found.moved == ()
    assert len(found.candidates) == 5


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"taxonomy": {"version": "other"}}, CauseKind.TAXONOMY),
        ({"scoring": "f" * 64}, CauseKind.WEIGHTS),
        ({"scorer_version": "0"}, CauseKind.SCORER),
        ({"reference": "e" * 64}, CauseKind.REFERENCE),
        ({"as_of": "2020-01-01"}, CauseKind.AS_OF),
        ({"options": {"ocr": "off"}}, CauseKind.OPTIONS),
    ],
)
def test_each_cause_is_named_and_given_to_who_moved(side, changes, kind):
    moved = (with_points(side.places[0], -2_000), *side.places[1:])
    after = replace(side, manifest=replace(side.manifest, **changes), places=moved)
    found = compare_runs(side, after)
    assert [cause.kind for cause in found.causes] == [kind]
    (one,) = found.moved
    assert one.causes == (kind,)
    assert one.by == -2_000
    assert [(shift.by, shift.source) for shift in one.shifts] == [(-2_000, "essential_skills")]


def test_weights_are_told_by_value(side):
    mine = {"weights": {"components": {"education": 0.0}, "requirements": {"r3": 2.5}}}
    manifest = replace(side.manifest, scoring="f" * 64, options=mine)
    (cause,) = compare_runs(side, replace(side, manifest=manifest)).causes
    assert (cause.before, cause.after) == (
        "as bundled",
        "components.education 0, requirements.r3 2.5",
    )


def test_a_changed_job_says_which_requirements_changed(side):
    one, other, *rest = side.job.requirements
    asked = (one, replace(other, min_years=4.0), *rest[:-1])
    job = {**side.manifest.job, "requirements_sha256": "0" * 64}
    after = replace(
        side,
        job=replace(side.job, requirements=asked),
        manifest=replace(side.manifest, job=job),
    )
    (cause,) = compare_runs(side, after).causes
    assert cause.kind is CauseKind.JOB
    assert cause.details == (
        "~ Strong Python skills are required. (min years: none -> 4)",
        "- Kubernetes is a plus.",
    )


def test_a_changed_file_is_the_same_candidate_by_its_path(side):
    first = side.places[0]
    new = with_points(first, -1_000, candidate_id="C-0000000000")
    after = replace(
        side,
        places=(new, *side.places[1:]),
        sha256={**side.sha256, "C-0000000000": "00"},
    )
    (one,) = compare_runs(side, after).moved
    assert one.before.card.candidate_id == first.card.candidate_id
    assert one.causes == (CauseKind.FILE,)


def test_who_is_new_and_who_is_gone_and_why(side):
    first = side.places[0]
    lost = Failure(
        file=first.card.file,
        status=Status.TIMEOUT,
        stage="read",
        reason="took too long",
        next_step="try again",
    )
    without = replace(side, places=side.places[1:], failures=(lost,))
    (gone,) = compare_runs(side, without).moved
    assert (gone.after, gone.gone) == (None, "timeout: took too long")
    (new,) = compare_runs(without, side).moved
    assert new.before is None


def test_a_rank_alone_moves_because_of_others(side):
    last = replace(side.places[4], rank=4)
    (one,) = compare_runs(side, replace(side, places=(*side.places[:4], last))).moved
    assert one.causes == (CauseKind.POOL,)


def test_points_that_nothing_explains_are_said_to_be_so(side):
    moved = (with_points(side.places[0], 5), *side.places[1:])
    (one,) = compare_runs(side, replace(side, places=moved)).moved
    assert one.causes == (CauseKind.UNKNOWN,)


def test_the_terminal_fits_and_json_has_everybody(side):
    moved = tuple(with_points(place, -700) for place in side.places)
    after = replace(side, manifest=replace(side.manifest, as_of="2025-01-01"), places=moved)
    found = compare_runs(side, after)
    console = Console(file=io.StringIO(), width=80)
    render_diff(console, found, top=2)
    text = console.file.getvalue()
    assert max(map(cell_len, text.splitlines())) <= 80
    assert "another as-of date: 2026-11-01 -> 2025-01-01" in text
    assert "2 of 5" in text
    told = diff_to_json(found)
    assert len(told["moved"]) == 5
    assert told["moved"][0]["by"] == -0.7


def test_every_cause_has_words():
    assert set(CAUSE_WORDS) == set(CauseKind)
