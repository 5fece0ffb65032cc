"""The directory of a zip archive: what it says is inside, checked before anything is unpacked."""

import os
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BufferedReader, BytesIO

from matcher.batch.names import member_names, skipped_part
from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.limits import corrupt
from matcher.readers.media_type import ZIP_FAULTS, MediaType, package_type

MAX_ENTRIES = 50_000
"""Files of one archive, and of everything that lies in one another."""
MAX_INFLATED = 10_000_000_000
"""Bytes of all files of one archive when unpacked, and of everything that lies in one another."""
_MAX_RATIO = 100  # times that an archive may grow when it is unpacked; resumes grow 1 to 10 times
_RATIO_MATTERS = 120_000_000  # bytes when unpacked, from which the ratio is looked at
_MAX_DIRECTORY = 16_000_000  # bytes of the directory itself

_JAVA_MARK = "META-INF/MANIFEST.MF"  # in archives of programs, which are no folders of resumes
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_LOCAL_HEADER = 30  # bytes before a file, without its name

Open = Callable[[], BufferedReader | BytesIO]
"""Opens the bytes of a container anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where a file lies in its archive, as the directory states it.

    Args:
        offset: of its local header, in bytes from the start of the archive.
        packed: its size in the archive, in bytes.
        size: its size when unpacked, in bytes.
        method: how it is packed, as in ``zipfile``.
        encrypted: whether it asks for a password.
        crc: the checksum of the unpacked bytes.
    """

    offset: int
    packed: int
    size: int
    method: int
    encrypted: bool
    crc: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The files of an archive by their names, and what was passed over.

    Args:
        entries: each with a name of its own.
        skipped: how many names no person put there, by reason.
        is_package: whether a program made it for itself (DOCX, Java ...): a document, not an archive.
        total: the size of the archive in bytes.
    """

    entries: dict[str, Entry]
    skipped: Counter[str]
    is_package: bool
    total: int


def read_directory(source: Open) -> Directory:
    """Read and check the directory of an archive.

    Raises:
        ReadError: corrupt, or too_large: too many files, too many bytes when unpacked, or files that
            lie over one another.
    """
    infos, total = _infos(source)
    names = [_name(info) for info in infos]
    files = [
        (name, _entry(info))
        for name, info in zip(names, infos, strict=True)
        if not name.endswith("/") and not skipped_part(name)
    ]
    kind = package_type(frozenset(names), b"")
    is_package = kind is not MediaType.ZIP or _JAVA_MARK in names
    if not is_package:
        _check([entry for _, entry in files], total)
    parts = {skipped_part(name.rstrip("/")) for name in names}
    return Directory(
        entries=dict(
            zip(member_names(name for name, _ in files), (e for _, e in files), strict=True)
        ),
        skipped=Counter(part[1] for part in parts if part),
        is_package=is_package,
        total=total,
    )


def bomb(what: str, found: int, limit: int) -> ReadError:
    """Make the error for a container that holds more than anybody would send.

    >>> bomb("files", 90_000, 50_000).reason
    'holds 90000 files, more than the limit of 50000'
    """
    return ReadError(
        Status.TOO_LARGE,
        f"holds {found} {what}, more than the limit of {limit}",
        "unpack it and give the folder, or ask for the resumes in several smaller archives",
    )


class _DirectoryReader(BufferedReader):
    """Refuses to read a directory of any size that an archive may claim."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read, unless it is more than a directory may have.

        Raises:
            ReadError: too_large.
        """
        if size is not None and size > _MAX_DIRECTORY:
            raise bomb("bytes in its list of files", size, _MAX_DIRECTORY)
        return super().read(size)


def _infos(source: Open) -> tuple[list[zipfile.ZipInfo], int]:
    """Return the entries of an archive and its size in bytes."""
    with source() as stream, _DirectoryReader(stream) as reader:
        total = reader.seek(0, os.SEEK_END)
        try:
            with zipfile.ZipFile(reader) as archive:
                infos = archive.infolist()
        except ZIP_FAULTS:
            raise corrupt("is a ZIP archive whose list of files is damaged") from None
    if len(infos) > MAX_ENTRIES:
        raise bomb("files", len(infos), MAX_ENTRIES)
    return infos, total


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of an entry; many programs write UTF-8 without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _entry(info: zipfile.ZipInfo) -> Entry:
    return Entry(
        offset=info.header_offset,
        packed=info.compress_size,
        size=info.file_size,
        method=info.compress_type,
        encrypted=bool(info.flag_bits & _ENCRYPTED),
        crc=info.CRC,
    )


def _check(entries: Sequence[Entry], total: int) -> None:
    """Refuse what would only unpack to harm."""
    inflated = sum(entry.size for entry in entries)
    if inflated > MAX_INFLATED:
        raise bomb("bytes when unpacked", inflated, MAX_INFLATED)
    if inflated > max(_RATIO_MATTERS, _MAX_RATIO * total):
        raise bomb("bytes when unpacked", inflated, max(_RATIO_MATTERS, _MAX_RATIO * total))
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset < end:
            raise ReadError(
                Status.TOO_LARGE,
                "holds files that lie over one another, so that it unpacks to far more than it is",
                "do not unpack it; ask for the resume itself, as PDF or DOCX",
            )
        end = entry.offset + _LOCAL_HEADER + entry.packed
