"""What the names of files and of members tell: litter that no person put there, documents, doubles."""

import os
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

_SYSTEM_NAMES = frozenset(
    (
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "__macosx",
        "icon\r",
        "$recycle.bin",
        "#recycle",
        "system volume information",
        "lost+found",
        "@eadir",
    )
)  # of Windows, macOS and storage servers
_TEMPORARY = re.compile(
    r"~\$.*|~.*\.tmp|\.~lock\..*#|\..*\.sw[a-p]|#.*#|.*~", re.IGNORECASE | re.DOTALL
)
"""Locks and copies that Word, LibreOffice, vim and Emacs leave; another ``.tmp`` may be a saved attachment."""
_DOCUMENTS = frozenset(
    extension
    for group in (
        ("pdf", "docx", "docm", "dotx", "dotm", "doc", "dot", "rtf", "odt", "ott", "pages"),
        ("txt", "text", "md", "markdown", "tex", "html", "htm", "xml", "json", "csv", "tsv"),
        ("png", "jpg", "jpeg", "tif", "tiff", "gif", "bmp", "webp", "heic"),
        ("xlsx", "xlsm", "xls", "ods", "numbers", "pptx", "ppt", "odp", "key", "epub", "msg"),
    )
    for extension in group
)
"""Extensions of what is no archive and no mail, so that not every file of a large folder is looked into."""
_NAMELESS = "unnamed"
_BACKSLASH = "\\"
_RAW_BYTES = range(0xDC80, 0xDD00)  # how Python holds the bytes of a name that are no UTF-8
_LATIN = range(0x80, 0x100)


def skip_reason(name: str) -> str | None:
    """Say why *name* is one that no person put there, or None.

    >>> (
    ...     skip_reason("~$ada.docx"),
    ...     skip_reason("__MACOSX"),
    ...     skip_reason(".."),
    ...     skip_reason("ada.pdf"),
    ... )
    ('temporary', 'system', None, None)
    """
    if _TEMPORARY.fullmatch(name):
        return "temporary"
    if name.startswith(".") and name not in (".", ".."):
        return "hidden"
    return "system" if name.lower() in _SYSTEM_NAMES else None


def skipped_part(path: str) -> tuple[str, str] | None:
    """Return the topmost part of a member's path that no person put there, and why; or None.

    >>> skipped_part("all/.git/config")
    ('all/.git', 'hidden')
    """
    parts = path.replace("\\", "/").split("/")
    for depth, part in enumerate(parts, 1):
        reason = skip_reason(part)
        if reason:
            return "/".join(parts[:depth]), reason
    return None


def names_a_document(path: str) -> bool:
    """Tell whether the extension is one that documents have, and archives and mails do not."""
    return extension(path) in _DOCUMENTS


def extension(path: str) -> str:
    """Return what stands behind the last dot of a name, in lower case; nothing where there is none.

    >>> extension("cvs.2026/Ada.PDF"), extension("cvs.2026/ada"), extension("a/.ada")
    ('pdf', '', '')
    """
    stem, _, last = path.replace(os.sep, "/").rpartition("/")[2].rpartition(".")
    return last.lower() if stem else ""


def display_name(path: str) -> str:
    r"""Write a path for people and for JSON, so that no two paths are written alike.

    Bytes that are no UTF-8 become ``\xNN``, and so does a backslash where it may be part of a name;
    characters that cannot be shown become ``\n``, ``\u00a0`` and the like.

    >>> display_name("r\udce9sum\udce9.pdf")
    'r\\xe9sum\\xe9.pdf'
    """
    if path.isprintable() and (_BACKSLASH not in path or os.sep == _BACKSLASH):
        return path
    return "".join(map(_spelled, path))


def _spelled(character: str) -> str:
    code = ord(character)
    if character == _BACKSLASH:
        return character if os.sep == _BACKSLASH else r"\x5c"
    if character.isprintable():
        return character
    if code in _RAW_BYTES:
        return f"\\x{code - _RAW_BYTES.start + 0x80:02x}"
    if code in _LATIN:  # for \x80 and on are bytes
        return f"\\u{code:04x}"
    return character.encode("unicode_escape").decode()


def member_names(names: Iterable[str]) -> list[str]:
    """Name the members of a container so that each can be shown and is the only one of its name.

    The mark ``!/`` stands between a container and its member, so it may not be part of a name itself.

    >>> member_names(["cv.pdf", "b/cv.pdf", "cv.pdf", "x!/cv.pdf"])
    ['cv.pdf', 'b/cv.pdf', 'cv#2.pdf', 'x! /cv.pdf']
    """
    taken: set[str] = set()
    copies: dict[str, int] = {}
    unique: list[str] = []
    for given in names:
        plain = _plain(given).replace("!/", "! /") or _NAMELESS
        name = plain
        while name in taken:
            copies[plain] = copies.get(plain, 1) + 1
            name = _numbered(plain, copies[plain])
        taken.add(name)
        unique.append(name)
    return unique


def _plain(name: str) -> str:
    """Write a member's name in characters that can be shown, its folders as everywhere."""
    name = name.replace(_BACKSLASH, "/")
    if name.isprintable():
        return name
    return "".join(
        character if character.isprintable() else " " if character.isspace() else "\ufffd"
        for character in name
    )


def _numbered(name: str, number: int) -> str:
    """Put a number before the extension, which is a hint at the type."""
    suffix = PurePosixPath(name).suffix
    return f"{name.removesuffix(suffix)}#{number}{suffix}"
