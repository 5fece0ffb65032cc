"""What the names of files and of members tell: litter that no person put there, documents, doubles."""

from collections.abc import Iterable
from pathlib import PurePosixPath

_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_DOCUMENTS = frozenset(
    f".{extension}"
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
    if name.startswith("~$"):
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
    return PurePosixPath(path).suffix.lower() in _DOCUMENTS


def printable(text: str) -> str:
    r"""Write control characters, and what else cannot be shown, as escapes.

    >>> printable("a\tb")
    'a\\tb'
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable()
        else character.encode("unicode_escape", "backslashreplace").decode()
        for character in text
    )


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
        plain = printable(given).replace("!/", "! /") or _NAMELESS
        name = plain
        while name in taken:
            copies[plain] = copies.get(plain, 1) + 1
            name = _numbered(plain, copies[plain])
        taken.add(name)
        unique.append(name)
    return unique


def _numbered(name: str, number: int) -> str:
    """Put a number before the extension, which is a hint at the type."""
    suffix = PurePosixPath(name).suffix
    return f"{name.removesuffix(suffix)}#{number}{suffix}"
