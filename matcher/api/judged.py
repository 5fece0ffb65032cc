"""The resumes that were judged: each read once, then scored as often as one likes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from matcher.batch.border import At, within
from matcher.batch.cache import Cache
from matcher.batch.discover import Inputs, discover
from matcher.batch.engines.local import Local
from matcher.batch.kept import Kept
from matcher.batch.names import display_name
from matcher.batch.outcome import Outcome
from matcher.batch.run import Desk, parse_all
from matcher.batch.task import Task
from matcher.errors import OutputError
from matcher.evaluation.gold import Gold, find_files
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.model.run import Failure
from matcher.schema.packed import unpack
from matcher.scoring.card import Scorer
from matcher.scoring.depth import Assessor


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedResumes:
    """What was read of the judged resumes.

    Args:
        files: name in the judgements -> file; of copies the first file with the same bytes.
        profiles: file -> what it says, counted up to the as-of date; none for a file that could not be read.
        outcomes: how each file ended.
        kept: where the texts are.
        broken: file -> why it could not be scored; filled as scores are asked for.
    """

    files: Mapping[str, str]
    profiles: Mapping[str, CandidateProfile]
    outcomes: Sequence[Outcome]
    kept: Kept
    broken: dict[str, Failure] = field(default_factory=dict)

    def profile(self, name: str) -> CandidateProfile | None:
        """Return the profile of a resume, or None where it could not be read."""
        return self.profiles.get(self.files[name])

    def scores(self, scorer: Scorer, names: Iterable[str]) -> dict[str, float]:
        """Return the score, 0 to 100, of each resume that could be read and scored."""
        found = {}
        for name in names:
            file = self.files[name]
            profile = self.profiles.get(file)
            if profile is None:
                continue
            card = within(At(path=file, stage="score"), partial(scorer.score, profile))
            if isinstance(card, Failure):
                self.broken[file] = card
            else:
                found[name] = card.score / 1000
        return found

    def by_name(self, given: Mapping[str, float], names: Iterable[str]) -> dict[str, float]:
        """Return what was given to files by the names of the judgements."""
        return {name: given[self.files[name]] for name in names if self.files[name] in given}

    def texts(self) -> dict[str, str]:
        """Return the visible text of each file that could be read.

        Raises:
            OutputError: the cache was cleared since the files were read.
        """
        return {one.file: self._text(one) for one in self.outcomes if one.is_original}

    def failures(self) -> tuple[Failure, ...]:
        """Return why files could not be read or scored, sorted by file."""
        unread = {one.file: one.failure for one in self.outcomes if one.failure}
        return tuple(failure for _, failure in sorted((unread | self.broken).items()))

    def _text(self, outcome: Outcome) -> str:
        given = self.kept.given(outcome.file, outcome.sha256)
        if given is None or given.document is None:
            raise OutputError("the cache has lost the text of a resume; run again")
        return unpack(Document, given.document).text


def read_judged(
    gold: Gold,
    task: Task,
    cache: Cache,
    assessor: Assessor,
    day: date,
    *,
    workers: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> JudgedResumes:
    """Read the resumes that the judgements name, and no other file beside them.

    Args:
        gold: the judgements and where their files are.
        task: how to read.
        cache: what was read before; open as long as texts are asked for.
        assessor: counts up what a resume says.
        day: up to which it counts.
        workers: processes that read; None takes one a processor.
        progress: called with each outcome as it comes.

    Raises:
        InputError: when a name means no file, or several.
    """
    found = discover([str(gold.resumes)])
    paths = {display_name(path): path for path in (*found.files, *found.unusable)}
    files = find_files(gold.names(), paths)
    inputs = _only(found, {paths[file] for file in files.values()})
    batch = parse_all(inputs, task, Desk(cache=cache), engine=Local(workers), progress=progress)
    first = {one.file: one.duplicate_of or one.file for one in batch.outcomes}
    originals = batch.originals()
    return JudgedResumes(
        files={name: first[file] for name, file in files.items()},
        profiles={
            one.file: assessor.assess(profile, day)
            for one, profile in zip(originals, batch.profiles(), strict=True)
        },
        outcomes=batch.outcomes,
        kept=batch.kept,
    )


def _only(found: Inputs, paths: set[str]) -> Inputs:
    """Leave out what is not among *paths*."""
    failed = [
        (path, why)
        for path, why in zip(found.unusable, found.failures, strict=True)
        if path in paths
    ]
    return replace(
        found,
        files=tuple(path for path in found.files if path in paths),
        unusable=tuple(path for path, _ in failed),
        failures=tuple(why for _, why in failed),
    )
