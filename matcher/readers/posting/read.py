"""Read a job from a file: the JobPosting in it where there is one, else what a reader sees."""

from dataclasses import replace

from matcher.errors import ReadError
from matcher.model.document import Document, Flag, Severity
from matcher.model.run import Status
from matcher.readers.assemble import make_document
from matcher.readers.html.read import parse_page
from matcher.readers.limits import corrupt
from matcher.readers.media_type import MediaType, media_type_of
from matcher.readers.options import ReadOptions
from matcher.readers.posting.find import Found, Posting, find_in_json, find_in_page
from matcher.readers.posting.page import page_of
from matcher.readers.read import read_document
from matcher.readers.text import decode

_TEASER = 200  # characters; a posting that says less leaves the job to the page


def read_job(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a job description; a web page or JSON with a JobPosting is read from these data.

    Why not for resumes: nobody sees these data on a page, and what no reader sees is not scored.

    Raises:
        ReadError: as ``read_document`` does; unsupported for JSON without a posting.
    """
    kind = media_type_of(data, name)
    found = _find(data, kind)
    written = [page_of(posting) for posting in found.postings]
    lengths = [sum(len(line.text) for line in lines) for lines, _ in written]
    least = _TEASER if kind is MediaType.HTML else 1
    first = next((at for at, length in enumerate(lengths) if length >= least), None)
    if first is None:
        if kind is MediaType.JSON:
            raise _no_posting(found)
        document = read_document(data, name, options)
        return replace(document, warnings=(*document.warnings, *_broken(found)))
    lines, hidden = written[first]
    return make_document(
        lines,
        data=data,
        name=name,
        media_type=kind,
        hidden=hidden,
        warnings=_notes(found.postings, first),
    )


def may_hold_posting(data: bytes) -> bool:
    """Tell whether bytes that nobody calls JSON look like JSON with a posting."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and b"JobPosting" in data


def _find(data: bytes, kind: MediaType) -> Found:
    if kind is MediaType.HTML:
        return find_in_page(parse_page(data))
    is_json = kind is MediaType.JSON or (kind is MediaType.TEXT and may_hold_posting(data))
    return find_in_json(decode(data)) if is_json else Found()


def _no_posting(found: Found) -> ReadError:
    if found.is_broken:
        return corrupt("holds JobPosting data that are no valid JSON")
    return ReadError(
        Status.UNSUPPORTED,
        "is JSON data without a JobPosting (schema.org)",
        "give the job as text, PDF, DOCX or HTML, or as JSON with an object of @type JobPosting",
    )


def _broken(found: Found) -> tuple[Flag, ...]:
    if not found.is_broken:
        return ()
    said = "holds JobPosting data that are no valid JSON; the text of the page was read instead"
    return (Flag(code="posting_broken", severity=Severity.WARNING, message=said),)


def _notes(postings: tuple[Posting, ...], first: int) -> tuple[Flag, ...]:
    said = "was read from the JobPosting data in it, not from the text of the page"
    note = Flag(code="posting_data", severity=Severity.INFO, message=said)
    if len(postings) == 1:
        return (note,)
    many = (
        f"holds {len(postings)} job postings; number {first + 1} was read: give a file of one job"
    )
    return (note, Flag(code="several_postings", severity=Severity.WARNING, message=many))
