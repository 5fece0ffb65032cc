"""Which characters the bytes and control words of RTF stand for."""

import codecs

SYMBOL_CHARSET = 2  # fonts of signs, whose bytes are no letters
DEFAULT_CODEC = "cp1252"
_UTF8_PAGE = 65001  # Windows' number for UTF-8

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "~": "\u00a0",
    "_": "-",
}
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PLATFORMS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": DEFAULT_CODEC}


def codec_of_platform(word: str, number: int | None) -> str | None:
    r"""Return the codec that ``\ansi``, ``\mac``, ``\pc``, ``\pca`` or ``\ansicpg`` names, or None.

    >>> codec_of_platform("ansicpg", 1251)
    'cp1251'
    """
    if word != "ansicpg":
        return _PLATFORMS.get(word)
    name = "utf-8" if number == _UTF8_PAGE else f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


def codec_of_charset(charset: int) -> str | None:
    """Return the codec of a font's character set, or None where the document's own holds."""
    return _CHARSETS.get(charset)


def decode(data: bytes, codec: str, *, symbols: bool = False) -> str:
    r"""Decode bytes of text; those of symbol fonts become the private characters Word gives them.

    >>> decode(b"\xcf\xf0", "cp1251"), decode(b"\xb7", "cp1252", symbols=True)
    ('Пр', '\uf0b7')
    """
    if symbols:
        return "".join(chr(0xF000 + byte) if byte > ord(" ") else chr(byte) for byte in data)
    return data.decode(codec, "replace")
