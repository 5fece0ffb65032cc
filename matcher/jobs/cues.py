"""Words that say how binding a clause is, whatever heading it stands under."""

from enum import StrEnum

from matcher.text.lower_case import in_lower_case, lower_pattern


class Cue(StrEnum):
    """What the words of a clause say about it."""

    MUST = "must"
    WISH = "wish"
    NOT_ASKED = "not_asked"
    EXCLUDED = "excluded"


# What makes something a wish by itself, and with what leads up to it.
_GOOD = r"(?:plus(?:es)?(?! (?:\d|years|one|an?\b|the\b))|bonus(?:es)?|(?<!competitive )(?<!strategic )(?<!business )(?<!commercial )(?<!unfair )(?<!real-world )(?<!their )(?<!the )advantages?(?! of\b| over\b| and\b|/)|advantageous|asset|benefit(?= to|\.|,|;|$)|differentiator)"
_WISHED = (
    r"bonus points|extra credit|"
    r"preferred|preferable|preferably|desirable|desired|highly valued|nice[- ]to[- ]have|good[- ]to[- ]have|great[- ]to[- ]have|nice to know|ideally|"
    r"would be (?:great|ideal|nice|good|helpful|useful|beneficial|awesome|valuable|preferred|appreciated|welcome|interesting)|is (?:helpful|beneficial|welcome|valued|useful|appreciated)|"
    r"appreciated|helpful|optional|not (?:a )?must|interest(?:ed)? in|may also have|welcome[d]?|von vorteil|wünschenswert|idealerweise|gerne auch|"
    r"un plus|un atout|serait appréciée?|souhaitée?s?|deseable|valorable|se valora\w*|un vantaggio"
)
_WISH_WORD = lower_pattern(rf"\b(?:{_GOOD}|{_WISHED})(?!\w)")
WISH = lower_pattern(
    r"\b(?:(?:is |are |would be |will be |as )?(?:considered )?(?:a |an )?(?:big |huge |strong |definite |great |nice |real |major |added |distinct |significant |clear |further |)"
    rf"{_GOOD}|{_WISHED})(?!\w)"
)
MUST = lower_pattern(
    r"\b(?:must(?:[- ]haves?)?|required?|requires|is mandatory|mandatory|essential|need(?:s|ed)? to have|is a must|prerequisites?|imperative|"
    r"non[- ]negotiable|necessary|zwingend|erforderlich|vorausgesetzt|voraussetzung|indispensable|requise?s?|exigée?s?|imprescindible|obligatorio)\b"
)
_NOT_ASKED = lower_pattern(
    r"\b(?:(?:(?:is|are) )?not|isn't|aren't) (?:strictly |absolutely )?(?:required|needed|necessary|mandatory|essential|expected|an? (?:prerequisite|requirement))\b|\bno (?:(?:prior|previous|specific) )?[^.;]{1,50}?(?:required|needed|necessary|expected)\b"
    r"|\b(?:do not|don't|does not|doesn't|won't) (?:need|have to|require)\b|\bno longer (?:need|use)|\b(?:we )?(?:do not|don't) use\b|\bnot a [^.;,]{1,40}(?:role|position|job)\b"
    r"|\bno [^.;,]{1,30}(?:involved|management|duties)\b|\bwe'll teach\b|\bwe will teach\b|\bno need (?:for|to)\b|\bnicht (?:erforderlich|notwendig|nötig)\b|\bpas (?:nécessaire|requise?)\b"
)
_EXCLUDED = lower_pattern(
    r"\bwill not be considered\b|\bwon't be considered\b|\bnot (?:be )?(?:looking for|interested in)\b|\bplease do not apply\b|\bneed not apply\b|\bnot accepting\b"
)
_NONE_OF = lower_pattern(r"^\W*no (?![^.;]*\bwithout\b)[a-z /-]{2,40}(?:,? please)?\W*(?:$|-\s)")
_WISH_NOT_MUST = lower_pattern(
    r"\b(?:preferred|desired|plus|bonus|helpful|desirable|nice)\b[^.;]{0,24}\bnot (?:a )?(?:must|required|necessary|needed|mandatory|essential)"
)
_NOT_A_CUE = lower_pattern(
    r"\bpreferred (?:name|pronoun|vendor|partner)|\bdesired (?:outcome|result|state|effect)|\bsign-?on bonus|\b(?:annual|performance|cash|target) bonus|\bbonus(?:es)? (?:plan|program|and|or)\b|\brequired by law\b|\bas (?:required|needed|necessary)\b"
    r"|\bif (?:required|necessary|needed)\b|\bwhen (?:required|necessary|needed)\b|\bto the desired\b|\bdesired by\b|\bwelcomes?\b(?= (?:all|app|everyone|people|you))|\brequire(?:s|d)? (?:reasonable )?accommodation"
)


def mask(text: str) -> str:
    """Write *text* in lower case without phrases that only look like a cue ("annual bonus"), keeping offsets."""
    return _NOT_A_CUE.sub(lambda match: " " * len(match.group()), in_lower_case(text))


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
    if _EXCLUDED.search(words) or _NONE_OF.match(words):
        return Cue.EXCLUDED
    if _WISH_WORD.search(words):
        return Cue.WISH
    return Cue.MUST if MUST.search(words) else None
