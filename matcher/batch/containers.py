"""Archives and mails among the inputs: list what they hold, and read a member by its path.

The path of a member is ``archive.zip!/path/in/archive``; containers may lie in one another.
"""

import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Protocol

from matcher.batch.mail import Mail
from matcher.batch.names import names_a_document
from matcher.batch.regular import open_regular
from matcher.batch.remote import is_remote, open_remote, remote_stamp
from matcher.batch.zip_archive import ZipArchive
from matcher.batch.zip_directory import MAX_ENTRIES, MAX_INFLATED, Open, bomb, read_directory
from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.limits import MAX_BYTES, corrupt, too_large
from matcher.readers.media_type import MediaType, media_type_of

INSIDE = "!/"
"""Stands between the path of a container and the name of a member."""
_MAX_DEPTH = 3  # containers in one another, the outermost among them
_HEAD = 1_024  # bytes that tell an archive or a mail from a document
_KEPT = 4  # containers whose directory a process keeps in memory
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_NO_ARCHIVE = frozenset((MediaType.TEXT, MediaType.BINARY))  # what damage leaves of one


class Container(Protocol):
    """What holds files: an archive or a mail."""

    @property
    def skipped(self) -> Mapping[str, int]:
        """How many names were passed over, by reason."""

    @property
    def inflated(self) -> int:
        """How many bytes the members have when unpacked."""

    @property
    def names(self) -> Collection[str]:
        """The names of the members, each once."""

    def size(self, name: str) -> int:
        """Return the size of a member in bytes."""

    def head(self, name: str, length: int) -> bytes:
        """Return the first *length* bytes of a member."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a member."""


@dataclass(slots=True)
class Listing:
    """What came of looking into one path.

    Args:
        files: paths of documents: the path itself, or members.
        faults: paths of containers that could not be opened, and why.
        skipped: how many names inside were passed over, by reason.
        entries: members so far.
        inflated: their bytes when unpacked.
    """

    files: list[str] = field(default_factory=list)
    faults: list[tuple[str, ReadError]] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    entries: int = 0
    inflated: int = 0

    def enter(self, container: Container) -> None:
        """Count what a container holds.

        Raises:
            ReadError: too_large, when all of the containers in one another hold too much.
        """
        self.entries += len(container.names)
        self.inflated += container.inflated
        if self.entries > MAX_ENTRIES:
            raise bomb("files in one another", self.entries, MAX_ENTRIES)
        if self.inflated > MAX_INFLATED:
            raise bomb("bytes when unpacked", self.inflated, MAX_INFLATED)
        self.skipped.update(container.skipped)


def list_files(path: str) -> Listing:
    """List the documents that a regular file is, or holds.

    Raises:
        OSError: as the system says it.
    """
    listing = Listing()
    _list(path, partial(_open_file, path), 1, listing)
    return listing


def is_inside(path: str) -> bool:
    """Tell whether *path* is that of a member: a real file always goes before."""
    if INSIDE not in path:
        return False
    return remote_stamp(path) is None if is_remote(path) else not os.path.lexists(path)


def is_member(path: str) -> bool:
    """Tell whether there is a member of this path."""
    try:
        _member(path)
    except (ReadError, OSError):
        return False
    return True


def read_member(path: str) -> bytes:
    """Return the bytes of a member.

    Raises:
        ReadError: as its container says it, or unreadable when there is no such member.
        OSError: as the system says it about the outermost container.
    """
    container, name = _member(path)
    return container.read(name)


def member_size(path: str) -> int:
    """Return the size of a member in bytes; raises as ``read_member``."""
    container, name = _member(path)
    return container.size(name)


def _list(path: str, look: Callable[[], Container | None], depth: int, listing: Listing) -> None:
    """Add what *path* is or holds; *look* opens it."""
    if names_a_document(path):
        listing.files.append(path)
        return
    try:
        container = look()
        if container is not None:
            _refuse_hopeless(path, depth)
            listing.enter(container)
    except ReadError as fault:
        listing.faults.append((path, fault))
        return
    if container is None:
        listing.files.append(path)
        return
    for name in container.names:
        _list(f"{path}{INSIDE}{name}", partial(_open_member, container, name), depth + 1, listing)


def _refuse_hopeless(path: str, depth: int) -> None:
    """Refuse a container whose members could not be told apart from other files, or that lies too deep."""
    if depth > _MAX_DEPTH:
        raise ReadError(
            Status.UNSUPPORTED,
            f"lies inside {_MAX_DEPTH} other archives or mails",
            "unpack the outermost one and give the folder",
        )
    if _is_folder(f"{path}!"):
        raise ReadError(
            Status.UNREADABLE,
            "stands beside a folder of the same name with an exclamation mark",
            "rename one of the two",
        )


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a name is too long for the system


def _open_file(path: str) -> Container | None:
    """Open a file if it is a container; None if it is a document."""
    source = partial(open_remote if is_remote(path) else open_regular, path)
    with source() as stream:
        kind = _kind(stream.read(_HEAD), path)
    return _open(kind, source)


def _open_member(outer: Container, name: str) -> Container | None:
    kind = _kind(outer.head(name, _HEAD), name)
    if kind is None:
        return None
    if outer.size(name) > MAX_BYTES:
        raise bomb("bytes", outer.size(name), MAX_BYTES)
    return _open(kind, partial(BytesIO, outer.read(name)))


def _kind(head: bytes, name: str) -> MediaType | None:
    """Tell an archive or a mail by its first bytes; None is anything else."""
    if head.startswith(_ZIP_MAGIC):
        return MediaType.ZIP
    kind = media_type_of(head, name)
    if head and kind in _NO_ARCHIVE and name.lower().endswith(".zip"):
        raise corrupt("is called .zip but does not hold that format")
    return kind if kind is MediaType.MAIL else None


def _open(kind: MediaType | None, source: Open) -> Container | None:
    if kind is MediaType.MAIL:
        with source() as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise too_large("bytes", len(data), MAX_BYTES)
        return Mail(data)
    if kind is None:
        return None
    directory = read_directory(source)
    return None if directory.is_package else ZipArchive(source, directory)


@dataclass(frozen=True, slots=True)
class _Root:
    """The file that a member lies in, as it is now."""

    path: str
    changed: int
    size: int


@lru_cache(maxsize=_KEPT)
def _container(root: _Root, inner: tuple[str, ...]) -> Container | None:
    """Open the container *inner* of *root*; the last ones stay in memory while the file does not change."""
    if not inner:
        return _open_file(root.path)
    outer = _container(root, inner[:-1])
    if outer is None or inner[-1] not in outer.names:
        return None
    return _open_member(outer, inner[-1])


def _root(path: str) -> _Root | None:
    """Return the file at *path* as it is now; None where it is none, or members of it could be taken for other files."""
    if is_remote(path):
        stamp = remote_stamp(path)
        return _Root(path, stamp.modified if stamp.is_settled else 0, stamp.size) if stamp else None
    if not os.path.isfile(path) or _is_folder(f"{path}!"):  # noqa: PTH113 - see _is_folder
        return None
    status = Path(path).stat()
    return _Root(path, status.st_mtime_ns, status.st_size)


def _member(path: str) -> tuple[Container, str]:
    """Find the container and the name that the path of a member stands for."""
    at = path.find(INSIDE)
    while at >= 0:
        root = _root(path[:at])
        if root:
            *inner, name = path[at + len(INSIDE) :].split(INSIDE)
            container = _container(root, tuple(inner))
            if container is not None and name in container.names:
                return container, name
        at = path.find(INSIDE, at + 1)
    raise ReadError(
        Status.UNREADABLE,
        "is not, or no longer, in that archive or mail",
        "check that nobody changed it, and run again",
    )
