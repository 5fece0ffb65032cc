"""Words that say how binding a clause is, whatever heading it stands under."""

import re
from enum import StrEnum


class Cue(StrEnum):
    """What the words of a clause say about it."""

    MUST = "must"
    WISH = "wish"
    NOT_ASKED = "not_asked"
    EXCLUDED = "excluded"


WISH = re.compile(
    r"\b(?:(?:is |are |would be |will be |as )?(?:considered )?(?:a |an )?(?:big |huge |strong |definite |great |nice |real |major |added |distinct |significant |clear |further |)"
    r"(?:plus(?:es)?(?! (?:\d|years|one|an?\b|the\b))|bonus(?:es)?|(?<!competitive )(?<!strategic )(?<!business )(?<!commercial )(?<!unfair )advantages?(?! of\b)|advantageous|asset|benefit(?= to|\.|,|;|$)|differentiator)|bonus points|extra credit|"
    r"preferred|preferable|preferably|desirable|desired|highly valued|nice[- ]to[- ]have|good[- ]to[- ]have|great[- ]to[- ]have|nice to know|ideally|"
    r"would be (?:great|ideal|nice|good|helpful|useful|beneficial|awesome|valuable|preferred|appreciated|welcome|interesting)|is (?:helpful|beneficial|welcome|valued|useful|appreciated)|"
    r"appreciated|helpful|optional|not (?:a )?must|interest(?:ed)? in|may also have|welcome[d]?|von vorteil|wünschenswert|idealerweise|gerne auch|"
    r"un plus|un atout|serait appréciée?|souhaitée?s?|deseable|valorable|se valora\w*|un vantaggio)(?!\w)",
    re.IGNORECASE,
)
MUST = re.compile(
    r"\b(?:must(?:[- ]haves?)?|required?|requires|is mandatory|mandatory|essential|need(?:s|ed)? to have|is a must|prerequisites?|imperative|"
    r"non[- ]negotiable|necessary|zwingend|erforderlich|vorausgesetzt|voraussetzung|indispensable|requise?s?|exigée?s?|imprescindible|obligatorio)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:(?:is|are) )?not (?:strictly |absolutely )?(?:required|needed|necessary|mandatory|essential|expected)\b|\bno (?:(?:prior|previous|specific) )?[^.;]{1,50}?(?:required|needed|necessary|expected)\b"
    r"|\b(?:do not|don't|does not|doesn't|won't) (?:need|have to|require)\b|\bno longer (?:need|use)|\b(?:we )?(?:do not|don't) use\b|\bnot a [^.;,]{1,40}(?:role|position|job)\b"
    r"|\bno [^.;,]{1,30}(?:involved|management|duties)\b|\bwe'll teach\b|\bwe will teach\b|\bno need (?:for|to)\b|\bnicht (?:erforderlich|notwendig|nötig)\b|\bpas (?:nécessaire|requise?)\b",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\bwill not be considered\b|\bwon't be considered\b|\bnot (?:be )?(?:looking for|interested in)\b|\bplease do not apply\b|\bneed not apply\b|\bnot accepting\b|^\W*no [a-z /-]{2,40}(?:profiles?|candidates?|backgrounds?)?\W*(?:$|-\s)",
    re.IGNORECASE,
)
_WISH_NOT_MUST = re.compile(
    r"\b(?:preferred|desired|plus|bonus|helpful|desirable|nice)\b[^.;]{0,24}\bnot (?:a )?(?:must|required|necessary|needed|mandatory|essential)",
    re.IGNORECASE,
)
_NOT_A_CUE = re.compile(
    r"\bpreferred (?:name|pronoun|vendor|partner)|\bdesired (?:outcome|result|state|effect)|\bsign-?on bonus|\b(?:annual|performance|cash|target) bonus|\bbonus(?:es)? (?:plan|program|and|or)\b|\brequired by law\b|\bas (?:required|needed|necessary)\b"
    r"|\bif (?:required|necessary|needed)\b|\bwhen (?:required|necessary|needed)\b|\bto the desired\b|\bdesired by\b|\bwelcomes?\b(?= (?:all|app|everyone|people|you))|\brequire(?:s|d)? (?:reasonable )?accommodation",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """Blank the phrases that only look like a cue ("annual bonus", "as required"), keeping offsets."""
    return _NOT_A_CUE.sub(lambda match: " " * len(match.group()), text)


def find_cue(clause: str) -> Cue | None:
    """Tell what *clause* says about itself.

    >>> (
    ...     find_cue("Scala preferred but not required").value,
    ...     find_cue("No Java experience required").value,
    ... )
    ('wish', 'not_asked')
    >>> find_cue("Bonus plan and stock options") is None
    True
    """
    words = mask(clause)
    if _WISH_NOT_MUST.search(words):
        return Cue.WISH
    if _NOT_ASKED.search(words):
        return Cue.NOT_ASKED
    if _EXCLUDED.search(words):
        return Cue.EXCLUDED
    if WISH.search(words):
        return Cue.WISH
    return Cue.MUST if MUST.search(words) else None
