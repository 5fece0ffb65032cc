"""Headings that lost their line and stand inside a long row: "... of issues.About You Strong mathematics"."""

import re
from collections.abc import Iterator
from functools import cache

from matcher.jobs.headings import asking_headings, known_headings

LONG_LINE = 250
"""Characters from which a row is taken for several lines that lost their breaks."""
_SHORT_WORD = 3
_LOOK_BACK = 24
_LONE = re.compile(
    r"(?:(?<=[a-z.!?)\d]\s)|(?<=\s\s))(?:Requirements|Qualifications|Responsibilities|Duties|Skills|Education|Experience|Benefits)(?=\s?:)"
    r"|(?<=[a-z]\s)(?:Requirements|Qualifications)(?=\s(?:An?\s)?(?:BS|BA|MS|PhD|Bachelor|Master|Degree|Experience|Minimum|Strong|Must|\d))"
)
# One word of headings behind a sentence and before the next: "... at scale.Requirements Strong Python".
_BARE = re.compile(
    r"(?<=[a-z.!?)])(?:(?<=[.!?)])\s{1,4})?(?:Requirements|Qualifications|Responsibilities)(?:/(?:Skills|Experience|Requirements))?(?=\s{0,4}[A-Z\d])"
    r"|(?<=[a-z)]\s)Perks(?=\s[A-Z])"
)
_AFTER_WORD = r"(?:(?<=[a-z.!?):]\s)|(?<=\s\s))"
_WORDS_OF_ADS = "Qualifications|Requirements|Responsibilities"
_SKILLS = (
    r"(?:(?:Required|Desired|Preferred|Mandatory|Technical|Core|Key|Professional|General|Soft|Additional|Other|Bonus|Background|Experience|Knowledge|Education)\s"
    r"(?:(?:[Aa]nd|&)\s)?){1,4}(?:Skills(?!\s[Ss]ets?)|Skill\s?[Ss]ets?)(?:\s(?:[Aa]nd|&)\s(?:Experience|Qualifications|Abilities|Competencies|Knowledge|Requirements|Education))?|(?:Required?|Preferred|Desired|Bonus)\s[Ss]kills"
)
_ALONE = re.compile(
    rf"{_AFTER_WORD}(?:{_WORDS_OF_ADS.upper()}|EDUCATION|EXPERIENCE|SKILLS|BENEFITS)(?=\s?:|\s[A-Z\d])"
    rf"|(?:{_AFTER_WORD}|(?<=[a-z.!?)]))(?:[A-Z][a-z]+\s){{1,2}}(?:{_WORDS_OF_ADS})(?=\s?:|\s{{1,3}}[A-Z\d]|[A-Z][a-z])"
    rf"|{_AFTER_WORD}(?:About|ABOUT)(?:\s[A-Z][\w.&']{{0,20}}){{1,4}}(?=\s?:)"
    rf"|(?:{_AFTER_WORD}|(?<=[a-z.!?)]))(?:{_SKILLS})(?=\s?[:!]|\s{{0,3}}[A-Z\d])"
)
# A heading is over; "Ability to swim" and "You will sail" go on.
_NO_GOING_ON = r"(?!\s?[a-z])"
_TELLING = re.compile(
    r"Qualif|Requirem|Responsib|You\\s|What\\s|Who\\s\[YyWw|About\\s\[[YyUu]|Duties|Nice"
)


def heading_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut around headings that lost their line: "... of issues.About You Strong mathematics"."""
    if end - start < LONG_LINE:
        return
    for word in _LONE.finditer(text, start, end):
        before = text[max(start, word.start() - _LOOK_BACK) : word.start()].split()[-1:]
        if before and (before[0].islower() or not before[0][-1].isalnum()):
            yield word.start(), word.start()
    for pattern in (_BARE, _ALONE, _run_on_headings()):
        for found in pattern.finditer(text, start, end):
            yield found.start(), found.start()
            if not text.startswith((":", " :"), found.end()):
                yield found.end(), found.end()


@cache
def _run_on_headings() -> re.Pattern[str]:
    """Match titled headings after a sentence, after a glued word, or (the telling ones) after any word."""
    glued = [key[0].upper() + re.escape(key[1:]) for key in known_headings()]
    asking = [key[0].upper() + re.escape(key[1:]) for key in asking_headings()]
    shouted = [re.escape(key.upper()) for key in known_headings()]
    titled = [_titled(key) for key in known_headings()]
    questions = [_titled(key) for key in asking_headings()]
    telling = [words for words in titled if _TELLING.search(words)]
    firsts = re.escape("".join(sorted({key[0].upper() for key in known_headings()})))
    return re.compile(
        rf"(?=[\s{firsts}])(?:(?:(?<=[.!?):])\s*|(?<=[a-z]))(?:{'|'.join(titled)}){_NO_GOING_ON}"
        rf"|(?:(?<=[A-Z]{{2}}\s)|(?<=\s[A-Z]\s))(?:{'|'.join(telling)}){_NO_GOING_ON}"
        rf"|{_AFTER_WORD}(?:(?:{'|'.join(telling)}){_NO_GOING_ON}|(?:{'|'.join((*titled, *asking, *shouted))})(?=\s?:))"
        rf"|(?:{_AFTER_WORD}|(?<=[a-z.!?):]))(?:{'|'.join((*titled, *questions))})(?=[A-Z])"
        rf"|(?:{_AFTER_WORD}|(?<=[a-z.!?):]))(?:{'|'.join(shouted)})(?=\s?:|\s?[A-Z][a-z])"
        rf"|(?<=[a-z.!?):])(?:{'|'.join(glued)})(?=[A-Z\d•]))"
    )


def _titled(words: str) -> str:
    """Write a heading as a pattern with capitals, short words excepted: "What You Bring to the Team"."""
    parts = [
        f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"
        if number and len(word) <= _SHORT_WORD
        else f"{re.escape(word[0].upper())}{re.escape(word[1:])}"
        for number, word in enumerate(words.split(" "))
    ]
    return r"\s".join(parts)
