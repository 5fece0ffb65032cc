"""What stands directly beside a word: list delimiters, words that speak of skill, joints that make it another word."""

from matcher.extraction.tokenizer import BREAK, HYPHEN, LINE, NOTHING, SPACE, STOP, Tokens


def _set(text: str) -> frozenset[str]:
    """Return the words of *text*."""
    return frozenset(text.split())


DELIMITERS = _set(", ; / | & + and or • · und oder et ou y o e")
_BEFORE_AN_ITEM = DELIMITERS | {"("}
_CLOSERS = _set(") ] ( [ : - * ! ? etc ▪ ◦ ● ‣ → =") | {STOP}
_SKILL_WORDS = _set(
    "programming programmer language languages developer development code coding scripting script scripts codebase "
    "library libraries framework frameworks sdk api apis backend microservices engineer programmierung entwickler "
    "programmation programación experience expertise proficiency erfahrung kenntnisse"
)
_TAIL_WORDS = _SKILL_WORDS | _set("skills knowledge certified basics tools")
_AFTER_A_NAME = _TAIL_WORDS | _set(
    "ui apps applications projects components is are was were for to as at with would required preferred desired "
    "desirable a plus on from by including "
    "ist sind wäre est serait es sería"
)
"""Words that may follow a name after "experience with": the name is a whole, not the start of a phrase."""
_PREPOSITIONS = _set("in with of using on idiomatic production mit en con")
_SKILL_NOUNS = _set(
    "programmed programming coded coding write writing written wrote develop developed developing build built "
    "building implemented implementing proficient proficiency fluent fluency experience experienced expertise expert "
    "skilled knowledge familiar familiarity versed hands scripting scripts code rewritten rewrote ported tooling "
    "services apis backend programmiert entwickelt erfahrung kenntnisse programmé développé expérience programado "
    "experiencia"
)
_CATEGORIES = _set(
    "tool tools language languages software package packages program programs framework frameworks library libraries "
    "technology technologies platform platforms database databases"
)
_DIRECT = _set("using use used know knows learn learned learning programmed")
_BUILT_ON = _set("based powered backed native")
_KEPT_SUFFIXES = _set(
    "based driven powered native backed enabled like certified lang related kenntnisse erfahrung entwickler entwicklung "
    "programmierung gestützt gestützte gestützten gestützter gestütztes basiert basierte basierten modelle modellen "
    "projekte projekten systeme systemen anwendungen lösungen cluster jobs skripte"
)
_ELIDED = _set("l d qu")
_LABELS = _set(
    "skill skills tool tools tooling stack language languages framework frameworks library libraries platform "
    "platforms technology technologies tech programming software scripting database databases cloud devops backend "
    "frontend web data ml ai analytics environment proficient proficiency expertise experience knowledge have "
    "credit plus bonus preferred required requirements nice must kenntnisse sprachen werkzeuge technologien "
    "compétences langages outils herramientas lenguajes tecnologías conocimientos"
)
_CLAUSE_ENDS = frozenset({STOP, ";", "!", "?", "•"})
_DURATIONS = _set("year years yr yrs month months")
_BRACKET = 8
"""So many words may stand between brackets that tell how long: "(Less than 1 year)"."""
_NEAR, _FAR = 3, 9
"""How many words before the preposition may hold the verb: "built with X", "wrote the whole gateway in X"."""
_LABEL_REACH = 30
_LABEL_LENGTH = 5


def is_listed(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the words are an item of their own: a delimiter, a bracket or a line end on both sides."""
    return _opens(tokens, start) and _closes(tokens, end)


def _opens(tokens: Tokens, start: int) -> bool:
    """Tell whether an item can begin at a word."""
    if start == 0 or tokens.gaps[start] >= LINE:
        return True
    before = tokens.lower[start - 1]
    return before in DELIMITERS or before in _CLOSERS


def _closes(tokens: Tokens, end: int) -> bool:
    """Tell whether an item can end before a word; a version number may follow."""
    end = _after_version(tokens, end)
    if end >= len(tokens) or tokens.gaps[end] >= LINE:
        return True
    after = tokens.lower[end]
    return after in DELIMITERS or after in _CLOSERS or after in _TAIL_WORDS


def is_labelled(tokens: Tokens, start: int) -> bool:
    """Tell whether the line opens with a label that announces skills: "Languages: R, C", "Nice to have - Ray"."""
    for place in range(start - 1, max(0, start - _LABEL_REACH), -1):
        if tokens.gaps[place + 1] >= LINE:
            return False
        if tokens.lower[place] in {":", "-"}:
            label = _line_before(tokens, place)
            return bool(label) and any(word in _LABELS for word in label)
    return False


def _line_before(tokens: Tokens, end: int) -> list[str]:
    """Return the words between the start of the line and *end*; none where the line is too long for a label."""
    place = end
    while place > 0 and tokens.gaps[place] < LINE and end - place <= _LABEL_LENGTH:
        place -= 1
    return tokens.lower[place:end] if end - place <= _LABEL_LENGTH else []


def _is_version(word: str) -> bool:
    """Tell whether a word is a version number and no year ("Spring 2021")."""
    number = word.removeprefix("v")
    return number[:1].isdigit() and not (len(word) == 4 and word[:2] in {"19", "20"})  # noqa: PLR2004


def _after_version(tokens: Tokens, end: int) -> int:
    """Return where a version that follows a name ends: "Python 3.11", "Angular v2"."""
    place = end
    while place < len(tokens) and tokens.gaps[place] <= SPACE:
        is_dotted = place > end and tokens.words[place] == "." and place + 1 < len(tokens)
        if not is_dotted and not _is_version(tokens.lower[place]):
            break
        place += 2 if is_dotted else 1
    return place


def item_end(tokens: Tokens, end: int) -> int:
    """Return where an item of a list ends whose name ends at *end*: after its version and "(2 years)"."""
    place = _after_version(tokens, end)
    if place >= len(tokens) or tokens.words[place] != "(" or tokens.gaps[place] > SPACE:
        return place
    inside = tokens.lower[place + 1 : place + _BRACKET]
    if ")" not in inside or _DURATIONS.isdisjoint(inside[: inside.index(")")]):
        return place
    return place + inside.index(")") + 2


def left_neighbour_end(tokens: Tokens, start: int, end: int) -> int | None:
    """Return where the item to the left would end, when the words follow it in a list; else None."""
    place = start
    while place > 0 and tokens.lower[place - 1] in _BEFORE_AN_ITEM and start - place < 2:  # noqa: PLR2004
        if tokens.gaps[place] is BREAK:
            return None
        place -= 1
    return place if place < start and _closes(tokens, end) else None


def right_neighbour_start(tokens: Tokens, start: int, end: int) -> int | None:
    """Return where the item to the right would begin, when one follows in a list; else None."""
    place = end = item_end(tokens, end)
    while place < len(tokens) and tokens.lower[place] in _BEFORE_AN_ITEM and place - end < 2:  # noqa: PLR2004
        if tokens.gaps[place] is BREAK:
            return None
        place += 1
    is_word_list = place - end == 1 and tokens.lower[end].isalpha()
    return place if place > end and (_opens(tokens, start) or not is_word_list) else None


def has_skill_verb(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the words around speak of a skill: "programmed in Go", "Go developer"."""
    if end < len(tokens) and tokens.gaps[end] <= HYPHEN:
        is_suffix = tokens.gaps[end] is HYPHEN and tokens.lower[end] in _BUILT_ON
        if is_suffix or tokens.lower[end] in _SKILL_WORDS:
            return True
    before = tokens.lower[_clause_start(tokens, start) : start]
    if not before:
        return False
    is_whole = _closes(tokens, end) or tokens.lower[end] in _AFTER_A_NAME
    if before[-1] in _DIRECT or _opens_examples(before):
        return is_whole
    if before[-1] not in _PREPOSITIONS:
        return False
    reach = _FAR if before[-1] == "in" else _NEAR
    return is_whole and any(word in _SKILL_NOUNS for word in before[-1 - reach : -1])


def _opens_examples(before: list[str]) -> bool:
    """Tell whether words lead from a category to its examples: "statistical tools such as", "languages like"."""
    lead = before[:-2] if before[-2:] == ["such", "as"] else before[:-1]
    is_turn = len(lead) < len(before) - 1 or before[-1] in {"like", "including"}
    return is_turn and not _CATEGORIES.isdisjoint(lead[-2:])


def _clause_start(tokens: Tokens, start: int) -> int:
    """Return where the words before *start* begin that belong to the same clause, at most ``_FAR`` of them."""
    place = start
    while place > 0 and start - place <= _FAR and tokens.lower[place - 1] not in _CLAUSE_ENDS:
        if tokens.gaps[place] is BREAK:
            break
        place -= 1
    return place


def is_joined(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a hyphen, an ampersand, a point or an apostrophe makes the word a part of another one.

    "go-live", "R&D", "C-level", "John C. Smith" - but "Spark-based" and "C/C++" are fine.
    """
    if end < len(tokens):
        after = tokens.lower[end]
        if tokens.gaps[end] is HYPHEN and after not in _KEPT_SUFFIXES and not after.isdigit():
            return True
        if tokens.gaps[end] is NOTHING and after in {"&", "'", "*", "@", "."}:
            return True
        if end - start == 1 and len(tokens.words[start]) == 1 and _is_initial(tokens, end):
            return True
    if start == 0:
        return False
    before = tokens.lower[start - 1]
    if tokens.gaps[start] is HYPHEN:
        return before not in {"non", "pre", "open"}
    is_article = before == "'" and start > 1 and tokens.lower[start - 2] in _ELIDED
    return (
        not is_article
        and tokens.gaps[start] is NOTHING
        and before in {"&", "'", "@", ".", "*", "$", "°"}
    )


def _is_initial(tokens: Tokens, end: int) -> bool:
    """Tell whether a point and a capitalised word follow, or an enumerator's bracket does: "C. Smith", "c)"."""
    if tokens.lower[end] == STOP and tokens.gaps[end] is NOTHING:
        return (
            end + 1 < len(tokens)
            and tokens.gaps[end + 1] is SPACE
            and tokens.words[end + 1].istitle()
        )
    is_bracket = tokens.lower[end] == ")" and tokens.gaps[end] is NOTHING
    return is_bracket and (end < 2 or tokens.gaps[end - 1] >= LINE)  # noqa: PLR2004 - at a line start
