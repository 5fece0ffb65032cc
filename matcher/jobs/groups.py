"""Which of the named skills count: all of a list, any of it, at least n of it.

A list is a run of names joined by commas, "and", "or", slashes. "Python, SQL, and AWS or GCP" asks for
Python and SQL, and for one of two clouds; "cloud platforms such as AWS, Azure" for any of the examples, and
not for "cloud" itself, which every example would satisfy.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.jobs.ad import Name
from matcher.jobs.clauses import LIST_LABEL
from matcher.jobs.lists import Item, Link, NameList, name_lists
from matcher.model.job import Mode
from matcher.model.skill import SkillKind, Taxonomy
from matcher.text.lower_case import in_lower_case, lower_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Skills that count together.

    Args:
        names: where they are named, in text order.
        mode: how they combine.
        min_count: for at least n.
    """

    names: tuple[Name, ...]
    mode: Mode
    min_count: int | None = None

    @property
    def skills(self) -> tuple[str, ...]:
        """Their ids, each once, in text order."""
        return tuple(dict.fromkeys(name.skill for name in self.names))


_EXAMPLES = lower_pattern(
    r"(?:\bsuch as|\blike|\be\.?g\.?,?:?|\bfor example,?|\bfor instance,?|\bi\.e\.?,?|\bsuch\b|\bwie|\bz\.\s?B\.|\bcomme|\bpar exemple|\bcomo|\bany of(?: the following)?:?)\W*(?:[\w'.+#-]+\W+){0,3}$"
)
_ONE_OF = lower_pattern(
    r"\b(?:at ?least one|one or more|one of|any of|either|any one|one or multiple|1 or more|at least 1|some of|mindestens ein\w*|au moins un\w*|any|a|an)\b(?P<rest>[^.;]{0,90})$"
)
_WEAK_ONE = frozenset({"any", "a", "an"})
_N_OF = lower_pattern(
    r"\b(?:at ?least |any |minimum of |minimum )?(?P<n>two|three|four|2|3|4|multiple|several)(?: or more)?(?: \w+){0,3} (?:of|from)\b[^.;]{0,60}$"
    r"|\bat least (?P<m>two|three|2|3)\b(?! years?| yrs?)[^.;]{0,60}$|\b(?P<k>two|three|2|3) or more\b(?! years?| yrs?)[^.;]{0,60}$"
)
_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "2": 2,
    "3": 3,
    "4": 4,
    "multiple": 2,
    "several": 2,
}
_OR_SIMILAR = lower_pattern(
    r"^[^.;]{0,24}?,?\s?\(?(?:and/or|or|and)\s(?:an?\s|any\s|some\s|the\s)?(?:other\s|another\s|similar|equivalent|comparable|related\s|alternative)"
    r"|^[^.;]{0,24}?,?\s?\(?or\s(?:something|anything|whatever|whichever|what\s|one of your)\b"
)
_OPEN_CHOICE = lower_pattern(
    r"\bor (?:something|anything|whatever|whichever)\b[^,.;]{0,30}\b(?:that|which)\b[^,.;]{0,30}$"
)
_ETC = lower_pattern(r"^[^.;)]{0,16}?,?\s?(?:etc\b|\.{3})")
_CATEGORY = lower_pattern(
    r"\b(?:tool|framework|application|platform|librar|language|service|database|api|technolog|stack|warehouse|store|system|solution|provider|package|software|environment|"
    r"vendor|cloud|engine|product|toolkit|model|technique|method|server|orchestrator|broker|queue|dashboard|suite|certification|approach|discipline|field|area)"
    r"(?:s|y|ies|es)?\b[^()]{0,12}$"
)
_TO_EXAMPLES = re.compile(
    r"^[\w\s/,&'-]{0,48}(?:\(|:|\bsuch as|\blike|\be\.?g\b|\bincluding|\bfor example|\bi\.e\b)",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\s(?:(?:skills?|languages?|experience|abilit(?:y|ies)|knowledge|proficiency|expertise|languages?\s?:)\s)?(?P<lead>in|with|using|like|:|-|\()?\s?(?:languages?\s)?",
    re.IGNORECASE,
)
_ASKS = lower_pattern(
    r"experience|knowledge|familiar|proficien|expertise|understanding|skill|hands-on|background|fluen|comfortable|using|use\b|utiliz|work|kenntnis|"
    r"with\b|in\b|exposure"
)


def group_names(
    text: str, start: int, end: int, names: Sequence[Name], taxonomy: Taxonomy
) -> tuple[Group, ...]:
    """Group the *names* that stand in ``text[start:end]``.

    All bare lists of the clause make one group of mode all, which comes first; each list of alternatives
    makes its own.
    """
    lists = name_lists(text, _without_label(text, start, end, names, taxonomy))
    needed: list[Name] = []
    choices: list[Group] = []
    skipped: set[int] = set()
    for number, one in enumerate(lists):
        if number in skipped:
            continue
        following = lists[number + 1] if number + 1 < len(lists) else None
        before = in_lower_case(text[start : one.items[0].start])
        after = in_lower_case(
            text[one.items[-1].end : following.items[0].start if following else end]
        )
        if following and _OPEN_CHOICE.search(after):
            skipped.add(
                number + 1
            )  # what such a thing does: "vLLM or something else that serves models"
        mode, count = _explicit_mode(text, one, before, after)
        if mode is Mode.ALL:
            parts = _implicit_groups(one, before, taxonomy)
            if parts[0][1] is Mode.ANY:
                needed = _without_parent(needed, one, taxonomy)
        else:
            parts = ((_without_category(text, one.items, taxonomy), mode, count),)
            needed = _without_umbrella(text, needed, one, taxonomy)
        for items, part_mode, part_count in parts:
            named = tuple(name for item in items for name in item.names)
            is_single = len({name.skill for name in named}) == 1 and mode is Mode.ALL
            if part_mode is Mode.ALL or is_single:
                needed.extend(named)
            else:
                choices.append(Group(names=named, mode=part_mode, min_count=part_count))
    needed = _without_subject(text, needed, taxonomy)
    first = (Group(names=tuple(needed), mode=Mode.ALL),) if needed else ()
    return (*first, *choices)


def _explicit_mode(text: str, one: NameList, before: str, after: str) -> tuple[Mode, int | None]:
    """Read "at least one of", "such as", a bracket behind a category, "or similar"."""
    counted = _N_OF.search(before)
    if counted:
        word = counted["n"] or counted["m"] or counted["k"]
        if len(one.items) > _COUNTS[word]:
            return Mode.AT_LEAST, _COUNTS[word]
    has_and = Link.AND in one.links
    is_like_these = len(one.items) > 1 and _LIKE_THESE.search(
        text[one.items[-2].end : one.items[-1].start]
    )
    if _EXAMPLES.search(before) or _OR_SIMILAR.search(after) or is_like_these:
        return Mode.ANY, None
    bracketed = one.entry is Link.OPEN or before.rstrip().endswith("(")
    is_category = _CATEGORY.search(before.rstrip(" (:")) is not None
    if bracketed and is_category and not has_and:
        return Mode.ANY, None
    if _ETC.search(after) and is_category and not has_and:
        return Mode.ANY, None
    chosen = _ONE_OF.search(before)
    if chosen and chosen.group().split()[0] not in _WEAK_ONE and len(one.items) > 1:
        return Mode.ANY, None
    return Mode.ALL, None


_Part = tuple[tuple[Item, ...], Mode, int | None]


def _implicit_groups(one: NameList, before: str, taxonomy: Taxonomy) -> tuple[_Part, ...]:
    """Split a list by its own words: slashes bind first, then "or", then commas and "and"."""
    if Link.OR not in one.links and Link.SLASH not in one.links:
        return ((one.items, Mode.ALL, None),)
    if set(one.links) == {Link.SLASH}:
        return ((one.items, _slash_mode(one.items, before, taxonomy), None),)
    parts: list[_Part] = []
    begin = 0
    for index, link in enumerate((*one.links, Link.AND)):
        if link is Link.AND:
            parts += _alternatives(one.items[begin : index + 1], one.links[begin:index])
            begin = index + 1
    return tuple(parts)


def _alternatives(items: tuple[Item, ...], links: tuple[Link, ...]) -> list[_Part]:
    """Read a run without "and": "or" takes in the commas before it; what follows stands for itself."""
    choice = max((at for at, link in enumerate(links) if link in (Link.OR, Link.SLASH)), default=-1)
    if choice < 0:
        return [(items, Mode.ALL, None)]
    if Link.OR not in links:
        return _slashed(items, links)
    return [(items[: choice + 2], Mode.ANY, None), *_rest(items[choice + 2 :])]


def _rest(items: tuple[Item, ...]) -> list[_Part]:
    return [(items, Mode.ALL, None)] if items else []


def _slashed(items: tuple[Item, ...], links: tuple[Link, ...]) -> list[_Part]:
    """Read commas between pairs: "Python/R, SQL"."""
    parts: list[_Part] = []
    begin = 0
    for index, link in enumerate((*links, Link.COMMA)):
        if link is Link.COMMA:
            run = items[begin : index + 1]
            parts.append((run, Mode.ANY if len(run) > 1 else Mode.ALL, None))
            begin = index + 1
    return parts


def _slash_mode(items: tuple[Item, ...], before: str, taxonomy: Taxonomy) -> Mode:
    """Tell a choice between siblings (AWS/GCP) from a habit of writing (AI/ML)."""
    skills = [name.skill for item in items for name in item.names]
    asked = _ASKS.search(before) is not None or len(items) == _PAIR
    return Mode.ANY if asked and _are_siblings(skills, taxonomy) else Mode.ALL


_PAIR = 2


def _are_siblings(skills: Sequence[str], taxonomy: Taxonomy) -> bool:
    """Tell whether each skill shares a parent with the first one, or can stand in for it."""
    known = [taxonomy[skill] for skill in dict.fromkeys(skills) if skill in taxonomy]
    if len(known) < _PAIR:
        return False
    first = known[0]
    return all(
        set(first.broader) & set(other.broader)
        or other.id in first.substitutes
        or first.id in other.substitutes
        for other in known[1:]
    )


_CATEGORIES = frozenset({SkillKind.CONCEPT, SkillKind.METHOD, SkillKind.TASK})
_LIKE_THESE = re.compile(
    r"\b(?:or|and)\s(?:an?\s|any\s|some\s|other\s)?(?:similar|equivalent|comparable)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def _without_label(
    text: str, start: int, end: int, names: Sequence[Name], taxonomy: Taxonomy
) -> list[Name]:
    """Drop the category that heads a list: "Cloud & DevOps: AWS, Docker" asks for AWS and Docker."""
    label = LIST_LABEL.match(text, start, end)
    if not label:
        return list(names)
    listed = {name.skill for name in names if name.start >= label.end()}

    def heads(name: Name) -> bool:
        if name.end > label.end() or taxonomy[name.skill].kind not in _CATEGORIES:
            return False
        return len(listed) > 1 or bool(taxonomy.descendants(name.skill) & listed)

    return [name for name in names if not heads(name)]


def _without_category(text: str, items: tuple[Item, ...], taxonomy: Taxonomy) -> tuple[Item, ...]:
    """Drop what is named behind examples as the like of them: "SageMaker or similar ML platforms".

    It stays where the examples are kinds of it: whoever knows another one has what is asked ("Git or an
    equivalent version control system").
    """
    if len(items) < _PAIR:
        return items
    gap = text[items[-2].end : items[-1].start]
    if not _LIKE_THESE.search(gap):
        return items
    examples = {name.skill for item in items[:-1] for name in item.names}
    wider = (taxonomy.descendants(name.skill) & examples for name in items[-1].names)
    return items if any(wider) else items[:-1]


def _without_subject(text: str, names: Sequence[Name], taxonomy: Taxonomy) -> list[Name]:
    """Drop a subject that only introduces what it is asked in: "programming" in "programming skills in Python"."""

    def introduces(name: Name, following: Name) -> bool:
        if name.end > following.start:
            return False
        gap = _INTRODUCES.fullmatch(text[name.end : following.start])
        if gap is None or following.skill not in taxonomy.descendants(name.skill):
            return False
        is_language = taxonomy[following.skill].kind is SkillKind.LANGUAGE
        return is_language or gap["lead"] != "using"

    kept = [name for name, following in pairwise(names) if not introduces(name, following)]
    return _without_act(text, [*kept, *names[-1:]], taxonomy)


def _without_act(text: str, names: Sequence[Name], taxonomy: Taxonomy) -> list[Name]:
    """Drop what is done in a language right behind its name: "programming" in "Python programming"."""
    languages = {name.end: name.skill for name in names}

    def repeats(name: Name) -> bool:
        language = languages.get(name.start - 1)
        return (
            language is not None
            and text[name.start - 1] == " "
            and taxonomy[language].kind is SkillKind.LANGUAGE
            and language in taxonomy.descendants(name.skill)
        )

    return [name for name in names if not repeats(name)]


def _without_umbrella(
    text: str, needed: list[Name], one: NameList, taxonomy: Taxonomy
) -> list[Name]:
    """Drop the category that the examples stand for: "vector databases" in "vector databases (FAISS ...)"."""
    if not needed:
        return needed
    last = needed[-1]
    gap = text[last.end : one.items[0].start]
    is_language = taxonomy[last.skill].kind is SkillKind.LANGUAGE
    if _TO_EXAMPLES.search(gap) and not is_language:
        start = last.start
        kept = sorted(needed, key=lambda name: name.end)
        while kept and text[kept[-1].end : start].strip() == "":
            start = min(start, kept.pop().start)
        return kept
    return _without_parent(needed, one, taxonomy)


def _without_parent(needed: list[Name], one: NameList, taxonomy: Taxonomy) -> list[Name]:
    """Drop the name before a choice that every example would satisfy: "programming in R or Scala"."""
    examples = {name.skill for item in one.items for name in item.names}
    if needed and taxonomy.descendants(needed[-1].skill) & examples:
        return needed[:-1]
    return needed
