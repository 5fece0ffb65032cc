"""The run folder: every output of a run under its fixed name, each written whole or not at all."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from matcher.batch import log
from matcher.batch.start import METHOD, context
from matcher.errors import OutputError
from matcher.model.run import MANIFEST, RANKING
from matcher.reports.atomic import write_whole
from matcher.reports.exports import card_parquets, csv_bytes
from matcher.reports.html import html_bytes
from matcher.reports.overview import overview_of
from matcher.reports.run_data import RunData
from matcher.reports.tables import candidates_table, failures_table
from matcher.reports.xlsx import xlsx_bytes
from matcher.schema.json_bytes import json_bytes

ALONE = 500
"""Up to so many candidates, a second process would take longer than it saves."""

Makers = Mapping[str, Callable[[], bytes | Iterable[bytes]]]


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
        The paths written, in the order of writing.

    Raises:
        OutputError: when the folder or the disk does not take it; files written before stay whole.
    """
    of_cards = cache(lambda: card_parquets(run))
    overview = cache(lambda: overview_of(run))
    makers: Makers = {
        RANKING: lambda: ranking,
        "profiles.jsonl": lambda: profiles,
        "job.yaml": lambda: job_yaml.encode("utf-8", "backslashreplace"),
        "scores.parquet": lambda: of_cards()[0],
        "evidence.parquet": lambda: of_cards()[1],
        "failures.csv": lambda: csv_bytes(failures_table(run)),
    }
    beside: Makers = {
        "candidates.csv": lambda: csv_bytes(candidates_table(run)),
        "shortlist.xlsx": lambda: xlsx_bytes(run, overview()),
        "report.html": lambda: html_bytes(run, overview()),
    }
    with _beside(folder, beside, wanted=len(run.ranking.places) > ALONE) as finish:
        _write(folder, makers)
        finish()
    last: Makers = {MANIFEST: lambda: json_bytes(manifest, indent=2) + b"\n"}
    _write(folder, last)
    return tuple(folder / name for name in (*makers, *beside, *last))


def _write(folder: Path, makers: Makers) -> None:
    for name, make in makers.items():
        began = time.monotonic()
        write_whole(folder / name, make())
        spent = round((time.monotonic() - began) * 1000)
        log.output_written(name=name, size=(folder / name).stat().st_size, milliseconds=spent)


@contextmanager
def _beside(folder: Path, makers: Makers, *, wanted: bool) -> Iterator[Callable[[], None]]:
    """Write files in a process beside this one where that is *wanted*, and can be had at once.

    Yields:
        A function that returns when they are written. Where the other process did not manage, it does the
        work itself, so that whatever is in the way is said.
    """
    if not wanted or METHOD != "fork":
        yield lambda: _write(folder, makers)
        return
    process = context().Process(target=_write_quietly, args=(folder, makers), daemon=True)
    process.start()

    def finish() -> None:
        process.join()
        if process.exitcode:
            _write(folder, makers)

    try:
        yield finish
    finally:
        process.kill()  # no-op where it is done


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _write_quietly(folder: Path, makers: Makers) -> None:
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        _write(folder, makers)
    except OutputError:
        os._exit(1)
