"""From one resume to a profile."""

from datetime import date
from pathlib import Path

from matcher.api.tools import as_date
from matcher.errors import InputError
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import recogniser_of
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import CandidateProfile, Mention
from matcher.model.skill import Taxonomy
from matcher.readers.read import read_document
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import assess
from matcher.taxonomy.load import taxonomy_for


def parse_resume(
    source: str | Path | bytes, *, as_of: date | str | None = None, taxonomy: Taxonomy | None = None
) -> CandidateProfile:
    """Read one resume and count up what it says.

    Args:
        source: a path, or the bytes of a file (its type is told by content).
        as_of: the day up to which "present" counts; today when None.
        taxonomy: None takes the bundled one.

    Returns:
        The profile, its months in whole months and its depths from 0 to 1.

    Raises:
        ReadError: with status, reason and next step, when the file is no readable resume.
        InputError: when the path cannot be opened.
    """
    taxonomy = taxonomy or taxonomy_for()
    # 1. bytes become visible text in reading order
    data = source if isinstance(source, bytes) else _bytes(Path(source))
    document = read_document(data, "resume" if isinstance(source, bytes) else str(source))
    # 2. the text becomes sections, roles, mentions and degrees, each with its place
    profile = build_profile(document, recogniser_of(taxonomy))
    # 3. dates and mentions are counted up to the as-of date
    return assess(profile, taxonomy, load_constants(), as_date(as_of))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}") from None


def extract_skills(text: str, taxonomy: Taxonomy | None = None) -> list[Mention]:
    """Find the skills that a text names.

    >>> [mention.skill for mention in extract_skills("Go-live of a PyTorch model")]
    ['pytorch']
    """
    whole = Span(start=0, end=len(text))
    document = Document(id="text", name="text", media_type="text/plain", text=text)
    sections = (Section(kind=SectionKind.OTHER, heading=None, body=whole),)
    recogniser = recogniser_of(taxonomy or taxonomy_for())
    return list(recogniser.find(document, sections)) if text.strip() else []
