"""The run folder: every output of a run under its fixed name, each written whole or not at all."""

import time
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from matcher.batch import log
from matcher.model.run import MANIFEST, PROFILES, RANKING
from matcher.reports.atomic import write_whole
from matcher.reports.beside import Makers, beside
from matcher.reports.exports import card_parquets, csv_bytes, csv_pieces
from matcher.reports.html import html_bytes
from matcher.reports.overview import overview_of
from matcher.reports.run_data import RunData
from matcher.reports.several import SeveralData, jobs_table
from matcher.reports.several_html import several_html
from matcher.reports.tables import candidates_stretches, failures_table
from matcher.reports.xlsx import xlsx_bytes
from matcher.schema.json_bytes import json_bytes

ALONE = 500
"""Up to so many candidates, a second process would take longer than it saves."""


def write_run(
    folder: Path,
    run: RunData,
    *,
    manifest: Mapping[str, Any],
    ranking: Iterable[bytes],
    profiles: Iterable[bytes],
    job_yaml: str,
) -> tuple[Path, ...]:
    """Write a whole run; manifest.json comes last.

    Args:
        folder: made where it is missing.
        run: what the tables, the workbook and the page are made from.
        manifest: the content of manifest.json, with what varies (time, duration, workers, counts).
        ranking: the JSON of the ranking, in pieces.
        profiles: the JSON of each resume, a line each, in the order they are to stand in.
        job_yaml: the job as understood, for people to edit.

    Returns:
        The paths written.

    Raises:
        OutputError: when the folder or the disk does not take it; files written before stay whole.
    """
    data, seen = of_job(run, ranking, job_yaml)
    pool = of_pool(profiles, run)
    tables = {name: make for name, make in data.items() if name.endswith(".parquet")}
    lines = {name: make for name, make in data.items() if name not in tables}
    with beside(2 if len(run.ranking.places) > ALONE else 0, write_files) as others:
        others.hand_over(folder, seen)
        others.hand_over(folder, tables)
        write_files(folder, {**lines, **pool})
    last = write_manifest(folder, manifest)
    return (*(folder / name for name in (*data, *pool, *seen)), last)


def of_job(
    run: RunData, ranking: Iterable[bytes], job_yaml: str, in_full: int | None = None
) -> tuple[Makers, Makers]:
    """Return what makes the files that hang on a job: those for programs, and those for people.

    Args:
        run: for that job.
        ranking: its JSON, in pieces.
        job_yaml: the job as understood.
        in_full: how many of the best the workbook and the page quote (see ``overview_of``).
    """
    of_cards = cache(lambda: card_parquets(run))
    overview = cache(lambda: overview_of(run, in_full))
    data: Makers = {
        RANKING: lambda: ranking,
        "job.yaml": lambda: job_yaml.encode("utf-8", "backslashreplace"),
        "scores.parquet": lambda: of_cards()[0],
        "evidence.parquet": lambda: of_cards()[1],
    }
    seen: Makers = {
        "candidates.csv": lambda: csv_pieces(candidates_stretches(run)),
        "shortlist.xlsx": lambda: xlsx_bytes(run, overview()),
        "report.html": lambda: html_bytes(run, overview()),
    }
    return data, seen


def of_pool(profiles: Iterable[bytes], run: RunData | SeveralData) -> Makers:
    """Return what makes the files that hang on the resumes alone."""
    return {
        PROFILES: lambda: profiles,
        "failures.csv": lambda: csv_bytes(failures_table(run)),
    }


def of_several(data: SeveralData) -> Makers:
    """Return what makes the files that span several jobs."""
    return {
        "jobs.csv": lambda: csv_bytes(jobs_table(data)),
        "report.html": lambda: several_html(data),
    }


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> Path:
    """Write manifest.json, which makes a run complete."""
    write_files(folder, {MANIFEST: lambda: (json_bytes(manifest, indent=2), b"\n")})
    return folder / MANIFEST


def write_files(folder: Path, makers: Makers) -> None:
    """Write files one after the other.

    Raises:
        OutputError: when the folder or the disk does not take one; files written before stay whole.
    """
    for name, make in makers.items():
        began = time.monotonic()
        write_whole(folder / name, make())
        spent = round((time.monotonic() - began) * 1000)
        log.output_written(name=name, size=(folder / name).stat().st_size, milliseconds=spent)
