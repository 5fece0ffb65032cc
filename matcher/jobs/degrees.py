"""Degrees that a clause asks for: levels, subjects, "or equivalent", students.

Abbreviations of two letters (MS, BA, ME) count only in capitals and beside words of education, so that
"MS Excel" or "BE creative" are no degrees.
"""

import re
from dataclasses import dataclass

from matcher.model.profile import DegreeLevel, DegreeStatus
from matcher.text.lower_case import in_lower_case, lower_pattern

_LEVELS: tuple[tuple[DegreeLevel, re.Pattern[str]], ...] = (
    (
        DegreeLevel.PHD,
        re.compile(
            r"\bPh\.?\s?D\.?s?(?![a-z])|\b[Dd]\.?\s?Phil\b|\b[Dd]octora(?:te?|l)s?\b|\bDr\.-?\s?Ing\b|\bPHD\b|\bphd\b|\bSc\.?D\.?\b"
            r"|\bPromotion in\b|\bpromoviert|\b[Dd]octorado\b"
        ),
    ),
    (
        DegreeLevel.MASTER,
        re.compile(
            r"\b[Mm]aster(?:'?s'?(?! and commander)|\b(?=\s?(?:of (?:science|arts|engineering|business)|'|degree|level|or\b|and\b|/|\(|2\b|in\b|\)|$|thesis)))(?!\w)"
            r"|\bMASTER'?S\b|\b(?<=[/(])[Mm]asters?\b|\bM\.\s?(?:S|Sc|A|E|Eng|Tech|Phil)\b\.?(?!\w)|\b(?:MSc|Msc|MTech|M\.?Tech|MEng|MPhil|MBA|MCA|MSCS|MSEE|MAS)\b"
            r"|\b[Mm]agister\b|\bDiplom(?:-Ing|-Inf|\.-Ing|arbeit)?\b(?!a)|\bDipl\.-|\b[Dd]iplôme d'ingénieur|\bBac\s?\+\s?5|\bPost ?-?[Gg]radua(?:tion|te degree)\b|\bmáster\b"
        ),
    ),
    (
        DegreeLevel.BACHELOR,
        re.compile(
            r"\b[Bb]ach?elors?'?s?'?(?!\w)|\bBACHELOR'?S?\b|\b[Bb]accalaureate\b|\bB\.\s?(?:S|Sc|A|E|Eng|Tech|Com)\b\.?(?!\w)"
            r"|\b(?:BSc|Bsc|BTech|B\.?Tech|BEng|BCA|BBA|BCom|BSCS|BSEE|BSCE)\b|\b[Uu]ndergraduate degree\b|\b(?:[Uu]niversity|[Cc]ollege|[Ff]our[- ]year|4[- ]year) degree\b"
            r"|\b[Ll]icence\b(?= (?:or|ou|en|in)\b)|\b[Gg]rado en\b|\b[Aa]ny graduate\b|\b[Gg]raduate from\b|\bHochschulabschluss\b|\b[Aa]bgeschlossenes Studium\b|\b[Ll]aurea\b"
        ),
    ),
    (
        DegreeLevel.ASSOCIATE,
        re.compile(
            r"\b[Aa]ssociate'?s?'? degree\b|\b[Aa]ssociate'?s\b(?= (?:or|in)\b)|\b[Dd]iploma in\b|\bor diploma\b|\bHND\b|\bBTS\b|\bDUT\b|\bpolytechnic\b"
        ),
    ),
    (
        DegreeLevel.HIGH_SCHOOL,
        re.compile(
            r"\b[Hh]igh [Ss]chool (?:diploma|degree|education)|\bHS diploma|\bGED\b|\bAbitur\b|\b[Bb]accalauréat\b"
        ),
    ),
)
_SHORT_FORMS: tuple[tuple[DegreeLevel, re.Pattern[str]], ...] = (
    (DegreeLevel.MASTER, re.compile(r"(?<![\w.])(?:MS|MA|ME)(?![\w.]*\w)")),
    (DegreeLevel.BACHELOR, re.compile(r"(?<![\w.])(?:BS|BA|BE)(?![\w.]*\w)")),
)
_EDUCATION_NEAR = re.compile(
    r"\bdegrees?\b|\bPh\.?D|\bin (?:an? )?(?:[A-Z]|computer|engineering|related|relevant|quantitative|data|math|stat|technical|STEM)|/\s?(?:MS|PhD|BS|BA|MA|ME)\b"
    r"|\b(?:BS|BA|BE|MS|MA|ME)\s?/|\bor (?:MS|PhD|MA|BA|BS|higher|equivalent)\b|\b(?:BS|BA|MS)\s?(?:\+|or|and|with)|\b(?:required|preferred)\b|\+\s?\d"
    r"|\b(?:BS|BA|MS|MA)\s(?:[Cc]omputer|[Ee]lectrical|[Mm]echanical|[Ii]nformation|[Dd]ata|[Aa]pplied|[Mm]ath|[Ss]tat|[Pp]hysics)"
)
_NOT_DEGREE = re.compile(
    r"\bMS\s(?:Excel|Office|SQL|Word|Access|Azure|Teams|Project|Power|Windows|Dynamics|Visio|Outlook)"
)
_ADVANCED = lower_pattern(
    r"\b(?:advanced?|graduate|post-?\s?graduate|higher|graduate-level|terminal)\s(?:university\s|technical\s|quantitative\s)?degree"
)
_PLAIN = lower_pattern(
    r"\b(?:degrees? in|degree required|a degree\b|degree or\b|technical degree|relevant degree|STEM degree|degree is\b|degree \(|\w+ degree\b)"
    r"|^\W*degree\b(?! of| to)"
)
_OR_HIGHER = lower_pattern(
    r"\b(?:or|and)\s(?:higher|above|advanced|greater|beyond|more advanced|further)\b|\bor (?:an? )?(?:advanced|graduate|higher) degree"
)
_EQUIVALENT = lower_pattern(
    r"\(\s?or (?:the )?equivalent\s?\)"
    r"|\b(?:or|and/or)\s(?:an? |the )?(?:equivalent|comparable|similar|related|relevant|commensurate|substantial|proven)"
    r"(?:\s(?:and|or|of|in|practical|work|working|professional|industry|industrial|relevant|related|job|research|hands-on|combination|education|training|comparable|years?|field|technical)){0,5}"
    r"\s(?:experience|knowledge|skills|training)"
    r"|\bequivalent (?:\w+ ){0,3}(?:experience|knowledge)\b"
    r"|\bor equivalent\b(?! (?:degree|version|tool|framework|technolog|library|field|discipline))"
    r"|\bin lieu of\b|\bor work experience\b|\bor experience\b|\bexperience in place of\b|\boder vergleichbar|\bou équivalent|\bo equivalente"
)
_FOREIGN = lower_pattern(r"foreign equivalent|or (?:\w+ )?equivalent degree")
_STUDENT = lower_pattern(
    r"\b(?:currently )?(?:enrolled|pursuing|working towards?|studying|in pursuit of|student in)\b"
)
_STUDENT_BEFORE = 60
# A subject that follows its level without a small word: "MS Computer Science".
_BARE_FIELD = (
    r"\b(?=(?:(?:computer|data|information|life|natural|social|political|actuarial|management)\s(?:science|engineering|systems|technology)s?"
    r"|(?:electrical|electronics?|mechanical|software|industrial|chemical|civil|biomedical|systems)\s(?:and\s\w+\s)?engineering"
    r"|(?:applied\s)?(?:mathematics|maths?|statistics|physics)|economics|econometrics|finance|engineering)\b)"
)
_FIELD_LEAD = re.compile(
    r"\)?(?:\s?\([^()]{1,60}\))?(?:\s?(?:degrees?|level|program|education|qualification|or higher|or above|is required|required|preferred|or equivalent|\([^()]{1,40}\)|/|,|and/or|or|and|an?|advanced?|graduate|higher|Ph\.?D\.?s?|Master'?s?|MS|MSc|M\.S\.?|BS|Bachelor'?s?)){0,12}"
    rf"\s?(?:\bin\b|\bof\b|\ben\b|\bder\b|\bfrom\b.{{0,40}}?\bin\b|\bwith(?=\s{_BARE_FIELD})|:|\(|{_BARE_FIELD})\s?(?:the (?:field|fields|area|areas) of\s|(?:\w+\s){{0,2}}(?:fields?|disciplines?|areas?|subjects?)\s?(?:-|:|\()\s?(?:(?:e\.g\.?|i\.e\.?|such as|like|including|for example),?\s?)?)?(?:either\s)?(?P<fields>.+)",
    re.IGNORECASE,
)
_FIELD_STOP = re.compile(
    r"\s(?:or (?:an? )?equivalent|with\b|plus\b|and (?:\d|at least|minimum|a minimum|strong|proven|experience|relevant)|is\b|are\b|preferred|required|desired|from\b|who\b|or \d|or (?:a )?(?:minimum|Master|PhD|comparable|commensurate|work)|having|strongly|where|to\b|such that|\d+\+?)"
    r"|[.;:!?]|\s-\s|,\s(?:with|and \d|or equivalent|plus|preferably|ideally|\d|PhD|Master|MS\b|is\b|experience|strong)",
    re.IGNORECASE,
)
_FIELD_CUT = re.compile(
    r"\s?(?:,\s?(?:and/or|and|or|und|oder)\s|,|/|\||\(|\)|\s(?:and/or|or|and|&|oder|und|ou)\s)\s?",
    re.IGNORECASE,
)
_FIELD_ARTICLE = re.compile(
    r"^(?:an?|the|any|another|other|e\.g\.,?|i\.e\.,?|such as|including|preferably|either|some)\s",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?:related|relevant|similar|equivalent|comparable|other)\b.*\b(?:fields?|disciplines?|areas?|subjects?|degrees?|majors?|domains?)\b|^(?:related|similar|equivalent|relevant|related fields?)$",
    re.IGNORECASE,
)
_SCIENCE = re.compile(r"^(?:science|arts|engineering)\s(?:in|degree in)\s", re.IGNORECASE)
_MOST_FIELD_WORDS = 6
_REACH = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeWish:
    """What a clause says about degrees.

    Args:
        levels: the levels named or entailed, lowest first; any of them satisfies the clause.
        fields: the subjects as printed; "related field" stays as an entry.
        status: ``in_progress`` where students are asked for.
        or_equivalent: experience is accepted instead.
        start: where the first level stands.
        end: where the last level or subject ends.
    """

    levels: tuple[DegreeLevel, ...]
    fields: tuple[str, ...]
    status: str | None
    or_equivalent: bool
    start: int
    end: int


def find_degree(text: str, start: int = 0, end: int | None = None) -> DegreeWish | None:
    """Read the degree that ``text[start:end]`` asks for, or None.

    >>> wish = find_degree("MS/PhD in CS, Statistics or a related field, or equivalent experience")
    >>> [level.value for level in wish.levels], wish.fields, wish.or_equivalent
    (['master', 'phd'], ('CS', 'Statistics', 'related field'), True)
    >>> find_degree("MS Excel and the Scrum master guide") is None
    True
    """
    clause = text[start : len(text) if end is None else end]
    places = find_levels(clause)
    levels = {level for level, _, _ in places}
    said = in_lower_case(clause)
    levels |= _entailed(said, levels)
    if not levels:
        return None
    first = min((at for _, at, _ in places), default=0)
    last = max((stop for _, _, stop in places), default=len(clause))
    fields, reach = _fields(clause, places)
    is_student = _STUDENT.search(said, max(0, first - _STUDENT_BEFORE), last) is not None
    return DegreeWish(
        levels=tuple(sorted(levels, key=lambda level: level.order)),
        fields=fields,
        status=DegreeStatus.IN_PROGRESS.value if is_student else None,
        or_equivalent=_EQUIVALENT.search(_FOREIGN.sub("", said)) is not None,
        start=start + first,
        end=start + max(last, reach),
    )


def find_levels(clause: str) -> list[tuple[DegreeLevel, int, int]]:
    """Find each level that is named in *clause*, with its place, in text order."""
    found = [
        (level, match.start(), match.end())
        for level, pattern in _LEVELS
        for match in pattern.finditer(clause)
    ]
    masked = _NOT_DEGREE.sub(lambda match: " " * len(match.group()), clause)
    short = [
        (level, match.start(), match.end())
        for level, pattern in _SHORT_FORMS
        for match in pattern.finditer(masked)
    ]
    if short and (found or _EDUCATION_NEAR.search(clause)):
        found += short
    return sorted(found, key=lambda place: place[1:])


def _entailed(said: str, named: set[DegreeLevel]) -> set[DegreeLevel]:
    """Levels that words in lower case mean without naming them: "advanced degree", "or higher", "degree in"."""
    meant: set[DegreeLevel] = set()
    if _ADVANCED.search(said) and not (named & {DegreeLevel.MASTER, DegreeLevel.PHD}):
        meant |= {DegreeLevel.MASTER, DegreeLevel.PHD}
    if not named and not meant and _PLAIN.search(said) and "degree of" not in said:
        meant.add(DegreeLevel.BACHELOR)
    both = named | meant
    if both and _OR_HIGHER.search(said):
        lowest = min(level.order for level in both)
        meant |= {level for level in DegreeLevel if level.order > lowest}
    return meant


def _fields(clause: str, places: list[tuple[DegreeLevel, int, int]]) -> tuple[tuple[str, ...], int]:
    """Read the subjects behind the levels, and where the last of them ends."""
    found: dict[str, None] = {}
    reach = 0
    for _, start, end in places or [(DegreeLevel.BACHELOR, 0, _plain_end(clause))]:
        if start < reach:
            continue
        lead = _FIELD_LEAD.match(clause, end, min(len(clause), end + _REACH))
        if not lead:
            continue
        fields = _SCIENCE.sub("", lead["fields"])
        stop = _FIELD_STOP.search(fields)
        reach = lead.start("fields") + (stop.start() if stop else len(fields))
        for word in _FIELD_CUT.split(fields[: stop.start()] if stop else fields):
            field = _clean_field(word)
            if field:
                found.setdefault(field)
    return tuple(found), reach


def _plain_end(clause: str) -> int:
    found = re.search(r"\bdegrees?\b", clause, re.IGNORECASE)
    return found.end() if found else 0


def _clean_field(word: str) -> str | None:
    field = word.strip(" .,*'\"")
    while (bare := _FIELD_ARTICLE.sub("", field)) != field:
        field = bare
    if _RELATED.search(field):
        return "related field"
    if not field or field.count(" ") >= _MOST_FIELD_WORDS or not re.search(r"[^\W\d_]", field):
        return None
    return None if find_levels(field) or field.lower() in _NO_FIELDS else field


_NO_FIELDS = frozenset(
    {"degree", "field", "fields", "etc", "equivalent", "above", "higher", "science", "preferred"}
)
