"""What a sentence about a permit, a clearance or a licence answers; doubt is unknown, never fail."""

import re

from matcher.model.job import Topic
from matcher.model.scorecard import GateState

_FREELY = re.compile(
    r"\b(?:no|not|without|don't)\b.{0,30}\b(?:sponsorship|restrictions?)\b"
    r"|\b(?:not|don't) (?:need|require)\b|\bwithout (?:an? |any )?(?:visa|permit)"
    r"|\b(?:no|not)\b.{0,30}\b(?:visa|permit)\b.{0,20}\b(?:needed|required|necessary)\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\bright to work|\bauthori[sz]ed to work|\beligible to work|\bfree to work|\b(?:work|residence) permit|\bindefinite leave"
    r"|\bsettled status|\bpermanent residen|\bgreen card|\bblue card|\bvisa\b|\bauthori[sz]ation|\baufenthalt|\barbeitserlaubnis"
    r"|\bpermis de travail|\bpermiso de trabajo",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\b(?:no|not|without|cannot|can't|unable|don't|never|kein|keine|keinen|ohne|nicht|pas|sans|sin)\b"
    r"|\b(?:needs?|requir(?:es?|ing)|seeking)\b.{0,30}\b(?:sponsor|visa|permit)",
    re.IGNORECASE,
)
_MOVES = re.compile(r"\b(?:relocat|move\b|umzug|mobilité|disponibilidad geográfica)", re.IGNORECASE)
_TRAVELS = re.compile(r"\b(?:travel|reise|viaja|mobilité|déplacement)", re.IGNORECASE)
_CITIZEN = re.compile(r"\b(?:citizen|national)", re.IGNORECASE)
_PLACES = {
    place: re.compile(rf"\b(?:{words})(?!\w)")
    for place, words in (
        ("uk", "UK|U\\.K\\.|United Kingdom|Britain|British"),
        ("us", "US|USA|U\\.S\\.|United States|American"),
        ("eu", "EU|European Union"),
        ("ca", "Canada|Canadian"),
        ("de", "Germany|German|Deutschland"),
        ("ch", "Switzerland|Swiss|Schweiz"),
        ("au", "Australia|Australian"),
        ("in", "India|Indian"),
    )
}


def topic_stated(topic: Topic) -> str:
    """Return under which topic a resume states what a job's *topic* asks: to be at a place is to move there."""
    return "relocation" if topic in (Topic.LOCATION, Topic.TRAVEL) else topic.value


def read_statement(topic: Topic, asked: str, words: str) -> GateState:
    """Tell what *words* of a resume answer to what is *asked*.

    Args:
        topic: which fact the job makes a condition.
        asked: the words of the job.
        words: the sentence of the resume.

    >>> asked = "You must have the right to work in the UK"
    >>> [
    ...     read_statement(Topic.WORK_PERMIT, asked, words).value
    ...     for words in ("British citizen, no sponsorship required", "Swedish citizen")
    ... ]
    ['pass', 'unknown']
    """
    words = " ".join(words.split())
    if topic is Topic.LOCATION:
        is_ready = _MOVES.search(words) and not _REFUSAL.search(words)
        return GateState.PASS if is_ready else GateState.UNKNOWN  # who stays may live there
    if topic is Topic.TRAVEL and not _TRAVELS.search(words):
        return GateState.UNKNOWN
    if topic is not Topic.WORK_PERMIT:
        return GateState.FAIL if _REFUSAL.search(words) else GateState.PASS
    wanted, named = _places(asked), _places(words)
    if wanted and named and not wanted & named:
        return GateState.UNKNOWN  # it speaks of another country
    is_free = _FREELY.search(words) is not None
    if _REFUSAL.search(words) and not is_free:
        return GateState.FAIL
    is_own_citizen = _CITIZEN.search(words) is not None and bool(wanted & named)
    is_allowed = is_free or is_own_citizen or _ALLOWED.search(words) is not None
    return GateState.PASS if is_allowed else GateState.UNKNOWN


def _places(text: str) -> set[str]:
    return {place for place, pattern in _PLACES.items() if pattern.search(text)}
