"""Cut a resume into sections by its headings: the words of the lexicon, and how the headings are set."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.dates import find_ranges
from matcher.extraction.headings import VOLUNTEER, Headings, heading_key, load_headings
from matcher.extraction.lines import TextLine, read_lines
from matcher.model.document import Document, Section, SectionKind, Span

_INLINE = re.compile(r"([^\W\d_][\w&/'., -]{2,34}?)\s?:\s+(?=\S)")
_CAPS_INLINE = re.compile(r"((?:[A-ZÀ-Þ&]{2,}\s){0,3}[A-ZÀ-Þ]{4,})\s(?=.{0,40}[a-zà-þ])")
_CONTACT = re.compile(r"@|https?:|www\.|linkedin|github|\+?\d[\d ().-]{6,}\d", re.IGNORECASE)
_PROSE_LENGTH = 70
_SENTENCE_WORDS = 7
_SENTENCE_LINES = 4
_HEADER_LINES = 12
_SIZE_STEP = 0.6
_SIZE_NOISE = 0.025
_PARTS_OF_JOBS = frozenset(
    {"highlights", "achievements", "key achievements", "responsibilities", "accomplishments"}
)
# Kinds whose words, before a colon, are part of the text of a job or of a list of skills.
_INSIDE = frozenset({SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SKILLS})
_INLINE_KINDS = frozenset(
    {
        SectionKind.SKILLS, SectionKind.EDUCATION, SectionKind.LANGUAGES, SectionKind.CERTIFICATIONS,
        SectionKind.INTERESTS, SectionKind.OBJECTIVE, SectionKind.SUMMARY, SectionKind.REFERENCES,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """A line (or the start of one) that may head a section."""

    line: TextLine
    kind: SectionKind
    end: int
    start: int = 0
    weak: bool = False
    inline: bool = False
    capitals: bool = False

    @property
    def span(self) -> Span:
        return self.line.span_of(self.start, self.end)


def find_sections(
    document: Document, lines: Sequence[TextLine] | None = None
) -> tuple[Section, ...]:
    r"""Cut *document* into sections that follow each other, cover its text and do not overlap.

    Text above the first heading is the header; where it goes on beyond name and contact, that rest is a
    section of its own without a heading. Text under a heading that is not known is kept as ``other``.

    >>> text = "Ada Byron\nada@example.org\n\nSKILLS\nPython, SQL\n"
    >>> document = Document(id="x", name="a.txt", media_type="text/plain", text=text)
    >>> [(str(s.kind), document.text[s.body.start : s.body.end]) for s in find_sections(document)]
    [('header', 'Ada Byron\nada@example.org\n\n'), ('skills', '\nPython, SQL\n')]
    """
    lines = read_lines(document) if lines is None else lines
    headings = _with_unknown(lines, _settle(list(_candidates(lines, load_headings()))))
    first = headings[0].span.start if headings else len(document.text)
    sections = list(_above(lines, first))
    for position, heading in enumerate(headings):
        following = headings[position + 1 : position + 2]
        end = following[0].span.start if following else len(document.text)
        sections.append(
            Section(
                kind=heading.kind,
                heading=heading.span,
                body=Span(start=heading.span.end, end=end),
                title=document.text[heading.span.start : heading.span.end],
            )
        )
    return tuple(sections)


def section_kind(kind: str) -> SectionKind:
    """Return the section for a kind of heading; voluntary work stands in an experience section."""
    return SectionKind.EXPERIENCE if kind == VOLUNTEER else SectionKind(kind)


def _candidates(lines: Sequence[TextLine], lexicon: Headings) -> Iterator[_Heading]:
    for line in lines:
        text = line.text
        capitals = _caps_inline(line, lexicon)
        if capitals:
            yield capitals
            continue
        if len(text) > 60 and not text.isupper():  # noqa: PLR2004 - longer than any heading
            inline = _inline(line, lexicon)
            if inline:
                yield inline
            continue
        key = heading_key(text)
        kind = lexicon.find(key)
        if kind is None:
            other = _inline(line, lexicon) or _beside(line, lexicon)
            if other:
                yield other
        elif text[0].isupper() or not text[0].isalpha() or line.gap_before:
            yield _Heading(
                line=line, kind=section_kind(kind), end=len(text), weak=key in lexicon.weak
            )


def _caps_inline(line: TextLine, lexicon: Headings) -> _Heading | None:
    """Read "EDUCATION University of Leeds" as a heading with its text on the same line."""
    match = None if line.bullet else _CAPS_INLINE.match(line.text)
    if match is None:
        return None
    key = heading_key(match[1])
    kind = lexicon.find(key)
    if kind is None:
        return None
    return _Heading(
        line=line, kind=section_kind(kind), end=match.end(1), inline=True, capitals=True
    )


def _inline(line: TextLine, lexicon: Headings) -> _Heading | None:
    """Read "Skills: Python, SQL" as a heading with its text on the same line."""
    match = _INLINE.match(line.text) if ":" in line.text and not line.bullet else None
    if match is None:
        return None
    key = heading_key(match[1])
    kind = lexicon.find(key)
    if kind is None or section_kind(kind) not in _INLINE_KINDS:
        return None
    return _Heading(
        line=line,
        kind=section_kind(kind),
        end=match.end(1),
        weak=key in lexicon.weak or not (line.gap_before or line.bold),
        inline=True,
    )


def _beside(line: TextLine, lexicon: Headings) -> _Heading | None:
    """Read a heading that stands right of other text, where that is none and bears no dates: "GitHub    Work".

    It is one only where it is set like the other headings.
    """
    before, tab, last = line.text.rpartition("\t")
    kind = lexicon.find(heading_key(last)) if tab and last[:1].isupper() else None
    if kind is None or line.bullet or find_ranges(before):
        return None
    if any(lexicon.find(heading_key(cell)) for cell in before.split("\t")):
        return None
    start, end = len(before) + 1, len(line.text)
    return _Heading(line=line, kind=section_kind(kind), start=start, end=end, weak=True)


def _style(line: TextLine) -> tuple[int, bool, bool]:
    return round((line.size or 0) * 2), line.bold, line.is_upper


def _settle(candidates: Sequence[_Heading]) -> list[_Heading]:
    """Keep the candidates that stand for themselves or are set like those that do."""
    full = [heading for heading in candidates if not heading.inline]
    sure = [heading for heading in full if not heading.weak] or full
    largest = max((heading.line.size or 0 for heading in sure), default=0)
    styles = {
        (heading.line.size or 0, heading.line.bold, heading.line.is_upper) for heading in sure
    }
    kept: list[_Heading] = []
    current = SectionKind.HEADER
    for heading in candidates:
        if heading.inline:
            keep = _keep_inline(heading, current, has_full=bool(full))
        elif (current in _INSIDE and _is_below(heading, kept, current)) or (
            heading.weak and not _is_set_like(heading.line, styles)
        ):
            keep = False
        else:
            keep = (heading.line.size or 0) >= largest * 0.8 or not heading.weak
        if keep and not _repeats(heading, kept):
            kept.append(heading)
            current = heading.kind
    return kept


def _is_set_like(line: TextLine, styles: Iterable[tuple[float, bool, bool]]) -> bool:
    """Tell whether a line is set as one of *styles*; sizes that were measured on a picture vary a little."""
    own = line.size or 0
    return any(
        abs(size - own) <= own * _SIZE_NOISE and (line.bold, line.is_upper) == (bold, upper)
        for size, bold, upper in styles
    )


def _is_below(heading: _Heading, kept: Sequence[_Heading], current: SectionKind) -> bool:
    """Tell whether a heading stands under the one before it: smaller, or a word for a part of a job."""
    if heading_key(heading.line.text) in _PARTS_OF_JOBS and current is not SectionKind.SKILLS:
        return True
    size, above = heading.line.size or 0, kept[-1].line.size or 0
    return heading.weak and size < above - _SIZE_STEP


def _keep_inline(heading: _Heading, current: SectionKind, *, has_full: bool) -> bool:
    if heading.capitals:
        return not has_full
    if current in _INSIDE:
        return not heading.weak and not has_full
    if current is heading.kind:
        return False
    return not heading.weak or not has_full


def _repeats(heading: _Heading, kept: Sequence[_Heading]) -> bool:
    return bool(kept) and kept[-1].span.end > heading.span.start


def _with_unknown(lines: Sequence[TextLine], known: list[_Heading]) -> list[_Heading]:
    """Add lines with unknown words that are set exactly as the known headings are, and as nothing else is."""
    full = [heading.line for heading in known if not heading.inline]
    if len(full) < 3:  # noqa: PLR2004 - too few to tell a style
        return known
    style, times = Counter(_style(line) for line in full).most_common(1)[0]
    body_size = Counter(round((line.size or 0) * 2) for line in lines).most_common(1)[0][0]
    is_distinct = style[0] > body_size + 2 * _SIZE_STEP or style[2]
    if not is_distinct or times * 3 < len(full) * 2:
        return known
    taken = {line.at for line in full}
    first = full[0].at
    found = [
        line
        for line in lines
        if line.at > first
        and line.at not in taken
        and _style(line) == style
        and _reads_as_heading(line)
    ]
    if len(found) > times // 2:
        return known  # the style is that of employers or titles too
    extra = [_Heading(line=line, kind=SectionKind.OTHER, end=len(line.text)) for line in found]
    return sorted([*known, *extra], key=lambda heading: heading.line.at)


def _reads_as_heading(line: TextLine) -> bool:
    words = line.text.split()
    return (
        len(words) <= 5  # noqa: PLR2004 - a heading is short
        and not line.bullet
        and len(line.text) > 3  # noqa: PLR2004 - an abbreviation is none
        and not any(character.isdigit() or character in "@,|" for character in line.text)
        and (line.gap_before or line.size is not None)
    )


def _above(lines: Sequence[TextLine], end: int) -> Iterator[Section]:
    """Make the header of the lines above *end*, and a section of what goes on below it."""
    above = [line for line in lines if line.span.start < end]
    cut = next(
        (number for number, line in enumerate(above) if _ends_header(line, number, above)), None
    )
    start = above[cut].span.start if cut is not None else end
    if start > 0:
        yield Section(kind=SectionKind.HEADER, heading=None, body=Span(start=0, end=start))
    if cut is None:
        return
    rest = above[cut:]
    dated = any(find_ranges(line.text) for line in rest)
    kind = SectionKind.OTHER if dated or len(rest) > _HEADER_LINES else SectionKind.SUMMARY
    yield Section(kind=kind, heading=None, body=Span(start=start, end=end))


def _ends_header(line: TextLine, number: int, above: Sequence[TextLine]) -> bool:
    if number == 0:
        return False
    if line.bullet and not _CONTACT.search(line.text) and len(line.text) > _PROSE_LENGTH // 2:
        return True
    if _CONTACT.search(line.text):
        return False
    if len(line.text) > _PROSE_LENGTH or number >= _HEADER_LINES:
        return True
    if _begins_sentence(above[number : number + _SENTENCE_LINES]):
        return True
    return any(
        _is_dated_below(text)
        for text in (line.text, *(n.text for n in above[number + 1 : number + 2]))
    )


def _begins_sentence(lines: Sequence[TextLine]) -> bool:
    """Tell whether a sentence of some length begins with the first of *lines*: what is said of oneself under a name."""
    for count, line in enumerate(lines, start=1):
        if line.bullet or "\t" in line.text or _CONTACT.search(line.text):
            return False
        if line.text.endswith("."):
            words = " ".join(one.text for one in lines[:count]).split()
            lower = sum(word[0].islower() for word in words)
            return len(words) >= _SENTENCE_WORDS and 2 * lower > len(words)
    return False


def _is_dated_below(text: str) -> bool:
    return any(dates.is_open or dates.start != dates.end for _, dates in find_ranges(text))
