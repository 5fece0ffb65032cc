"""A stored run as it would stand under other weights, without a requirement, or with one more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matcher.api.changed_job import ChangedJob, ask_for, leave_out
from matcher.api.run_homes import overlay_of
from matcher.api.same_version import constants_of, refuse_other_rules, refuse_other_taxonomy
from matcher.api.stored_figures import StoredFigures, load_figures
from matcher.api.tools import as_date
from matcher.errors import InputError
from matcher.model.run import PROFILES
from matcher.reports.what_if import Standing, WhatIf
from matcher.schema.ranking_json import milli
from matcher.schema.stored_ranking import CandidateRow
from matcher.scoring.again import Answered, AskKey, answers_hold, key_of, scores_again
from matcher.scoring.asks import build_asks
from matcher.scoring.constants import Constants, load_constants
from matcher.scoring.credit import SkillGraph
from matcher.scoring.outcome import Ask, ComponentName

_OF_SKILLS = frozenset({ComponentName.ESSENTIAL_SKILLS, ComponentName.OPTIONAL_SKILLS})
_TERMS: AskKey = (ComponentName.TERM_COVERAGE.value, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be different.

    Args:
        weights: a YAML file as for ``rank``, in place of the weights of the run.
        without: ids of requirements, or skills, that are not asked for.
        require: skills that are asked for too.
    """

    weights: Path | None = None
    without: tuple[str, ...] = ()
    require: tuple[str, ...] = ()


def what_if(
    folder: str | Path, wish: Wish, *, job: str | None = None, output: Path | None = None
) -> WhatIf:
    """Say how a stored run would stand; write it as a run of its own where *output* is given.

    Where only weights and skills differ, the stored answers of the rules are used again, which gives the same
    points as scoring every profile anew.

    Args:
        folder: the run folder, or that of one of its jobs.
        wish: what is to be different.
        job: which of several jobs, by the name of its folder.
        output: a folder that is empty or not there yet.

    Raises:
        InputError: when the run was made by another version, something is named that is not there, or nothing is
            left that can be scored.
        BorderError: when the weights have faults, with file:line.
    """
    if output is not None and output.is_dir() and any(output.iterdir()):
        raise InputError(f"{output} is not empty; choose another -o")
    stored = load_figures(folder, job=job)
    manifest = stored.ranking.manifest
    refuse_other_rules(manifest)
    refuse_other_taxonomy(manifest, stored.taxonomy)
    own = constants_of(manifest)
    changed = _changed(stored, own, wish)
    scores = None if output is not None else _quickly(stored, own, changed)
    if scores is None:
        scores = _anew(stored, changed, output)
    return WhatIf(said=changed.said, standings=_standings(stored.ranking.rows, scores))


def _changed(stored: StoredFigures, own: Constants, wish: Wish) -> ChangedJob:
    said = (f"with the weights of {wish.weights}",) if wish.weights else ()
    constants = load_constants(wish.weights) if wish.weights else own
    changed = ChangedJob(job=stored.job, constants=constants, said=said)
    for what in wish.without:
        changed = leave_out(changed, what, stored.taxonomy)
    for what in wish.require:
        changed = ask_for(changed, what, stored.taxonomy)
    return changed


def _quickly(stored: StoredFigures, own: Constants, changed: ChangedJob) -> list[int] | None:
    """Return the milli-points of the candidates from stored answers; None where these do not say enough."""
    rows = stored.ranking.rows
    known = _known(rows)
    terms_may_differ = (
        not own.components.term_coverage and changed.constants.components.term_coverage
    )
    if terms_may_differ or not answers_hold(own, changed.constants):
        return None
    asks = build_asks(
        changed.job,
        has_terms=_TERMS in known,
        taxonomy=stored.taxonomy,
        graph=SkillGraph(stored.taxonomy, changed.constants.credit),
        constants=changed.constants,
    )
    fresh = tuple(ask for ask in asks if _is_fresh(ask, changed))
    if any(ask.component not in _OF_SKILLS for ask in fresh):
        return None
    if any(key_of(ask) not in known for ask in asks if ask not in fresh):
        return None
    answers = _answers(rows, asks, known, _fresh(stored, changed, fresh))
    return list(scores_again(answers, asks, changed.constants))


def _known(rows: Sequence[CandidateRow]) -> dict[AskKey, int]:
    """Return the questions whose answers are stored, with their places among the contributions."""
    marks = rows[0].contributions if rows else ()
    return {
        (mark.source, mark.requirement): number
        for number, mark in enumerate(marks)
        if mark.credit is not None
    }


def _is_fresh(ask: Ask, changed: ChangedJob) -> bool:
    """Tell whether what is stored does not answer a question, because its requirement names other skills now."""
    if ask.requirement is None or ask.requirement.id not in changed.fresh:
        return False
    if ask.component is ComponentName.EXPERIENCE:
        return ask.scope is not None
    return ask.component is not ComponentName.EDUCATION


def _fresh(
    stored: StoredFigures, changed: ChangedJob, asks: tuple[Ask, ...]
) -> Mapping[AskKey, Mapping[str, Answered]]:
    """Return question -> SHA-256 of a resume -> answer, for those that say anything to it."""
    if not asks:
        return {}
    from matcher.api.fresh_answers import (  # noqa: PLC0415 - most questions need no profile
        Bench,
        fresh_answers,
    )

    bench = Bench(
        job=changed.job,
        taxonomy=stored.taxonomy,
        constants=changed.constants,
        as_of=as_date(stored.ranking.manifest.as_of),
    )
    with (stored.home / PROFILES).open("rb") as lines:
        found = fresh_answers(lines, asks, bench)
    return {
        key_of(ask): {sha256: answers[number] for sha256, answers in found.items()}
        for number, ask in enumerate(asks)
    }


def _answers(
    rows: Sequence[CandidateRow],
    asks: Sequence[Ask],
    known: Mapping[AskKey, int],
    fresh: Mapping[AskKey, Mapping[str, Answered]],
) -> Iterator[list[Answered]]:
    """Yield the answers of each candidate to each question."""
    nothing = (0.0, 0.0)
    places = [(fresh.get(key_of(ask)), known.get(key_of(ask), 0)) for ask in asks]
    for row in rows:
        marks = row.contributions
        yield [
            (marks[at].credit or 0.0, marks[at].shown or 0.0)
            if new is None
            else new.get(row.sha256, nothing)
            for new, at in places
        ]


def _anew(stored: StoredFigures, changed: ChangedJob, output: Path | None) -> list[int]:
    """Score every profile anew, and write the run where that is wanted."""
    from matcher.api.stored import load_run  # noqa: PLC0415 - most questions need no profile

    run = load_run(stored.folder, stored.taxonomy).rescored(changed.job, changed.constants)
    if output is not None:
        overlay = overlay_of(stored.home)
        details = {
            "what_if": {"run": str(stored.folder), "changes": list(changed.said)},
            "taxonomy_folder": str(overlay) if overlay else None,
        }
        run.save(output, details)
    scores = {place.card.candidate_id: place.card.score for place in run.data.ranking.places}
    return [scores[row.candidate_id] for row in stored.ranking.rows]


def _standings(rows: Sequence[CandidateRow], scores: Sequence[int]) -> tuple[Standing, ...]:
    ordered = sorted(zip(rows, scores, strict=True), key=lambda p: (-p[1], p[0].candidate_id))
    ranks: dict[int, int] = {}
    for number, (_, score) in enumerate(ordered, start=1):
        ranks.setdefault(score, number)
    return tuple(
        Standing(
            candidate_id=row.candidate_id,
            file=row.file,
            rank_before=row.rank,
            score_before=milli(row.score),
            rank_after=ranks[score],
            score_after=score,
        )
        for row, score in ordered
    )
