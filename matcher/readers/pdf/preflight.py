"""Look a PDF over before an engine opens it: what is counted here may hang or end the engine itself.

The bytes are looked at, not parsed: a few searches that cost far less than reading. They find what an
honest writer never makes, a page tree that visits one page a million times, drawings within drawings, a
stream that swells to gigabytes; whatever escapes them still meets the limits of the worker.
"""

import binascii
import re
import zlib
from base64 import a85decode
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.errors import ReadError
from matcher.model.document import Document, Flag, Severity
from matcher.model.run import Status
from matcher.readers.limits import (
    MAX_DRAWINGS,
    MAX_PAGES,
    MAX_STREAM_BYTES,
    MAX_TEXT_OPERATORS,
    too_large,
)

_KIDS = re.compile(rb"/Kids\s{0,20}\[([^\[\]]*)\]")
_REFERENCE = re.compile(rb"(\d{1,10})\s{1,4}\d{1,5}\s{1,4}R\b")
_OBJECT = re.compile(rb"\b(\d{1,10})\s{1,4}\d{1,5}\s{1,4}obj\b")
_CHAIN = re.compile(rb"/Fl(?:ateDecode)?\s{0,4}/Fl(?:ateDecode)?\b")
_FILTER = re.compile(rb"/Filter\s{0,4}(\[[^\]]{0,400}\]|/\w{1,20})")
_NAME = re.compile(rb"/(\w{1,40})")
_NAMED_REFERENCE = re.compile(rb"/([^\s/<>\[\]()]{1,60})\s{1,4}(\d{1,10})\s{1,4}\d{1,5}\s{1,4}R\b")
_RESOURCES = re.compile(rb"/XObject\s{0,20}<<")
_DRAW = re.compile(rb"/([^\s/<>\[\]()]{1,60})\s{1,4}Do\b")
_SHOW = re.compile(rb"T[jJ]\b")

_DICTIONARY = 4096  # bytes before a stream in which its dictionary stands
_SAMPLE = 1024  # bytes of a stream that show how it swells
_SWELLING = 100  # times; text and pictures of resumes swell to less
_SMALL = (
    8192  # bytes; a stream below cannot hold enough to harm (a deflated byte makes 1,032 at most)
)
_PIECE = 1_000_000  # bytes inflated at a time
_DRAWING_BYTES = 200_000  # inflated bytes of a form in which its drawings are counted
_DEEPEST = 40  # drawings within drawings that pdfium follows
_FLATE = frozenset((b"FlateDecode", b"Fl"))


@dataclass(frozen=True, slots=True)
class _Stream:
    """Where the bytes of a stream stand, and its dictionary."""

    start: int
    end: int
    dictionary: bytes

    @property
    def filters(self) -> list[bytes]:
        found = _FILTER.search(self.dictionary)
        return _NAME.findall(found[1]) if found else []


def check_structure(data: bytes) -> None:
    """Refuse a page tree or drawings that unfold to more than any resume has.

    Raises:
        ReadError: too_large.
    """
    pages = _most_leaves(_page_tree(data))
    if pages > MAX_PAGES:
        raise too_large("pages", pages, MAX_PAGES)
    if b"/Form" in data:
        drawings = _most_drawings(_nested_forms(data))
        if drawings > MAX_DRAWINGS:
            raise too_large("drawings within drawings", drawings, MAX_DRAWINGS)


def defuse(data: bytes) -> tuple[bytes, int]:
    """Blank the streams that swell beyond all measure; offsets stay as they are.

    Returns:
        The bytes that engines may open, and how many streams were blanked.
    """
    is_chained = any(_CHAIN.match(data, place) for place in _places(data, b"/Fl"))
    least = 0 if is_chained else _SMALL
    bombs = [stream for stream in _streams(data, least) if _is_bomb(data, stream)]
    if not bombs:
        return data, 0
    safe = bytearray(data)
    for bomb in bombs:
        safe[bomb.start : bomb.end] = bytes(bomb.end - bomb.start)
    return bytes(safe), len(bombs)


def swollen(count: int) -> ReadError:
    """Make the error for a PDF that shows nothing without its blanked streams."""
    return ReadError(
        Status.TOO_LARGE,
        f"has {count} parts that unpack to far more than any resume holds",
        "open it and print it to a new PDF, or ask for another file",
    )


def with_blanked(document: Document, count: int) -> Document:
    """Say in the document that *count* streams were left unopened, if any were."""
    if not count:
        return document
    message = f"{count} parts of it unpack to far more than any resume holds and were left out"
    flag = Flag(code="parts_left_out", severity=Severity.WARNING, message=message)
    return replace(document, warnings=(*document.warnings, flag))


def _page_tree(data: bytes) -> dict[int, list[int]]:
    """Return the children of each node of the page tree, where some node is visited more than once."""
    found = [
        (place, [int(kid) for kid in _REFERENCE.findall(match[1])])
        for place in _places(data, b"/Kids")
        if (match := _KIDS.match(data, place))
    ]
    kids = [kid for _, children in found for kid in children]
    if len(kids) == len(set(kids)):
        return {}
    objects = [(match.start(), int(match[1])) for match in _OBJECT.finditer(data)]
    starts = [start for start, _ in objects]
    tree = {}
    for position, children in found:
        owner = bisect_right(starts, position) - 1
        if owner >= 0:
            tree[objects[owner][1]] = children
    return tree


def _nested_forms(data: bytes) -> dict[int, list[int]]:
    """Return which forms each form draws, as often as it draws them."""
    drawn: dict[int, list[int]] = {}
    for stream in _streams(data):
        if b"/Form" not in stream.dictionary:
            continue
        resources = _RESOURCES.search(stream.dictionary)
        number = _OBJECT.search(stream.dictionary)
        if not (resources and number):
            continue
        named = _NAMED_REFERENCE.findall(stream.dictionary, resources.end())
        targets = {name: int(target) for name, target in named}
        content = b"".join(_decoded(data, stream, _DRAWING_BYTES))
        drawn[int(number[1])] = [
            targets[name] for name in _DRAW.findall(content) if name in targets
        ]
    return drawn


def _most_drawings(forms: Mapping[int, Sequence[int]]) -> int:
    """Return how many drawings the fullest form comes to; one that draws itself, as deep as an engine follows.

    >>> (
    ...     _most_drawings({1: [2, 2], 2: [3, 3]}),
    ...     _most_drawings({1: [1, 2]}),
    ...     _most_drawings({1: [1, 1]}),
    ... )
    (4, 41, 1099511627776)
    """
    counts = dict.fromkeys(forms, 1)
    for _ in range(_DEEPEST):
        before = counts
        counts = {
            form: max(1, sum(before.get(inner, 1) for inner in drawn))
            for form, drawn in forms.items()
        }
        if counts == before:
            break
    return max(counts.values(), default=0)


def _most_leaves(children: Mapping[int, Sequence[int]]) -> int:
    """Return how many leaves the largest tree has when it is unfolded; a loop ends where it closes.

    >>> _most_leaves({1: [2, 2], 2: [3, 4, 1]})
    4
    """
    counts: dict[int, int] = {}
    opened: set[int] = set()
    for root in children:
        waiting = [] if root in counts else [root]
        while waiting:
            node = waiting[-1]
            if node not in children:
                counts[node] = 1
            inner = () if node in opened or node in counts else set(children[node])
            opened.add(node)
            unknown = [child for child in inner if child not in counts and child not in opened]
            if unknown:
                waiting.extend(unknown)
                continue
            waiting.pop()
            if node in children:
                inside = sum(counts.get(child, 0) for child in children[node])
                counts[node] = max(1, inside)
    return max(counts.values(), default=0)


def _streams(data: bytes, least: int = 0) -> Iterator[_Stream]:
    """Yield the streams of at least so many bytes."""
    done = 0
    for place in _places(data, b"stream"):
        start = place + len(b"stream")
        if place < done or data[start : start + 1] not in (b"\r", b"\n"):
            continue
        end = data.find(b"endstream", start)
        done = len(data) if end < 0 else end + len(b"endstream")
        start += 2 if data[start : start + 2] == b"\r\n" else 1
        if done - start >= least:
            head = data[max(0, place - _DICTIONARY) : place]
            number = head.rfind(b" obj")
            cut = head.rfind(b"endobj", 0, number) if number >= 0 else -1
            yield _Stream(start, len(data) if end < 0 else end, head[cut + 1 :])


def _places(data: bytes, word: bytes) -> Iterator[int]:
    place = data.find(word)
    while place >= 0:
        yield place
        place = data.find(word, place + len(word))


def _is_bomb(data: bytes, stream: _Stream) -> bool:
    """Tell whether a stream unpacks to more bytes, or shows more pieces of text, than a page can hold."""
    filters = stream.filters
    deflations = sum(name in _FLATE for name in filters)
    if not deflations or (deflations == 1 and stream.end - stream.start < _SMALL):
        return False
    if deflations == 1 and not _swells(data, stream):
        return False
    size = shown = 0
    for piece in _decoded(data, stream, MAX_STREAM_BYTES + 1):
        size += len(piece)
        shown += len(_SHOW.findall(piece))
    is_picture = b"/Image" in stream.dictionary
    return size > MAX_STREAM_BYTES or (shown > MAX_TEXT_OPERATORS and not is_picture)


def _swells(data: bytes, stream: _Stream) -> bool:
    head = _Stream(stream.start, min(stream.end, stream.start + _SAMPLE), stream.dictionary)
    limit = _SWELLING * _SAMPLE
    return sum(map(len, _decoded(data, head, limit))) >= limit


def _decoded(data: bytes, stream: _Stream, limit: int) -> Iterator[bytes]:
    """Yield what the filters of a stream make of it, up to *limit* bytes; nothing more where one fails."""
    pieces: Iterator[bytes] = iter((data[stream.start : stream.end],))
    for name in stream.filters:
        if name in _FLATE:
            pieces = _inflated(pieces)
        elif name in (b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx"):
            pieces = _from_ascii(b"".join(pieces), is_hex=b"Hex" in name or name == b"AHx")
        else:
            return
    for piece in pieces:
        yield piece[:limit]
        limit -= len(piece)
        if limit <= 0:
            return


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    engine = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not engine.eof:
            try:
                made = engine.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = engine.unconsumed_tail
            yield made


def _from_ascii(text: bytes, *, is_hex: bool) -> Iterator[bytes]:
    text = b"".join(text.split()).partition(b">" if is_hex else b"~")[0]
    try:
        yield binascii.unhexlify(text) if is_hex else a85decode(text)
    except ValueError:
        return
