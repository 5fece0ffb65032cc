"""The code of a certificate's exam (AZ-104, MLS-C01) or the short name that it goes by (CKA, PMP)."""

import re

_EXAM = re.compile(
    r"(?<![\w-])(?!(?:19|20)\d\d-|\d\d-\d{4})(?:[A-Z]{2,4}\d?-[A-Z]?\d{2,4}|[A-Z]\d{2}-\d{3}|\d[A-Z]\d-\d{3,4}|\d{2,3}-\d{3,4}|[A-Z]{2}\d{3})(?![\w-])"
)
_SHORT = r"[A-Z][A-Z0-9]{1,5}\+?(?: I{1,3})?"
_IN_BRACKETS = re.compile(rf"\(({_SHORT})\)")
_FIRST = re.compile(rf"({_SHORT})(?=\s?[:–-]\s|$)")


def find_code(name: str) -> str | None:
    """Return the exam code in the name of a certificate; else its short name in brackets, before a colon or alone.

    >>> (
    ...     find_code("Azure Administrator Associate (AZ-104)"),
    ...     find_code("CKA: Certified Kubernetes Administrator"),
    ... )
    ('AZ-104', 'CKA')
    >>> find_code("Certified in 2019-2022") is None
    True
    """
    exam = _EXAM.search(name)
    if exam:
        return exam[0]
    found = _IN_BRACKETS.search(name) or _FIRST.match(name)
    return found[1] if found else None
