"""The title of a job and how senior it is, from explicit words only."""

import re

from matcher.jobs.ad import Ad
from matcher.jobs.headings import classify_heading
from matcher.jobs.kinds import names_attribute
from matcher.text.lower_case import in_lower_case, lower_pattern

_ROLE = (
    r"(?:engineer|scientist|developer|analyst|architect|manager|researcher|consultant|specialist|lead|director|administrator|designer|intern|"
    r"programmer|technician|strategist|officer|trainer|head of [\w ]{2,30}|ingenieur|entwickler|ingénieur|développeur|ingeniero|desarrollador|fellow|advisor|coordinator|associate|praktikant\w*|werkstudent\w*)"
)
_LABELLED = re.compile(
    r"^\W*(?:(?P<sure>(?:job|position|posting) title)|title|position|role|job)\s?[:\-]\s?(?P<title>\S[^\n]{2,90})$",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE_LINE = re.compile(rf"(?<!\w){_ROLE}s?(?!\w)", re.IGNORECASE)
_SOUGHT = lower_pattern(
    rf"\b(?:looking for|seeking|hiring|recruiting|need|searching for|to hire)\s(?:to hire\s)?(?:an?|our next|our first|multiple|several|the)\s"
    rf"(?P<title>(?:[\w/&+.-]+,?\s){{0,6}}?{_ROLE}s?)(?!\w)"
)
_TAIL = re.compile(
    r"\s*(?:job description(?: template)?|job posting|jd)\s*$|\s*\((?:m/f/d|m/w/d|f/m/x|h/f|f/h)\)|\s[·|]\s.*$",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(
    r"^(?:(?:highly|talented|motivated|experienced|passionate|skilled|exceptional|innovative|creative|self-motivated|strong|dynamic|world-class|great|hands-on)(?:,? and|,)?\s)+",
    re.IGNORECASE,
)
_FIRST_LINES = 12
_MOST_WORDS = 12
_NO_TITLE = ("no ", "local ", "our ", "we ", "reports ", "must ", "need ")

_LADDER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE))
    for level, words in (
        ("principal", r"principal|distinguished|senior staff|fellow"),
        ("director", r"director|vice president|vp|chief"),
        ("manager", r"head of|manager|engineering manager"),
        ("lead", r"lead|staff|tech lead|team lead|leader"),
        ("senior", r"senior|sr\.?|iii"),
        (
            "intern",
            r"intern|internship|trainee|apprentice|werkstudent\w*|praktik\w+|stagiaire|co-op",
        ),
        (
            "junior",
            r"junior|jr\.?|entry[- ]level|new grad(?:uate)?|graduate|fresher|freshers|associate",
        ),
        ("mid", r"mid[- ]level|mid[- ]senior|intermediate|ii"),
    )
)
_SENIOR_ROLE = lower_pattern(
    rf"\b(?P<level>senior|sr\.?|junior|jr\.?|lead|principal|staff|mid[- ]level|entry[- ]level|new grad)[\s-](?:level\s)?(?:[\w/&-]+\s){{0,3}}?(?:{_ROLE}|experience)\b"
)
_NOT_OWN = lower_pattern(
    r"\b(?:with|report(?:s|ing)? to|mentor|guide|alongside|support(?:ing)?|by|from|other|our|help)\b[^.;]{0,30}$"
)
_LOOK_BACK = 40
_SMALL_WORD = re.compile(r"(?<![\w/'-])(?!(?:with|and|for|mit|und)\b)[a-zà-ÿ]{3,}")


def find_title(ad: Ad) -> str | None:
    """Find the title as printed, or None.

    It stands behind "Job title:", in a short line near the top, or in "we are looking for a ...".
    """
    labelled = _LABELLED.search(ad.text)
    if labelled and (labelled["sure"] or _ROLE_LINE.search(labelled["title"])):
        return _tidy(labelled["title"])
    lines = [line for line in ad.text.split("\n") if line.strip()]
    for line in lines[:_FIRST_LINES]:
        if _is_title(line):
            return _tidy(line)
    sought = _SOUGHT.search(in_lower_case(ad.text))
    if sought is None:
        return None
    return _tidy(_ADJECTIVES.sub("", ad.text[slice(*sought.span("title"))]))


def is_title_line(words: str, title: str | None) -> bool:
    """Tell whether *words* are the title of the job and nothing else.

    >>> is_title_line("Data Engineer (m/f/d)", "Data Engineer")
    True
    >>> is_title_line("Experience as Data Engineer", "Data Engineer")
    False
    """
    is_same = title is not None and (_tidy(words) == title or _LABELLED.fullmatch(words))
    return bool(is_same) and not _SMALL_WORD.search(words) and not names_attribute(words)


def _is_title(line: str) -> bool:
    bare = _TAIL.sub("", line.strip(" #*_-•"))
    if not bare or len(bare.split()) > _MOST_WORDS or bare[-1] in ".:;?!":
        return False
    heading = classify_heading(bare)
    if bare.lower().startswith(_NO_TITLE):
        return False
    return _ROLE_LINE.search(bare) is not None and (heading is None or not heading.is_exact)


def _tidy(title: str) -> str:
    return _TAIL.sub("", title.strip(" #*_-•\t")).strip(" ,-|")


def find_seniority(ad: Ad, title: str | None) -> str | None:
    """Name the level that the title states, else the one that the text gives to the role itself.

    Source-site levels ("Seniority level: Entry") are no words of the ad and are not looked at.
    """
    stated = _level(title) if title else None
    if stated:
        return stated
    words = in_lower_case(ad.text)
    for found in _SENIOR_ROLE.finditer(words):
        before = words[max(0, found.start() - _LOOK_BACK) : found.start()]
        if not _NOT_OWN.search(before):
            return _level(found["level"])
    return None


def _level(words: str) -> str | None:
    return next((level for level, pattern in _LADDER if pattern.search(words)), None)
