"""What stands directly beside a word: list delimiters, words that speak of skill, joints that make it another word."""

from matcher.extraction.tokenizer import STOP, Gap, Tokens

DELIMITERS = frozenset(
    {",", ";", "/", "|", "&", "+", "and", "or", "•", "·", "und", "oder", "et", "ou", "y", "o", "e"}
)
_CLOSERS = frozenset(
    {STOP, ")", "]", "(", "[", ":", "-", "*", "!", "?", "etc", "▪", "◦", "●", "‣", "→", "="}
)
_SKILL_WORDS = frozenset(
    [
        "programming",
        "programmer",
        "language",
        "languages",
        "developer",
        "development",
        "code",
        "coding",
        "scripting",
        "script",
        "scripts",
        "codebase",
        "library",
        "libraries",
        "framework",
        "frameworks",
        "sdk",
        "api",
        "apis",
        "backend",
        "microservices",
        "engineer",
        "programmierung",
        "entwickler",
        "programmation",
        "programación",
    ]
)
_TAIL_WORDS = _SKILL_WORDS | frozenset(
    [
        "experience",
        "skills",
        "knowledge",
        "expertise",
        "certified",
        "basics",
        "proficiency",
        "tools",
    ]
)
_PREPOSITIONS = frozenset(["in", "with", "of", "using", "on", "mit", "en", "con"])
_SKILL_NOUNS = frozenset(
    [
        "programmed",
        "programming",
        "coded",
        "coding",
        "written",
        "wrote",
        "developed",
        "developing",
        "built",
        "implemented",
        "implementing",
        "proficient",
        "proficiency",
        "fluent",
        "fluency",
        "experience",
        "experienced",
        "expertise",
        "expert",
        "skilled",
        "knowledge",
        "familiar",
        "familiarity",
        "versed",
        "hands",
        "scripting",
        "scripts",
        "code",
        "rewritten",
        "rewrote",
        "ported",
        "tooling",
        "programmiert",
        "entwickelt",
        "erfahrung",
        "kenntnisse",
        "programmé",
        "développé",
        "expérience",
        "programado",
        "experiencia",
    ]
)
_DIRECT = frozenset(["using", "use", "used", "know", "knows", "learned", "learning", "programmed"])
_KEPT_SUFFIXES = frozenset(
    [
        "based",
        "driven",
        "powered",
        "native",
        "backed",
        "enabled",
        "like",
        "certified",
        "lang",
        "related",
    ]
)


def is_listed(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the words are an item of their own: a delimiter, a bracket or a line end on both sides."""
    return _opens(tokens, start) and _closes(tokens, end)


def _opens(tokens: Tokens, start: int) -> bool:
    """Tell whether an item can begin at a word."""
    if start == 0 or tokens.gaps[start] >= Gap.LINE:
        return True
    before = tokens.lower[start - 1]
    return before in DELIMITERS or before in _CLOSERS


def _closes(tokens: Tokens, end: int) -> bool:
    """Tell whether an item can end before a word; a version number may follow."""
    if end < len(tokens) and tokens.lower[end][0].isdigit() and tokens.gaps[end] <= Gap.SPACE:
        end += 1
    if end >= len(tokens) or tokens.gaps[end] >= Gap.LINE:
        return True
    after = tokens.lower[end]
    return after in DELIMITERS or after in _CLOSERS or after in _TAIL_WORDS


def left_neighbour_end(tokens: Tokens, start: int, end: int) -> int | None:
    """Return where the item to the left would end, when the words follow it in a list; else None."""
    place = start
    while place > 0 and tokens.lower[place - 1] in DELIMITERS | {"("} and start - place < 2:  # noqa: PLR2004
        if tokens.gaps[place] is Gap.BREAK:
            return None
        place -= 1
    return place if place < start and _closes(tokens, end) else None


def right_neighbour_start(tokens: Tokens, start: int, end: int) -> int | None:
    """Return where the item to the right would begin, when one follows in a list; else None."""
    place = end
    while place < len(tokens) and tokens.lower[place] in DELIMITERS | {"("} and place - end < 2:  # noqa: PLR2004
        if tokens.gaps[place] is Gap.BREAK:
            return None
        place += 1
    is_word_list = place - end == 1 and tokens.lower[end].isalpha()
    return place if place > end and (_opens(tokens, start) or not is_word_list) else None


def has_skill_verb(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the words around speak of a skill: "programmed in Go", "Go developer"."""
    if end < len(tokens) and tokens.lower[end] in _SKILL_WORDS and tokens.gaps[end] <= Gap.HYPHEN:
        return True
    before = tokens.lower[max(0, start - 4) : start]
    if not before:
        return False
    if before[-1] in _DIRECT:
        return _closes(tokens, end)
    if before[-1] not in _PREPOSITIONS:
        return False
    return any(word in _SKILL_NOUNS for word in before[:-1]) and _closes(tokens, end)


def is_joined(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a hyphen, an ampersand, a point or an apostrophe makes the word a part of another one.

    "go-live", "R&D", "C-level", "John C. Smith" - but "Spark-based" and "C/C++" are fine.
    """
    if end < len(tokens):
        after = tokens.lower[end]
        if tokens.gaps[end] is Gap.HYPHEN and after not in _KEPT_SUFFIXES and not after.isdigit():
            return True
        if tokens.gaps[end] is Gap.NONE and after in {"&", "'", "*", "@", "."}:
            return True
        if end - start == 1 and len(tokens.words[start]) == 1 and _is_initial(tokens, end):
            return True
    if start == 0:
        return False
    before = tokens.lower[start - 1]
    if tokens.gaps[start] is Gap.HYPHEN:
        return before not in {"non", "pre", "open"}
    return tokens.gaps[start] is Gap.NONE and before in {"&", "'", "@", ".", "*", "$", "°"}


def _is_initial(tokens: Tokens, end: int) -> bool:
    """Tell whether a point and a capitalised word follow, or an enumerator's bracket does: "C. Smith", "c)"."""
    if tokens.lower[end] == STOP and tokens.gaps[end] is Gap.NONE:
        return (
            end + 1 < len(tokens)
            and tokens.gaps[end + 1] is Gap.SPACE
            and tokens.words[end + 1].istitle()
        )
    is_bracket = tokens.lower[end] == ")" and tokens.gaps[end] is Gap.NONE
    return is_bracket and (end < 2 or tokens.gaps[end - 1] >= Gap.LINE)  # noqa: PLR2004 - at a line start
