"""Read RTF: visible text with its paragraphs, tables, bullets and looks; hidden text kept apart.

Why not a library: those that turn RTF into text drop what tells a heading, a row and hidden text.
"""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from matcher.model.document import Document, Link
from matcher.readers.assemble import make_document
from matcher.readers.clean import join_surrogates
from matcher.readers.flow import Concealed
from matcher.readers.looks import Look, hidden_cause
from matcher.readers.media_type import MediaType
from matcher.readers.options import ReadOptions
from matcher.readers.rtf_letters import CHARACTERS, codec_of_platform
from matcher.readers.rtf_tables import Tables
from matcher.readers.rtf_tokens import Token, tokens
from matcher.readers.runs import Colour, TextLine
from matcher.readers.story import Story

_PLAIN = Look(size=12.0)


class _Place(Enum):
    """What the text of a group is."""

    TEXT = auto()
    IGNORED = auto()  # with all it holds
    SHAPE = auto()  # but its text box is read
    FONTS = auto()
    COLOURS = auto()
    STYLES = auto()
    FIELD = auto()
    MARKER = auto()


@dataclass(slots=True)
class _State:
    """What holds inside a group until its end."""

    story: Story
    place: _Place = _Place.TEXT
    starred: bool = False
    look: Look = _PLAIN
    deleted: bool = False
    font: int | None = None
    fallback: int = 1  # bytes after a \u that say the same to old readers
    heading: bool = False
    level: int = 0
    ground: Colour | None = None
    ground_known: bool = True


_PLACES = {
    "fonttbl": _Place.FONTS,
    "colortbl": _Place.COLOURS,
    "stylesheet": _Place.STYLES,
    "fldinst": _Place.FIELD,
    "listtext": _Place.MARKER,
    "pntext": _Place.MARKER,
    "shpinst": _Place.SHAPE,
    "do": _Place.SHAPE,
    **dict.fromkeys(
        (
            "info",
            "pict",
            "nonshppict",
            "shprslt",
            "sp",
            "objdata",
            "objclass",
            "objname",
            "objalias",
        ),
        _Place.IGNORED,
    ),
    **dict.fromkeys(
        (
            "listtable",
            "listoverridetable",
            "revtbl",
            "nonesttables",
            "upr",
            "xe",
            "tc",
            "rxe",
            "txe",
        ),
        _Place.IGNORED,
    ),
    **dict.fromkeys(
        ("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
        _Place.IGNORED,
    ),
}
_STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "headers"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footers"),
    "footnote": "notes",
    "shptxt": "box",
    "dptxbxtext": "box",
}
_READ_STARRED = frozenset(("fldinst", "shpinst", "do", "ud", "nesttableprops"))
_BREAKS = frozenset(("par", "sect", "page", "column"))
_FIELD_LINK = re.compile(r'HYPERLINK\s{1,8}"([^"\n]{1,1000})"')


def read_rtf(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an RTF file into a document; hidden letters and tracked deletions are kept apart.

    Raises:
        ReadError: too_large or no_text.
    """
    reader = _Reader()
    for token in tokens(data):
        reader.take(token)
    return make_document(
        reader.lines(),
        data=data,
        name=name,
        media_type=MediaType.RTF,
        hidden=reader.hidden.texts(),
        links=reader.links,
    )


class _Reader:
    """Follows the tokens of one file with a stack of states."""

    def __init__(self) -> None:
        self._body = Story()
        self._state = _State(self._body)
        self._stack: list[_State] = []
        self._tables = Tables()
        self._apart: dict[str, list[Story]] = {"headers": [], "footers": [], "notes": []}
        self._bytes = bytearray()
        self._letters: list[str] = []
        self._skip = 0
        self._field = ""
        self._cell_ground: Colour | None = None
        self.hidden = Concealed()
        self.links: list[Link] = []

    def take(self, token: Token) -> None:
        """Go on by one token."""
        if token.kind == "text":
            self._text(token)
            return
        self._decode()
        if token.word != "u":
            self._flush()
            self._skip = 0
        if token.kind == "open":
            self._stack.append(self._state)
            self._state = copy.copy(self._state)
        elif token.kind == "close":
            self._end_group()
        else:
            self._word(token)

    def lines(self) -> list[TextLine]:
        """Return the lines of the whole file: headers, body, notes, footers."""
        self._decode()
        self._flush()
        headers, footers, notes = (
            [line for story in self._apart[kind] for line in story.lines()]
            for kind in ("headers", "footers", "notes")
        )
        return [*_once(headers), *self._body.lines(), *notes, *_once(footers)]

    def _text(self, token: Token) -> None:
        table = _TABLE_READERS.get(self._state.place)
        if table is not None:
            table(self._tables, token)
        elif self._state.place not in _SILENT:
            dropped = min(self._skip, len(token.data))
            self._skip -= dropped
            self._bytes += token.data[dropped:]

    def _decode(self) -> None:
        if self._bytes:
            self._letters.append(self._tables.decode(bytes(self._bytes), self._state.font))
            self._bytes.clear()

    def _flush(self) -> None:
        """Write the letters gathered so far as the state says."""
        if not self._letters:
            return
        text = "".join(self._letters)
        self._letters = []
        state = self._state
        if state.place is _Place.FIELD:
            self._field += text
        elif state.place is _Place.MARKER:
            state.story.marker += text
        elif state.place is _Place.TEXT:
            self._write(text, state)

    def _write(self, text: str, state: _State) -> None:
        ground = state.look.ground or state.ground or state.story.cell_ground(state.level)
        look = replace(state.look, ground=ground)
        cause = "tracked_deletion" if state.deleted else None
        cause = cause or hidden_cause(look, ground_known=state.ground_known)
        if cause and text.strip():
            self.hidden.add(join_surrogates(text), cause)
        else:
            state.story.write(text, look)

    def _end_group(self) -> None:
        ended = self._state
        if not self._stack:
            return
        self._state = self._stack.pop()
        if ended.place is _Place.FIELD and self._state.place is not _Place.FIELD:
            self.links.extend(Link(target=target) for target in _FIELD_LINK.findall(self._field))
            self._field = ""
        if ended.story is not self._state.story and not self._is_apart(ended.story):
            self._state.story.boxes.extend(ended.story.lines())

    def _is_apart(self, story: Story) -> bool:
        return any(story in stories for stories in self._apart.values())

    def _word(self, token: Token) -> None:
        state, word = self._state, token.word
        if state.place is _Place.IGNORED and word != "ud":
            return
        table = _TABLE_READERS.get(state.place)
        if word == "*":
            state.starred = True
        elif state.starred and word not in _READ_STARRED:
            state.place, state.starred = _Place.IGNORED, False
        elif word in _PLACES:
            state.place, state.starred = _PLACES[word], False
        elif table is not None:
            table(self._tables, token)
        elif word in _STORIES:
            self._begin_story(_STORIES[word])
        else:
            self._text_word(token)

    def _begin_story(self, kind: str) -> None:
        story = Story()
        if kind in self._apart:
            self._apart[kind].append(story)
        known = self._state.ground_known and kind != "box"
        self._state = _State(story, ground_known=known, font=self._state.font)

    def _text_word(self, token: Token) -> None:
        state, word, number = self._state, token.word, token.number
        state.starred = False
        if word == "u":
            self._unicode(number or 0)
        elif word in CHARACTERS:
            self._letters.append(CHARACTERS[word])
            self._flush()
        elif word in _LOOKS:
            state.look = _LOOKS[word](state.look, number)
        elif word in _COLOURS:
            state.look = _COLOURS[word](state.look, self._tables.colour(number))
        elif word in _BREAKS:
            state.story.end_paragraph(state.level, heading=state.heading)
        elif word in _SETTINGS:
            _SETTINGS[word](state, number)
        else:
            self._table_word(word, number)

    def _unicode(self, number: int) -> None:
        self._letters.append(chr(number & 0xFFFF))
        self._skip = self._state.fallback

    def _table_word(self, word: str, number: int | None) -> None:
        state = self._state
        if word in {"cell", "nestcell"}:
            state.story.end_cell(state.level if word == "nestcell" else 1)
        elif word in {"row", "nestrow"}:
            state.story.end_row(state.level if word == "nestrow" else 1)
        elif word == "trowd":
            state.story.begin_row_settings()
        elif word == "clcbpat":
            self._cell_ground = self._tables.colour(number)
        elif word == "cellx":
            state.story.add_cell_setting(self._cell_ground)
            self._cell_ground = None
        else:
            self._document_word(word, number)

    def _document_word(self, word: str, number: int | None) -> None:
        if word == "cbpat":
            self._state.ground = self._tables.colour(number)
        elif word == "s":
            self._state.heading = number in self._tables.heading_styles
        elif word == "deff":
            self._tables.default_font = number or 0
        else:
            self._tables.codec = codec_of_platform(word, number) or self._tables.codec


def _once(lines: list[TextLine]) -> list[TextLine]:
    """Drop the lines of headers or footers that repeat (first page, even pages)."""
    return list({line.text: line for line in reversed(lines)}.values())[::-1]


def _pard(state: _State, _: int | None) -> None:
    state.heading, state.level, state.ground = False, 0, None


def _plain(state: _State, _: int | None) -> None:
    state.look, state.deleted, state.font = _PLAIN, False, None


def _font(state: _State, number: int | None) -> None:
    state.font = number


def _fallback(state: _State, number: int | None) -> None:
    state.fallback = max(0, number if number is not None else 1)


def _in_table(state: _State, number: int | None) -> None:
    state.level = max(state.level, 1) if number != 0 else 0


def _nesting(state: _State, number: int | None) -> None:
    state.level = max(0, number or 0)


def _outline(state: _State, number: int | None) -> None:
    state.heading = number is not None and number < len("123456789")


def _deleted(state: _State, number: int | None) -> None:
    state.deleted = number != 0


def _unicode_text(state: _State, _: int | None) -> None:
    state.place = _Place.TEXT


_TABLE_READERS: dict[_Place, Callable[[Tables, Token], None]] = {
    _Place.FONTS: Tables.take_font,
    _Place.COLOURS: Tables.take_colour,
    _Place.STYLES: Tables.take_style,
}
_SILENT = frozenset((_Place.IGNORED, _Place.SHAPE))
_COLOURS: dict[str, Callable[[Look, Colour | None], Look]] = {
    "cf": lambda look, colour: replace(look, colour=colour),
    **dict.fromkeys(
        ("highlight", "chcbpat", "cb"), lambda look, colour: replace(look, ground=colour)
    ),
}
_LOOKS: dict[str, Callable[[Look, int | None], Look]] = {
    "b": lambda look, number: replace(look, bold=number != 0),
    "v": lambda look, number: replace(look, vanish=number != 0),
    "fs": lambda look, number: replace(look, size=(number or 24) / 2),
    "charscalex": lambda look, number: replace(look, scale=number or 100),
}
_SETTINGS: dict[str, Callable[[_State, int | None], None]] = {
    "pard": _pard,
    "plain": _plain,
    "f": _font,
    "uc": _fallback,
    "intbl": _in_table,
    "itap": _nesting,
    "outlinelevel": _outline,
    "deleted": _deleted,
    "ud": _unicode_text,
}
