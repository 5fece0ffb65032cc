"""What holds inside a group of RTF, and the control words that change it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from matcher.readers.flowing.looks import Look
from matcher.readers.flowing.story import Story
from matcher.readers.runs import Colour

PLAIN = Look(size=12.0)
_HALF_POINTS = 24  # the size that ``fs`` without a number means
_HEADING_LEVELS = 9


class Place(Enum):
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
class State:
    """What holds inside a group until its end."""

    story: Story
    is_box: bool = False
    place: Place = Place.TEXT
    starred: bool = False
    look: Look = PLAIN
    deleted: bool = False
    font: int | None = None
    fallback: int = 1  # bytes after a \u that say the same to old readers
    heading: bool = False
    level: int = 0
    ground: Colour | None = None
    ground_known: bool = True


_IGNORED = (
    *("info", "pict", "nonshppict", "shprslt", "sp", "objdata", "objclass", "objname", "objalias"),
    *("listtable", "listoverridetable", "revtbl", "nonesttables", "upr", "xe", "tc", "rxe", "txe"),
    *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
)
PLACES = {
    "fonttbl": Place.FONTS,
    "colortbl": Place.COLOURS,
    "stylesheet": Place.STYLES,
    "fldinst": Place.FIELD,
    "listtext": Place.MARKER,
    "pntext": Place.MARKER,
    "shpinst": Place.SHAPE,
    "do": Place.SHAPE,
    **dict.fromkeys(_IGNORED, Place.IGNORED),
}
STORIES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "headers"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footers"),
    "footnote": "notes",
    "shptxt": "box",
    "dptxbxtext": "box",
}
READ_STARRED = frozenset(("fldinst", "shpinst", "do", "ud", "nesttableprops"))
BREAKS = frozenset(("par", "sect", "page", "column"))


def _pard(state: State, _: int | None) -> None:
    state.heading, state.level, state.ground = False, 0, None


def _plain(state: State, _: int | None) -> None:
    state.look, state.deleted, state.font = PLAIN, False, None


def _font(state: State, number: int | None) -> None:
    state.font = number


def _fallback(state: State, number: int | None) -> None:
    state.fallback = max(0, number if number is not None else 1)


def _in_table(state: State, number: int | None) -> None:
    state.level = max(state.level, 1) if number != 0 else 0


def _nesting(state: State, number: int | None) -> None:
    state.level = max(0, number or 0)


def _outline(state: State, number: int | None) -> None:
    state.heading = number is not None and number < _HEADING_LEVELS


def _deleted(state: State, number: int | None) -> None:
    state.deleted = number != 0


def _unicode_text(state: State, _: int | None) -> None:
    state.place = Place.TEXT


COLOURS: dict[str, Callable[[Look, Colour | None], Look]] = {
    "cf": lambda look, colour: replace(look, colour=colour),
    **dict.fromkeys(
        ("highlight", "chcbpat", "cb"), lambda look, colour: replace(look, ground=colour)
    ),
}
LOOKS: dict[str, Callable[[Look, int | None], Look]] = {
    "b": lambda look, number: replace(look, bold=number != 0),
    "v": lambda look, number: replace(look, vanish=number != 0),
    "fs": lambda look, number: replace(look, size=(_HALF_POINTS if number is None else number) / 2),
    "charscalex": lambda look, number: replace(look, scale=number or 100),
}
SETTINGS: dict[str, Callable[[State, int | None], None]] = {
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
