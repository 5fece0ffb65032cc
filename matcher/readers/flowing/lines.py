"""Flowing text becomes lines: paragraphs cut at their breaks, table rows read across or cell by cell."""

import re
from collections.abc import Iterator, Sequence

from matcher.model.document import HiddenText
from matcher.readers.flowing.looks import Look
from matcher.readers.runs import TextLine

BULLET = "• "
HEADING_STYLES = ("heading", "title", "überschrift", "titre")  # how names of such styles begin
_LARGER = 1.15  # times the size of the letters beside it, from which a word is a heading
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_DASHES = ("-", "–", "—")
_DATE_LINES = 4  # lines that a narrow cell may break a range of dates over
_DATE_WIDTH = 20  # characters of each
_SHORT_CELL = 3  # lines beside which a one-line cell without a digit still belongs to the row


class Concealed:
    """Gathers hidden text in the order of the document, joined while its cause stays the same."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, list[str]]] = []

    def add(self, text: str, cause: str) -> None:
        """Keep *text*, which a reader cannot see because of *cause*."""
        if self._pieces and self._pieces[-1][0] == cause:
            self._pieces[-1][1].append(text)
        else:
            self._pieces.append((cause, [text]))

    def texts(self) -> list[HiddenText]:
        """Return what was kept, each with its spaces closed up and its cause."""
        joined = [(cause, " ".join("".join(parts).split())) for cause, parts in self._pieces]
        return [HiddenText(text=text, cause=cause, page=1) for cause, text in joined if text]


def row_lines(cells: Sequence[Sequence[TextLine]]) -> Iterator[TextLine]:
    """Yield the lines of a table row: short cells side by side, tall cells one after the other.

    A row reads across when at most one cell has several lines: its first line joins the others. A lone
    word beside a tall cell (a heading set in the margin) stands on a line of its own.
    """
    if any(len(cell) > 1 for cell in cells):
        cells = [_closed_up(cell) for cell in cells]
    tall = [cell for cell in cells if len(cell) > 1]
    label = any(
        len(cell) == 1 and not any(character.isdigit() for character in cell[0].text)
        for cell in cells
    )
    apart = len(tall) > 1 or (
        bool(tall) and label and (len(tall[0]) > _SHORT_CELL or _has_larger(cells, tall[0]))
    )
    if apart or len(cells) == 1:
        for cell in cells:
            yield from cell
    elif cells:
        firsts = [cell[0] for cell in cells]
        text = "\t".join(line.text.strip() for line in firsts)
        yield firsts[0]._replace(
            text=text,
            size=max((line.size for line in firsts if line.size), default=None),
            bold=all(line.bold for line in firsts),
        )
        for cell in tall:
            yield from cell[1:]


def _has_larger(cells: Sequence[Sequence[TextLine]], tall: Sequence[TextLine]) -> bool:
    """Tell whether a cell is set larger than all lines of the tall one, as a heading is."""
    size = max((line.size or 0.0 for line in tall), default=0.0)
    return size > 0 and any((cell[0].size or 0.0) >= _LARGER * size for cell in cells)


def _closed_up(cell: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return a narrow cell that breaks its dates over a few lines as one line."""
    texts = [line.text.strip() for line in cell]
    is_narrow = 1 < len(cell) <= _DATE_LINES and max(map(len, texts)) <= _DATE_WIDTH
    if not is_narrow or not _YEAR.search(" ".join(texts)):
        return cell
    goes_on = all(
        _DIGIT.search(text) or text.startswith(_DASHES) or before.endswith(_DASHES)
        for before, text in zip(("", *texts), texts, strict=False)
    )
    return [cell[0]._replace(text=" ".join(texts))] if goes_on else cell


def paragraph_lines(
    pieces: Sequence[tuple[str, Look]], *, bullet: bool, heading: bool
) -> Iterator[TextLine]:
    """Cut a paragraph at its line breaks; an empty one yields one empty line."""
    line: list[tuple[str, Look]] = []
    prefix = BULLET if bullet else ""
    for words, look in pieces:
        first, *rest = words.split("\n")
        line.append((first, look))
        for words_after in rest:
            yield _line(line, prefix, heading=heading)
            line, prefix = [(words_after, look)], ""
    yield _line(line, prefix, heading=heading)


def _line(pieces: Sequence[tuple[str, Look]], prefix: str, *, heading: bool) -> TextLine:
    text = "".join(words for words, _ in pieces).strip()
    letters = sum(len(words.strip()) for words, _ in pieces)
    bold = sum(len(words.strip()) for words, look in pieces if look.bold)
    sizes = [look.size for words, look in pieces if words.strip() and look.size]
    return TextLine(
        text=prefix + text if text else "",
        size=max(sizes, default=None),
        bold=heading or 2 * bold > letters,
    )
