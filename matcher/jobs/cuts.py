"""Where the sentences of a row end: also where full stops, line breaks or bullets were lost."""

import re
from collections import Counter
from collections.abc import Iterator

from matcher.jobs.clauses import LIST_LABEL
from matcher.jobs.run_on import LONG_LINE, heading_cuts
from matcher.jobs.verbs import DUTY_VERBS

# A sentence ends before these words even where the full stop and the line break were lost.
STARTERS = (
    "Experience|Experienced|Experiences|Strong|Knowledge|Ability|Able|Bachelor|Bachelors|Master|Masters|Proficien(?:t|cy)|"
    "Famil?iar(?:ity)?|Excellent|Understanding|Demonstrated|Proven|Must|Minimum|Required|Requirements|Preferred|Qualifications|"
    "Responsibilities|Working|Hands-on|Solid|Deep|Good|Expertise|Expert|Advanced|Comfortable|Comfort|Prior|Previous|"
    "Design|Develop|Build|Collaborate|Work|Lead|Create|Implement|Conduct|Provide|Support|Participate|Apply|Analyze|"
    "Mentor|Communicate|Research|Perform|Manage|Drive|Evaluate|Deploy|Write|Use|Utilize|Optimize|Monitor|"
    "PhD|Degree|BS|MS|BA|You|We|This|Our|What|The|In|As|At|If|Nice|Bonus|Education|Skills|Interest|Passion|Background|"
    "Fluency|Fluent|Effective|Exposure|Willingness|Desire|Passionate|Awareness|Certifications?|Certified|Highly|Graduate"
)
# The same where only a space is left between two items of a list.
_LIST_STARTERS = (
    "Experience (?:with|in|using|[a-z]+ing)|Expertise (?:in|with)|Team player|Self-(?:starter|motivated)|Able to|Passion(?:ate)? (?:for|about)|"
    "(?:Advanced|Basic|Deep) (?:knowledge|understanding|skills|proficiency|experience)|Master'?s degree|(?:Prior|Previous) experience|"
    "Comfortable (?:with|in|[a-z]+ing)|Interest in|Willing(?:ness)? to|Desire to|Eager(?:ness)? to|Must (?:be|have)|Direct experience|Responsible for|Our (?:client|company|team)|Extensive|Fluency in|Comfort with|"
    "Advanced [A-Z]\\w+ (?:knowledge|skills|experience)|(?:Skilled|Fluent) in|Exposure to|Outstanding|Exceptional|Minimum (?:of )?\\d|Strong|Knowledge of|Ability to|Bachelor|Proficien(?:t|cy) (?:in|with)|"
    "Candidates? must|Advanced degree|Familiar(?:ity)? with|Excellent|Understanding of|Demonstrated|Proven|Good|Solid|Working knowledge|Hands-on"
)
_YEARS_AHEAD = r"\d{1,2}\s?(?:\+|plus|or more|-\s?\d{1,2}\+?)?\s?(?:years?|yrs?)\b"
_CUT = re.compile(
    r"(?=[\s;,·A-Z\d•▪‣◦●➢➤►✓✔-])"  # what any of these begins with, or what stands behind it
    r"(?:(?<=[a-z0-9)%+][.!?;])(?:\s+(?=[\"'(]?[A-Z0-9•])|(?=[A-Z][a-z])|(?=[A-Z]{3,}\s))"
    rf"|(?<=[A-Z]{{2}}[.!?;])\s+(?=[A-Z]|{_YEARS_AHEAD})|(?<=\s[.!?])\s+(?=[A-Z])"
    r"|;\s+|(?<=[A-Za-z)]\.),\s*(?=[A-Z][a-z])|(?<=\))(?=[A-Z][a-z]{2,}\s[a-z])|(?<=[^\s(]{4}\))(?=[A-Z][a-z]{2,})"
    rf"|(?:(?<=[a-z)])|(?<=\s[B-HJ-Z]))\s+(?=(?:{_LIST_STARTERS})(?![a-zA-Z]))"
    rf"|(?<=[a-z)])(?=(?:{STARTERS})(?![a-zA-Z]))"
    r"|(?<=[a-z)])\s+(?=\d{1,2}\+\s?(?:years|yrs))"
    rf"|(?<=[a-z)][.!?;])(?={_YEARS_AHEAD})|(?:(?<=[a-z)])|(?<=[A-Z]{{3}}))(?={_YEARS_AHEAD})"
    r"|\s*[•▪‣◦●➢➤►✓✔]\s*"
    r"|(?<=[a-z.)])\s+[*·-]\s+(?=[A-Z0-9])|(?<=[a-z0-9.)%+:])\s?·\s*(?=[A-Z0-9])|(?<=[a-z)])-\s+(?=[A-Z\d]))"
)
_NO_STOP_AFTER = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|vs|approx|min|max|yrs?|St|Sr|Jr|Dr|Mr|Ms|Inc|No|Ph\.D|[A-Z]|[BM]\.(?:S|A|E|Sc)|U\.S|a\.m|p\.m|z\.B|engg)\.|\b(?:least|minimum|min|of|with|and|or|than|over|have|has|to|the|an?|in|about|approximately|possess|needs?|"
    r"years?|yrs|requires?|required|for|is|are|be|our|your|from|by))$"
)
# A capital in the middle of a sentence, after a small word that is not one of those that lead on.
_CAPITAL = re.compile(
    r"(?=\s+[A-Z])(?<=[a-z)])(?<!\b(?:to|of|in|by|on|or|at|as|an)\b)(?<!\band)(?<!\bthe)(?<!\bfor)(?<!\bwith)(?<!\bour)(?<!\byour)(?<!\busing)\s+"
    r"(?=(?P<word>[A-Z][a-z]+)\s(?:an?|[a-z]{2,}|[A-Z]{2,})\b)"
)
_GLUED = re.compile(
    r"(?=(?P<word>[A-Z][a-z]{2,})(?:-[a-z]{2,})?\s[a-z])(?:(?<=[a-z]{3})|(?<=[A-Z]{2}))"
)
# What a name that began in small letters goes on with: "javaScript", "pySpark".
_SECOND_HALVES = frozenset(
    {
        "flow",
        "graph",
        "hub",
        "lab",
        "learn",
        "point",
        "query",
        "script",
        "spark",
        "streaming",
        "torch",
    }
)
# Spaces where a line ended: "... of depots   We look for".
_WIDE_GAP = re.compile(r"(?<=[a-z0-9.!?:)])\s{3,}(?=[A-Z\d])")
# A range of years behind a word that leads to none: "... business field 2-4 years of experience".
_RANGE = re.compile(
    rf"(?<=[a-z)])(?<![Mm]inimum)(?<!including)(?<!spent)\s+(?=\d{{1,2}}\s?-\s?{_YEARS_AHEAD})"
)
# A name in capitals behind a whole word: "... depot operationsSQL or R".
_GLUED_NAME = re.compile(r"(?<![A-Za-z])(?P<left>[a-z]{5,})(?=[A-Z]{3,}(?![a-z]))")
_HEADS_OF_NAMES = frozenset({"postgre"})
_ETC = re.compile(r"\betc\.\)?$")
_CAPITALISED = re.compile(r"[A-Z][a-z]+(?![a-zA-Z])")
_STARTER = re.compile(rf"(?:{STARTERS})(?![a-zA-Z])")
_YEARS = re.compile(_YEARS_AHEAD)
_MARK = re.compile(r"(?=\s)(?<=\S)\s+(?P<mark>[*·-])\s+(?=[A-Z]|\d{1,2}\+)")
_FEWEST_MARKS = {"*": 2, "·": 2, "-": 3}
_NUMBER = re.compile(r"(?<![\w.])(?P<number>\d{1,2})[.)]\s+(?=[A-Z]|\d{1,2}\+)")
_FEWEST_NUMBERS = 3
_LOOK_BACK = 24
_LONGEST = 1200


def pieces_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between *start* and *end*, without the spaces around them."""
    begin = start
    cuts = [*_sentence_cuts(text, start, end), *heading_cuts(text, start, end)]
    for stop, go_on in [*sorted(set(cuts)), (end, end)]:
        if go_on < begin:
            continue
        for left, right in _bounded(text, begin, stop):
            piece = text[left:right]
            if piece.strip():
                yield left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip())
        begin = go_on


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an endless sentence at spaces, so that reading it costs no more than its length."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        stop = cut if cut > 0 else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end


def _sentence_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from _lost_cuts(text, start, end)
    yield from _list_cuts(text, start, end)
    for cut in _CUT.finditer(text, start, end):
        before = text[max(start, cut.start() - _LOOK_BACK) : cut.start()]
        is_label = "-" in cut.group() and LIST_LABEL.fullmatch(text, start, cut.end())
        goes_on = _NO_STOP_AFTER.search(before) and not (
            _ETC.search(before) and _begins_anew(text, cut.end())
        )
        if is_label or goes_on or before.count("(") > before.count(")"):
            continue
        yield cut.start(), cut.end()


def _begins_anew(text: str, at: int) -> bool:
    """Tell whether the word at *at* is one that sentences of ads begin with."""
    if _STARTER.match(text, at) or _YEARS.match(text, at):
        return True
    word = _CAPITALISED.match(text, at)
    return word is not None and word.group().lower() in DUTY_VERBS


def _list_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list that stands in one line: "... * Strong SQL * Docker", "1. SQL 2. Docker 3. Spark"."""
    marks = [*_MARK.finditer(text, start, end)]
    counts = Counter(mark["mark"] for mark in marks)
    for mark in marks:
        if counts[mark["mark"]] >= _FEWEST_MARKS[mark["mark"]]:
            yield mark.start(), mark.end()
    numbers: list[re.Match[str]] = []
    for number in _NUMBER.finditer(text, start, end):
        if int(number["number"]) == len(numbers) + 1:
            numbers.append(number)
    if len(numbers) >= _FEWEST_NUMBERS:
        yield from (number.span() for number in numbers)


def _lost_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut before what a run strings together: "... of parcels Design new routes", "in decision makingTeam player"."""
    for cut in _GLUED.finditer(text, start, end):
        left = text[max(start, cut.start() - _LOOK_BACK) : cut.start()].rsplit(maxsplit=1)[-1]
        word = cut["word"].lower()
        is_new = left.islower() and word not in _SECOND_HALVES
        if is_new or (left.isupper() and word in DUTY_VERBS):
            yield cut.start(), cut.end()
    for cut in _GLUED_NAME.finditer(text, start, end):
        if cut["left"] not in _HEADS_OF_NAMES:
            yield cut.end(), cut.end()
    if end - start >= LONG_LINE:
        yield from _run_cuts(text, start, end)


def _run_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long run before what only a space, or several, sets apart."""
    yield from (gap.span() for gap in _WIDE_GAP.finditer(text, start, end))
    for cut in _RANGE.finditer(text, start, end):
        if not _NO_STOP_AFTER.search(text[max(start, cut.start() - _LOOK_BACK) : cut.start()]):
            yield cut.span()
    for cut in _CAPITAL.finditer(text, start, end):
        before = text[max(start, cut.start() - _LOOK_BACK) : cut.start()].split()
        if cut["word"].lower() in DUTY_VERBS and before and before[-1].islower():
            yield cut.start(), cut.end()
