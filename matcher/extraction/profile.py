"""Make the profile of a candidate from a document: what the text states, before anything is counted."""

from collections.abc import Sequence

from matcher.extraction.certifications import find_certifications
from matcher.extraction.contact import find_contact
from matcher.extraction.dates import is_day_first
from matcher.extraction.durations import find_durations
from matcher.extraction.education import find_degrees, with_fields
from matcher.extraction.foreign import find_foreign, own_lines
from matcher.extraction.integrity import find_flags
from matcher.extraction.languages import find_languages
from matcher.extraction.lines import read_lines
from matcher.extraction.named_lines import proper_names
from matcher.extraction.parts import parts_of
from matcher.extraction.passages import find_passages
from matcher.extraction.publications import count_publications
from matcher.extraction.recogniser import Recogniser
from matcher.extraction.roles import find_roles
from matcher.extraction.sections import find_sections
from matcher.extraction.statements import find_statements
from matcher.extraction.unfinished import without_unfinished
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile, Mention, candidate_id_of
from matcher.model.skill import SkillKind


def build_profile(document: Document, recogniser: Recogniser) -> CandidateProfile:
    """Read everything that *document* says about a person; open ends stay open, nothing is counted yet."""
    # Cut the text into lines, sections and passages; what is not the candidate's own is left out.
    all_lines = read_lines(document)
    sections = find_sections(document, all_lines)
    foreign = find_foreign(all_lines, sections)
    lines = own_lines(all_lines, foreign)
    parts = parts_of(sections, lines)
    passages = find_passages(document, parts)

    # Who it is, where they worked, and which words are therefore names and never skills.
    contact = find_contact(document, parts, lines)
    roles = find_roles(document, parts, day_first=is_day_first(document.text))
    degrees = find_degrees(document, parts, lines, recogniser.taxonomy)
    names = proper_names(document, contact, roles, degrees)
    masked = tuple(sorted({*names, *foreign.spans}))

    # Which skills the text names, and what else it states.
    mentions = recogniser.find(document, sections, excluded=masked)
    fields = of_kind(mentions, recogniser, SkillKind.DEGREE_FIELD)
    certificates = of_kind(mentions, recogniser, SkillKind.CERTIFICATION)
    certifications = find_certifications(document, parts, lines, certificates)
    mentions = without_unfinished(mentions, certifications)
    publications, patents = count_publications(parts)

    return CandidateProfile(
        candidate_id=candidate_id_of(document.id),
        document_id=document.id,
        file=document.name,
        media_type=document.media_type,
        pages=document.pages,
        engine=document.engine,
        read_confidence=document.read_confidence,
        sections=sections,
        passages=passages,
        mentions=mentions,
        roles=roles,
        degrees=with_fields(degrees, fields),
        certifications=certifications,
        languages=find_languages(document, parts),
        durations=find_durations(document, sections, lines, mentions),
        statements=find_statements(document, passages),
        contact=contact.contact,
        masked=masked,
        publications=publications,
        patents=patents,
        hidden=document.hidden,
        flags=find_flags(document, lines, foreign, roles, mentions),
        warnings=document.warnings,
    )


def of_kind(
    mentions: Sequence[Mention], recogniser: Recogniser, kind: SkillKind
) -> tuple[Mention, ...]:
    """Return the mentions of skills of one kind."""
    return tuple(one for one in mentions if recogniser.taxonomy[one.skill].kind is kind)
