"""Everything in a job description that a person should change, or look at, before resumes are held against it."""

from datetime import date

from matcher.extraction.recogniser import Recogniser
from matcher.jobs.ad import open_ad
from matcher.jobs.finding import Finding, Piece
from matcher.jobs.ignore import tells_story
from matcher.jobs.lint_requirements import Asked, check_requirements
from matcher.jobs.lint_skills import unknown_skills
from matcher.jobs.lint_wording import unlawful
from matcher.jobs.segment import find_sentences
from matcher.model.document import Document
from matcher.model.job import JobDescription, Requirement, RequirementKind

_ASKS = frozenset({RequirementKind.ESSENTIAL, RequirementKind.OPTIONAL})


def lint_job(
    job: JobDescription, document: Document | None, recogniser: Recogniser, today: date
) -> tuple[Finding, ...]:
    """Check a job.

    Args:
        job: as understood, or as a person wrote it.
        document: that it was understood from; None where a person wrote it as a profile.
        recogniser: knows the skills.
        today: decides how old a tool can be.

    Returns:
        What was found, in the order of the text; what is about the whole job first.
    """

    def line_of(requirement: Requirement) -> int | None:
        evidence = requirement.evidence
        if document is None or evidence is None:
            return None
        return _line(document, evidence.span.start)

    pieces = _sentences(document) if document else _entries(job)
    asked = Asked(job=job, taxonomy=recogniser.taxonomy, today=today, line_of=line_of)
    wanted = [
        Piece(text=one.text, line=line_of(one), requirement=one.id)
        for one in job.requirements
        if one.kind in _ASKS
        and not (one.negated or one.assumed or one.degree_levels or tells_story(one.text))
    ]
    found = [
        *unlawful(pieces),
        *check_requirements(asked),
        *unknown_skills(wanted, recogniser),
    ]
    return tuple(sorted(found, key=lambda finding: finding.order))


def _sentences(document: Document) -> list[Piece]:
    """Return the sentences of a job description, each with its line and with what its heading says of it."""
    ad = open_ad(document)
    pieces = []
    for sentence in find_sentences(ad):
        evidence = ad.quote(sentence.start, sentence.end)
        pieces.append(
            Piece(
                text=" ".join(evidence.quote.split()),
                line=_line(document, evidence.span.start),
                why=sentence.heading.why,
            )
        )
    return pieces


def _entries(job: JobDescription) -> list[Piece]:
    """Return the words of the requirements of a profile."""
    return [Piece(text=one.text, requirement=one.id) for one in job.requirements]


def _line(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset) + 1
