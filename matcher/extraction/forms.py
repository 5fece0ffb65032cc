"""The written forms of a term: plural, joined, British and American, "and" for "&"."""

import re
from functools import lru_cache

from matcher.extraction.tokenizer import words_of_name
from matcher.model.skill import SkillKind
from matcher.text.normalise import normalise

_COUNTABLE = frozenset({SkillKind.CONCEPT, SkillKind.METHOD, SkillKind.TASK, SkillKind.ROLE})
_SPELLINGS = (
    (re.compile(r"is(ation|ations|ing|ed|er|e)$"), r"iz\1"),
    (re.compile(r"iz(ation|ations|ing|ed|er|e)$"), r"is\1"),
    (re.compile(r"(model|label|signal|travel)l(ing|ed|er)$"), r"\1\2"),
    (re.compile(r"(model|label|signal|travel)(ing|ed|er)$"), r"\1l\2"),
    (re.compile(r"(behavi|col)our"), r"\1or"),
    (re.compile(r"(behavi|col)or"), r"\1our"),
)
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_NO_NAME = frozenset({"my", "no", "in", "on", "one", "all"})
"""Words that open a sentence rather than a name: "My SQL skills", "No SQL"."""
_VERSION = re.compile(r"([^\W\d_]{3,}?)(?:v?\d{1,3}[a-z]?|20[0-2]\d)")
_BRACKETS = re.compile(r"[()]")
_TWO_SPELLINGS = re.compile(
    r"i[sz](?:ations?|ing|ed|er|e)$|(?:model|label|signal|travel)l?(?:ing|ed|er)$|(?:behavi|col)ou?r"
)
_REMEMBERED = 1_000  # terms; the parts of one are asked for several times in a row
_MIN_STEM = 5
_MIN_JOINED = 7

Words = tuple[str, ...]


@lru_cache(_REMEMBERED)
def words_of(text: str) -> Words:
    """Return the words of a term or a cue, the way the pipeline cuts them."""
    return tuple(words_of_name(normalise(text).text))


def _number(words: Words) -> list[Words]:
    """Return the plural of a singular, or the singular of a plural."""
    last = words[-1]
    if not last[-1:].isalpha() or len(last) < 3:  # noqa: PLR2004 - "UI", "R"
        return []
    if last.endswith("ies") and len(last) > _MIN_STEM:
        return [(*words[:-1], last[:-3] + "y")]
    if last.endswith(("ss", "us", "is", "ics")):
        return []
    if last.endswith("s"):
        return [(*words[:-1], last[:-1])] if len(last) > _MIN_STEM and last[-2].islower() else []
    if last.endswith("y") and last[-2] not in "aeiou":
        return [(*words[:-1], last[:-1] + "ies")]
    return [(*words[:-1], last + ("es" if last.endswith(("x", "ch", "sh")) else "s"))]


def _spellings(words: Words) -> list[Words]:
    """Return the other side of the Atlantic's spelling, word by word."""
    found = []
    for place, word in enumerate(words):
        if len(word) <= _MIN_STEM or not _TWO_SPELLINGS.search(word):
            continue
        for pattern, other in _SPELLINGS:
            changed = pattern.sub(other, word)
            if changed != word:
                found.append((*words[:place], changed, *words[place + 1 :]))
                break
    return found


def _joins(words: Words) -> list[Words]:
    """Return "powerbi" for "Power BI", "nextjs" and "next js" for "Next.js", "ci cd" for "CI/CD"."""
    found = []
    if "." in words[1:] and words[-1].lower() in {"js", "net", "io", "ai"}:
        bare = tuple(word for word in words if word != ".")
        found += [bare, ("".join(bare),)]
    elif "/" in words and sum(map(len, words)) > 3:  # noqa: PLR2004 - not "A/B"
        bare = tuple(word for word in words if word != "/")
        found += [bare, ("".join(bare),)] if len(bare) > 1 else []
    elif 2 <= len(words) <= 3 and all(word.isalnum() for word in words):  # noqa: PLR2004
        joined = "".join(words)
        found += [(joined,)] if len(joined) >= _MIN_JOINED else []
    return found


def written_forms(text: str, kind: SkillKind, *, variants: bool = True) -> list[Words]:
    """Return the sequences of words that count as *text*, the text itself first.

    Args:
        text: a term of the taxonomy.
        kind: concepts and methods have plurals.
        variants: False for ambiguous terms, of which only the plural is a form.

    >>> written_forms("neural network", SkillKind.CONCEPT)
    [('neural', 'network'), ('neural', 'networks'), ('neuralnetwork',), ('neuralnetworks',)]
    """
    words = words_of(text)
    forms = [words] if words else []
    if not words:
        return forms
    if kind in _COUNTABLE or words[-1].isupper():
        forms += _number(words)
    if not variants:
        return forms
    if "-" in words:
        forms.append(tuple(word for word in words if word != "-"))
    if "&" in words:
        forms.append(tuple("and" if word == "&" else word for word in words))
    elif "and" in words:
        forms.append(tuple("&" if word == "and" else word for word in words))
    forms += [other for form in forms[:2] for other in _spellings(form)]
    forms += [other for form in forms[:2] for other in _joins(form)]
    return list(dict.fromkeys(forms))


def parted(text: str) -> Words | None:
    """Return "Tensor Flow" for "TensorFlow", to be looked for as written; None for a name without humps.

    >>> parted("TensorFlow"), parted("OpenCV"), parted("MySQL"), parted("Spark")
    (('Tensor', 'Flow'), ('Open', 'CV'), None, None)
    """
    words = tuple(_HUMPS.split(text)) if text.isalpha() else ()
    if len(words) < 2 or min(map(len, words)) < 2 or words[0].lower() in _NO_NAME:  # noqa: PLR2004 - no two parts
        return None
    return words


def undressed(word: str) -> str:
    """Return a word without the version that is glued to it, and without brackets inside.

    >>> undressed("Java8"), undressed("ResNet50"), undressed("YOLOv5s"), undressed("(Py)Spark")
    ('Java', 'ResNet', 'YOLO', 'PySpark')
    """
    bare = _BRACKETS.sub("", word) if "(" in word else word
    found = _VERSION.fullmatch(bare)
    return found[1] if found else bare
