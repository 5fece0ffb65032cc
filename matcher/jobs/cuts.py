"""Where the sentences of a row end: also where full stops, line breaks or bullets were lost."""

import re
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
    "Experience (?:with|in|using|working)|Strong|Knowledge of|Ability to|Bachelor|Proficien(?:t|cy) (?:in|with)|"
    "Candidates? must|Advanced degree|Familiar(?:ity)? with|Excellent|Understanding of|Demonstrated|Proven|Good|Solid|Working knowledge|Hands-on"
)
_YEARS_AHEAD = r"\d{1,2}\s?(?:\+|plus|or more|-\s?\d{1,2}\+?)?\s?(?:years?|yrs?)\b"
_CUT = re.compile(
    r"(?=[\s;A-Z\d•▪‣◦●➢➤►✓✔])"  # what any of these begins with, or what stands behind it
    r"(?:(?<=[a-z0-9)%+][.!?;])(?:\s+(?=[\"'(]?[A-Z0-9•])|(?=[A-Z][a-z])|(?=[A-Z]{3,}\s))"
    r"|(?<=[A-Z]{2}[.!?;])\s+(?=[A-Z])|(?<=\s[.!?])\s+(?=[A-Z])"
    r"|;\s+"
    rf"|(?<=[a-z)])\s+(?=(?:{_LIST_STARTERS})(?![a-zA-Z]))"
    rf"|(?<=[a-z)])(?=(?:{STARTERS})(?![a-zA-Z]))"
    r"|(?<=[a-z)])\s+(?=\d{1,2}\+\s?(?:years|yrs))"
    rf"|(?<=[a-z)][.!?;])(?={_YEARS_AHEAD})|(?<=[a-z)])(?={_YEARS_AHEAD})"
    r"|\s*[•▪‣◦●➢➤►✓✔]\s*"
    r"|(?<=[a-z.)])\s+[*·-]\s+(?=[A-Z0-9]))"
)
_NO_STOP_AFTER = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|vs|approx|min|max|yrs?|St|Sr|Jr|Dr|Mr|Ms|Inc|No|Ph\.D|[A-Z]|[BM]\.(?:S|A|E|Sc)|U\.S|a\.m|p\.m|z\.B|engg)\.|\b(?:least|minimum|min|of|with|and|or|than|over|have|has|to|the|an?|in|about|approximately|possess|needs?|"
    r"requires?|required|for|is|are|be|our|your|from|by))$"
)
# A capital in the middle of a sentence, after a small word that is not one of those that lead on.
_CAPITAL = re.compile(
    r"(?=\s+[A-Z])(?<=[a-z)])(?<!\b(?:to|of|in|by|on|or|at|as|an)\b)(?<!\band)(?<!\bthe)(?<!\bfor)(?<!\bwith)(?<!\bour)(?<!\byour)(?<!\busing)\s+"
    r"(?=(?P<word>[A-Z][a-z]+)\s(?:[a-z]{2,}|[A-Z]{2,})\b)"
)
_GLUED = re.compile(r"(?=(?P<word>[A-Z][a-z]{4,})\s[a-z])(?<=[a-z]{2})")
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
    for cut in _CUT.finditer(text, start, end):
        before = text[max(start, cut.start() - _LOOK_BACK) : cut.start()]
        is_label = "-" in cut.group() and LIST_LABEL.fullmatch(text, start, cut.end())
        if is_label or _NO_STOP_AFTER.search(before) or before.count("(") > before.count(")"):
            continue
        yield cut.start(), cut.end()


def _lost_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut before the duties that a run strings together: "... of parcels Design new routes", "tripsCoordinate"."""
    found = [*_GLUED.finditer(text, start, end)]
    if end - start >= LONG_LINE:
        found += _CAPITAL.finditer(text, start, end)
    for cut in found:
        before = text[max(start, cut.start() - _LOOK_BACK) : cut.start()].split()
        if cut["word"].lower() in DUTY_VERBS and before and before[-1].islower():
            yield cut.start(), cut.end()
