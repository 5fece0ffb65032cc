"""Read any file into a document; every format is one function in READERS."""

from collections.abc import Callable
from pathlib import PurePath

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.model.run import Status
from matcher.readers.docx import read_docx
from matcher.readers.image import read_image
from matcher.readers.limits import MAX_BYTES, corrupt, encrypted, too_large
from matcher.readers.media_type import MediaType, media_type_of
from matcher.readers.options import ReadOptions
from matcher.readers.pdf import read_pdf
from matcher.readers.text import read_markdown, read_text

Reader = Callable[[bytes, str, ReadOptions], Document]

READERS: dict[MediaType, Reader] = {
    MediaType.PDF: read_pdf,
    MediaType.DOCX: read_docx,
    MediaType.TEXT: read_text,
    MediaType.MARKDOWN: read_markdown,
    MediaType.IMAGE: read_image,
}

_SAVE_AS = "open it and save it as PDF or DOCX"
_UNSUPPORTED: dict[MediaType, tuple[str, str]] = {
    MediaType.DOC: ("is an old Word or Office document (.doc)", _SAVE_AS),
    MediaType.RTF: ("is rich text (RTF)", _SAVE_AS),
    MediaType.ODT: ("is an OpenDocument text (ODT)", _SAVE_AS),
    MediaType.OFFICE: ("is an Office file, but not a Word document", _SAVE_AS),
    MediaType.HTML: ("is a web page (HTML or XML)", "open it in a browser and print it as PDF"),
    MediaType.JSON: ("is JSON data", "export the resume as PDF or DOCX"),
    MediaType.CSV: ("is a table (CSV)", "export each resume as PDF or DOCX"),
    MediaType.MAIL: (
        "is an e-mail message",
        "save it as a file whose name ends in .eml, and give that",
    ),
    MediaType.ZIP: (
        "is an archive (ZIP)",
        "save it as a file whose name ends in .zip, or unpack it, and give that",
    ),
    MediaType.BINARY: ("is of a kind that is not known here", _SAVE_AS),
}
_OWN_EXTENSIONS = frozenset((".pdf", ".docx", ".docm", ".dotx"))
_REMAINS = frozenset(
    (MediaType.BINARY, MediaType.TEXT, MediaType.ZIP)
)  # what damage leaves of them


def read_document(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    r"""Read the bytes of one file into a document.

    Args:
        data: the whole file.
        name: its path as it was found, for people; its extension tells text formats apart.
        options: see ReadOptions.

    Raises:
        ReadError: with the status (no_text, encrypted, corrupt, unsupported, too_large), the reason and
            the next step.

    >>> read_document(b"Ada Lovelace\nProgrammer of engines", "ada.txt").text
    'Ada Lovelace\nProgrammer of engines\n'
    """
    if not data:
        raise corrupt("empty file")
    if len(data) > MAX_BYTES:
        raise too_large("bytes", len(data), MAX_BYTES)
    kind = media_type_of(data, name)
    if kind is MediaType.ENCRYPTED_OFFICE:
        raise encrypted()
    extension = PurePath(name).suffix.lower()
    if kind in _REMAINS and extension in _OWN_EXTENSIONS:
        raise corrupt(f"is called {extension} but does not hold that format")
    reader = READERS.get(kind)
    if reader is not None:
        return reader(data, name, options or ReadOptions())
    reason, next_step = _UNSUPPORTED[kind]
    raise ReadError(Status.UNSUPPORTED, reason, next_step)
