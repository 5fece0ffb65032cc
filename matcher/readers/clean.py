"""Clean what engines and files bring along, once and for every format.

Nothing here folds or composes characters: that is the business of the searchable copy
(``matcher.text.normalise``). What goes is what no reader sees and no writer can write; the ligatures of
typesetting are written as the letters they are made of.
"""

import re

# Bullets of the Symbol and Wingdings fonts, which arrive as private-use characters.
_SYMBOL_BULLETS = dict.fromkeys(
    "\uf0b7\uf0a7\uf0a8\uf076\uf0d8\uf0fc\uf06e\uf071\uf0e0\uf02d\uf09f\uf0be", "•"
)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_SPACES = dict.fromkeys("\u000b\u0085\u2028\u2029", " ")
_TABLE = str.maketrans(_SYMBOL_BULLETS | _LIGATURES | _SPACES)
_UNWANTED = re.compile(
    "[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_PRINTABLE_UNWANTED = re.compile("[\ufb00-\ufb06\ufffc\ufffd]")
"""What of the table and of the unwanted Python calls printable: ligatures and marks of what is missing."""
_TAGS = re.compile("(\U0001f3f4?)([\U000e0020-\U000e007e]{1,4000})")
_TAG_BASE = 0xE0000
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_LOST = re.compile("[^\\W\\d_][\x01-\x08\x0b\x0c\x0e-\x1f][^\\W\\d_]")
_CID = re.compile(r"\(cid:\d{1,6}\)")
_SPACED_LINE = re.compile(r"(?<!\S)(?:[^\W\d_] {1,3}){3,60}[^\W\d_](?!\S)")
_WIDE_SPACE = re.compile(" {2,3}")
_MIDDLE_OF_SPACED = re.compile(r" [^\W\d_] {1,3}[^\W\d_] ")  # the second and third of such letters


def clean(text: str) -> str:
    r"""Drop controls, lone surrogates, private-use characters and ``(cid:n)``; newlines and tabs stay.

    >>> clean("Caf\x00é \uf0b7 (cid:127)R\ud800")
    'Café • R'
    """
    if _is_spotless(text):
        return text
    text = _UNWANTED.sub("", text.translate(_TABLE))
    return _CID.sub("", text) if "(cid:" in text else text


def _is_spotless(text: str) -> bool:
    """Tell quickly that nothing in *text* is to be dropped or written otherwise."""
    return (
        text.isprintable()
        and (text.isascii() or not _PRINTABLE_UNWANTED.search(text))
        and "(cid:" not in text
    )


def tagged_text(text: str) -> str:
    r"""Return the message that is written in tag characters, which no reader sees; flags use some honestly.

    >>> (
    ...     tagged_text("Ada\U000e0068\U000e0069"),
    ...     tagged_text("\U0001f3f4\U000e0067\U000e0062\U000e007f"),
    ... )
    ('hi', '')
    """
    if text.isascii() or text.isprintable():
        return ""
    tags = "".join(found[2] for found in _TAGS.finditer(text) if not found[1])
    return "".join(chr(ord(tag) - _TAG_BASE) for tag in tags)


def join_spaced_letters(line: str) -> str:
    """Close up letters that were set apart with spaces; words stay apart where two spaces stand.

    >>> join_spaced_letters("W O R K  E X P E R I E N C E")
    'WORK EXPERIENCE'
    >>> join_spaced_letters("Plan A B testing")
    'Plan A B testing'
    """
    if not _MIDDLE_OF_SPACED.search(line):
        return line
    return _SPACED_LINE.sub(lambda found: _close_up(found.group()), line)


def _close_up(letters: str) -> str:
    return " ".join(word.replace(" ", "") for word in _WIDE_SPACE.split(letters))


def visible_length(text: str) -> int:
    """Count the characters of *text* that leave ink."""
    return sum(map(len, text.split()))


def has_lost_letters(text: str) -> bool:
    r"""Tell whether words hold control characters: ligatures that a font names but does not map to letters.

    >>> has_lost_letters("of\x0cce"), has_lost_letters("office\x0c")
    (True, False)
    """
    return _CONTROL.search(text) is not None and _LOST.search(text) is not None


def damage(text: str) -> float:
    """Return the share of characters that no writer meant: replacement, controls, private use, ``(cid:n)``.

    >>> damage("Engineer"), damage("\ufffd\ufffdab")
    (0.0, 0.5)
    """
    if _is_spotless(text):
        return 0.0
    bad = len(_UNWANTED.findall(text))
    bad += sum(len(found) for found in _CID.findall(text)) if "(cid:" in text else 0
    return bad / len(text)


def join_surrogates(text: str) -> str:
    r"""Join the halves of characters that were written as two units of UTF-16.

    >>> join_surrogates("\ud83d\ude80 launch")
    '🚀 launch'
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
