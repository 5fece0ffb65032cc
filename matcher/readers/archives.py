"""Archives and compressed files that are not opened here, told by their first bytes."""

import re

_FIRST_BYTES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"Rar!\x1a\x07"), "RAR"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "7z"),
    (re.compile(rb"\x1f\x8b\x08"), "GZIP"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "BZIP2"),
    (re.compile(rb"\xfd7zXZ\x00"), "XZ"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "Zstandard"),
    (re.compile(rb"\x1f[\x9d\xa0]"), "compress"),
    (re.compile(rb"MSCF\x00{4}"), "CAB"),
    (re.compile(rb".{257}ustar(?:\x00|  \x00)", re.DOTALL), "TAR"),
)


def archive_kind(head: bytes) -> str | None:
    r"""Name the kind of an archive, or return None for anything else.

    >>> archive_kind(b"Rar!\x1a\x07\x01\x00"), archive_kind(b"Rarely seen")
    ('RAR', None)
    """
    return next((name for mark, name in _FIRST_BYTES if mark.match(head)), None)
