"""Part the heading lines of a role into the pieces that may be a title, an employer or a place."""

import re
from collections.abc import Iterator, Sequence

from matcher.extraction.locations import is_place
from matcher.extraction.role_words import ABBREVIATED, has_title

_SPLIT = re.compile(
    r"(?=[\s;|•·♦◦▪])"  # what all of them begin with
    r"(?:\s+-{1,3}\s+|\s{2,}|\s*\t\s*|\s*[|•·♦◦▪]\s*|\s+@\s*|\s+(?:at|bei|chez|bij|hos|presso)\s+(?=[A-ZÀ-Þ0-9])|\s+//\s+|\s*;\s+)"
)
_SLASH = re.compile(r"\s+/\s+(?=[A-ZÀ-Þ])")
_EMPTY = re.compile(r"\(\s*[,:;|/-]*\s*\)|\[\s*\]")
# What stood in brackets with the dates: "Engineer (Nordkap, 2019 - 2021)".
_BESIDE_DATES = re.compile(r"\((?:\s*[,;:]\s*)?([^()]{2,80}?)\s*[,;:]\s*\)")
_ASIDE = re.compile(r"[\s,.]*\([^()]*\)[\s,.]*")
_EDGES = " \t,;:|/-–—()[]•·."
LABEL = re.compile(
    r"(?:company|employer|client|organi[sz]ation|position|role|title|job title|designation|location|duration|period|from|project|earlier|previously|before(?: that)?|now|then)\s*:\s*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:(?:recent |current |selected |further )?(?:freelance|contract|independent|consulting) (?:work|projects?|jobs?|experience)|and|und|et|y|employer|company|title|tasks?|firma|arbeitgeber|zeitraum|empresa|entreprise|duration|period|role|designation|position|(?:my )?responsibilit(?:y|ies)|project|client|location|job profile)|(?:technolog(?:y|ies)"
    r"|environment|tools|skills|tech stack|team size|domain|project domain|description|responsibilities)\s*[:#].*",
    re.IGNORECASE,
)
_WORKED = re.compile(
    r"(?:(?:currently|presently|previously) )?(?:worked|working|works?|employed|served|serving) (?:as (?:an? )?|with |in |at |for )",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:as|at|als|bei|comme|chez)\s(?:an?\s)?")
_WORKED_AT = re.compile(r"\s(?:in|with|at|for)\s(?=[A-ZÀ-Þ])")
_STOP = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[)\]\d\"”]))\.\s+(?=[A-ZÀ-Þ(\"“])")
# Words that are written short inside a name or a title.
_SHORTENED = re.compile(
    r"\b(?:St|Ste|Mt|Ft|Dr|Prof|Mr|Mrs|Ms|Sr|Jr|Asst|Assoc|Exec|Tech|Engg|Mgr|Dir|Gen|Sen|Dep|Dipl|Ing|Nat|Sci|Intl|No|Nr|vs|Pvt)\.$"
)
_UNIT = r"(?:years?|yrs?|months?|mos?|days?|jahre?n?|monate?n?|ans?|mois|años?|meses|mes)(?![^\W\d_])\.?"
_DURATION = re.compile(
    rf"\(?\b\d+\+?\s*{_UNIT}(?:\s*(?:,|and|und|et|y|&)?\s*\d+\s*{_UNIT})?\)?", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")


def read_pieces(texts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of the heading lines of a role: a slash parts only where nothing else does.

    >>> list(read_pieces(["Nordkap Ltd., Ghent. Data Engineer.", "St. Gallen | Sr. Developer"]))
    ['Nordkap Ltd., Ghent', 'Data Engineer', 'St. Gallen', 'Sr. Developer']
    """
    whole = list(_parted(texts, _SPLIT))
    others = sum(1 for piece in whole if not is_place(piece))
    for piece in whole:
        is_title = others > 1 and has_title(piece)
        if is_title or _joins_titles(piece):
            yield piece
        else:
            yield from _parted([piece], _SLASH)


def without_durations(text: str) -> str:
    """Leave out how long something took: "2 yrs 3 mos"."""
    return _DURATION.sub(" ", text) if _DIGIT.search(text) else text


def sentences(piece: str) -> Iterator[str]:
    """Part "Acme, Ghent. Data Engineer" at its full stops, those of abbreviations left alone."""
    if "." not in piece:
        yield piece
        return
    start = 0
    for stop in _STOP.finditer(piece):
        before, after = piece[start : stop.start() + 1], piece[stop.end() :]
        is_legal_form = ABBREVIATED.search(before) and not has_title(before)
        if _SHORTENED.search(before) or (is_legal_form and not has_title(after)):
            continue
        yield before
        start = stop.end()
    yield piece[start:]


def _parted(texts: Sequence[str], separator: re.Pattern[str]) -> Iterator[str]:
    for text in texts:
        if not text.strip():
            continue
        label = LABEL.match(text)
        bare = without_durations(text[label.end() :] if label else text)
        if "(" in bare or "[" in bare:
            bare = _BESIDE_DATES.sub(r" | \1", _EMPTY.sub(" ", bare))
        for piece in separator.split(bare):
            for sentence in map(_named, sentences(piece)):
                yield from _names(sentence)


def _names(sentence: str) -> Iterator[str]:
    if "(" in sentence and _ASIDE.fullmatch(sentence) and not is_place(sentence.strip(_EDGES)):
        return
    for part in _said(_trim(sentence)):
        if len(part) > 1 and not _NO_NAME.fullmatch(part):
            yield part


def _named(sentence: str) -> str:
    """Leave out what a colon opens after a name and holds none: "Acme, Oslo: Invoices", but not "Company 1: Acme"."""
    before, colon, after = sentence.partition(": ")
    if not colon:
        return sentence
    is_name = "," in before or has_title(before) or after[:1].islower()
    return before if is_name and not has_title(after) else sentence


def _said(piece: str) -> Iterator[str]:
    """Yield title and employer of "Worked as an engineer in Acme Ltd", or the piece itself."""
    worked = _WORKED.match(piece)
    if worked:
        yield from map(_trim, _WORKED_AT.split(piece[worked.end() :], maxsplit=1))
    else:
        lead = _LEAD.match(piece)
        yield piece[lead.end() :] if lead else piece


def _joins_titles(piece: str) -> bool:
    """Tell whether a job title stands on both sides of a slash."""
    before, slash, after = piece.partition(" / ")
    if not slash:
        return False
    sides = before.rpartition(",")[2], after.partition(",")[0]
    return all(has_title(side) for side in sides)


def _trim(text: str) -> str:
    """Take separators off the edges, but leave brackets and full stops that belong to the words."""
    trimmed = text.strip(_EDGES)
    end = text.find(trimmed) + len(trimmed)
    if "(" in trimmed and ")" not in trimmed and text[end : end + 1] == ")":
        trimmed += ")"
    elif text[end : end + 1] == "." and ABBREVIATED.search(f"{trimmed}."):
        trimmed += "."
    return trimmed
