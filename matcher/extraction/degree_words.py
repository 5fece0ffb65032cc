"""Words of degrees in several languages, with the guards that keep "MS Excel" from being a master's."""

import re
from dataclasses import dataclass

from matcher.model.profile import DegreeLevel
from matcher.text.lower_case import in_lower_case, lower_pattern

_OF = r"(?:science|arts|engineering|engg\.?|technology|philosophy|research|laws|fine arts)"
_PHD = (
    r"ph\.?\s?d\b\.?|d\.?phil\b\.?|doctorate|doctor of [a-z]+|doctoral(?:\sdegree|\sstud\w+)?|dr\.?-ing\.?|dr\. ?(?:rer|med|phil|oec|jur)\.(?: ?(?:nat|pol)\.)?"
    r"|doktor(?:at|titel)?|doctorat|doctorado|doutorado|dottorato|promotion (?:zum|in)|sc\.d\b\.?|doktora"
)
_MASTER = (
    rf"master(?:'?s)?(?:\s(?:degree|2\b|of\s{_OF}))?|maestría|máster(?: universitario)?|magister(?: artium)?|mestrado|mastère|laurea magistrale"
    r"|diplom(?:-[a-zäöü]{3,30}(?:\(in\)|/-?in)?)?\.?(?: \((?:univ\.?|tu)\))?|dipl\.-\w{2,8}\.?(?: \((?:univ\.?|tu)\))?|diplôme d'ingénieur|(?:erstes |zweites )?staatsexamen|integrated master"
    r"|m\.?\s?sc\b\.?(?:\s?eng\.)?|m\.s\b\.?|m\. s\.(?=\s*(?:in\b|of\b|degree|[,(:]|$))|m\.?\s?-?\s?tech\b\.?|m\.?eng\b\.?|m\.?phil\b\.?|m\.?b\.?a\b\.?|m\.?c\.?a\b\.?|m\.\s?e\b\.?|m\.\s?a\.|m\.?com\b\.?|m2\b"
    r"|bac\s?\+\s?5|pgd[a-z]{1,3}\b|p\.g\.d\.[a-z.]{1,5}|pg[- ]d[a-z]{1,3}\b|post[- ]?graduate diploma|integrated m\.?tech|dual degree|ingeniería superior"
    r"|ingénieur diplômé|mgr(?: inż)?\.|specialist degree|specialist diploma|mcm|msw|yüksek lisans"
)
_BACHELOR = (
    rf"bachelor(?:'?s)?(?:\s(?:degree|of\s{_OF}))?|bakkalaureus|bacharel(?:ado)?(?: em)?|licence|licenciatura|licenciad[oa]|licencjat|licenza|grado(?! (?:superior|medio))(?: en)?"
    r"|laurea(?! magistrale)(?: triennale)?|bac\s?\+\s?[34]|ingeniería(?: técnica en)?|ingenier[oa](?: técnic[oa] en)?|ingénierie|inż\.|lisans"
    r"|(?:diplom(?:-[a-zäöü]{3,30})?|dipl\.-\w{2,8}\.?) \((?:fh|ba)\)"
    r"|b\.?\s?sc\b\.?|b\.s\b\.?|b\. s\.(?=\s*(?:in\b|of\b|degree|[,(:]|$))|b\.\s?a\b\.?|b\.?\s?-?\s?tech\b\.?|b\.?eng\b\.?|b\.?b\.?a\b\.?|b\.?c\.?a\b\.?|b\.\s?b\.\s?m\b\.?|b b m\b|b\.?com\b\.?|b\.\s?e\b\.?"
    r"|undergraduate degree|a\.?b\.? in"
)
_ASSOCIATE = (
    r"associate(?:'?s)?\s(?:degree|of\s(?:applied\s)?\w+)|a\.a\.s?\b\.?|a\.s\.|(?:practical engineer )?diploma(?:\sin)?|polytechnic diploma|bts|dut|hnd|foundation degree"
    r"|bac\s?\+\s?2|(?:berufs)?ausbildung(?: (?:zum|zur|als)|(?= [a-zäöü]{3,20}(?:er|erin|ent|entin|ist|istin|mann|frau)\b))|berufsausbildung"
    r"|staatlich geprüfter?|tecnólogo|tecnicatura(?: universitaria| superior)?(?: en)?|(?:técnico|grado) superior(?: en)?"
)
_PLACE_OF_SCHOOL = r"high school|higher secondary|senior secondary|secondary school|matriculation|intermediate|cbse|icse"
_SCHOOL = (
    r"high school diploma|upper secondary(?: school)?(?: diploma)?|hsc|h\.s\.c\b\.?|ssc|s\.s\.c\b\.?|sslc|abitur|baccalauréat|a-levels?|bachillerato|matura|maturité|gcses?|leaving certificate|(?:higher |senior )?secondary (?:school )?certificate"
    r"|class xii|class x|(?:std\.? )?xii(?:th)?|10\s?\+\s?2|12th|10th|allgemeine hochschulreife|fachhochschulreife|fachabitur|hochschulreife|realschulabschluss"
    r"|kcse|wassce|spm|stpm|waec"
    rf"|{_PLACE_OF_SCHOOL}"
)
# Short forms that are words of other things too: only in capitals and only where a degree is talked about.
_UPPER = re.compile(
    r"(?<![\w.])(?:(?P<master>MS|MA|ME|MAS|M\.?Res|LLM|MEng|MPH|MFA)|(?P<bachelor>BS|BA|BE|AB|SB|LLB|BFA|BSBA|BSE|BEng|BTech))"
    r"(?![\w.])(?!\s(?:Excel|SQL|Office|Word|Project|Access|Azure|PowerPoint|Teams|Windows|Visio|Outlook|Dynamics|Exchange|Server)\b)"
    r"(?=\s*(?:,|:|-|\(|in\b|of\b|degree\b|[A-Z]|$|/|&|\t))"
)
_LEVELS = (
    (DegreeLevel.PHD, _PHD),
    # "Diplom (FH)" before "Diplom".
    (DegreeLevel.BACHELOR, _BACHELOR),
    (DegreeLevel.ASSOCIATE, _ASSOCIATE),
    (DegreeLevel.MASTER, _MASTER),
    (DegreeLevel.HIGH_SCHOOL, _SCHOOL),
)
_WORDS = lower_pattern(
    r"(?<![\w.])(?:"
    + "|".join(f"(?P<{level.value}>{words})" for level, words in _LEVELS)
    + r")(?!\w)"
)
_NO_DEGREE = re.compile(
    r"scrum master|master class|masterclass|master data|webmaster|mastered|bachelor party|master branch|mastery"
    r"|master of ceremon|(?<!leaving )(?<!school )(?<!secondary )certif|promotion(?! in\b| zum\b| \()",
    re.IGNORECASE,
)
_SCHOOL_ONLY = re.compile(rf"(?<!\w)(?:{_PLACE_OF_SCHOOL})(?!\w)", re.IGNORECASE)
_INTEGRATED = re.compile(r"\bintegrated master", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s/&,(]{0,3}")
_LISTED = re.compile(r"(?:[,;/&+|]|\band|\bund|\bet|\by|\be)\s*$")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){2,3}|[A-Z]{2}")
INSTITUTION = re.compile(
    r"\b(?:univ(?:er[sc]i\w+|\.)|college|inst(?:i?tut|utut)\w*|insitut\w*|school|academy|polytechni\w+|hochschule|fachhochschule|école|ecole|escuela|facult\w+"
    r"|politecnic\w*|politècnica|iit|nit|iiit|bits|vit|vtu|ignou|cdac|c-dac|mit|eth|epfl|tu|rwth|ucl|ucla|lse|caltech|kth|insa|iut|hec|gymnasium|lycée|liceo"
    r"|instituto|vidyala?ya\w*|vidyapee?th|academia|akademie|conservator\w+|seminary|centrale\w*|polytech\w*|üniversite\w*|egyetem|uczelnia|politechnika)\b",
    re.IGNORECASE,
)
"""A word of a school's name."""

_SCHOOL_BEHIND = re.compile(
    rf"\s*(?!(?:in|of|en)\b)[A-Z][^,;|(\t]*?{INSTITUTION.pattern}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeWord:
    """A degree that a line names, from *start* to *end*; what it says twice ("B.E. (Bachelor of Engineering)") is one."""

    level: DegreeLevel
    start: int
    end: int


def find_degree(text: str) -> tuple[DegreeLevel, int, int] | None:
    """Return the level of the first degree that *text* names and where it stands.

    >>> find_degree("B.Tech in Computer Science")
    (<DegreeLevel.BACHELOR: 'bachelor'>, 0, 6)
    >>> find_degree("MS Excel and MS SQL Server") is None
    True
    """
    word = _first(text, 0)
    if word is None or _NO_DEGREE.search(text):
        return None
    return word.level, word.start, word.end


def find_degree_words(text: str) -> tuple[DegreeWord, ...]:
    """Return every degree that a line names: a further one is of another level and stands in a list.

    >>> [
    ...     str(word.level)
    ...     for word in find_degree_words("PhD in Physics, MSc in Physics and BSc in Chemistry")
    ... ]
    ['phd', 'master', 'bachelor']
    """
    word = _first(text, 0)
    if word is None or _NO_DEGREE.search(text):
        return ()
    found: list[DegreeWord] = []
    while word:
        last = found[-1] if found else None
        if last and word.level is last.level and _BETWEEN.fullmatch(text, last.end, word.start):
            found[-1] = DegreeWord(level=last.level, start=last.start, end=word.end)
        elif last is None or _is_further(text, word, found):
            found.append(word)
        word = _first(text, word.end)
    if len(found) == 1 and found[0].level is DegreeLevel.ASSOCIATE and _INTEGRATED.search(text):
        found = [DegreeWord(level=DegreeLevel.MASTER, start=found[0].start, end=found[0].end)]
    return tuple(found)


def _is_further(text: str, word: DegreeWord, found: list[DegreeWord]) -> bool:
    before = text[: word.start]
    is_inside = before.count("(") > before.count(")")
    is_new = all(word.level is not other.level for other in found)
    is_initials = _INITIALS.fullmatch(text, word.start, word.end) is not None
    return (
        is_new
        and not is_inside
        and _LISTED.search(before) is not None
        and not (is_initials and _SCHOOL_BEHIND.match(text, word.end))
    )


def names_only_a_school(text: str) -> bool:
    """Tell whether the line names a kind of school or a board, and no class or certificate.

    >>> names_only_a_school("Vamshi High School"), names_only_a_school("Class XII, CBSE")
    (True, False)
    """
    rest = _SCHOOL_ONLY.sub(" ", text)
    return rest != text and _first(rest, 0) is None


def _first(text: str, start: int) -> DegreeWord | None:
    searched = _WORDS.search(in_lower_case(text), start), _UPPER.search(text, start)
    found = [match for match in searched if match]
    if not found:
        return None
    match = min(found, key=lambda one: (one.start(), -one.end()))
    return DegreeWord(
        level=DegreeLevel(match.lastgroup or ""), start=match.start(), end=match.end()
    )
