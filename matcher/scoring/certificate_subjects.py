"""Certificates that are asked for by what they are about: "certification in machine learning", "AWS certification"."""

import re
from functools import lru_cache

from matcher.model.skill import Taxonomy
from matcher.scoring.credit import plain

_WORDING = re.compile(
    r"(?:certifi(?:cations?|cates?|ed) (?:in|on|for) (?P<after>.+)|(?P<before>.+) certifi(?:cations?|cates?))"
)
_JOINT = re.compile(r"\s*(?:,|/|\bor\b|\band\b)\s*")
_SURE = 0.5
"""From this weight of `implies` on, a certificate is about a skill."""


@lru_cache(maxsize=256)
def subjects_of(name: str) -> tuple[str, ...]:
    """Return what a certificate must be about; nothing where *name* is that of one certificate.

    >>> subjects_of("certification in machine learning or cloud AI"), subjects_of("CKA")
    (('machine learning', 'cloud ai'), ())
    """
    found = _WORDING.fullmatch(plain(name))
    if found is None:
        return ()
    return tuple(filter(None, _JOINT.split(found["after"] or found["before"])))


def is_about(subjects: tuple[str, ...], name: str, node: str | None, taxonomy: Taxonomy) -> bool:
    """Tell whether a certificate is about one of *subjects*: its name says so, or what its node implies.

    Args:
        subjects: as ``subjects_of`` returns them.
        name: of the certificate, as printed.
        node: its id, where the taxonomy knows it.
        taxonomy: knows what a certificate implies.
    """
    words = f" {plain(name)} "
    if any(f" {subject} " in words for subject in subjects):
        return True
    implied = taxonomy[node].implies if node and node in taxonomy else {}
    sure = (taxonomy[skill] for skill, weight in implied.items() if weight >= _SURE)
    names = {plain(term) for one in sure for term in (one.pref_label, *(t.t for t in one.terms))}
    return not names.isdisjoint(subjects)
