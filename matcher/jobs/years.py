"""Years of experience that a clause asks for, and years that only look like it.

Numbers in digits or words (English, German, French, Spanish), ranges, "5+", "at least", "up to", months.
Company ages, legal ages, contract lengths, waiting times for a benefit are no requirement.
"""

import re
from dataclasses import dataclass
from itertools import islice

_WORDS = {
    word: number
    for number, words in {
        1: "one ein eine einem un une uno",
        2: "two zwei deux dos",
        3: "three drei trois tres",
        4: "four vier quatre cuatro",
        5: "five fünf cinq cinco",
        6: "six sechs seis",
        7: "seven sieben sept siete",
        8: "eight acht huit ocho",
        9: "nine neun neuf nueve",
        10: "ten zehn dix diez",
        11: "eleven elf",
        12: "twelve zwölf douze doce",
        15: "fifteen",
        18: "eighteen",
        20: "twenty",
    }.items()
    for word in words.split()
}
_NUMBER = rf"(?:\d{{1,3}}(?:[.,]5)?|{'|'.join(sorted(_WORDS, key=lambda w: (-len(w), w)))})"
_AGAIN = rf"(?:\s?\(\s?{_NUMBER}\s?\+?\s?\))?"
_UNIT = r"(?:y\s?e\s?a\s?r\s?s?|yrs?\.?|y\.?o\.?e\.?|months?|mos?\.|jahre?n?|monaten?|ans?|années?|años?|meses)"
_YEARS = re.compile(
    rf"(?=[\d{''.join(sorted({word[0] for word in _WORDS}))}])(?:(?<!\w)|(?=\d))(?<![\d_$€£,/])(?<!\d\.)(?P<low>{_NUMBER}){_AGAIN}\s?"
    rf"(?:(?P<open>\+|plus\b|or more\b|oder mehr\b|ou plus\b|o más\b)\s?)?"
    rf"(?:(?P<unit_low>{_UNIT})\s?\+?\s?)?"
    rf"(?:(?:-|to|and|or|bis|à|a|und)\s?(?P<high>{_NUMBER}){_AGAIN}\s?\+?\s?)?"
    rf"-?(?P<unit>{_UNIT})?(?![a-z])'?(?P<open_after>\s?\+|\s?\(?\s?(?:or more|and above|or above|plus\b))?",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:at ?least|minimum|minimum of|min\.?|more than|over|no less than|mindestens|au moins|mínimo|mínima|al menos|greater than|>=?)"
    r"(?:\s(?:of|a|de))?\s?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:up to|no more than|not more than|maximum|maximum of|max\.?|less than|fewer than|under|bis zu|höchstens|jusqu'à|hasta)(?:\sof)?\s?$",
    re.IGNORECASE,
)
_FRESH = re.compile(
    r"\b(?:freshers?|new grad(?:uate)?s?|recent graduates?|entry[- ]level)\b", re.IGNORECASE
)
_TRAP_AFTER = re.compile(
    r"'?\s*(?:of age|old\b|ago\b|of (?:consecutive|growth|history|success|innovation|service|operation)|in business\b(?! (?:or|and|analy|intelligence|develop|admin|operations|consult|strategy|process|systems))|consecutive|in a row|warranty|contract\b|"
    r"contratto|term\b|(?:with|at) (?:the|our) company|track record of growth|in the (?:industry|market), we|anniversary|running\b|later\b|straight\b|"
    r"in (?:prison|existence)|to (?:hire|complete)|of (?:validity|tenure with us)|vesting|after\b)",
    re.IGNORECASE,
)
_TRAP_BEFORE = re.compile(
    r"(?:duration:?|contract(?: length| term| duration)?:?|after|within|(?:past|last|next|first|previous|coming) (?:\w+ )?|founded|every|each|for over|"
    r"for more than|be|are|aged|age|least) *$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"contract|duration|are\b", re.IGNORECASE)
_CONTRACT = re.compile(
    r"\b(?:contract|duration|fixed[- ]term|vest(?:s|ing)?|term of|assignment|renewable|extension|401|probation)\b",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|\bexp\b|\byoe\b|background|track record|erfahrung|expérience|experiencia|\brequired\b|\bminimum\b|\bmust\b|seniority",
    re.IGNORECASE,
)
_OWN_STORY = re.compile(
    r"\b(?:our|we|us|we've|company|firm|founded|team has|clients?)\b", re.IGNORECASE
)
_FOR_PERSON = re.compile(
    r"\b(?:you|your|candidates?|looking for|seek(?:ing)?|require[sd]?|need|must|ideal|should|experience (?:in|with|of|required))\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\bof age\b|\byears old\b", re.IGNORECASE)
_BARE_EXPERIENCE = re.compile(r"\s?(?:of\s)?(?:experience|exp)\b", re.IGNORECASE)
_NEAR = 34
_MOST = 25.0
_MOST_FIGURES = 12
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A number of years that a clause asks for.

    Args:
        start: where the words begin.
        end: where they end.
        low: the fewest, or None.
        high: the most, or None.
    """

    start: int
    end: int
    low: float | None
    high: float | None


def find_years(text: str, start: int = 0, end: int | None = None) -> tuple[Years, ...]:
    """Find the years of experience between *start* and *end* of *text*.

    >>> [(y.low, y.high) for y in find_years("10+ years overall, with two to four in AI")]
    [(10.0, None)]
    >>> find_years("We have been in business for over 25 years")
    ()
    """
    stop = len(text) if end is None else end
    figures = islice(_YEARS.finditer(text, start, stop), _MOST_FIGURES)
    found = (_read(text, match, start, stop) for match in figures)
    years = tuple(one for one in found if one is not None)
    if years or not _FRESH.search(text, start, stop):
        return years
    fresh = _FRESH.search(text, start, stop)
    return (Years(start=fresh.start(), end=fresh.end(), low=0.0, high=None),) if fresh else ()


def _read(text: str, match: re.Match[str], start: int, stop: int) -> Years | None:
    unit = match["unit"] or match["unit_low"] or _unsaid_unit(text, match, stop)
    if not unit:
        return None
    if _is_trap(text, match, start, stop):
        return None
    scale = _MONTHS if unit.lower().startswith(("mo", "mes")) else 1
    low = _value(match["low"]) / scale
    high = _value(match["high"]) / scale if match["high"] else None
    if max(low, high or 0) > _MOST or (high is not None and high < low):
        return None
    before = text[max(start, match.start() - _NEAR) : match.start()]
    if high is None and _AT_MOST.search(before):
        return Years(start=match.start(), end=match.end(), low=None, high=low)
    return Years(start=match.start(), end=match.end(), low=low, high=high)


def _unsaid_unit(text: str, match: re.Match[str], stop: int) -> str | None:
    """Return "years" where an open figure stands before experience: "5+ experience with Java"."""
    is_open = match["open"] or match["open_after"] or match.group().rstrip().endswith("+")
    return "years" if is_open and _BARE_EXPERIENCE.match(text, match.end(), stop) else None


def _value(words: str) -> float:
    return float(_WORDS.get(words.lower()) or words.replace(",", "."))


def _is_trap(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    """Tell whether the years are an age, a company's history, a contract's length, a waiting time."""
    before = text[max(start, match.start() - _NEAR) : match.start()]
    if _TRAP_AFTER.match(text, match.end(), stop) or _AGE.search(
        text, match.end(), min(stop, match.end() + _NEAR)
    ):
        return True
    is_bound = _AT_LEAST.search(before) is not None
    trap = _TRAP_BEFORE.search(before)
    is_wait = trap is not None and not (match["open"] and _LENGTH.match(trap.group()))
    if is_wait and not is_bound:
        return True
    whole = text[start:stop]
    if _EXPERIENCE.search(whole):
        return _OWN_STORY.search(before) is not None and _FOR_PERSON.search(whole) is None
    return _CONTRACT.search(whole) is not None or (
        _OWN_STORY.search(whole) is not None and _FOR_PERSON.search(whole) is None
    )
