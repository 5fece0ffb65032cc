"""Words that are no part of the name of a skill, and how the words of a name are written."""

import re
from functools import cache

from matcher.resources import resource_dir

_LABELLED = re.compile(r"[a-z]+: ")
# Text that lost its line breaks: "PythonExperience with".
_GLUED = re.compile(
    r"[A-Za-z](?:Experience|Abilit|Knowledge|Strong|Proficien|Familiar|Understand|Bonus|Excellent|Minimum|Must|Preferred"
    r"|Required|Requirement|Responsibilit|Qualification|Skill|Working|Demonstrated|Develop|Machine|Data[a-z]*ing)"
)


@cache
def _words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a file beside the taxonomy: of plain lines, and of lines with a label."""
    text = (resource_dir("skill_taxonomy") / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    labelled = [line for line in lines if _LABELLED.match(line)]
    return (
        frozenset(word for line in lines if line not in labelled for word in line.split()),
        frozenset(word for line in labelled for word in line.split()[1:]),
    )


def is_function(word: str) -> bool:
    """Tell whether a word only holds a sentence together; in capitals only English ones do ("Ab Initio").

    >>> is_function("With"), is_function("ab"), is_function("Ab")
    (True, True, False)
    """
    english, foreign = _words("function_words.txt")
    return word.lower() in english or word in foreign


def is_empty(word: str) -> bool:
    """Tell whether a word says nothing about which skill is meant.

    >>> is_empty("Strong"), is_empty("with"), is_empty("terraform")
    (True, True, False)
    """
    empty, _ = _words("empty_words.txt")
    return word.lower() in empty or is_function(word)


def is_part(word: str) -> bool:
    """Tell whether a word is no skill alone, but may end the name of one.

    >>> is_part("Testing"), is_part("tools")
    (True, False)
    """
    _, parts = _words("empty_words.txt")
    lower = word.lower()
    return lower in parts or lower.removesuffix("s") in parts


def is_marked(word: str) -> bool:
    """Tell whether a word is written as only names are: capitals inside, or letters with digits.

    >>> [is_marked(word) for word in ("GraphX", "SSRS", "s3", "Sqoop", "2021")]
    [True, True, True, False, False]
    """
    if any(letter.isupper() for letter in word[1:]):
        return True
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))


def is_glued(word: str) -> bool:
    """Tell whether a line break was lost inside a word.

    >>> is_glued("PythonExperience"), is_glued("SharePoint")
    (True, False)
    """
    return _GLUED.search(word) is not None
