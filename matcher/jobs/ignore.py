"""Sentences of an ad that ask for nothing, and what they are instead."""

import re

from matcher.jobs.cues import find_cue
from matcher.text.lower_case import in_lower_case, lower_pattern

_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, lower_pattern(pattern))
    for why, pattern in (
        (
            "equal opportunity",
            r"\bequal (?:employment )?opportunit|\bregardless of\b|\bwithout regard to\b|\baffirmative action\b|\breasonable accommodation|\bsexual orientation\b|\bprotected (?:class|veteran|by law|characteristic)|\bdiscriminat|\beeo\b"
            r"|\bdiverse (?:and inclusive|workforce)\b|\bgender identity\b|\ball qualified applicants\b|\bpeople with disabilities\b|\bm/f/d|\be-verify\b|\bgeneti(?:c|cs) information\b",
        ),
        ("pay", r"[$€£₹]\s?\d"),
        (
            "pay",
            r"\b\d{2,3}k\b|\b(?:base|annual|competitive|target) (?:salary|pay|compensation)\b|\bsalary (?:range|expectation|will|for|is)\b|\bpay (?:range|scale|rate|is|within)\b|\bper (?:hour|annum)\b|\b(?:bonus|equity|stock) (?:plan|grants?|options?|program)\b|\bcompensation (?:package|range|for|will|reflects)\b|\besops?\b|\blpa\b|\bctc\b",
        ),
        (
            "benefits",
            r"\b401\s?\(?k\)?|\bhealth (?:insurance|care benefits|coverage)\b|\b(?:medical|dental),? |\bpaid (?:time off|holidays|leave|vacation|parental)\b|\bpto\b|\bparental leave\b|\btuition\b|\bwellness\b|\bfree (?:lunch|snacks|food)|\bflexible (?:hours|working|schedule|work)|\bvacation days\b|\bpension\b|\bgym\b|\bcommuter\b|\bteam events\b|\bunlimited (?:pto|vacation)|\ballowance\b|\bperks\b",
        ),
        (
            "process",
            r"\b(?:send|submit|email|forward|upload) (?:us )?(?:your|a|an|the) (?:cv|resume|résumé|application|cover|updated)|\bto apply\b|\bapply (?:now|today|online|at|via|here|through|directly)\b|\binterview (?:process|rounds?|stages?)\b|\bonsite interview\b|\b[\w.]{1,40}@[\w.]{1,40}\b|\brecruit(?:er|ing|ment) (?:name|team|agenc|process|fraud)|\bhiring process\b|\bbackground check|\bdrug (?:test|screen)|\bprivacy (?:policy|notice)\b|\bhttps?://|\bwww\.|\bno phone calls\b|\bclick\b",
        ),
        (
            "legal age",
            r"\b(?:\d{2}|eighteen|twenty[- ]one) years (?:of age|old)\b|\bof legal age\b",
        ),
        (
            "contract length",
            r"\b(?:contract|duration|fixed[- ]term|assignment|length)\b[^.;]{0,40}\b\d{1,2}\+? ?(?:months?|years?)\b|\b\d{1,2}[- ](?:month|year) (?:contract|assignment|fixed)",
        ),
        (
            "company age",
            r"\b\d{1,3}[- ]years?[- ]old (?:company|firm|business|startup)|\bin business\b(?! (?:or|and|analy|intelligence|develop|admin|operations|consult|strategy|process|systems))|\bfounded in\b|\bfor (?:over|more than|nearly|almost) \d{1,3} years\b|\byears of (?:consecutive |continuous )?(?:growth|history|innovation|service|success|excellence|tradition)\b|\bestablished in\b",
        ),
        (
            "working conditions",
            r"\b(?:hybrid|remote|on-?site|in[- ]office)\b[^.;]{0,40}\b(?:days?|policy|work(?:ing)?|role|position)\b|\b\d (?:days|times) (?:a|per|/) ?week\b|\btravel\b|\bphysical demands\b|\bsit(?:ting)? for\b|\blift(?:ing)? up to\b|\breports? to\b|\breporting to\b|\bfull[- ]time\b|\bshift\b|\bwork schedule\b|\bhours per week\b|\boffice is (?:in|located)\b",
        ),
    )
)
_STORY = "company story"
_STORY_START = re.compile(
    r"^\W*(?:(?:at|with|from|in|since|for) [^,.;]{2,40}, )?(?:we(?:'re|'ve)?|our|their|they|these|those|all those|come join|join (?:us|our)|think of|follow us|the company|"
    r"(?:[A-Z][\w.&'-]*,?\s){1,5}(?:is (?:an?|the|one|on|in|part)|was|has been|offers|provides|helps|believes|builds|makes|develops|delivers))\b"
)
_TO_READER = lower_pattern(
    r"\b(?:(?<!like )you(?:'(?:ll|ve|re|d))?\s(?:\w+ly\s|also\s)?(?:have|are|will|would|can|could|bring|know|must|should|need|enjoy|love|like|want|possess|get|join|work|thrive|build|own|lead|may|might|think)|you'(?:ll|ve|re|d)|"
    r"(?:expect|want|need|ask|require|hire|allow)s?\s(?:\w+\s){0,3}you|your\s(?:\w+\s){0,2}(?:experience|skills?|background|expertise|knowledge|role|work|responsibilit\w+|mission|job|tasks?|day)|candidates?|applicants?|looking for|seek(?:ing)?|hiring|recruiting|require[sd]?|need|must|ideal|prefer(?:red)?|individual|who (?:is|has|can)|"
    r"responsible|(?:role|position|job|engineer|scientist|developer|analyst|manager|intern) (?:is|will|has|provides|offers|develops|builds|delivers))\b"
)
_NEVER_ASKS = lower_pattern(
    r"\b(?:experience|qualifications|skills|requirements) (?:listed|described|mentioned) (?:below|above) (?:would|will|may|can|is|are)\b|\bin bullet points\b|"
    r"\b(?:send|include|attach|submit|provide|write)\b[^.;]{0,30}\bcover letter\b|\blearn more about you\b|\bmay (?:require|include|involve)(?: \w+){0,2} travel|\b(?:is|are) (?:also )?(?:used|utili[sz]ed) (?:in|within|throughout|across) (?:this|our|the) (?:environment|team|company|organi[sz]ation)\b|\ball qualified applicants\b"
)
_CALL = lower_pattern(r"\W*apply (?:now|today|here|online)\b")


def why_ignored(sentence: str, why: str | None = None) -> str:
    """Say what a sentence that asks for nothing is about.

    Args:
        sentence: its words.
        why: what its heading announces, where that is known.

    >>> why_ignored("Series C startup backed by top-tier investors")
    'company story'
    >>> why_ignored("24/7 allowance; 401(k) after 1 year")
    'benefits'
    """
    found = find_boilerplate(sentence)
    return found or why or _STORY


def tells_story(sentence: str) -> bool:
    """Tell whether a sentence speaks of the company or its product, not of the person it seeks.

    >>> (
    ...     tells_story("Our solutions are deployed in the cloud"),
    ...     tells_story("We are looking for a Java developer"),
    ... )
    (True, False)
    """
    words = in_lower_case(sentence)
    if _NEVER_ASKS.search(words) or _CALL.match(words):
        return True
    start = _STORY_START.match(sentence) or _STORY_START.match(sentence[:1].lower() + sentence[1:])
    return start is not None and not _TO_READER.search(words) and find_cue(sentence) is None


def find_boilerplate(sentence: str) -> str | None:
    """Name the kind of boilerplate that *sentence* certainly is, or None."""
    words = in_lower_case(sentence)
    return next((why for why, pattern in _REASONS if pattern.search(words)), None)
