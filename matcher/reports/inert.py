"""The one home for making text from a resume harmless before it reaches a spreadsheet, a chart or a terminal.

Whatever stands in a resume, a file name or a job description is somebody else's text. JSON and Parquet
keep it literally, HTML is escaped by Jinja, and everything else passes through here.
"""

import re

CELL_LIMIT = 8_000
"""Characters of one spreadsheet cell (Excel itself stops at 32,767)."""
TERMINAL_LIMIT = 600
"""Characters of one text in the terminal."""

# The signs that begin a formula, and whatever Unicode folds to them.
_STARTS_FORMULA = "=+\\-@\u207a-\u207c\u208a-\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
# The ways into a terminal: CSI, strings (OSC, DCS, SOS, PM, APC) with their end, two-character escapes.
_ESCAPE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]?"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x9c|\x1b\\\\)?"
    "|\x1b[ -/]{0,16}[0-~]?"
)
_BREAK = re.compile("[\\t\\n\\v\\f\\r\x1c-\x1e\x85]+")
_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f{_INVISIBLE}\ufffe\uffff]")
_BLANKS = re.compile("\\s+")
_SURROGATE = re.compile("(?P<byte>[\udc80-\udcff])|[\ud800-\udfff]")
# Persian names, Indic scripts, Hangul and emoji are written with these: they stay, and hide no formula.
_BLANK_SIGNS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef"
)
_BEFORE_FORMULA = f"[\\s\"'{_BLANK_SIGNS}]*"
_LIVE_START = re.compile(f"{_BEFORE_FORMULA}[{_STARTS_FORMULA}]")
# A comma file that a spreadsheet splits at semicolons would start a cell after each of them.
_LIVE_AFTER_SEMICOLON = re.compile(f"(;{_BEFORE_FORMULA})(?=[{_STARTS_FORMULA}])")


def encodable(text: str) -> str:
    r"""Write what is no character as people can read it; all else stays literal.

    Undecodable bytes of a file name become ``\xNN``, other lone surrogates the replacement character.

    >>> encodable("r\udce9sum\udce9.pdf")
    'r\\xe9sum\\xe9.pdf'
    """
    return text if text.isascii() else _SURROGATE.sub(_spell, text)


def visible_text(text: str) -> str:
    r"""Drop escape sequences, control, direction and zero-width characters; line breaks become spaces.

    >>> visible_text("Ada\x1b[31m \u202eLovelace\tM.Sc.")
    'Ada Lovelace M.Sc.'
    """
    if text.isprintable():  # so is most text, and then it holds nothing of the kind
        return text
    without = _BREAK.sub(" ", _ESCAPE.sub("", encodable(text)))
    return _UNSEEN.sub("", without)


def safe_cell(text: str, limit: int = CELL_LIMIT) -> str:
    """Make *text* a cell that no spreadsheet takes for a formula, a link or a new cell.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("C++ and Go"), safe_cell("+49 30 1234")
    ("'=HYPERLINK(1)", 'C++ and Go', "'+49 30 1234")
    """
    plain = visible_text(text)
    if ";" in plain:
        plain = _LIVE_AFTER_SEMICOLON.sub(r"\1'", plain)
    return shorten(f"'{plain}" if _LIVE_START.match(plain) else plain, limit)


def safe_terminal(text: str, limit: int = TERMINAL_LIMIT) -> str:
    """Make *text* one line that a terminal only prints.

    >>> safe_terminal(chr(27) + "]0;owned" + chr(7) + "resume.pdf")
    'resume.pdf'
    """
    return safe_piece(text, limit).strip()


def safe_piece(text: str, limit: int = TERMINAL_LIMIT) -> str:
    """Do as ``safe_terminal`` to a part of a line, keeping the blanks at its ends."""
    return shorten(_BLANKS.sub(" ", visible_text(text)), limit)


def safe_chart(text: str, limit: int) -> str:
    """Make *text* one line of a chart.

    A notebook keeps the specification of a chart inside a script of its page, with its texts as they are: a
    sign that could end the script becomes one that looks like it.

    >>> safe_chart("Ada</script>", 26)
    'Ada‹/script>'
    """
    return safe_terminal(text, limit).replace("<", "‹")


def shorten(text: str, limit: int) -> str:
    """Cut *text* to at most *limit* characters, the last one an ellipsis where something was cut.

    >>> shorten("scikit-learn", 7)
    'scikit…'
    """
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _spell(found: re.Match[str]) -> str:
    byte = found.group("byte")
    return f"\\x{ord(byte) & 0xFF:02x}" if byte else "\ufffd"
