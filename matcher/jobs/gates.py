"""Facts that a job makes a condition: permit, clearance, place, travel, licence, language, availability.

They become knockouts, which sort candidates into buckets and never give or take a point.
"""

import re

from matcher.model.job import Topic
from matcher.text.lower_case import in_lower_case, lower_pattern

_LANGUAGE = r"(?:english|german|french|spanish|italian|dutch|portuguese|mandarin|chinese|japanese|korean|arabic|polish|russian|hindi|swedish|danish|norwegian|finnish|czech|turkish|hebrew|deutsch|englisch|französisch|français|anglais|allemand|inglés|español)"
_NAMED = re.compile(rf"\b{_LANGUAGE}\b", re.IGNORECASE)
_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = tuple(
    (topic, lower_pattern(pattern))
    for topic, pattern in (
        (
            Topic.CLEARANCE,
            r"\b(?:security|secret|government|TS/SCI|top secret|public trust|SC|DV)\s?(?:security )?clearance\b|\bTS/SCI\b|\bclearance (?:is )?(?:required|preferred)\b|\bactive (?:secret|clearance|ts)\b"
            r"|\b(?:security|background) (?:check|investigation)s? requirements?\b|\bpolygraph\b|\beligib\w+ (?:to obtain|for)(?: \w+){0,4} clearance\b|\bsicherheitsüberprüfung\b|\bobtain(?: \w+){0,5} clearance\b|\bpass (?:a|the) (?:government )?security\b",
        ),
        (
            Topic.WORK_PERMIT,
            r"\b(?:legally )?(?:authori[sz]ed|eligible|permitted|entitled) to (?:legally )?work\b|\b(?:work|employment) (?:authori[sz]ation|permit|visa|eligibility)\b|\bright to work\b|\bsponsorship\b|\bsponsor (?:\w+ )?(?:visas?|candidates|applicants)\b"
            r"|\b(?:us|u\.s\.|american|eu) citizen(?:s|ship)?\b|\bcitizenship\b|\bgreen card\b|\bgc holders?\b|\bpermanent residen\w+|\bh-?1b\b|\busc/gc\b|\barbeitserlaubnis\b|\bpermis de travail\b|\bpermiso de trabajo\b|\bno c2c\b",
        ),
        (
            Topic.LOCATION,
            r"\blocal candidates? only\b|\b(?:only )?locals? only\b|\bmust (?:be (?:able |willing )?(?:to )?)?(?:live|reside|located|based|local|relocate|commute|available\b[^.;]{0,40}on-?site|work (?:on-?site|in (?:the )?office|from (?:the|our) office))\b"
            r"|\b(?:candidates?|applicants?) must (?:be )?(?:located|based|reside|local|live)\b|\bmust be (?:local|located|based|onsite|on-site)\b|\bon-?site in [A-Z][^.;]{1,40}(?:wfo|required|only)\b|\brelocation (?:is )?required\b|\bmust be willing to relocate\b",
        ),
        (
            Topic.TRAVEL,
            r"\b(?:must|willing(?:ness)?|able|ability|prepared|ready|readiness|available|required|needs?|happy)(?: \w+){0,3} to travel\b|\bmust(?: \w+){0,2} travel\b"
            r"|\btravel(?:ling|ing)? (?:of |up to |approximately )*(?:\d{1,3} ?% )?(?:is |\(?\d{1,3} ?%\)? )(?:required|mandatory)\b|\b\d{1,3} ?% (?:\w+ )?travel(?:ling)? required\b|\btravel required:? ?\d|\breisebereitschaft\b|\bdisponibilidad para viajar\b",
        ),
        (
            Topic.DRIVING_LICENCE,
            r"\bdriv(?:er'?s?|ing) licen[cs]e\b|\bführerschein\b|\bpermis (?:de conduire|b)\b|\bcarnet de conducir\b",
        ),
        (
            Topic.LANGUAGE,
            rf"\b(?:fluent|fluency|native|bilingual|business[- ]level|professional(?:ly)?|proficien\w+|verhandlungssicher\w*|fließend\w*|courant|bilingue)\b(?: \w+){{0,2}} {_LANGUAGE}\b"
            rf"|\b{_LANGUAGE}\b[^.;]{{0,14}}\b(?:[abc][12]|native|fluent|fluency|required|mandatory|courant|c1/c2)\b|\b{_LANGUAGE}kenntnisse\b",
        ),
        (
            Topic.AVAILABILITY,
            r"\bimmediate(?:ly)? (?:joiners?|available|joining|start)\b|\bnotice period\b|\bmust be available (?:to start|from|immediately|full[- ]time|on weekends|for shifts)\b|\bavailable to start\b",
        ),
    )
)
_NO_CONDITION = lower_pattern(
    r"\bif travel\b|\bregardless\b|\bwithout regard\b|\bequal (?:opportunity|employment)\b|\bdiscriminat|\brelocation (?:assistance|package|support|benefit)|\bwe (?:offer|provide|will) (?:visa )?sponsor|\bsponsorship (?:is )?(?:available|offered|provided)\b"
    r"|\b(?:some|occasional|minimal|limited|little|light|no) (?:\w+ ){0,2}travel|\bmarital status\b|\bcitizenship status, |\b(?:status|origin)\b[^.;]{0,40}\bcitizenship\b|\bcitizenship\b[^.;]{0,60}\b(?:disability|veteran|sexual|gender|race|religion)\b|\bmay require that you certify\b|\be-?verify\b"
)


def find_topic(clause: str) -> Topic | None:
    """Name the condition that *clause* makes, or None.

    >>> find_topic("Must be authorized to work in the US without sponsorship").value
    'work_permit'
    >>> find_topic("Regardless of race, religion or citizenship") is None
    True
    """
    words = in_lower_case(clause)
    if _NO_CONDITION.search(words):
        return None
    return next((topic for topic, pattern in _TOPICS if pattern.search(words)), None)


def named_languages(clause: str) -> tuple[str, ...]:
    """Name the human languages that *clause* names, each once, in small letters.

    >>> named_languages("Fluent English and German")
    ('english', 'german')
    """
    return tuple(dict.fromkeys(found.lower() for found in _NAMED.findall(clause)))


def is_spoken(topic: Topic | None) -> bool:
    """Tell whether the condition is a human language, which an ad may also only wish for."""
    return topic is Topic.LANGUAGE
