"""Read plain text and Markdown in whatever encoding they come."""

import re

from charset_normalizer import from_bytes

from matcher.model.document import Document, Link
from matcher.readers.assemble import make_document
from matcher.readers.media_type import MediaType, is_utf16
from matcher.readers.options import ReadOptions
from matcher.readers.runs import TextLine

_SAMPLE = 65_536  # bytes that an encoding is guessed from
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SHIFTED = b"\x1b$"  # how seven-bit Japanese, Korean and Chinese encodings begin a stretch
_WIDTH = 5_000  # characters; a longer line is hostile or no text, and is cut into several

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]{1,8}")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})\s{0,8}$")
_BULLET = re.compile(r"([ \t]{0,40})[-*+][ \t]{1,8}")
_QUOTE = re.compile(r"\A {0,3}> ?")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(\s{0,4}<?([^\s()<>]{0,500})>?[^()\n]{0,200}\)")
_AUTO_LINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,500})>")
_EMPHASIS = re.compile(
    r"(?<!\w)(\*\*\*|\*\*|\*|___|__|_|~~|`)(?=\S)([^\n*_~`]{1,500})(?<=\S)\1(?!\w)"
)
_BOLD_LINE = re.compile(r"\s{0,8}(?:\*\*|__)[^*_\n]{1,300}(?:\*\*|__):?\s{0,8}$")
_RULE = re.compile(r" {0,3}(?:[-*_][ \t]{0,4}){3,60}$")
_TABLE_RULE = re.compile(r"[\s|:-]{3,400}$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def decode(data: bytes) -> str:
    r"""Decode bytes by byte order mark, as UTF-8, as UTF-16 by its zeros, else by the likeliest encoding.

    >>> decode("Zoë".encode("latin-1") + b" R\xe9sum\xe9 d'ing\xe9nieur logiciel \xe0 Gen\xe8ve")[
    ...     :10
    ... ]
    'Zoë Résumé'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    zeros = is_utf16(data[:_SAMPLE])
    if zeros:
        return data.decode(zeros, "replace")
    if _SHIFTED not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as fault:
            if fault.start >= len(data) - 3:
                return data.decode("utf-8", "ignore")  # cut in the middle of the last character
    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def read_text(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read plain text: its lines as they stand.

    Raises:
        ReadError: no_text or too_large.
    """
    lines = [TextLine(text=line.rstrip()) for line in _lines(decode(data))]
    return make_document(lines, data=data, name=name, media_type=MediaType.TEXT)


def read_markdown(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read Markdown: what a person sees when it is rendered; headings and bold lines are bold.

    Raises:
        ReadError: no_text or too_large.
    """
    lines: list[TextLine] = []
    links: list[Link] = []
    for source in _lines(decode(data)):
        if _UNDERLINE.match(source) and lines and lines[-1].text.strip():
            lines[-1] = TextLine(text=lines[-1].text, bold=True)
        elif not _RULE.match(source) and not ("|" in source and _TABLE_RULE.match(source)):
            links.extend(Link(target=found[1]) for found in _LINK.findall(source))
            links.extend(Link(target=found) for found in _AUTO_LINK.findall(source))
            lines.append(_markdown_line(source))
    return make_document(lines, data=data, name=name, media_type=MediaType.MARKDOWN, links=links)


def _lines(text: str) -> list[str]:
    r"""Split at line ends of every system, and cut lines that are too long to be lines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return [
        line[start : start + _WIDTH]
        for line in plain.split("\n")
        for start in range(0, max(1, len(line)), _WIDTH)
    ]


def _markdown_line(source: str) -> TextLine:
    """Strip the markup of one line.

    >>> _markdown_line("## **Work** at [Acme](https://acme.example)").text
    'Work at Acme'
    """
    text = _QUOTE.sub("", source, count=1)
    heading = _HEADING.match(text)
    bold = bool(heading) or bool(_BOLD_LINE.match(text))
    if heading:
        text = text[heading.end() :].rstrip().rstrip("#")
    text = _BULLET.sub(r"\1• ", text, count=1) if _BULLET.match(text) else text
    text = _AUTO_LINK.sub(r"\1", _LINK.sub(r"\1", text))
    if "|" in text and text.strip().startswith("|"):
        text = "\t".join(cell.strip() for cell in text.strip().strip("|").split("|"))
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return TextLine(text=_ESCAPE.sub(r"\1", text).rstrip(), bold=bold)
