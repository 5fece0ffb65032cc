"""Certificates that are not held yet: what people write before and behind the name of one they work for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from matcher.model.profile import Assertion, Certification, Mention

_WORKING = (
    r"pursuing|(?:preparing|studying|training|sitting)(?: for| towards)?|working (?:on|towards?)"
)
_STATE = (
    r"in progress|in preparation|ongoing|scheduled(?: for)?|(?:exam )?booked(?: for)?|expected|anticipated|planned|upcoming"
    r"|not yet (?:taken|held|passed)|to be (?:taken|completed)|en cours|en préparation|prévue?|en curso|en preparación|previst[oa]"
    r"|laufend|in vorbereitung|geplant|angestrebt|em andamento|in corso"
)
UNFINISHED = re.compile(
    rf"[\s,(-]*(?:\b(?:currently|now|actively|presently) )?\b(?:{_WORKING}|{_STATE})\b(?: (?:the|my|an?)\b)?[\s).:]*",
    re.IGNORECASE,
)
"""A wording that says of a certificate that it is not held yet, with what surrounds it."""

_BEFORE = re.compile(rf"\b(?:{_WORKING}|{_STATE}):?(?: [\w'-]+){{0,3}}\s*$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"[\s,(–-]*(?:exam|certification|certificate)?[\s,(:–-]*(?:currently )?(?:(?:{_STATE})\b|(?:{_WORKING})\s*(?:\)|$))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;,)](?=\s|$)")
_REACH = 60


def is_unfinished(text: str, start: int, end: int) -> bool:
    """Tell whether the certificate named at ``text[start:end]`` is not held yet: said right before it or behind.

    >>> text = "CKA, preparing for CKAD"
    >>> is_unfinished(text, 0, 3), is_unfinished(text, 19, 23)
    (False, True)
    """
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    behind = _BEHIND.match(text, end, end + _REACH)
    return behind is not None or _BEFORE.search(before) is not None


def without_unfinished(
    mentions: Sequence[Mention], certifications: Sequence[Certification]
) -> tuple[Mention, ...]:
    """Turn what is claimed by the name of a certificate that is not held yet into something hoped for.

    On a line with other certificates that are held, this goes for the name itself only.
    """
    held = {one.evidence.span for one in certifications if not one.in_progress}
    unfinished = [one for one in certifications if one.in_progress]
    found = []
    for mention in mentions:
        span = mention.evidence.span
        is_meant = mention.assertion is Assertion.CLAIMED and any(
            span in one.evidence.span and (mention.skill == one.id or one.evidence.span not in held)
            for one in unfinished
        )
        found.append(replace(mention, assertion=Assertion.ASPIRED) if is_meant else mention)
    return tuple(found)
