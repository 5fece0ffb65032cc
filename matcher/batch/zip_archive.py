"""Zip archives as inputs, one member at a time.

Only the directory is kept, so no file stays open between two members and processes share nothing. Nothing
is ever written to a disk: the path of a member is a name and nothing else.
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping

from matcher.batch.zip_directory import Directory, Entry, Open
from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.limits import MAX_BYTES, corrupt, encrypted, too_large

_LOCAL_HEADER = struct.Struct("<4s22xHH")  # magic, then the lengths of name and extra field
_LOCAL_MAGIC = b"PK\x03\x04"
_SLACK = 1_000  # bytes; packing never doubles a file, and hardly makes a small one larger


class ZipArchive:
    """The members of an archive.

    Args:
        source: opens the archive's bytes anew.
        directory: what is inside.

    Raises:
        ReadError: encrypted when all members are, no_text when there are none.
    """

    def __init__(self, source: Open, directory: Directory) -> None:
        self._source = source
        self._entries = directory.entries
        self._total = directory.total
        self.skipped: Mapping[str, int] = directory.skipped
        self.inflated = sum(entry.size for entry in self._entries.values())
        if not self._entries:
            raise ReadError(
                Status.NO_TEXT, "is an archive without any file", "ask for the resume again"
            )
        if all(entry.encrypted for entry in self._entries.values()):
            raise encrypted()

    @property
    def names(self) -> Collection[str]:
        """The names of the members, in the order of the archive."""
        return self._entries.keys()

    def size(self, name: str) -> int:
        """Return the size of a member in bytes, as the archive states it."""
        return self._entries[name].size

    def head(self, name: str, length: int) -> bytes:
        """Return the first *length* bytes of a member.

        Raises:
            ReadError: encrypted, corrupt or unsupported.
        """
        return self._unpack(self._entries[name], length)

    def read(self, name: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            ReadError: too_large (also when it holds more than the archive states), encrypted, corrupt
                or unsupported.
        """
        entry = self._entries[name]
        if entry.size > MAX_BYTES:
            raise too_large("bytes when unpacked", entry.size, MAX_BYTES)
        data = self._unpack(entry, entry.size + 1)
        if len(data) > entry.size:
            raise ReadError(
                Status.TOO_LARGE,
                "unpacks to more than its archive states",
                "do not unpack it; ask for the resume itself, as PDF or DOCX",
            )
        if len(data) < entry.size or zlib.crc32(data) != entry.crc:
            raise corrupt("is damaged in its archive")
        return data

    def _unpack(self, entry: Entry, limit: int) -> bytes:
        """Return up to *limit* bytes of a member."""
        if entry.encrypted:
            raise encrypted()
        packed = self._packed(entry, 2 * limit + _SLACK)
        if entry.method == zipfile.ZIP_STORED:
            return packed[:limit]
        if entry.method != zipfile.ZIP_DEFLATED:
            raise ReadError(
                Status.UNSUPPORTED,
                "is packed in a way that is not known here",
                "unpack the archive and give the folder",
            )
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit)
        except zlib.error:
            raise corrupt("is damaged in its archive") from None

    def _packed(self, entry: Entry, limit: int) -> bytes:
        """Return up to *limit* bytes of a member as they lie in the archive."""
        if not 0 <= entry.offset < self._total:
            raise corrupt("is not where its archive says it is")
        with self._source() as stream:
            stream.seek(entry.offset)
            header = stream.read(_LOCAL_HEADER.size)
            if len(header) < _LOCAL_HEADER.size or not header.startswith(_LOCAL_MAGIC):
                raise corrupt("is not where its archive says it is")
            _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
            stream.seek(name_length + extra_length, os.SEEK_CUR)
            return stream.read(min(entry.packed, limit))
