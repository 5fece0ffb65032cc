"""Read RTF: visible text with its paragraphs, tables, bullets and looks; hidden text kept apart.

Why not a library: those that turn RTF into text drop what tells a heading, a row and hidden text.
"""

import copy
import re
from collections.abc import Callable
from dataclasses import replace

from matcher.model.document import Document, Link
from matcher.readers.assemble import make_document
from matcher.readers.clean import join_surrogates
from matcher.readers.flowing.lines import Concealed
from matcher.readers.flowing.looks import hidden_cause
from matcher.readers.flowing.story import Story
from matcher.readers.media_type import MediaType
from matcher.readers.options import ReadOptions
from matcher.readers.rtf.letters import CHARACTERS, codec_of_platform
from matcher.readers.rtf.state import (
    BREAKS,
    COLOURS,
    LOOKS,
    PLACES,
    READ_STARRED,
    SETTINGS,
    STORIES,
    Place,
    State,
)
from matcher.readers.rtf.tables import Tables
from matcher.readers.rtf.tokens import Token, tokens
from matcher.readers.runs import Colour, TextLine

_FIELD_LINK = re.compile(r'HYPERLINK\s{1,8}"([^"\n]{1,1000})"')
_TABLE_READERS: dict[Place, Callable[[Tables, Token], None]] = {
    Place.FONTS: Tables.take_font,
    Place.COLOURS: Tables.take_colour,
    Place.STYLES: Tables.take_style,
}
_SILENT = frozenset((Place.IGNORED, Place.SHAPE))


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
        self._state = State(self._body)
        self._stack: list[State] = []
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
        if state.place is Place.FIELD:
            self._field += text
        elif state.place is Place.MARKER:
            state.story.marker += text
        elif state.place is Place.TEXT:
            self._write(text, state)

    def _write(self, text: str, state: State) -> None:
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
        if ended.place is Place.FIELD and self._state.place is not Place.FIELD:
            self.links.extend(Link(target=target) for target in _FIELD_LINK.findall(self._field))
            self._field = ""
        if ended.is_box and ended.story is not self._state.story:
            self._state.story.boxes.extend(ended.story.lines())

    def _word(self, token: Token) -> None:
        state, word = self._state, token.word
        if state.place is Place.IGNORED and word != "ud":
            return
        table = _TABLE_READERS.get(state.place)
        if word == "*":
            state.starred = True
        elif state.starred and word not in READ_STARRED:
            state.place, state.starred = Place.IGNORED, False
        elif word in PLACES:
            state.place, state.starred = PLACES[word], False
        elif table is not None:
            table(self._tables, token)
        elif word in STORIES:
            self._begin_story(STORIES[word])
        else:
            self._text_word(token)

    def _begin_story(self, kind: str) -> None:
        story = Story()
        if kind in self._apart:
            self._apart[kind].append(story)
        is_box = kind == "box"
        known = self._state.ground_known and not is_box
        self._state = State(story, is_box=is_box, ground_known=known, font=self._state.font)

    def _text_word(self, token: Token) -> None:
        state, word, number = self._state, token.word, token.number
        state.starred = False
        if word == "u":
            self._unicode(number or 0)
        elif word in CHARACTERS:
            self._letters.append(CHARACTERS[word])
            self._flush()
        elif word in LOOKS:
            state.look = LOOKS[word](state.look, number)
        elif word in COLOURS:
            state.look = COLOURS[word](state.look, self._tables.colour(number))
        elif word in BREAKS:
            state.story.end_paragraph(state.level, heading=state.heading)
        elif word in SETTINGS:
            SETTINGS[word](state, number)
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
