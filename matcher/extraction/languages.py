"""Find the human languages that a person speaks, with the level as printed."""

import re
from collections.abc import Iterator, Sequence

from matcher.extraction.language_words import LABEL, LANGUAGE, LEVEL
from matcher.extraction.lines import TextLine
from matcher.extraction.parts import Part
from matcher.model.document import Document, SectionKind
from matcher.model.profile import SpokenLanguage

_MAX_LINE = 200


def find_languages(document: Document, parts: Sequence[Part]) -> tuple[SpokenLanguage, ...]:
    """Find languages in their section, and on lines labelled as such elsewhere; each once."""
    found: dict[str, SpokenLanguage] = {}
    for part in parts:
        is_own = part.kind is SectionKind.LANGUAGES
        chosen = [line for line in part.lines if is_own or _is_labelled(line.text)]
        for language in _read(document, chosen):
            found.setdefault(language.name.lower(), language)
    return tuple(found.values())


def _is_labelled(text: str) -> bool:
    return (":" in text or "-" in text) and LABEL.match(text) is not None


def _read(document: Document, lines: Sequence[TextLine]) -> Iterator[SpokenLanguage]:
    for number, line in enumerate(lines):
        if len(line.text) > _MAX_LINE:
            continue
        names = list(LANGUAGE.finditer(line.text))
        levels = _levels(line.text, names)
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        if len(names) == 1 and levels == [None] and len(line.text) == len(names[0][0]):
            whole = LEVEL.match(below)
            levels = [whole[0] if whole and not LANGUAGE.search(below) else None]
        for name, level in zip(names, levels, strict=True):
            yield SpokenLanguage(name=name[0], level=level, evidence=document.quote(line.span))


def _levels(text: str, names: Sequence[re.Match[str]]) -> list[str | None]:
    """Return the level of each language of a line: all stand behind their language, or all before it."""
    starts = [*(name.start() for name in names), len(text)]
    behind = [LEVEL.search(text, name.end(), starts[place + 1]) for place, name in enumerate(names)]
    ends = [0, *(name.end() for name in names)]
    before = [LEVEL.search(text, ends[place], name.start()) for place, name in enumerate(names)]
    chosen = before if before[:1] != [None] and behind[-1:] == [None] else behind
    return [level[0] if level else None for level in chosen]
