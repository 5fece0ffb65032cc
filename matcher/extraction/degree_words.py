"""Words of degrees in several languages, with the guards that keep "MS Excel" from being a master's."""

import re

from matcher.model.profile import DegreeLevel

_PHD = (
    r"ph\.?\s?d\b\.?|d\.?phil\b\.?|doctorate|doctor of [a-z]+|doctoral(?:\sdegree|\sstud\w+)?|dr\.?-ing\.?|dr\. rer\. nat\.?"
    r"|doktor(?:at|titel)?|doctorat|doctorado|promotion zum|sc\.d\b\.?|dottorato"
)
_MASTER = (
    r"master(?:'?s)?(?:\s(?:degree|of\s(?:science|arts|engineering|technology|business administration|computer applications|philosophy"
    r"|research|education|public health|commerce|laws|fine arts|management|mathematics|physics|statistics)))?|maestría|máster|magister"
    r"|mastère|laurea magistrale|diplom(?:-(?:ing|inf|math|phys|kfm|kaufm\w*))?\.?|dipl\.-\w{2,8}\.?|diplôme d'ingénieur"
    r"|m\.?\s?sc\b\.?|m\.\s?s\.|m\.?\s?tech\b\.?|m\.?eng\b\.?|m\.?phil\b\.?|mba|mca|bac\s?\+\s?5|pgdm|post[- ]?graduate diploma"
    r"|integrated m\.?tech|dual degree|ingeniería superior|grado superior en ingenier[ií]a|ingénieur diplômé"
)
_BACHELOR = (
    r"bachelor(?:'?s)?(?:\s(?:degree|of\s(?:science|arts|engineering|technology|business administration|computer applications|commerce"
    r"|education|laws|fine arts|computer science|mathematics|management|economics|information technology)))?|bakkalaureus|licence"
    r"|licenciatura|licenciad[oa]|licenza|grado en|grado|laurea triennale|laurea|bac\s?\+\s?3|ingeniería|ingénierie"
    r"|b\.?\s?sc\b\.?|b\.\s?s\.|b\.\s?a\.|b\.?\s?tech\b\.?|b\.?eng\b\.?|bba|bca|b\.?com\b\.?|b\.\s?e\.|undergraduate degree|a\.?b\.? in"
)
_ASSOCIATE = r"associate(?:'?s)?\s(?:degree|of\s\w+)|a\.a\.s?\b\.?|a\.s\.|diploma(?:\sin)?|polytechnic diploma|bts|dut|hnd|foundation degree"
_SCHOOL = (
    r"high school(?: diploma)?|secondary school|higher secondary|senior secondary|hsc|ssc|abitur|baccalauréat|a-levels?|bachillerato"
    r"|matura|gcses?|matriculation|class xii|class x|10\s?\+\s?2|intermediate|12th|10th|xii|cbse|icse|allgemeine hochschulreife|fachabitur"
)
# Short forms that are words of other things too: only in capitals and only where a degree is talked about.
_UPPER = re.compile(
    r"(?<![\w.])(?:(?P<master>MS|MA|ME|M\.?Res|LLM|MEng|MPH|MFA)|(?P<bachelor>BS|BA|BE|AB|SB|LLB|BFA|BSBA|BSE|BEng|BTech))"
    r"(?![\w.])(?!\s(?:Excel|SQL|Office|Word|Project|Access|Azure|PowerPoint|Teams|Windows|Visio|Outlook|Dynamics|Exchange|Server)\b)"
    r"(?=\s*(?:,|:|-|\(|in\b|of\b|degree\b|[A-Z]|$|/|&))"
)
_LEVELS = (
    (DegreeLevel.PHD, _PHD),
    (DegreeLevel.MASTER, _MASTER),
    (DegreeLevel.BACHELOR, _BACHELOR),
    (DegreeLevel.ASSOCIATE, _ASSOCIATE),
    (DegreeLevel.HIGH_SCHOOL, _SCHOOL),
)
_WORDS = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(f"(?P<{level.value}>{words})" for level, words in _LEVELS)
    + r")(?!\w)",
    re.IGNORECASE,
)
_NO_DEGREE = re.compile(
    r"scrum master|master class|masterclass|master data|webmaster|mastered|bachelor party|master branch|mastery"
    r"|master of ceremon|certif|promotion",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"\b(?:univ(?:ersi\w+|\.)|college|institut\w*|school|academy|polytechni\w+|hochschule|fachhochschule|école|ecole|escuela|facult\w+"
    r"|politecnic\w*|politècnica|iit|nit|iiit|bits|mit|eth|epfl|tu|rwth|ucl|ucla|lse|caltech|kth|insa|hec|gymnasium|lycée|instituto|vidyalaya"
    r"|academia|akademie|conservator\w+|seminary|centrale\w*|polytech\w*)\b",
    re.IGNORECASE,
)
"""A word of a school's name."""


def find_degree(text: str) -> tuple[DegreeLevel, int, int] | None:
    """Return the level of the first degree that *text* names and where it stands.

    >>> find_degree("B.Tech in Computer Science")
    (<DegreeLevel.BACHELOR: 'bachelor'>, 0, 6)
    >>> find_degree("MS Excel and MS SQL Server") is None
    True
    """
    found = [match for match in (_WORDS.search(text), _UPPER.search(text)) if match]
    if not found or _NO_DEGREE.search(text):
        return None
    match = min(found, key=lambda one: (one.start(), -one.end()))
    return DegreeLevel(match.lastgroup or ""), match.start(), match.end()
