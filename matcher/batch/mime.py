"""The parts of an e-mail message, found in one pass over its bytes and without trusting any of them.

Headers are read by the standard library. Its parser of whole messages is left out: it goes line by line
through every attachment, which costs more than reading the resume inside, and it recurses as deep as a
message tells it to.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import Compat32

from matcher.readers.limits import corrupt
from matcher.readers.text import decode

_MAX_DEPTH = 20  # multiparts and messages in one another
_HEADER_BLOCK = 262_144  # bytes in which the headers of a part must end
_LONGEST_HEADER = 4_000  # characters; the rest of a longer one is no name and no boundary
_HEADER_LINE = re.compile(rb"From |[!-9;-~]{1,100}:|[ \t]")
_AFTER_BOUNDARY = re.compile(rb"(--)?[ \t]{0,100}(?:\r?\n|\Z)")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_TEXT_CHARSET = re.compile(
    r"(?:us-?ascii|utf[-_]?\d|iso-?8859|latin|windows-?\d|cp-?\d|koi8|gb|big5|shift|sjis|euc|iso-2022|mac)",
    re.IGNORECASE,
)
"""Encodings that mail is written in; Python knows others, which are no text or slow by intent."""
_EMBEDDED = "message/rfc822"
_MISREAD = (MessageError, LookupError, ValueError, TypeError, AttributeError)
"""What the standard library raises on headers that nobody should write."""


class _ShortHeaders(Compat32):
    """Cut overlong headers, and leave bytes that are no ASCII as they are."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


_HEADERS = BytesHeaderParser(policy=_ShortHeaders())


@dataclass(frozen=True, slots=True)
class Part:
    """A part that holds no other parts.

    Args:
        headers: its own headers.
        packed: its body as it stands in the message.
        folder: the messages it was found in, each followed by a slash; empty for the outermost.
    """

    headers: Message
    packed: bytes
    folder: str = ""

    @property
    def kind(self) -> str:
        """The content type in small letters."""
        return self.headers.get_content_type()

    @property
    def disposition(self) -> str | None:
        """How the part is meant to be shown: ``inline``, ``attachment`` or not said."""
        return self.headers.get_content_disposition()

    @property
    def name(self) -> str | None:
        """The file name, in whichever of the four ways it was written down."""
        try:
            written = self.headers.get_filename()
            return _readable(written) if written else None
        except _MISREAD:
            return None

    def data(self) -> bytes:
        """Return the bytes that were sent."""
        encoding = str(self.headers.get("content-transfer-encoding", "")).strip().lower()
        if encoding == "base64":
            return _base64(self.packed)
        return binascii.a2b_qp(self.packed) if encoding == "quoted-printable" else self.packed

    def head(self, length: int) -> bytes:
        """Return the first *length* bytes that were sent, without decoding the rest."""
        return replace(self, packed=self.packed[: 4 * length]).data()[:length]

    def text(self) -> str:
        """Return the text of a part that is text."""
        data = self.data()
        try:
            charset = str(self.headers.get_param("charset", ""))
            if _TEXT_CHARSET.match(charset):
                return data.decode(charset)
        except _MISREAD:
            pass
        return decode(data)


def parts_of(data: bytes, folder: str = "", depth: int = 0) -> Iterator[Part]:
    r"""Yield the parts of a message from top to bottom, those of attached messages among them.

    Raises:
        ReadError: corrupt, when the parts are nested without end.

    >>> [part.kind for part in parts_of(b"Subject: hi\n\nHello")]
    ['text/plain']
    """
    if depth > _MAX_DEPTH:
        raise corrupt("is an e-mail message whose parts lie in one another without end")
    headers, body = _split_headers(data)
    part = Part(headers, body, folder)
    if part.kind.startswith("multipart/"):
        pieces = _pieces(body, _boundary(headers))
        if pieces:
            for piece in pieces:
                yield from parts_of(piece, folder, depth + 1)
            return
        del headers["content-type"]  # what has no parts is read as text
    if part.kind == _EMBEDDED:
        inside = f"{folder}{part.name or 'message.eml'}/"
        yield from parts_of(part.data(), inside, depth + 1)
        return
    yield part


def _split_headers(data: bytes) -> tuple[Message, bytes]:
    """Cut a part where its header lines end, with or without an empty line."""
    end = 0
    while end < _HEADER_BLOCK and _HEADER_LINE.match(data, end):
        end = data.find(b"\n", end) + 1 or len(data)
    body = data[end:].removeprefix(b"\r").removeprefix(b"\n")
    return _HEADERS.parsebytes(data[:end]), body


def _boundary(headers: Message) -> bytes:
    try:
        return (headers.get_boundary() or "").encode("utf-8", "surrogateescape")
    except _MISREAD:
        return b""


def _pieces(body: bytes, boundary: bytes) -> list[bytes]:
    r"""Cut a body at its boundary lines; what stands before the first and after the last is dropped.

    >>> _pieces(b"pre\n--x\none\n--x\ntwo\n--x--\npost", b"x")
    [b'one', b'two']
    """
    pieces: list[bytes] = []
    line, start, at = b"--" + boundary, None, -1
    while boundary and (at := body.find(line, at + 1)) >= 0:
        after = _AFTER_BOUNDARY.match(body, at + len(line))
        if not after or (at and body[at - 1] != ord("\n")):
            continue
        if start is not None:
            pieces.append(body[start:at].removesuffix(b"\n").removesuffix(b"\r"))
        start = None if after[1] else after.end()
        if after[1]:
            break
    if start is not None:
        pieces.append(body[start:])
    return pieces


def _base64(packed: bytes) -> bytes:
    try:
        return binascii.a2b_base64(packed + b"==")
    except binascii.Error:  # one letter too many, after damage
        letters = _NO_BASE64.sub(b"", packed)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _readable(written: str) -> str:
    """Decode a file name that was written as raw bytes or as encoded words."""
    raw = written.encode("utf-8", "surrogateescape")
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("cp1252", "replace")
    if "=?" in name:
        name = str(make_header(decode_header(name)))
    return " ".join(name.split())
