"""Read any file into a document; every format is one function in READERS."""

from collections.abc import Callable
from pathlib import PurePath

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.model.run import Status
from matcher.readers.archives import archive_kind
from matcher.readers.doc.read import read_doc
from matcher.readers.docx.read import read_docx
from matcher.readers.html.read import read_html
from matcher.readers.json_resume import read_json_resume
from matcher.readers.limits import MAX_BYTES, corrupt, encrypted, too_large
from matcher.readers.media_type import MediaType, media_type_of
from matcher.readers.ocr.read import read_image
from matcher.readers.odt.read import read_odt
from matcher.readers.options import ReadOptions
from matcher.readers.pdf.read import read_pdf
from matcher.readers.rtf.read import read_rtf
from matcher.readers.text import read_markdown, read_text

Reader = Callable[[bytes, str, ReadOptions], Document]

READERS: dict[MediaType, Reader] = {
    MediaType.PDF: read_pdf,
    MediaType.DOCX: read_docx,
    MediaType.DOC: read_doc,
    MediaType.RTF: read_rtf,
    MediaType.ODT: read_odt,
    MediaType.HTML: read_html,
    MediaType.JSON: read_json_resume,
    MediaType.TEXT: read_text,
    MediaType.MARKDOWN: read_markdown,
    MediaType.IMAGE: read_image,
}

_SAVE_AS = "open it and save it as PDF or DOCX"
_UNSUPPORTED: dict[MediaType, tuple[str, str]] = {
    MediaType.OFFICE: ("is an Office file, but not a text document", _SAVE_AS),
    MediaType.XML: ("is XML data, not a web page", "export the resume as PDF or DOCX"),
    MediaType.CSV: ("is a table (CSV)", "export each resume as PDF or DOCX"),
    MediaType.MAIL: (
        "is an e-mail message",
        "give it to rank or parse as a file whose name ends in .eml",
    ),
    MediaType.ZIP: (
        "is an archive (ZIP)",
        "give it to rank or parse as a file whose name ends in .zip, or unpack it",
    ),
    MediaType.IWORK: (
        "is a document of Apple's Pages, Numbers or Keynote",
        "open it there and export it as PDF or Word",
    ),
    MediaType.EPUB: ("is an electronic book (EPUB)", "ask for the resume as PDF or DOCX"),
    MediaType.BINARY: ("is of a kind that is not known here", _SAVE_AS),
}
_OWN_EXTENSIONS = frozenset((".pdf", ".docx", ".docm", ".dotx", ".odt"))
_LENIENT_EXTENSIONS = frozenset((".doc", ".rtf", ".htm", ".html"))  # plain text called so is read
_REMAINS = frozenset(
    (MediaType.BINARY, MediaType.TEXT, MediaType.ZIP)
)  # what damage leaves of them
_UNFINISHED = ("is a download that was not finished", "download it again")


def _closed(kind: str) -> tuple[str, str]:
    return f"is an archive that is not opened here ({kind})", "unpack it and give the folder"


_NOT_READ: dict[str, tuple[str, str]] = {  # whose damage is not worth telling
    **{
        f".{kind.lower()}": _closed(kind) for kind in ("RAR", "7z", "TAR", "GZ", "TGZ", "BZ2", "XZ")
    },
    ".crdownload": _UNFINISHED,
    ".opdownload": _UNFINISHED,
    ".part": _UNFINISHED,
    ".partial": _UNFINISHED,
    ".msg": ("is an Outlook message (.msg)", "save its attachments and read those"),
    ".xls": ("is a spreadsheet (.xls)", _SAVE_AS),
    ".ppt": ("is a presentation (.ppt)", _SAVE_AS),
}


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
    reader = reader_for(data, name)
    extension = PurePath(name).suffix.lower()
    try:
        return reader(data, name, options or ReadOptions())
    except ReadError as fault:
        if fault.status != Status.CORRUPT or extension not in _NOT_READ:
            raise
    raise ReadError(Status.UNSUPPORTED, *_NOT_READ[extension])


def reader_for(data: bytes, name: str) -> Reader:
    """Choose the reader of a file, without reading it.

    Args:
        data: the whole file.
        name: its path; its extension tells text formats apart.

    Raises:
        ReadError: when nothing needs to be opened to know that it cannot be read (encrypted, corrupt,
            unsupported, too_large).
    """
    if not data:
        raise corrupt("empty file")
    if len(data) > MAX_BYTES:
        raise too_large("bytes", len(data), MAX_BYTES)
    kind = media_type_of(data, name)
    if kind is MediaType.ENCRYPTED_OFFICE:
        raise encrypted()
    extension = PurePath(name).suffix.lower()
    lost = _REMAINS if extension in _OWN_EXTENSIONS else _REMAINS - {MediaType.TEXT}
    if kind in lost and extension in _OWN_EXTENSIONS | _LENIENT_EXTENSIONS:
        raise corrupt(f"is called {extension} but does not hold that format")
    reader = READERS.get(kind)
    if reader is None:
        raise ReadError(Status.UNSUPPORTED, *_refusal(kind, data, extension))
    return reader


def _refusal(kind: MediaType, data: bytes, extension: str) -> tuple[str, str]:
    """Say what a file is that nothing here reads, and what to do."""
    archive = archive_kind(data)
    if archive:
        return _closed(archive)
    if kind is MediaType.BINARY and extension in _NOT_READ:
        return _NOT_READ[extension]
    return _UNSUPPORTED[kind]
