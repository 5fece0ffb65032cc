"""A whole folder: find what is known, leave out doubles, parse the rest, and end with one outcome a path."""

import os
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat, tee

from matcher.batch import log
from matcher.batch.cache import Cache
from matcher.batch.digests import digests_of, learn
from matcher.batch.discover import Inputs
from matcher.batch.engines.engine import Engine
from matcher.batch.engines.local import LOCAL
from matcher.batch.kept import Kept, identity
from matcher.batch.kept_vectors import with_vectors
from matcher.batch.ledger import Ledger
from matcher.batch.names import display_name
from matcher.batch.outcome import Made, Outcome, Part, Wanted, part_of
from matcher.batch.outcomes import Outcomes
from matcher.batch.stretches import stretches
from matcher.batch.task import Scoring, Task
from matcher.batch.versions import Version, version_of
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure, Status

_FLUSH_S = 0.25
"""Seconds of finished work that a power cut may cost."""

_STRETCH = 1_000
"""Files that cache and ledger are asked for at once."""

Progress = Callable[[Outcome], None]
_Lack = tuple[tuple[int, ...], bool]
"""The jobs that a parsed file was not held against yet, and whether it was not counted up either."""
_Missing = Iterable[tuple[int, _Lack]]
"""The number of each file that lacks something, with what it lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a run keeps what it finishes.

    Args:
        cache: parsed files by content.
        ledger: how each path ended; None where there is no run folder.
    """

    cache: Cache
    ledger: Ledger | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A folder that was parsed.

    Args:
        outcomes: one for each path, sorted by path.
        kept: where the profiles are.
        cache: what else is known.
        engine: where they are scored.
    """

    outcomes: Sequence[Outcome]
    kept: Kept
    cache: Cache
    engine: Engine

    def scored(self, scoring: Scoring) -> Iterator[tuple[int, Part]]:
        """Yield the number of each original among the outcomes with what a run keeps of it, or why there is nothing.

        They come in no certain order. What was scored before, for the same job and day, is taken from the cache.

        Args:
            scoring: what the profiles are held against.
        """
        version = version_of(scoring)
        missing = array("Q")
        for some in stretches(self._originals(), _STRETCH):
            known = self.kept.scored([outcome for _, outcome in some], version)
            for (number, _), part in zip(some, known, strict=True):
                if part:
                    yield number, part
                else:
                    missing.append(number)
        everything: _Lack = ((0,), True)
        lacking = zip(missing, repeat(everything), strict=False)
        for number, made in self._made(lacking, len(missing), (scoring,)):
            yield number, part_of(made)

    def score_ahead(self, scorings: Sequence[Scoring]) -> None:
        """Score for several jobs, each profile unpacked and counted once; ``scored`` then finds it in the cache.

        Args:
            scorings: alike but for the job.
        """
        versions = [version_of(scoring) for scoring in scorings]
        numbers, lacks = array("Q"), list[_Lack]()
        alike: dict[_Lack, _Lack] = {}  # what is lacked for a hundred jobs takes a kilobyte
        for number, lack in self._missing(versions):
            numbers.append(number)
            lacks.append(alike.setdefault(lack, lack))
        for _ in self._made(zip(numbers, lacks, strict=True), len(numbers), scorings):
            pass

    def _missing(self, versions: Sequence[Version]) -> Iterator[tuple[int, _Lack]]:
        for some in stretches(self._originals(), _STRETCH):
            originals = [outcome for _, outcome in some]
            uncounted = self.kept.lacks(originals, versions[0].counting)
            unmarked = (self.kept.lacks(originals, one.scoring) for one in versions)
            for (number, _), counts, *lacks in zip(some, uncounted, *unmarked, strict=True):
                jobs = tuple(job for job, is_lacking in enumerate(lacks) if is_lacking)
                if counts or jobs:
                    yield number, (jobs, counts)

    def _made(
        self, missing: _Missing, count: int, scorings: Sequence[Scoring]
    ) -> Iterator[tuple[int, Made | Failure]]:
        """Score what is missing, *count* of them, keep it, and yield it.

        Raises:
            ValueError: the engine gave back fewer than it was handed, or more.
        """
        if not count:
            return
        versions = [version_of(scoring) for scoring in scorings]
        ready = [with_vectors(scoring, self.cache) for scoring in scorings]
        # the engine runs ahead of what comes back; only what is between the two is held
        handed_out, awaited = tee((number, self.outcomes[number], lack) for number, lack in missing)
        wanted = (self._wanted(outcome, lack) for _, outcome, lack in handed_out)
        scored = self.engine.score(wanted, count, ready)
        for made, (number, outcome, (jobs, _)) in zip(scored, awaited, strict=True):
            if not isinstance(made, Failure):
                self._keep(outcome, made, jobs, versions)
            yield number, made
        self.kept.flush()

    def _wanted(self, outcome: Outcome, lack: _Lack) -> Wanted:
        jobs, counts = lack
        packed = self.kept.packed(outcome)
        return Wanted(file=outcome.file, packed=packed, jobs=jobs, counts=counts)

    def _keep(
        self, outcome: Outcome, made: Made, jobs: Sequence[int], versions: Sequence[Version]
    ) -> None:
        """Put what was made of a file for some jobs into the cache, under the version for each."""
        counted, marks = made
        if counted:
            self.kept.keep_made(outcome, versions[0].counting, counted)
        for job, marked in zip(jobs, marks, strict=True):
            if not isinstance(marked, Failure):
                self.kept.keep_made(outcome, versions[job].scoring, marked)

    def _originals(self) -> Iterator[tuple[int, Outcome]]:
        """Yield the parsed files that are no copies with their numbers among the outcomes."""
        return ((n, outcome) for n, outcome in enumerate(self.outcomes) if outcome.is_original)

    def originals(self) -> list[Outcome]:
        """Return the parsed files that are no copies, in the order of the outcomes."""
        return [outcome for _, outcome in self._originals()]

    def profiles(self) -> Iterator[CandidateProfile]:
        """Return the profile of each original, as it is asked for."""
        return (self.kept.profile(outcome) for _, outcome in self._originals())


def parse_all(
    inputs: Inputs,
    task: Task,
    desk: Desk,
    *,
    engine: Engine = LOCAL,
    progress: Progress | None = None,
    started: Callable[[], None] | None = None,
) -> Batch:
    """Parse everything that was found, except what is known already.

    Args:
        inputs: what ``discover`` found.
        task: how to read.
        desk: what is known, and where what is finished goes, a quarter of a second after it is at the latest.
        engine: where the files are parsed.
        progress: called with each outcome as it comes, in no certain order.
        started: called once the workers run; not at all where nothing is to be parsed.

    Returns:
        One outcome for each path; the profiles are in the cache.
    """
    kept = Kept(desk.cache, task)
    book = _Book(desk, kept, progress)
    try:
        for path, outcome in inputs.unread():
            book.enter(path, outcome)
        further = book.enter_known(inputs)
        if book.missing:
            parsed = engine.parse(
                tuple(book.missing),
                task,
                started=started,
                read_before=lambda path: kept.given(display_name(path), book.missing[path]),
            )
            for path, outcome in parsed:
                book.enter(path, outcome)
                if outcome.sha256:
                    learn(path, outcome.sha256, desk.cache, inputs.stamps)
        for path, original in further.items():
            book.enter(path, book.copy(path, original))
    finally:
        book.flush()
    return Batch(outcomes=book.outcomes(), kept=kept, cache=desk.cache, engine=engine)


def _log(number: int, outcome: Outcome) -> None:
    failure, work = outcome.failure, outcome.work
    log.file_done(
        number=number,
        sha256=outcome.sha256,
        status=failure.status if failure else Status.PARSED,
        stage=failure.stage if failure else None,
        milliseconds=work.milliseconds if work else None,
        media_type=work.media_type if work else None,
        pages=work.pages if work else None,
        engine=work.engine if work else None,
        from_cache=failure is None and work is None,
    )


class _Book:
    """The outcomes of a run as they come, handed on to the ledger and the cache."""

    def __init__(self, desk: Desk, kept: Kept, progress: Progress | None) -> None:
        self._desk = desk
        self._kept = kept
        self._progress = progress
        self._ended = Outcomes()
        self._numbers: dict[str, int] = {}
        self._written = time.monotonic()
        self.missing: dict[str, str | None] = {}
        """Paths that have to be parsed, with the SHA-256 of their bytes where it is known."""

    def enter_known(self, inputs: Inputs) -> dict[str, str]:
        """Enter what is known, note what is missing, and return each further path of the same bytes."""
        first: dict[bytes, str] = {}
        further: dict[str, str] = {}
        for paths in stretches(inputs.files, _STRETCH):
            done = self._desk.ledger.done(paths) if self._desk.ledger else {}
            new = [path for path in paths if path not in done]
            digests = digests_of(new, self._desk.cache, inputs.stamps)
            unknown: list[tuple[str, str]] = []
            for path in paths:
                before = done.get(path)
                digest = before.sha256 if before else digests.get(path)
                alike = identity(path, digest) if digest else None
                if alike and first.setdefault(alike, path) != path:
                    further[path] = first[alike]
                elif before and before.failure:
                    self._end(path, before)
                elif digest:
                    unknown.append((path, digest))
                else:
                    self.missing[path] = None
            self._enter_or_miss(unknown)
        return further

    def _enter_or_miss(self, files: Sequence[tuple[str, str]]) -> None:
        """Enter those of *files*, each with its SHA-256, whose bytes are known; note that the others are missing."""
        names = [(display_name(path), digest) for path, digest in files]
        for (path, digest), known in zip(files, self._kept.outcomes(names), strict=True):
            if known:
                self._end(path, known)
            else:
                self.missing[path] = digest

    def enter(self, path: str, outcome: Outcome) -> None:
        """Keep what a file became, and what is remembered of it."""
        self._end(path, outcome, self._kept.keep(outcome))

    def _end(self, path: str, outcome: Outcome, bare: Outcome | None = None) -> None:
        """Note how a file ended, *bare* of what is kept elsewhere; tell how far the run is."""
        ended = bare or outcome
        self._numbers[path] = self._ended.add(ended)
        _log(len(self._ended), outcome)
        if self._desk.ledger:
            self._desk.ledger.add(path, ended)
        if time.monotonic() - self._written > _FLUSH_S:
            self.flush()
        if self._progress:
            self._progress(ended)

    def copy(self, path: str, original: str) -> Outcome:
        """Return the outcome of a file with the same bytes as *original*."""
        first, name = self._ended[self._numbers[original]], display_name(path)
        failure = replace(first.failure, file=name) if first.failure else None
        return Outcome(file=name, sha256=first.sha256, failure=failure, duplicate_of=first.file)

    def flush(self) -> None:
        """Write the cache before the ledger, so that the ledger never promises what is not there."""
        self._desk.cache.flush()
        if self._desk.ledger:
            self._desk.ledger.flush()
        self._written = time.monotonic()

    def outcomes(self) -> Outcomes:
        """Return every outcome, sorted by path; of those parsed from the same bytes the first is the original.

        Why: whether bytes were known before they were read (standard input is not, and a file may change
        under the reader) must not decide who is a copy.
        """
        first: dict[bytes, int] = {}
        settled = Outcomes()
        for number in self._by_path():
            outcome = self._ended[number]
            copied = outcome.duplicate_of
            if outcome.is_parsed and outcome.sha256:
                original = first.setdefault(bytes.fromhex(outcome.sha256), number)
                copied = None if original == number else self._ended[original].file
            same = copied == outcome.duplicate_of
            settled.add(outcome if same else replace(outcome, duplicate_of=copied))
        return settled

    def _by_path(self) -> list[int]:
        files = [os.fsencode(outcome.file) for outcome in self._ended]
        return sorted(range(len(files)), key=files.__getitem__)
