"""From a profile or an advertisement to the passages that are searched for terms."""

from collections.abc import Iterable, Iterator, Sequence

from matcher.extraction.clauses import passages
from matcher.extraction.exclusions import links
from matcher.extraction.recogniser import Recogniser
from matcher.extraction.suggest.stretch import Known, Mark, Stretch, stretch_of
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import CandidateProfile, Mention
from matcher.model.skill import FACETS, SkillKind, Taxonomy
from matcher.text.normalise import normalise

PRODUCTS = frozenset(
    {
        SkillKind.LANGUAGE,
        SkillKind.LIBRARY,
        SkillKind.FRAMEWORK,
        SkillKind.TOOL,
        SkillKind.PLATFORM,
        SkillKind.SERVICE,
    }
)
_NEIGHBOURLESS = FACETS | {SkillKind.SOFT_SKILL}
# Where people, schools and sports are named.
_UNSEARCHED = frozenset(
    {
        SectionKind.HEADER,
        SectionKind.PERSONAL,
        SectionKind.REFERENCES,
        SectionKind.EDUCATION,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
        SectionKind.PUBLICATIONS,
        SectionKind.AWARDS,
    }
)


def of_profile(profile: CandidateProfile, taxonomy: Taxonomy) -> Iterator[Stretch]:
    """Yield the passages of a resume in which skills are named.

    Names of the person, of employers and schools, lines of contact, places of work, and what is not the
    candidate's own are closed.
    """
    closed = [*profile.masked, *(degree.evidence.span for degree in profile.degrees)]
    for role in profile.roles:
        at = role.evidence.quote.find(role.location) if role.location else -1
        if at >= 0 and role.location:
            start = role.evidence.span.start + at
            closed.append(Span(start=start, end=start + len(role.location)))
    marks = [*_marks(profile.mentions, taxonomy), *_closed(closed)]
    for passage in profile.passages:
        evidence = passage.evidence
        if passage.section not in _UNSEARCHED:
            yield _stretch(evidence.quote, marks, evidence.span)


def of_ad(text: str, recogniser: Recogniser) -> Iterator[Stretch]:
    """Yield the passages of a job advertisement."""
    if not text.strip():
        return
    document = Document(id="ad", name="ad", media_type="text/plain", text=text)
    whole = Section(kind=SectionKind.OTHER, heading=None, body=Span(start=0, end=len(text)))
    marks = list(_marks(recogniser.find(document, (whole,)), recogniser.taxonomy))
    copy = normalise(text)
    for start, end in passages(copy.text):
        span = copy.original_span(start, end)
        yield _stretch(text[span.start : span.end], marks, span)


def _stretch(text: str, marks: Sequence[Mark], span: Span) -> Stretch:
    own = [mark for mark in marks if mark.span.overlaps(span)]
    shut = (Span(start=span.start + start, end=span.start + end) for start, end in links(text))
    named = {mark.span for mark in own if mark.skill}
    return stretch_of(text, [*own, *_closed(one for one in shut if one not in named)], span.start)


def _closed(spans: Iterable[Span]) -> Iterator[Mark]:
    return (Mark(span=span, known=Known.CLOSED) for span in spans)


def _marks(mentions: Iterable[Mention], taxonomy: Taxonomy) -> Iterator[Mark]:
    """Yield what is known by the mentions; a wording is no name of its own, so its words stay open."""
    for mention in mentions:
        if mention.rule == "phrase":
            continue
        kind, span = taxonomy[mention.skill].kind, mention.evidence.span
        if kind in _NEIGHBOURLESS:
            yield Mark(span=span, known=Known.OTHER)
        else:
            known = Known.PRODUCT if kind in PRODUCTS else Known.SKILL
            yield Mark(span=span, known=known, skill=mention.skill)
