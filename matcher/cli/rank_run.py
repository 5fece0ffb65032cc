"""Do what `matcher rank` was asked for: hold the run folder, rank, print, write, and tell what came of it."""

import gc
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from shlex import quote
from typing import Any

import click

from matcher.api.desk import drop_run_cache, open_cache
from matcher.api.job_names import plain_name
from matcher.api.manifest import tool_version
from matcher.api.ranking import Prepared, engine_for, prepare, rank_inputs
from matcher.api.run import Run
from matcher.api.runs_folder import RunsFolder
from matcher.batch import log
from matcher.batch.discover import Inputs
from matcher.batch.ledger import Ledger
from matcher.batch.log_file import log_to
from matcher.batch.run import Desk
from matcher.batch.source import STDIN
from matcher.cli.exits import Exit, exit_after_reading
from matcher.cli.interrupt import hint
from matcher.cli.output import progress, reader_may_leave
from matcher.cli.rank_output import say_how_files_ended, say_where, show
from matcher.cli.rank_several import one_by_one, say_where_all, show_several
from matcher.cli.request import Request, Work, request_from_json
from matcher.errors import InputError
from matcher.model.run import LEDGER, MANIFEST, RANKING
from matcher.reports.atomic import check_writable
from matcher.scoring.constants import SCORER_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a ranking is shown.

    Args:
        form: what is printed.
        top: how many candidates the table shows.
        quiet: no progress, no notes.
        fail_on_error: whether a file that cannot be read ends the run.
        log_file: where the log goes; None keeps none.
    """

    form: str
    top: int
    quiet: bool
    fail_on_error: bool
    log_file: Path | None = None


def begin(request: Request, inputs: Inputs, output: Path | None, shown: Shown) -> None:
    """Start a run.

    Raises:
        BusyError: another run is using the folder.
        MatcherError: nothing was read, because of what the sentence says.
    """
    prepared = _prepared(request, shown)
    folder = output or _default_folder(prepared)
    _refuse_foreign(folder)
    _refuse_other_jobs(folder, () if prepared.is_single else prepared.names)
    check_writable(folder)
    with log_to(shown.log_file), Ledger(folder) as ledger:
        (folder / MANIFEST).unlink(missing_ok=True)
        dated = replace(request.options, as_of=prepared.as_of.isoformat())
        asked = {**replace(request, options=dated).to_json(), "skipped": inputs.skipped}
        ledger.begin(asked, inputs.files, inputs.unread())
        _log_start(prepared, request, goes_on=False)
        _finish(prepared, inputs, ledger, request, shown)


def go_on(folder: Path, work: Work, *, use_cache: bool, shown: Shown) -> None:
    """Finish a run that was cut off; what is in its ledger is not read again.

    Raises:
        InputError: the folder holds no such run.
        BusyError: it is not cut off: another process is at it.
    """
    if not (folder / LEDGER).is_file():
        raise InputError(f"{folder} holds no run that can go on; start it anew")
    held = folder.absolute()
    with log_to(shown.log_file), Ledger(held) as ledger:
        if (held / MANIFEST).is_file():
            raise InputError(f"the run in {folder} is finished; to rank again, start it anew")
        asked = ledger.arguments()
        request = request_from_json(asked, work, use_cache=use_cache)
        paths = ledger.paths()
        if STDIN in paths and STDIN not in ledger.done((STDIN,)):
            raise InputError("standard input cannot be read a second time; start the run anew")
        os.chdir(request.start)
        prepared = _prepared(request, shown)
        _log_start(prepared, request, goes_on=True)
        inputs = Inputs(files=paths, skipped=asked["skipped"])
        _finish(prepared, inputs, ledger, request, shown)


def _prepared(request: Request, shown: Shown) -> Prepared:
    if shown.form == "xlsx" and len(request.jobs) > 1:
        raise click.UsageError("several jobs have a workbook each; look into the run folder")
    with open_cache(use_cache=request.use_cache) as cache:
        return prepare(request.jobs, request.options, cache)


def _log_start(prepared: Prepared, request: Request, *, goes_on: bool) -> None:
    options = prepared.options
    log.run_started(
        versions=log.Versions(
            tool=tool_version(),
            scorer=SCORER_VERSION,
            taxonomy=prepared.taxonomy.version,
            scoring=prepared.constants.sha256,
        ),
        as_of=prepared.as_of,
        options=options.reading,
        timeout_s=options.timeout_s,
        workers=options.workers,
        goes_on=goes_on,
        uses_cache=request.use_cache,
    )


def _finish(
    prepared: Prepared, inputs: Inputs, ledger: Ledger, request: Request, shown: Shown
) -> None:
    folder = ledger.path.parent
    began = time.monotonic()
    gc.freeze()  # modules, taxonomy and job stay to the end
    going_on = f"what is finished is kept; go on with: matcher rank --resume {quote(str(folder))}"
    with (
        hint(going_on),
        open_cache(use_cache=request.use_cache, folder=folder) as cache,
        engine_for(prepared.options) as engine,
    ):
        desk = Desk(cache=cache, ledger=ledger)
        log.discovered(
            files=len(inputs.files), unusable=len(inputs.failures), skipped=inputs.skipped
        )
        with progress(len(inputs.files) + len(inputs.failures), quiet=shown.quiet) as advance:
            runs = rank_inputs(inputs, prepared, desk, advance, engine=engine)
            first = next(runs)
        if shown.fail_on_error:
            _refuse_failures(first[1])
        details = _Details(began=began, skipped=inputs.skipped, overlay=prepared.options.overlay)
        if prepared.is_single:
            ended = _put_out(first[1], folder, shown, details)
        else:
            ended = _put_out_several(chain((first,), runs), prepared, folder, shown, details)
    drop_run_cache(folder)
    code = exit_after_reading(ended.ranked, ended.failed)
    log.run_ended(counts=ended.counts, seconds=time.monotonic() - began, exit_code=code)
    if code is not Exit.DONE:
        raise SystemExit(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Details:
    """What varies from run to run.

    Args:
        began: seconds of the clock when the reading began.
        skipped: why names were passed over, and how many.
        overlay: the folder of skills that was laid over the bundled ones.
    """

    began: float
    skipped: dict[str, int]
    overlay: Path | None

    def to_json(self) -> dict[str, Any]:
        """Return what manifest.json says of it."""
        return {
            "started": datetime.now().astimezone().isoformat(timespec="seconds"),
            "seconds": self.seconds,
            "skipped": self.skipped,
            "taxonomy_folder": str(self.overlay.absolute()) if self.overlay else None,
        }

    @property
    def seconds(self) -> float:
        """How long it took so far."""
        return round(time.monotonic() - self.began, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """How the files ended: how many were ranked and how many could not be, and how many by status."""

    ranked: int
    failed: int
    counts: dict[str, int]


def _put_out(run: Run, folder: Path, shown: Shown, details: _Details) -> _Ended:
    """Print and write the run of one job."""
    written = details.to_json()
    with reader_may_leave():
        show(run, shown.form, shown.top)
    run.save(folder, written)
    data, counts = run.data, run.counts()
    if not shown.quiet:
        say_how_files_ended(data.failures, data.copies, counts, details.skipped, details.seconds)
        say_where(folder, is_explained=bool(data.profiles))
    return _Ended(ranked=len(data.profiles), failed=len(data.failures), counts=counts)


def _put_out_several(
    runs: Iterator[tuple[str, Run]],
    prepared: Prepared,
    folder: Path,
    shown: Shown,
    details: _Details,
) -> _Ended:
    """Print and write the runs of several jobs, one after the other."""
    with RunsFolder(folder, prepared.options.workers) as written:
        for name, run in one_by_one(runs, shown.form):
            written.add(name, run)
        data, counts = written.spanning.data(), written.spanning.counts()
        written.finish(details.to_json())
    with reader_may_leave():
        show_several(data, shown.form, shown.top)
    if not shown.quiet:
        copies = {one.file: one.copies for one in data.candidates.values() if one.copies}
        say_how_files_ended(data.failures, copies, counts, details.skipped, details.seconds)
        say_where_all(folder, prepared.names[0])
    return _Ended(ranked=len(data.candidates), failed=len(data.failures), counts=counts)


def _refuse_failures(run: Run) -> None:
    failures = run.data.failures
    if failures:
        names = ", ".join(failure.file for failure in failures[:5])
        raise InputError(
            f"{len(failures)} files could not be read and --fail-on-error is set: {names}"
        )


def _refuse_foreign(folder: Path) -> None:
    """Leave a folder alone that holds something else than a run."""
    is_run = any((folder / name).is_file() for name in (MANIFEST, LEDGER))
    if folder.is_dir() and not is_run and any(folder.iterdir()):
        raise InputError(f"{folder} holds files that are no run of matcher; choose another -o")


def _refuse_other_jobs(folder: Path, names: tuple[str, ...]) -> None:
    """Leave a folder alone in which files of other jobs would stay beside those of this run."""
    homes = {
        path.parent for path in (folder / RANKING, *folder.glob(f"*/{RANKING}")) if path.is_file()
    }
    if homes - {folder / name for name in names or ("",)}:
        raise InputError(f"{folder} holds a run for other jobs; choose another -o")


def _default_folder(prepared: Prepared) -> Path:
    """Name a run after the time and the job."""
    what = plain_name(prepared.jobs[0].name) if prepared.is_single else f"{len(prepared.jobs)}-jobs"
    return Path("runs") / f"{datetime.now():%Y%m%d-%H%M%S}-{what}"  # noqa: DTZ005 - the person's own time
