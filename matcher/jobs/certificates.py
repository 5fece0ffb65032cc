"""Certificates that a clause asks for in its own words: "a certification in machine learning".

Where the taxonomy knows the certificate it is named by its id; these are the rest. What the certificate is
about is no skill that is asked for beside it.
"""

import re
from dataclasses import dataclass

_ABOUT = re.compile(
    r"\bcertifi(?:cations?|cates?|ed)\s(?:in|on|for)\s(?P<subject>[^.;:()]{2,120})", re.IGNORECASE
)
_OF = re.compile(
    r"(?<![\w-])(?P<subject>(?:[A-Z][\w+#.-]*(?:\s|/|\sor\s|,\sor\s|\sand\s))(?:[A-Z][\w+#.-]*(?:\s|/|\sor\s|\sand\s)){0,3})certifi(?:cations?|cates?)\b"
)
_TO_LIST = re.compile(r"s?\s?(?:\(|:|,?\s?(?:such as|like|e\.g|including)\b)", re.IGNORECASE)
_STOP = re.compile(
    r"\s(?:is|are|would|preferred|required|desired|a plus|an advantage|with|plus|and (?:experience|knowledge|strong|at least))\b"
    r"|,\s(?:experience|knowledge|strong|ideally|preferably)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCertificate:
    """A certificate named by its subject.

    Args:
        start: where its words begin.
        end: where they end.
    """

    start: int
    end: int


def find_certificate(text: str, start: int, end: int) -> NamedCertificate | None:
    """Find the certificate that ``text[start:end]`` asks for by its subject, or None.

    >>> words = "A certification in data security is a plus"
    >>> found = find_certificate(words, 0, len(words))
    >>> words[found.start : found.end]
    'certification in data security'
    >>> find_certificate("Certified to lift", 0, 17) is None
    True
    """
    about = _ABOUT.search(text, start, end)
    if about:
        stop = _STOP.search(text, about.start("subject"), about.end("subject"))
        return NamedCertificate(start=about.start(), end=stop.start() if stop else about.end())
    of = _OF.search(text, start, end)
    return NamedCertificate(start=of.start("subject"), end=of.end()) if of else None


def opens_list(text: str, end: int) -> bool:
    """Tell whether the certificates themselves follow what ends at *end*: "a cloud certification (CKA or CKAD)"."""
    return _TO_LIST.match(text, end) is not None
