"""From a document to what the job asks for. Reads like a table of contents."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_uppercase

from matcher.extraction.recogniser import Recogniser
from matcher.jobs.ad import Ad, Name, Sentence, open_ad
from matcher.jobs.clauses import find_clauses
from matcher.jobs.headings import HeadingKind
from matcher.jobs.ignore import tells_story, why_ignored
from matcher.jobs.names import find_names
from matcher.jobs.requirements import read_clause
from matcher.jobs.segment import find_sentences
from matcher.jobs.title import find_seniority, find_title, is_title_line
from matcher.model.document import Document, Flag, Severity
from matcher.model.job import Ignored, JobDescription, Requirement
from matcher.model.skill import Taxonomy


def build_job(document: Document, recogniser: Recogniser) -> JobDescription:
    """Understand a job description: what must be, what is wished for, what is done, what is neither.

    Args:
        document: the job description as read.
        recogniser: finds the skills of the taxonomy.

    Returns:
        The job; without any requirement it carries the warning ``no_requirements``.
    """
    # The searchable copy, its sentences under their headings, the skills that are named in it.
    ad = open_ad(document)
    sentences = find_sentences(ad)
    names = find_names(ad, sentences, recogniser)

    # What the whole is called.
    title = find_title(ad)

    # Each sentence asks for something, or is passed over with a reason.
    requirements: list[Requirement] = []
    ignored: list[Ignored] = []
    for sentence, inside in _with_names(sentences, names):
        words = ad.text[sentence.start : sentence.end]
        is_title = _is_above_all(sentence) and is_title_line(words, title)
        asked = [] if is_title else _read_sentence(ad, sentence, inside, recogniser.taxonomy)
        requirements += asked
        if not asked:
            quote = ad.quote(sentence.start, sentence.end).quote
            why = "title" if is_title else why_ignored(words, sentence.heading.why)
            ignored.append(Ignored(quote=quote, why=why))

    # The job, with what a person should know about it.
    return JobDescription(
        id=document.id,
        name=document.name,
        title=title,
        seniority=find_seniority(ad, title),
        requirements=_numbered(requirements),
        ignored=tuple(ignored),
        warnings=(*document.warnings, *_warnings(requirements)),
    )


def _is_above_all(sentence: Sentence) -> bool:
    """Tell whether a sentence may be the title: no heading speaks for it."""
    return sentence.heading.kind is HeadingKind.NEUTRAL and not sentence.is_bullet


def _read_sentence(
    ad: Ad, sentence: Sentence, names: Sequence[Name], taxonomy: Taxonomy
) -> list[Requirement]:
    if tells_story(ad.text[sentence.start : sentence.end]):
        return []
    return [
        requirement
        for clause in find_clauses(ad.text, sentence, names)
        for requirement in read_clause(ad, clause, names, taxonomy)
    ]


def _with_names(
    sentences: Sequence[Sentence], names: Sequence[Name]
) -> Iterator[tuple[Sentence, tuple[Name, ...]]]:
    """Hand each sentence the names that stand in it; both come in text order."""
    waiting = 0
    for sentence in sentences:
        while waiting < len(names) and names[waiting].start < sentence.start:
            waiting += 1
        stop = waiting
        while stop < len(names) and names[stop].start < sentence.end:
            stop += 1
        inside = tuple(name for name in names[waiting:stop] if name.end <= sentence.end)
        yield sentence, inside
        waiting = stop


def _numbered(requirements: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Name the requirements r1, r2 ... and their groups of alternatives A, B ... in text order."""
    groups = dict.fromkeys(one.alt_group for one in requirements if one.alt_group)
    letters = {group: _letters(number) for number, group in enumerate(groups)}
    return tuple(
        replace(one, id=f"r{number}", alt_group=letters.get(one.alt_group or ""))
        for number, one in enumerate(requirements, start=1)
    )


def _letters(number: int) -> str:
    """Count A ... Z, AA ... as the columns of a spreadsheet."""
    rest, last = divmod(number, len(ascii_uppercase))
    return (_letters(rest - 1) if rest else "") + ascii_uppercase[last]


def _warnings(requirements: Sequence[Requirement]) -> tuple[Flag, ...]:
    if requirements:
        return ()
    return (
        Flag(
            code="no_requirements",
            severity=Severity.WARNING,
            message="no requirement was found in this job description",
        ),
    )
