"""A run: what came of holding resumes against a job, as tables, explanations and files."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.api.manifest import count_by_status
from matcher.api.records import profile_lines
from matcher.api.same_version import constants_of, refuse_other_taxonomy
from matcher.api.scored import rank_scored
from matcher.api.tools import as_date
from matcher.batch.outcome import Outcome, Wanted, part_of
from matcher.batch.task import Scoring
from matcher.errors import InputError
from matcher.jobs.profile_yaml import dump_job
from matcher.model.job import JobDescription
from matcher.model.scorecard import RankedCard
from matcher.model.skill import Taxonomy
from matcher.reports.run_data import RunData
from matcher.schema.common_json import SCHEMA_VERSION
from matcher.schema.json_bytes import json_array, json_bytes
from matcher.schema.packed import pack
from matcher.schema.ranking_json import failure_row, manifest_to_json
from matcher.schema.scored import Scored, place_line
from matcher.scoring.constants import Constants, load_constants
from matcher.scoring.reference import Reference, load_reference

if TYPE_CHECKING:
    import pandas as pd

    from matcher.api.plots import Plots
    from matcher.reports.feedback import Feedback


@dataclass(frozen=True, kw_only=True)
class Run:
    """A finished run.

    Args:
        data: the manifest, the job, the ranking, the profiles and the failures.
        outcomes: how each file ended, sorted by path, duplicates among them.
        scored: candidate id -> what is kept of the candidate.
        taxonomy: the taxonomy that was used.
    """

    data: RunData
    outcomes: Sequence[Outcome]
    scored: Mapping[str, Scored]
    taxonomy: Taxonomy

    @cached_property
    def candidates(self) -> "pd.DataFrame":
        """One row a candidate, best first; columns and units in ``matcher.reports.tables``."""
        from matcher.reports.tables import candidates_table, frame

        return frame(candidates_table(self.data))

    @cached_property
    def scores(self) -> "pd.DataFrame":
        """One row for each candidate and requirement: points, what they were out of, state, reason."""
        from matcher.reports.tables import frame, scores_table

        return frame(scores_table(self.data))

    @cached_property
    def evidence(self) -> "pd.DataFrame":
        """One row a quotation behind a contribution."""
        from matcher.reports.tables import evidence_table, frame

        return frame(evidence_table(self.data))

    @cached_property
    def timeline(self) -> "pd.DataFrame":
        """One row a role, with its dates."""
        from matcher.reports.tables import frame, timeline_table

        return frame(timeline_table(self.data))

    @cached_property
    def failures(self) -> "pd.DataFrame":
        """One row a file that could not be used, with the reason and what to do."""
        from matcher.reports.tables import failures_table, frame

        return frame(failures_table(self.data))

    @property
    def plot(self) -> "Plots":
        """The charts: ``run.plot.waterfall("C-...")``, ``heatmap()``, ``funnel()``, ``stability()``, ``coverage()``."""
        from matcher.api.plots import Plots

        return Plots(self)

    def counts(self) -> dict[str, int]:
        """Count how the files ended, by status."""
        return count_by_status(self.outcomes)

    def find(self, candidate: str) -> RankedCard:
        """Return one candidate's card.

        Args:
            candidate: the id ("C-..."), the start of one, the file as listed, or its name alone, with or without its ending.

        Raises:
            InputError: when nobody, or more than one, is meant.
        """
        places = self.data.ranking.places
        for fits in (
            lambda card: candidate in {card.candidate_id, card.file},
            lambda card: Path(card.file).name == candidate,
            lambda card: Path(card.file).stem == candidate,
            lambda card: len(candidate) > len("C-") and card.candidate_id.startswith(candidate),
        ):
            found = [number for number, place in enumerate(places) if fits(place.card)]
            if len(found) == 1:
                return self.data.ranking.candidates[found[0]]
            if found:
                names = ", ".join(places[number].card.file for number in found)
                raise InputError(f"{candidate!r} could be any of {names}; give the candidate id")
        for outcome in self.outcomes:
            if candidate in {outcome.file, Path(outcome.file).name}:
                return self._otherwise(outcome)
        raise InputError(
            f"there is no candidate {candidate!r} in this run; ids stand in candidates.csv"
        )

    def _otherwise(self, outcome: Outcome) -> RankedCard:
        """Return the card of the file that *outcome* is a copy of, or say why there is none."""
        if outcome.failure:
            failure = outcome.failure
            raise InputError(
                f"{failure.file} was not ranked: {failure.reason}; {failure.next_step}"
            )
        if outcome.duplicate_of is None:
            raise InputError(f"{outcome.file} is not in the ranking; rank the folder again")
        return self.find(outcome.duplicate_of)

    def explain(self, candidate: str, *, for_candidate: bool = False) -> str:
        """Say in plain words where a candidate's points come from, each with its quotation.

        Args:
            candidate: see ``find``.
            for_candidate: say instead what the person should hear, without points, ranks or other candidates.
        """
        if for_candidate:
            from matcher.reports.feedback_text import feedback_text

            return feedback_text(self.feedback(candidate))
        from matcher.reports.terminal import explanation_text

        return explanation_text(self.data, self.find(candidate))

    def compare(self, *candidates: str) -> "pd.DataFrame":
        """Set candidates side by side, what sets them apart most first.

        One row for each requirement and candidate; columns and units in ``matcher.reports.comparison``.

        Raises:
            InputError: when fewer than two are named, one twice, or somebody who is not in the run.
        """
        from matcher.reports.comparison import compare_cards, comparison_table
        from matcher.reports.tables import frame

        cards = [self.find(candidate) for candidate in candidates]
        return frame(comparison_table(compare_cards(self.data, cards)))

    def feedback(self, candidate: str) -> "Feedback":
        """Say what the person should hear: what was found, what was not shown, what would show it; nobody else."""
        from matcher.reports.feedback import feedback_of

        place = self.find(candidate)
        return feedback_of(
            place.card,
            self.data.profiles[place.card.candidate_id],
            self.data.job,
            taxonomy=self.taxonomy,
            constants=load_constants(),
        )

    def rescore(
        self, *, weights: str | Path | None = None, job: JobDescription | None = None
    ) -> "Run":
        """Score the stored profiles again under other weights, or for another job; nothing is re-read.

        Args:
            weights: a YAML file as for ``rank``; None keeps the weights of the run.
            job: None keeps the job of the run.

        Raises:
            InputError: when the run was made under other skills, its own weights are not known any more, or the
                job asks for nothing that can be scored.
            BorderError: when the weights have faults, with file:line.
        """
        manifest = self.data.manifest
        constants = load_constants(Path(weights)) if weights else constants_of(manifest)
        return self.rescored(job or self.data.job, constants)

    def rescored(self, job: JobDescription, constants: Constants) -> "Run":
        """Score the stored profiles again for *job* under *constants*; see ``rescore``."""
        from matcher.batch.score import score_all

        refuse_other_taxonomy(self.data.manifest, self.taxonomy)
        scoring = Scoring(
            job=job,
            taxonomy=self.taxonomy,
            constants=constants,
            reference=self._reference(),
            as_of=as_date(self.data.manifest.as_of),
        )
        unweighted = {
            name: value for name, value in self.data.manifest.options.items() if name != "weights"
        }
        originals = [n for n, outcome in enumerate(self.outcomes) if outcome.is_original]
        by_sha256 = {part.counted.sha256: key for key, part in self.scored.items()}
        profiles = (
            Wanted(
                file=outcome.file,
                packed=pack(self.data.profiles[by_sha256[outcome.sha256 or ""]]),
            )
            for outcome in map(self.outcomes.__getitem__, originals)
        )
        made = map(part_of, score_all(profiles, len(originals), (scoring,)))
        parts = zip(originals, made, strict=True)
        again = rank_scored(self.outcomes, parts, scoring, options=unweighted)
        return Run(
            data=again.data, outcomes=again.outcomes, scored=again.scored, taxonomy=self.taxonomy
        )

    def _reference(self) -> Reference:
        """Return the document frequencies that the run was scored with, fitted to its resumes where it says so."""
        reference = load_reference()
        if self.data.manifest.options.get("idf") != "pool":
            return reference
        from matcher.scoring.pool import fitted_to

        return fitted_to(self.data.profiles.values(), reference)

    def ranking_json(self) -> dict[str, Any]:
        """Return the ranking as the JSON object of the contract."""
        found: dict[str, Any] = json.loads(b"".join(self.ranking_bytes()))
        return found

    def ranking_bytes(self) -> Iterator[bytes]:
        """Yield the JSON of the ranking in pieces: a candidate and a failure a line."""
        data = self.data
        yield b'{"schema":%d,"manifest":' % SCHEMA_VERSION
        yield json_bytes(manifest_to_json(data.manifest))
        yield b',"candidates":'
        yield from json_array(self.candidate_lines())
        yield b',"failures":'
        yield from json_array(json_bytes(failure_row(failure)) for failure in data.failures)
        yield b"}\n"

    def candidate_lines(self) -> Iterator[bytes]:
        """Yield the JSON object of each candidate, best first, without line ends."""
        for place in self.data.ranking.places:
            yield place_line(self.scored[place.card.candidate_id], place)

    def profile_lines(self) -> Iterator[bytes]:
        """Return the JSON object of each file, read or not, a line each, sorted by path."""
        return profile_lines(self.outcomes, self.scored)

    def to_html(self, path: str | Path) -> None:
        """Write the report as one page without any outside resource."""
        from matcher.reports.atomic import write_whole
        from matcher.reports.html import html_bytes

        write_whole(Path(path), html_bytes(self.data))

    def to_excel(self, path: str | Path) -> None:
        """Write the workbook: Shortlist, Requirements, Evidence, Failures, Method."""
        from matcher.reports.atomic import write_whole
        from matcher.reports.xlsx import xlsx_bytes

        write_whole(Path(path), xlsx_bytes(self.data))

    def to_parquet(self, folder: str | Path) -> None:
        """Write scores.parquet and evidence.parquet into *folder*."""
        from matcher.reports.atomic import write_whole
        from matcher.reports.exports import card_parquets

        for name, data in zip(("scores", "evidence"), card_parquets(self.data), strict=True):
            write_whole(Path(folder) / f"{name}.parquet", data)

    def save(
        self, folder: str | Path, details: Mapping[str, Any] | None = None
    ) -> tuple[Path, ...]:
        """Write the whole run folder.

        Args:
            folder: made where it is missing.
            details: what varies from run to run (time, duration, workers), for manifest.json alone.

        Raises:
            OutputError: when the disk does not take it.
        """
        from matcher.reports.run_folder import write_run

        manifest = manifest_to_json(self.data.manifest)
        return write_run(
            Path(folder),
            self.data,
            manifest={**manifest, "counts": self.counts(), **(details or {})},
            ranking=self.ranking_bytes(),
            profiles=self.profile_lines(),
            job_yaml=dump_job(self.data.job, self.taxonomy),
        )

    def records(self) -> list[dict[str, Any]]:
        """Return one JSON object a file, read or not, sorted by path."""
        return [json.loads(line) for line in self.profile_lines()]
