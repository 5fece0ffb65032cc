"""What kind of file the bytes are; the name only helps to tell text formats apart."""

import re
import zipfile
from collections.abc import Set
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from matcher.readers.archives import archive_kind


class MediaType(StrEnum):
    """The kinds of file that are told apart; not all of them are read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    DOC = "application/msword"
    ENCRYPTED_OFFICE = "application/x-encrypted-office"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    HTML = "text/html"
    XML = "application/xml"
    JSON = "application/json"
    CSV = "text/csv"
    MAIL = "message/rfc822"
    IMAGE = "image/*"
    ZIP = "application/zip"
    ARCHIVE = "application/x-archive"
    IWORK = "application/vnd.apple.iwork"
    EPUB = "application/epub+zip"
    OFFICE = "application/vnd.openxmlformats-officedocument"
    BINARY = "application/octet-stream"


ZIP_FAULTS = (zipfile.BadZipFile, ValueError, NotImplementedError, OSError)
"""What the standard library raises when an archive cannot be opened."""
_HEAD = 1024  # bytes in which a format shows itself
_PDF_HEAD = 4096  # bytes of junk that mail gateways and scanners may put before a PDF
_SAMPLE = 8192  # bytes that tell text from binary
_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x00\x0cjP",
)
_IWORK_MARKS = frozenset(("Index.zip", "Index/Document.iwa", "buildVersionHistory.plist"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FIRST_LINE = re.compile(rb"[\r\n]%PDF-\d")
_OBJECT = re.compile(rb"(?:^|[\s>])\d{1,6} \d{1,5} obj\b")
_HTML = re.compile(rb"<!doctype\s{1,8}html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_SPACE = b"\xef\xbb\xbf \t\r\n"
_MAIL = re.compile(
    rb"(?:return-path|received|delivered-to|from|message-id|mime-version|date|subject|x-[a-z-]{1,40}):[ \t]",
    re.IGNORECASE,
)
_MAIL_HEADERS = 3  # so many header lines at the top make a mail where the name does not say so
_CONTROL = bytes(sorted(frozenset(range(32)) - {9, 10, 12, 13, 27}))
_BINARY_SHARE = 0.02
_BY_EXTENSION = {
    ".md": MediaType.MARKDOWN,
    ".markdown": MediaType.MARKDOWN,
    ".json": MediaType.JSON,
    ".jsonld": MediaType.JSON,
    ".csv": MediaType.CSV,
    ".tsv": MediaType.CSV,
    ".htm": MediaType.HTML,
    ".html": MediaType.HTML,
    ".eml": MediaType.MAIL,
}


def media_type_of(data: bytes, name: str) -> MediaType:
    """Tell the media type from the bytes; among text formats the extension of *name* is a hint.

    >>> media_type_of(b"%PDF-1.7 ...", "resume.txt").value
    'application/pdf'
    >>> media_type_of(b"# Ada", "resume.md").value
    'text/markdown'
    """
    head = data[:_HEAD]
    packed = _packed_type(data, head)
    if packed:
        return packed
    if head.startswith(b"%PDF-") or _holds_pdf(data):
        return MediaType.PDF
    is_text = head.startswith(b"{\\rtf") or _looks_like_text(data[:_SAMPLE])
    if not is_text:
        return MediaType.BINARY
    return _text_type(head, PurePath(name).suffix.lower())


def _packed_type(data: bytes, head: bytes) -> MediaType | None:
    """Tell archives, packages and pictures, which may hold what looks like something else."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(data)
    if head.startswith(_OLE):
        return _ole_type(data)
    if _is_image(head):
        return MediaType.IMAGE
    return MediaType.ARCHIVE if archive_kind(head) else None


def _holds_pdf(data: bytes) -> bool:
    """Tell whether a PDF follows some junk, or one whose first line is damaged or missing."""
    start = data[:_PDF_HEAD]
    if _FIRST_LINE.search(start):
        return True
    begins = b"%PDF-" in start or _OBJECT.search(start) is not None
    return begins and any(mark in data for mark in (b"endobj", b"trailer", b"/Root"))


def _zip_type(data: bytes) -> MediaType:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except ZIP_FAULTS:
        return _broken_zip_type(data)
    return package_type(names, data[:_HEAD])


def package_type(names: Set[str], head: bytes) -> MediaType:
    """Tell what a zip file is from the names of its entries: a document, or an archive of other files.

    >>> package_type({"word/document.xml", "[Content_Types].xml"}, b"PK").name
    'DOCX'
    >>> package_type({"ada.pdf"}, b"PK").name
    'ZIP'
    """
    if "word/document.xml" in names:
        return MediaType.DOCX
    if "[Content_Types].xml" in names:
        has_word = any(name.startswith("word/") for name in names)
        return MediaType.DOCX if has_word else MediaType.OFFICE
    if not _IWORK_MARKS.isdisjoint(names):
        return MediaType.IWORK
    if "META-INF/container.xml" in names and "content.xml" not in names:
        return MediaType.EPUB
    if "content.xml" in names or "mimetype" in names:
        is_other = b"opendocument." in head[:200] and b"opendocument.text" not in head[:200]
        return MediaType.OFFICE if is_other else MediaType.ODT
    return MediaType.ZIP


def _broken_zip_type(data: bytes) -> MediaType:
    """Guess what an archive with a lost directory was, by the names of its entries."""
    if b"word/" in data:
        return MediaType.DOCX
    return MediaType.ODT if b"opendocument.text" in data[:200] else MediaType.ZIP


def _ole_type(data: bytes) -> MediaType:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return MediaType.ENCRYPTED_OFFICE
    return MediaType.DOC


def _is_image(head: bytes) -> bool:
    if head.startswith(_IMAGES):
        return True
    return (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or head[4:12] in (
        b"ftypheic",
        b"ftypmif1",
        b"ftypavif",
    )


def _looks_like_text(sample: bytes) -> bool:
    if sample.startswith(_BOMS) or is_utf16(sample):
        return True
    strange = len(sample) - len(sample.translate(None, _CONTROL))
    return strange <= _BINARY_SHARE * len(sample)


def is_utf16(sample: bytes) -> str | None:
    """Name the byte order of UTF-16 text without a mark, by where its zero bytes stand; else None.

    >>> is_utf16("Ada Lovelace".encode("utf-16-le"))
    'utf-16-le'
    """
    even, odd = sample[0::2], sample[1::2]
    if not odd or sample.count(0) < 0.3 * len(sample):
        return None
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _text_type(head: bytes, extension: str) -> MediaType:
    head = _single_bytes(head).lstrip(_SPACE)
    if head.startswith(b"{\\rtf"):
        return MediaType.RTF
    lines = head.splitlines()[:12]
    needed = 1 if _BY_EXTENSION.get(extension) is MediaType.MAIL else _MAIL_HEADERS
    is_mail = sum(1 for line in lines if _MAIL.match(line)) >= needed
    if is_mail and not head.startswith(b"<"):
        return MediaType.MAIL  # even where its HTML body begins within the head
    if head.startswith(b"<") and _HTML.search(head):
        return MediaType.HTML
    if head.startswith(b"<?xml"):
        return MediaType.XML
    return _BY_EXTENSION.get(extension, MediaType.TEXT)


def _single_bytes(head: bytes) -> bytes:
    """Return text of two bytes a character in one, so that the marks of formats can be found in it."""
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or is_utf16(head) is not None
    return head.replace(b"\x00", b"").lstrip(b"\xff\xfe") if is_wide else head
