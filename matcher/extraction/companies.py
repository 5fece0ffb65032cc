"""Products that bear the name of their maker, where the text speaks of the firm and not of the product.

"At Databricks, you will ...", "Snowflake is a cloud data company", "backed by VMware": nobody there works with
the product. "Databricks engineer" and "Snowflake is a plus" do speak of it.
"""

from matcher.extraction.candidates import Found
from matcher.extraction.tokenizer import BREAK, LINE, STOP, Tokens
from matcher.model.skill import SkillKind

_PRODUCTS = frozenset(
    {
        SkillKind.LIBRARY,
        SkillKind.FRAMEWORK,
        SkillKind.TOOL,
        SkillKind.PLATFORM,
        SkillKind.SERVICE,
    }
)


def _set(text: str) -> frozenset[str]:
    """Return the words of *text*."""
    return frozenset(text.split())


_ABLE_AT = _set(
    "good great excellent adept proficient expert experts expertise skilled skills better best strong look looking "
    "deployed hosted stored running aimed"
)
_BEFORE_A_FIRM = _set("at about join joining joined")
_NO_PLACE = _set("level scale conference layer core summit meetup")
_AFTER_JOIN = _set(", ! and as in for to on our today 's") | {STOP}
_LEGAL = _set("inc llc ltd limited corp corporation gmbh plc pvt")
_OF_ALL_FIRMS = _set("ventures careers employees foundation")
_OF_A_FIRM = _set(
    "mission vision values culture customers clients employees team teams people headquarters offices founders "
    "benefits growth careers leadership equity compensation offering offerings"
)
_IS = _set("is was are were has have helps makes lets gives provides")
_DOES = _set(
    "offers provides builds helps believes employs serves strives operates recruits powers empowers delivers "
    "celebrates embraces welcomes seeks"
)
_SUBJECT_VERBS = _DOES | {"is", "was"}
_SAYS_FIRM = _set(
    "company companies startup employer leader leading provider hiring recruiting seeking looking proud committed "
    "founded headquartered backed based customers world's equal dedicated"
)
_BEFORE_A_LIST = (
    " backed by ", " funded by ", " trusted by ", " acquired by ", " investors include ", " customers include ",
    " clients include ", " partners include ", " companies like ", " companies such as ", " customers like ",
    " clients like ", " startups like ", " competitors like ", " alumni of ", " alumni from ", " veterans of ",
    " teams at ",
)  # fmt: skip
_OPENERS = frozenset(turn.split()[0] for turn in _BEFORE_A_LIST)
_ENDS_A_LIST = _set("using with we you who that which to built") | {STOP, ";"}
_REACH = 16
_LONGEST_NAME = 3  # words after the first one, the legal form among them


class Companies:
    """Tells firms from products in one text.

    Args:
        tokens: the words of the text.
    """

    def __init__(self, tokens: Tokens) -> None:
        said = set(tokens.lower)
        self._tokens = tokens
        self._has_legal_forms = not _LEGAL.isdisjoint(said)
        self._has_lists = not _OPENERS.isdisjoint(said)

    def hold(self, one: Found) -> bool:
        """Tell whether the words around a term speak of the firm of that name."""
        tokens = self._tokens
        if tokens.words[one.start].islower():
            return False
        if self._has_legal_forms and _has_legal_form(one, tokens):
            return True
        if one.reading.kind not in _PRODUCTS:
            return False
        return (
            _is_place_of_work(one, tokens)
            or _is_spoken_of(one, tokens)
            or (self._has_lists and _is_listed_firm(one, tokens))
        )


def _is_place_of_work(one: Found, tokens: Tokens) -> bool:
    """Tell whether somebody works there: "at X", "join X", a heading "About X"."""
    before = tokens.lower[one.start - 1] if one.start else ""
    if before not in _BEFORE_A_FIRM:
        return False
    after = _word_at(tokens, one.end)
    if before == "at":
        able = tokens.lower[one.start - 2] if one.start > 1 else ""
        return able not in _ABLE_AT and after not in _NO_PLACE
    if before == "about":
        opens = tokens.gaps[one.start - 1] >= LINE
        return opens and after in {"", ":"}
    return after == "" or after in _AFTER_JOIN


def _has_legal_form(one: Found, tokens: Tokens) -> bool:
    """Tell whether a legal form ends the name that the word begins: "X, Inc.", "X Software Pvt Ltd"."""
    if _word_at(tokens, one.end) == ",":
        return _word_at(tokens, one.end + 1) in _LEGAL
    for place in range(one.end, one.end + _LONGEST_NAME):
        word = _word_at(tokens, place)
        if word in _LEGAL:
            return True
        if not word or not (word == "&" or tokens.words[place][0].isupper()):
            return False
    return False


def _is_spoken_of(one: Found, tokens: Tokens) -> bool:
    """Tell whether a sentence says what the firm has, is or does: "X's mission", "X is a leading ...", "X offers"."""
    after = _word_at(tokens, one.end)
    if after in _OF_ALL_FIRMS:
        return True
    if after == "'s":
        owned = {_word_at(tokens, one.end + 1), _word_at(tokens, one.end + 2)}
        return bool(owned & _OF_A_FIRM) or (_opens_sentence(one, tokens) and bool(owned & _IS))
    if after not in _SUBJECT_VERBS or not _opens_sentence(one, tokens):
        return False
    said = tokens.lower[one.end + 1 : one.end + _REACH]
    end = said.index(STOP) if STOP in said else len(said)
    return after in _DOES or not _SAYS_FIRM.isdisjoint(said[:end])


def _is_listed_firm(one: Found, tokens: Tokens) -> bool:
    """Tell whether a list of firms was opened before: "backed by A, B and X"."""
    low = max(0, one.start - _REACH)
    before = tokens.lower[low : one.start]
    if _OPENERS.isdisjoint(before):
        return False
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _ENDS_A_LIST:
            before = before[place + 1 :]
            break
        if tokens.gaps[low + place] is BREAK:
            before = before[place:]
            break
    said = f" {' '.join(before)} "
    return any(turn in said for turn in _BEFORE_A_LIST)


def _opens_sentence(one: Found, tokens: Tokens) -> bool:
    """Tell whether the term is the first thing in its sentence or line."""
    start = one.start
    return start == 0 or tokens.gaps[start] >= LINE or tokens.words[start - 1] == STOP


def _word_at(tokens: Tokens, place: int) -> str:
    """Return the word at a place in lower case; nothing where the line ends before it."""
    if place >= len(tokens) or tokens.gaps[place] >= LINE:
        return ""
    return tokens.lower[place]
