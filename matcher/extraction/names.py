"""Find the person's name in the lines at the top: by how they are set, never a heading, school, place or title.

Wrong is worse than empty: a line must look like a name and have something else speak for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.headings import heading_key, load_headings
from matcher.extraction.lines import TextLine
from matcher.extraction.locations import is_place
from matcher.extraction.role_words import EMPLOYER, TITLE

_HONORIFIC = re.compile(r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Sr|Sra|Er|Shri|Smt|Ing|Dipl)\b\.?[\s-]*){1,3}", re.IGNORECASE)  # fmt: skip
_CREDENTIALS = re.compile(
    r"(?:,\s*|\s+)(?:Ph\.?\s?D|M\.?Sc|B\.?Sc|MBA|M\.?D|B\.?Tech|M\.?Tech|M\.?Eng|B\.?Eng|PMP|CPA|CFA|CISSP|P\.?Eng|Esq|MS|MA|BA|RN)\b\.?.*$"
)
_PRONOUNS = re.compile(r"\s*[(\[]\s*(?:she|he|they|ella|él|elle|il|sie|er)\b[^)\]]{0,24}[)\]]|\s+(?:she/her|he/him|they/them)\b.*$", re.IGNORECASE)  # fmt: skip
_LABEL = re.compile(r"^(?:full\s+)?(?:name|nombre|nom)\s*[:\-]\s*", re.IGNORECASE)
_TITLE_LINE = re.compile(
    r"^(?:resume|résumé|curriculum\s+vitae|cv|lebenslauf)\s*(?:of|von|de|for|[:|\-])\s*",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[|•·∙;♦◦\t]\s*|\s{2,}|\s+-\s+|\s*[(\[]|\s+[—–]\s+")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?")
_PARTICLES = frozenset(
    {
        "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "el", "al", "bin", "ibn", "van",
        "von", "der", "den", "zu", "y", "e", "du", "des", "st", "ter", "ten", "binti", "abu", "af", "av",
        "wa", "ben",
    }
)  # fmt: skip
_NOT_NAMES = frozenset(
    {
        "resume", "résumé", "curriculum", "vitae", "cv", "lebenslauf", "page", "confidential", "email",
        "phone", "mobile", "address", "linkedin", "github", "website", "portfolio", "photo", "name", "the",
        "and", "of", "for", "with", "in", "to", "at", "data", "machine", "learning", "software", "computer",
        "science", "intelligence", "artificial", "deep", "engineering", "technology", "marketing",
        "business", "project", "product", "web", "cloud", "full", "stack", "senior", "junior",
        "updated", "available", "open", "present", "current", "python", "java", "university", "college",
        "school", "institute", "bachelor", "master", "nationality", "date", "birth", "gender",
        "linkedin.com", "github.com", "http", "https", "www", "com",
    }
)  # fmt: skip
_ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    name: str
    line: TextLine
    place: int
    labelled: bool


def find_name(lines: Sequence[TextLine], emails: Sequence[str]) -> tuple[str, TextLine] | None:
    """Return the name, titles and pronouns left out, and its line; None where no line is sure enough.

    Args:
        lines: the lines at the top of the resume (header and contact), in order.
        emails: the person's addresses, which often repeat the name.
    """
    candidates = list(_candidates(lines))
    sizes = sorted({round(line.size, 1) for line in lines if line.size})
    best: tuple[int, _Candidate] | None = None
    for candidate in candidates:
        score = _score(candidate, sizes, emails)
        if best is None or score > best[0]:
            best = (score, candidate)
    if best is None or best[0] < _ENOUGH:
        return None
    return best[1].name, best[1].line


def _candidates(lines: Sequence[TextLine]) -> Iterator[_Candidate]:
    for place, line in enumerate(lines):
        label = _LABEL.match(line.text)
        text = line.text[label.end() :] if label else _TITLE_LINE.sub("", line.text)
        piece = _PIECES.split(_PRONOUNS.sub("", text), maxsplit=1)[0]
        name = clean_name(piece)
        if name and " " not in name and place + 1 < len(lines):
            name = _two_lines(name, line, lines[place + 1])
        if name:
            yield _Candidate(name=name, line=line, place=place, labelled=bool(label))


def _two_lines(name: str, line: TextLine, after: TextLine) -> str:
    """Join a given name and a surname that stand below each other in the same large type."""
    if line.size is None or line.size != after.size or line.bold != after.bold:
        return name
    other = clean_name(after.text)
    return f"{name} {other}" if other and " " not in other else name


def clean_name(text: str) -> str | None:
    """Return *text* as a name, or None where it cannot be one.

    >>> (
    ...     clean_name("Dr. María-José de la Cruz, PhD"),
    ...     clean_name("ARGALL, Ines"),
    ...     clean_name("Data Scientist"),
    ... )
    ('María-José de la Cruz', 'Ines ARGALL', None)
    """
    text = _CREDENTIALS.sub("", _HONORIFIC.sub("", text.strip())).strip(" ,.-:")
    letters = text.split()
    if len(letters) > 3 and all(len(word) == 1 for word in letters):  # noqa: PLR2004 - letter-spaced
        text = " ".join("".join(part.split()) for part in re.split(r"\s{2,}", text))
    surname, comma, given = text.partition(", ")
    if comma and TITLE.search(given):
        text = surname
    elif comma:
        if not (surname.isupper() or " " not in surname) or len(given.split()) > 3:  # noqa: PLR2004
            return None
        text = f"{given} {surname}"
    return text if _reads_as_name(text) else None


def _reads_as_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 5 or len(text) < 3 or len(text) > 48:  # noqa: PLR2004 - as names go
        return False
    for word in words:
        if not _WORD.fullmatch(word) or word.lower().strip(".") in _NOT_NAMES:
            return False
        if (
            not word[0].isupper()
            and word.lower() not in _PARTICLES
            and word[0].lower() != word[0].upper()
        ):
            return False
    if TITLE.search(text) or EMPLOYER.search(text) or is_place(text):
        return False
    return load_headings().find(heading_key(text)) is None


def _score(candidate: _Candidate, sizes: Sequence[float], emails: Sequence[str]) -> int:
    """Add up what speaks for a candidate: a label, the largest type, the first line, the e-mail address."""
    words = [word.lower() for word in re.split(r"[\s.'’-]+", candidate.name) if len(word) > 1]
    score = 4 if candidate.labelled else 0
    size = round(candidate.line.size, 1) if candidate.line.size else None
    if size and len(sizes) > 1 and size == sizes[-1]:
        score += 3
    elif size and len(sizes) > 2 and size >= sizes[-1] * 0.8 and size > sizes[0]:  # noqa: PLR2004
        score += 1
    score += 2 if candidate.place == 0 else 1 if candidate.place <= 2 else 0  # noqa: PLR2004
    score += 2 if any(_is_in_address(words, email) for email in emails) else 0
    score += 1 if 2 <= len(words) <= 4 else -1  # noqa: PLR2004 - the usual length
    return score


def _is_in_address(words: Sequence[str], email: str) -> bool:
    local = email.partition("@")[0].lower()
    return any(len(word) > 2 and _plain(word) in local for word in words)  # noqa: PLR2004 - an initial is no sign


def _plain(word: str) -> str:
    return word.translate(
        str.maketrans("áàâäãåéèêëíìîïóòôöõøúùûüñçß", "aaaaaaeeeeiiiioooooouuuuncs")
    )
