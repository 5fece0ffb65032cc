"""Words that were broken at the end of a line are made whole; hyphens that belong to a word stay.

Which is which shows elsewhere in the document, or in the parts: compounds begin and end with certain
words ("user-friendly", "cloud-based"), and names and abbreviations are not broken.
"""

import re
from collections.abc import Sequence

from matcher.readers.runs import TextLine

_BROKEN = re.compile(r"(?:^|[\s(\u201c\"'/-])([^\W\d_]{2,25})-$")
_REST = re.compile(r"([^\W\d_]{2,25})(?=[\W_]|$)")
_WORD = re.compile(r"[^\W\d_]{1,25}(?:-[^\W\d_]{1,25}){0,3}")
_FIRST_PARTS = frozenset(
    {
        "all", "anti", "auto", "back", "bi", "business", "client", "cloud", "co", "cost", "cross",
        "customer", "cutting", "data", "decision", "deep", "double", "down", "early", "end", "event",
        "ex", "extra", "fast", "five", "four", "front", "full", "fully", "go", "half", "hand", "hands",
        "hard", "high", "highly", "human", "in", "inter", "large", "least", "left", "life", "long",
        "low", "machine", "mid", "mission", "model", "multi", "near", "network", "new", "non", "object",
        "off", "on", "one", "open", "out", "over", "part", "pay", "peer", "per", "performance", "point",
        "post", "pre", "privacy", "pro", "problem", "product", "production", "project", "quasi", "re",
        "ready", "real", "record", "response", "right", "risk", "role", "rule", "run", "sales", "seed",
        "self", "semi", "server", "service", "seven", "short", "single", "six", "small", "so", "source",
        "stand", "start", "state", "sub", "super", "tech", "ten", "test", "text", "third", "three",
        "time", "to", "token", "top", "trade", "trans", "two", "ultra", "un", "under", "up", "user",
        "value", "vice", "web", "well", "wide", "word", "work", "world", "year", "zero",
    }
)  # fmt: skip
_LAST_PARTS = frozenset(
    {
        "aided", "aligned", "assisted", "aware", "back", "based", "bound", "building", "centered",
        "centric", "class", "compatible", "critical", "cutting", "date", "day", "depth", "driven",
        "edge", "efficient", "enabled", "end", "engine", "engineering", "facing", "factor", "fidelity",
        "first", "fit", "five", "focused", "fold", "free", "friendly", "generation", "grade", "grained",
        "growing", "hand", "heavy", "house", "in", "intensive", "language", "latency", "learning",
        "level", "like", "line", "long", "loop", "making", "managed", "minded", "native", "off", "on",
        "one", "ons", "oriented", "out", "party", "performance", "person", "platform", "playing",
        "point", "powered", "precision", "profile", "profit", "proof", "quality", "range", "ready",
        "related", "resolution", "rich", "round", "saving", "scale", "seat", "sensitive", "service",
        "shot", "side", "sided", "sized", "skilled", "solving", "source", "speed", "stack", "stage",
        "standing", "state", "step", "stop", "task", "team", "tenant", "term", "thinking", "throughput",
        "tier", "time", "to", "tuned", "tuning", "turn", "up", "ups", "user", "value", "volume", "way",
        "wide", "winning", "word", "work", "worker", "world", "year",
    }
)  # fmt: skip


_JOINTS = frozenset({"and", "or", "to", "und", "oder", "bzw", "et", "ou", "y", "o", "e"})
"""After a hyphen they show that a part is left out: "pre- and post-processing"."""


def join_hyphenated(lines: Sequence[TextLine]) -> list[TextLine]:
    """Make words whole that a line break parted; the second part moves up to the first.

    Args:
        lines: of a document, in reading order.
    """
    if not any(line.text.endswith("-") for line in lines):
        return list(lines)
    words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}
    joined: list[TextLine] = []
    for line in lines:
        above = joined[-1] if joined else None
        parts = _broken_word(above, line) if above else None
        if above is None or parts is None or not _is_one_word(*parts, words):
            joined.append(line)
            continue
        head, rest = above.text[:-1], line.text[len(parts[1]) :]
        closing = re.match(r"[^\w\s]{0,3}", rest)
        end = closing.end() if closing else 0
        joined[-1] = above._replace(text=head + parts[1] + rest[:end])
        if rest[end:].strip():
            joined.append(line._replace(text=rest[end:].lstrip()))
    return joined


def _broken_word(above: TextLine, line: TextLine) -> tuple[str, str] | None:
    """Return both parts of a word that ends *above* in a hyphen and goes on in *line*, or None."""
    first = _BROKEN.search(above.text[-30:])
    rest = _REST.match(line.text)
    if not first or not rest or not line.text[0].islower():
        return None
    if abs((above.size or 0.0) - (line.size or 0.0)) > 0.5 or above.bold != line.bold:  # noqa: PLR2004 - points
        return None
    return first[1], rest[1]


def _is_one_word(first: str, rest: str, words: set[str]) -> bool:
    """Tell whether the hyphen between two parts is only a line break's.

    >>> _is_one_word("infra", "structure", set()), _is_one_word("user", "friendly", set())
    (True, False)
    """
    if f"{first}{rest}".casefold() in words:
        return True
    if f"{first}-{rest}".casefold() in words or not first[1:].islower():
        return False
    return first.casefold() not in _FIRST_PARTS and rest not in _LAST_PARTS | _JOINTS
