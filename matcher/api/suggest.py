"""Which terms of resumes and advertisements the taxonomy lacks, ready to be added to an overlay."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from matcher.api.desk import open_cache
from matcher.batch.alone import read_alone
from matcher.batch.cache import Cache
from matcher.batch.discover import Inputs, discover
from matcher.batch.engines.local import Local
from matcher.batch.outcome import Outcome
from matcher.batch.run import Desk, parse_all
from matcher.batch.source import read_bytes
from matcher.batch.task import Task
from matcher.errors import InputError, ReadError
from matcher.extraction.recogniser import recogniser_of
from matcher.extraction.suggest.known import Names, known_forms
from matcher.extraction.suggest.source import of_ad, of_profile
from matcher.extraction.suggest.stub import sense_stub, skill_stub
from matcher.extraction.suggest.tally import Suggestion, Tally
from matcher.model.document import Document
from matcher.model.run import Failure
from matcher.readers.options import ReadOptions
from matcher.taxonomy.load import taxonomy_for

LEAST = 2
"""Texts that must hold a term: one person's words alone are never shown."""
JSONL = ".jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A term that the taxonomy lacks, and what to write to add it.

    Args:
        suggestion: the term with its figures and quotations.
        like: the known name that it is another spelling of, and the id of its skill; or None.
        skill: an entry for ``skills/*.yaml``.
        sense: an entry for ``ambiguity.yaml``, where the word needs one.
    """

    suggestion: Suggestion
    like: tuple[str, str] | None
    skill: str
    sense: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What came of searching texts for terms.

    Args:
        terms: best first.
        texts: how many texts were searched.
        unread: resumes that could not be read.
        version: of the taxonomy that lacks the terms.
    """

    terms: tuple[Offer, ...]
    texts: int
    unread: tuple[Failure, ...]
    version: str


def suggest_terms(
    resumes: str | Path | Iterable[str | Path] = (),
    *,
    ads: Iterable[str | Path] = (),
    taxonomy: str | Path | None = None,
    least: int = LEAST,
    workers: int | None = None,
    cache: bool = True,
) -> Offers:
    """Find skill-like terms that the taxonomy lacks.

    Args:
        resumes: files and folders of resumes.
        ads: files and folders of job advertisements; of a ``.jsonl`` file each line is an object with ``text``.
        taxonomy: a taxonomy folder laid over the bundled one.
        least: texts that must hold a term.
        workers: processes that read; the result does not depend on it.
        cache: whether files that were parsed before are taken from the user's cache.

    Raises:
        InputError: when there is nothing to read, or a line of a ``.jsonl`` file is no such object.
    """
    several = [resumes] if isinstance(resumes, str | Path) else list(resumes)
    inputs = discover([str(path) for path in several]) if several else Inputs(files=())
    task = Task(overlay=Path(taxonomy) if taxonomy else None)
    texts = read_ads(map(Path, ads), task.options)
    with open_cache(use_cache=cache) as opened:
        return suggest_from(inputs, texts, task, opened, least, workers=workers)


def suggest_from(
    inputs: Inputs,
    ads: Sequence[str],
    task: Task,
    cache: Cache,
    least: int = LEAST,
    *,
    workers: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> Offers:
    """Do as ``suggest_terms`` to what ``discover`` and ``read_ads`` found; *progress* is called with each text."""
    taxonomy = taxonomy_for(task.overlay)
    recogniser = recogniser_of(taxonomy)
    tally = Tally(known_forms(taxonomy))
    # 1. what stands where skills stand is counted, text by text
    unread: tuple[Failure, ...] = ()
    if inputs.files or inputs.failures:
        batch = parse_all(inputs, task, Desk(cache=cache), engine=Local(workers), progress=progress)
        unread = tuple(outcome.failure for outcome in batch.outcomes if outcome.failure)
        for profile in batch.profiles():
            tally.add(of_profile(profile, taxonomy))
    for text in ads:
        tally.add(of_ad(text, recogniser))
        if progress:
            progress(Outcome(file="advertisement"))
    # 2. the best of it is written as entries of an overlay
    names = Names(taxonomy)
    offers = []
    for suggestion in tally.suggestions(least):
        near = names.near(suggestion.term)
        offers.append(
            Offer(
                suggestion=suggestion,
                like=(near.surface, near.skill) if near else None,
                skill=skill_stub(suggestion, near, taxonomy),
                sense=sense_stub(suggestion, near, taxonomy),
            )
        )
    return Offers(terms=tuple(offers), texts=tally.texts, unread=unread, version=taxonomy.version)


def read_ads(paths: Iterable[Path], options: ReadOptions) -> list[str]:
    """Return the text of each job advertisement in files and folders.

    Raises:
        InputError: when a file cannot be read, or a line of a ``.jsonl`` file is no object with ``text``.
    """
    return list(chain.from_iterable(_ads(path, options) for path in _files(paths)))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.is_file())
        else:
            yield path


def _ads(path: Path, options: ReadOptions) -> Iterator[str]:
    """Yield the text of each advertisement of a file."""
    if path.suffix.lower() == JSONL:
        yield from _lines(path)
        return
    made = read_alone(str(path), options, _text)
    if isinstance(made, Failure):
        raise InputError(f"{path} cannot be read: {made.reason}; {made.next_step}")
    yield made


def _text(document: Document, data: bytes) -> str:
    del data
    return document.text


def _lines(path: Path) -> Iterator[str]:
    """Yield the key ``text`` of each line."""
    try:
        lines = read_bytes(str(path)).decode("utf-8", "replace").split("\n")
    except ReadError as fault:
        raise InputError(f"{path} cannot be read: {fault.reason}; {fault.next_step}") from None
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _text_of(line, f"{path}:{number}")


def _text_of(line: str, where: str) -> str:
    try:
        found = json.loads(line)
    except ValueError:
        raise InputError(f"{where}: is no JSON object; write one advertisement a line") from None
    text = found.get("text") if isinstance(found, dict) else None
    if not isinstance(text, str):
        raise InputError(f'{where}: has no "text"; write one object a line with the text of an ad')
    return text
