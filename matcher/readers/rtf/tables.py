"""The tables at the head of an RTF file: fonts with their character sets, colours, heading styles."""

from matcher.readers.flowing.lines import HEADING_STYLES
from matcher.readers.rtf.letters import (
    DEFAULT_CODEC,
    SYMBOL_CHARSET,
    codec_of_charset,
    codec_of_platform,
    decode,
)
from matcher.readers.rtf.tokens import Token
from matcher.readers.runs import Colour

_PARTS = ("red", "green", "blue")


class Tables:
    """What numbers in the body of one file stand for."""

    def __init__(self) -> None:
        self.codec = DEFAULT_CODEC
        self.default_font = 0
        self.heading_styles: set[int] = set()
        self._codecs: dict[int, str | None] = {}
        self._symbol_fonts: set[int] = set()
        self._colours: list[Colour | None] = []
        self._parts: dict[str, int] = {}
        self._font = self._style = 0
        self._style_name = ""

    def colour(self, number: int | None) -> Colour | None:
        """Return a colour by its number; None is automatic."""
        index = number or 0
        return self._colours[index] if 0 < index < len(self._colours) else None

    def decode(self, data: bytes, font: int | None) -> str:
        """Decode bytes that are set in *font*."""
        font = self.default_font if font is None else font
        codec = self._codecs.get(font) or self.codec
        return decode(data, codec, symbols=font in self._symbol_fonts)

    def take_font(self, token: Token) -> None:
        """Read a token of the font table."""
        if token.word == "f":
            self._font = token.number or 0
        elif token.word == "fcharset":
            self._codecs[self._font] = codec_of_charset(token.number or 0)
            if token.number == SYMBOL_CHARSET:
                self._symbol_fonts.add(self._font)
        elif token.word == "cpg":
            self._codecs[self._font] = codec_of_platform("ansicpg", token.number)

    def take_colour(self, token: Token) -> None:
        """Read a token of the colour table."""
        if token.word in _PARTS:
            self._parts[token.word] = min(255, max(0, token.number or 0))
        for _ in range(token.data.count(b";")):
            red, green, blue = (self._parts.get(part, 0) for part in _PARTS)
            self._colours.append((red, green, blue) if self._parts else None)
            self._parts = {}

    def take_style(self, token: Token) -> None:
        """Read a token of the style sheet."""
        if token.word == "s":
            self._style, self._style_name = token.number or 0, ""
        elif token.kind == "text":
            self._style_name += decode(token.data, self.codec)
            if self._style_name.strip().lower().startswith(HEADING_STYLES):
                self.heading_styles.add(self._style)
            if b";" in token.data:
                self._style_name = ""
