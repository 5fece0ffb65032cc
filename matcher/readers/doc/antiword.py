"""Read old Word documents with antiword.

Its plain text keeps tabs and line breaks but no look; its DocBook tells bullets, bold type, headings and the
cells of tables but runs broken lines together. So the text comes from the first, and the second is looked
up for what each line and row is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from matcher.errors import ReadError
from matcher.model.document import HiddenText
from matcher.readers.clean import join_surrogates
from matcher.readers.flowing.lines import BULLET, row_lines
from matcher.readers.package import parse_xml
from matcher.readers.programs import run
from matcher.readers.runs import TextLine

_TEXT = ("-m", "UTF-8.txt", "-w", "0")
_DOCBOOK = ("-m", "UTF-8.txt", "-x", "db")
_HIDDEN_TOO = ((("-s",), "hidden_formatting"), (("-r",), "tracked_deletion"))
_PICTURE = "[pic]"  # antiword's stand-in
_RULE = "-" * 23  # what it sets before notes and text boxes


@dataclass(slots=True)
class _Structure:
    """What the DocBook says: how a paragraph is set, by its letters; the rows of all tables."""

    bullets: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)
    rows: list[list[list[str]]] = field(default_factory=list)


def convert(program: str, data: bytes, timeout_s: float) -> tuple[list[TextLine], list[HiddenText]]:
    """Return the lines that a reader sees and the text that Word would hide.

    Args:
        program: the path of antiword.
        data: the whole file.
        timeout_s: seconds for each of its runs.

    Raises:
        ReadError: timeout, too_large, or crashed when it was killed.
        subprocess.CalledProcessError: it cannot open the file.
        OSError: it could not be started.
    """

    def ask(*options: str) -> str:
        return decode_output(run([program, *options, "-"], stdin=data, timeout_s=timeout_s))

    text = ask(*_TEXT)
    structure = _structure(ask(*_DOCBOOK))
    hidden = [
        HiddenText(text=words, cause=cause, page=1)
        for option, cause in _HIDDEN_TOO
        if (words := _added(text, ask(*option, *_TEXT)))
    ]
    return list(_lines(text, structure)), hidden


def decode_output(output: bytes) -> str:
    """Decode what a converter prints: UTF-8 with each half of a rare character on its own."""
    try:
        return join_surrogates(output.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return output.decode("utf-8", "replace")


def _added(shown: str, everything: str) -> str:
    """Return the words of *everything* that *shown* lacks, in their order."""
    left = Counter(shown.split())
    words = []
    for word in everything.split():
        if left[word]:
            left[word] -= 1
        else:
            words.append(word)
    return " ".join(words)


def _lines(text: str, structure: _Structure) -> Iterator[TextLine]:
    rows = iter(structure.rows)
    for is_table, lines in groupby(text.replace(_PICTURE, "").splitlines(), _is_row):
        if is_table:
            yield from _table(list(lines), rows)
        else:
            yield from (_paragraph(line, structure) for line in lines if line.strip() != _RULE)


def _is_row(line: str) -> bool:
    return line.startswith("|") and line.rstrip().endswith("|") and line.count("|") > 1


def _paragraph(line: str, structure: _Structure) -> TextLine:
    letters = _letters(line)
    prefix = BULLET if letters in structure.bullets else ""
    return TextLine(text=prefix + line.strip() if letters else "", bold=letters in structure.bold)


def _table(lines: Sequence[str], rows: Iterator[list[list[str]]]) -> Iterator[TextLine]:
    """Yield a table by the cells that the DocBook names, or by its strokes where there are none."""
    wanted = len(_letters("".join(lines)).replace("|", ""))
    while wanted > 0:
        row = next(rows, None)
        if row is None:
            break
        wanted -= sum(len(_letters(line).replace("|", "")) for cell in row for line in cell)
        cells = [[TextLine(text=line) for line in cell] for cell in row]
        yield from row_lines([cell for cell in cells if cell])
    else:
        return
    for line in lines:
        yield TextLine(text="\t".join(cell.strip() for cell in line.split("|") if cell.strip()))


def _structure(docbook: str) -> _Structure:
    structure = _Structure()
    _, start, rest = docbook.partition("<book")
    try:
        root = parse_xml((start + rest).encode(), "a DOC", "DocBook")
    except ReadError:
        return structure
    for node in root.iter("para", "title"):
        letters = _letters(_text(node))
        if _is_bullet(node):
            structure.bullets.add(letters)
        if node.tag == "title" or 2 * _bold_letters(node) > len(letters):
            structure.bold.add(letters)
    structure.rows = [
        [[line.strip() for line in _text(cell).splitlines() if line.strip()] for cell in row]
        for row in root.iter("row")
    ]
    return structure


def _is_bullet(node: etree._Element) -> bool:
    item = node.getparent()
    return (
        item is not None
        and item.tag == "listitem"
        and next(item.iterancestors("itemizedlist", "orderedlist")).tag == "itemizedlist"
    )


def _bold_letters(node: etree._Element) -> int:
    return sum(
        len(_letters(_text(part))) for part in node.iter("emphasis") if part.get("role") == "bold"
    )


def _text(node: etree._Element) -> str:
    return "".join(str(text) for text in node.itertext())


def _letters(text: str) -> str:
    """Return *text* without white space, by which two copies of one line are told to be the same."""
    return "".join(text.split())
