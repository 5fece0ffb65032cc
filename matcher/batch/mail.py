"""E-mail messages as inputs: the attachments, or the message itself where nothing is attached."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from enum import Enum, auto
from functools import partial
from itertools import islice

from matcher.batch.mime import Part, parts_of
from matcher.batch.names import member_names, skipped_part
from matcher.batch.zip_directory import bomb
from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.media_type import MediaType, media_type_of

_MAX_PARTS = 1_000
_SMALL_PICTURE = 100_000  # bytes; logos of signatures are smaller, photographed pages larger
_HEAD = 64  # bytes that tell a picture
_ENOUGH = 20  # visible characters that make a text worth reading
_UTF8_MARK = b"\xef\xbb\xbf"
_NEXT_MESSAGE = re.compile(rb"\n\r?\nFrom [^\r\n]{3,200}\d{4}\r?\n")
_NO_FILES = frozenset(
    (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
        "message/delivery-status",
        "message/disposition-notification",
        "message/external-body",
        "message/partial",
    )
)  # what mail programs add: signatures, invitations, cards, receipts
_SEALED = frozenset(
    ("application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
)
_EXTENSIONS = {"text/plain": ".txt", "text/html": ".html", "application/json": ".json"}
"""What to call unnamed attachments of the types that are told apart by their extension."""


class _Use(Enum):
    """What a part of a message is to somebody who looks for a resume."""

    PLAIN = auto()
    HTML = auto()
    FILE = auto()
    PICTURE = auto()
    SKIP_PICTURE = "inline picture"
    SKIP_PART = "mail part"
    SKIP_NAME = "hidden"


class Mail:
    """The files that a message carries.

    Args:
        data: the whole message.

    Raises:
        ReadError: encrypted, corrupt, unsupported (a whole mailbox), too_large, or no_text when there is
            neither text nor attachment.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(b"From ") and _NEXT_MESSAGE.search(data):
            raise ReadError(
                Status.UNSUPPORTED,
                "is a mailbox with several messages",
                "save each message as a file of its own, whose name ends in .eml",
            )
        parts = list(islice(parts_of(data), _MAX_PARTS + 1))
        if len(parts) > _MAX_PARTS:
            raise bomb("parts", len(parts), _MAX_PARTS)
        if any(part.kind in _SEALED for part in parts):
            raise ReadError(
                Status.ENCRYPTED,
                "is an encrypted e-mail message",
                "open it in the mail program and save its attachments",
            )
        self.inflated = len(data)
        self.skipped: Counter[str] = Counter()
        files = list(self._files(parts))
        names = member_names(name for name, _ in files)
        self._files_by_name = dict(zip(names, (read for _, read in files), strict=True))
        if not files:
            raise ReadError(
                Status.NO_TEXT,
                "is an e-mail message without text or attachment",
                "ask for the resume again",
            )

    @property
    def names(self) -> Collection[str]:
        """The names of the files, from top to bottom."""
        return self._files_by_name.keys()

    def size(self, name: str) -> int:
        """Return the size of a file in bytes."""
        return len(self.read(name))

    def head(self, name: str, length: int) -> bytes:
        """Return the first *length* bytes of a file."""
        return self.read(name)[:length]

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        return self._files_by_name[name]()

    def _files(self, parts: Sequence[Part]) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield name and bytes of what may be a resume, message by message."""
        by_folder: dict[str, list[Part]] = defaultdict(list)
        for part in parts:
            by_folder[part.folder].append(part)
        for folder, inside in by_folder.items():
            uses = [_use(part) for part in inside]
            self.skipped.update(use.value for use in uses if isinstance(use.value, str))
            for number, (part, use) in enumerate(zip(inside, uses, strict=True), 1):
                if use in {_Use.FILE, _Use.PICTURE}:
                    name = part.name or f"attachment-{number}{_EXTENSIONS.get(part.kind, '')}"
                    yield folder + name, part.data
            carries = _Use.FILE in uses or any(
                other != folder and other.startswith(folder) for other in by_folder
            )
            if not carries:
                yield from _body(folder, list(zip(uses, inside, strict=True)))


def _use(part: Part) -> _Use:
    """Tell what a part is for."""
    name = part.name
    if part.kind in _NO_FILES:
        return _Use.SKIP_PART
    if _is_picture(part):
        shown = part.disposition == "inline" or "content-id" in part.headers
        return _Use.SKIP_PICTURE if shown and len(part.data()) < _SMALL_PICTURE else _Use.PICTURE
    if name and skipped_part(name):
        return _Use.SKIP_NAME
    if part.kind.startswith("text/") and not name and part.disposition != "attachment":
        return {"text/plain": _Use.PLAIN, "text/html": _Use.HTML}.get(part.kind, _Use.SKIP_PART)
    return _Use.FILE


def _is_picture(part: Part) -> bool:
    """Tell a picture by its type or, since many programs send it without one, by its first bytes."""
    if part.kind.startswith(("image/", "text/")):
        return part.kind.startswith("image/")
    return media_type_of(part.head(_HEAD), "") is MediaType.IMAGE


def _body(
    folder: str, parts: Sequence[tuple[_Use, Part]]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the text of a message: as plain text if it says anything so, else as a web page."""
    plain = "\n".join(part.text() for use, part in parts if use is _Use.PLAIN)
    html = "\n".join(part.text() for use, part in parts if use is _Use.HTML)
    if html.strip() and len("".join(plain.split())) < _ENOUGH:
        yield f"{folder}body.html", partial(bytes, _UTF8_MARK + html.encode("utf-8", "replace"))
    elif plain.strip():
        yield f"{folder}body.txt", partial(bytes, plain.encode("utf-8", "replace"))
