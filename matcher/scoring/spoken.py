"""Human languages as knockouts look at them: one language under its names, and levels that can be compared."""

import re

_SAME = tuple(
    frozenset(names.split())
    for names in (
        "english englisch anglais inglés inglês inglese engels",
        "german deutsch allemand alemán alemão tedesco duits",
        "french französisch français francés francês francese frans",
        "spanish spanisch espagnol español espanhol spagnolo castellano",
        "italian italienisch italien italiano",
        "portuguese portugiesisch portugais portugués português",
        "dutch niederländisch néerlandais nederlands flemish",
        "polish polnisch polonais polski",
        "russian russisch russe ruso russo",
        "turkish türkisch türkçe turc turco",
        "arabic arabisch arabe árabe",
        "chinese mandarin chinesisch chinois chino chinês putonghua",
        "japanese japanisch japonais japonés japonês",
        "swedish schwedisch svenska",
        "czech tschechisch",
    )
)
_SCALE = re.compile(r"\b([abc][12])\b", re.IGNORECASE)
"""Levels of the Common European Framework of Reference for Languages (CEFR)."""
_RANKS = {"a1": 1, "a2": 2, "b1": 3, "b2": 4, "c1": 5, "c2": 6}
_BASIC = 2
_WORDS = (
    (
        6,
        re.compile(
            r"native|mother|muttersprach|matern|bilingu|first language|nativ[oa]", re.IGNORECASE
        ),
    ),
    (
        5,
        re.compile(
            r"\b(?:fluen|proficient|full professional|flie(?:ß|ss)end|verhandlungssicher|courant|fluido)",
            re.IGNORECASE,
        ),
    ),
    (
        _BASIC,
        re.compile(
            r"\b(?:basic|beginner|elementary|grundkenntnisse|notions|débutant|básico)",
            re.IGNORECASE,
        ),
    ),
)


def names_of_language(name: str) -> frozenset[str]:
    """Return all names of a language that are known, in small letters, its own among them.

    >>> (
    ...     names_of_language("Deutsch") == names_of_language("German"),
    ...     sorted(names_of_language("Welsh")),
    ... )
    (True, ['welsh'])
    """
    plain = name.casefold()
    return next((names for names in _SAME if plain in names), frozenset({plain}))


def asked_level(wording: str) -> int:
    """Return the rank of the level that a knockout names, 1 (A1) to 6 (C2); 0 where it names none.

    >>> asked_level("German at B2 or better"), asked_level("Fluent German")
    (4, 0)
    """
    found = _SCALE.search(wording)
    return _RANKS[found[1].lower()] if found else 0


def is_reached(stated: str | None, wanted: int) -> bool | None:
    """Tell whether a stated level reaches a rank; None where that cannot be told.

    A level of the scale is sure either way. A word (fluent, native) may reach one, and fails it only where it
    says basic and more than that is asked for.

    >>> is_reached("C1", 4), is_reached("B1", 4), is_reached("fluent", 4), is_reached("good", 4)
    (True, False, True, None)
    """
    if not wanted:
        return True
    found = _SCALE.search(stated or "")
    if found:
        return _RANKS[found[1].lower()] >= wanted
    rank = next((rank for rank, words in _WORDS if words.search(stated or "")), None)
    if rank is None:
        return None
    if rank >= wanted:
        return True
    return False if rank == _BASIC else None
