"""Tell what can be a person's name, in the spellings of many cultures, from everything else that stands at the top."""

import re

from matcher.extraction.headings import heading_key, load_headings
from matcher.extraction.locations import is_place
from matcher.extraction.regions import region_of
from matcher.extraction.role_words import EMPLOYER, has_title

_HONORIFIC = re.compile(
    r"^(?:(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Sra|Shri|Smt|Sri|Madame|Monsieur|Rev|Hon)\b\.?"
    r"|(?:Sr|Er|Ing|Dipl|Bc|Mgr|Mag|MUDr|Ir|Eng|Engr|Arch|Lic|M\.?Sc|B\.?Sc|Dipl\.-\w{2,6})\.)"
    r"(?:\s?(?:rer|med|phil|jur|habil|techn|h\.\s?c|nat|pol|oec|Ing)\b\.|-Ing\b\.?)*[\s,-]*){1,4}(?=\S)",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(
    r"(?:,\s*|\s+)(?:Ph\.?\s?D|M\.?Sc|B\.?Sc|MBA|M\.?D|B\.?Tech|M\.?Tech|M\.?Eng|B\.?Eng|PMP|CPA|CFA|CISSP|CSM|FIA|FSA|FCA|ACCA|CEng|P\.?Eng|Esq|MS|MA|BA|RN)"
    r"(?![\w-]).*$"
)
_PRONOUNS = re.compile(r"\s*[(\[]\s*(?:she|he|they|ella|él|elle|il|sie|er)\b[^)\]]{0,24}[)\]]|[\s|,]+(?:she/her|he/him|they/them)\b.*$", re.IGNORECASE)  # fmt: skip
_CALLED = re.compile(r"[\"“”„'‘(\[][^\W\d_]{2,14}[\"“”'’)\]]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.ʻ-](?=[^\W\d_]))*\.?")
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
_ELIDED = re.compile(r"[dlo]['’][^\W\d_]")
_PARTICLES = frozenset(
    {
        "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "el", "al", "bin", "ibn", "van",
        "von", "der", "den", "zu", "y", "e", "du", "des", "st", "ter", "ten", "binti", "bint", "abu", "af",
        "av", "wa", "ben", "dela", "los", "las", "op", "vom", "zum", "zur", "i",
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
        "linkedin.com", "github.com", "http", "https", "www", "com", "area", "city", "district", "state",
        "street", "road", "avenue", "region", "county", "candidate", "anonymous", "team", "service",
        "services", "security", "network", "systems", "analytics", "research", "remote", "hybrid", "skills",
        "my", "your", "about", "contact", "welcome", "hello",
    }
)  # fmt: skip
_MARKS = "#*_"
"""What Markdown sets a heading or a bold line with."""
_MOST_WORDS = 7
_MOST_NAMES = 5  # particles left out
_LONGEST = 60


def without_pronouns(text: str) -> str:
    """Take off "(she/her)" and what stands behind it."""
    return _PRONOUNS.sub("", text)


def close_letter_spacing(text: str) -> str:
    """Join letters that are set apart; the words are where the wider gaps stand.

    >>> close_letter_spacing("A D A   B Y R O N"), close_letter_spacing("Ada B. Byron")
    ('ADA BYRON', 'Ada B. Byron')
    """
    letters = text.split()
    if len(letters) > 3 and all(len(word) == 1 for word in letters):  # noqa: PLR2004 - initials are fewer
        return " ".join("".join(part.split()) for part in re.split(r"\s{2,}", text.strip()))
    return text


def clean_name(text: str) -> str | None:
    """Return *text* as a name, or None where it cannot be one.

    >>> (
    ...     clean_name("Dr. María-José de la Cruz, PhD"),
    ...     clean_name("ARGALL, Ines"),
    ...     clean_name("Data Scientist"),
    ... )
    ('María-José de la Cruz', 'Ines ARGALL', None)
    """
    plain = text.strip().strip(_MARKS).strip()
    text = _HONORIFIC.sub("", close_letter_spacing(plain))
    text = _CREDENTIALS.sub("", text).strip(" ,-:")
    if not _INITIAL.search(text):
        text = text.rstrip(".")
    surname, comma, given = text.partition(", ")
    if comma and has_title(given):
        text = surname
    elif comma:
        if is_place(text) or (region_of(text) and not surname.isupper()):
            return None
        if not (surname.isupper() or " " not in surname) or len(given.split()) > 3:  # noqa: PLR2004
            return None
        text = f"{given} {surname}"
    text = text.partition(" / ")[0]  # the same name in other letters
    return text if _reads_as_name(text) else None


def _reads_as_name(text: str) -> bool:
    # A name that somebody goes by may stand in quotes or brackets between the others.
    bare = _CALLED.sub(lambda found: found[0][1:-1], text)
    words = bare.split()
    if not 1 <= len(words) <= _MOST_WORDS or not 2 < len(text) <= _LONGEST:  # noqa: PLR2004 - "Ana"
        return False
    names = [word for word in words if word.lower() not in _PARTICLES]
    if not 1 <= len(names) <= _MOST_NAMES or not all(_is_name_word(word) for word in names):
        return False
    if has_title(text) or EMPLOYER.search(text) or is_place(text):
        return False
    return load_headings().find(heading_key(text)) is None


def _is_name_word(word: str) -> bool:
    if not _WORD.fullmatch(word) or word.lower().strip(".") in _NOT_NAMES:
        return False
    has_case = word[0].lower() != word[0].upper()
    return word[0].isupper() or not has_case or _ELIDED.match(word) is not None
