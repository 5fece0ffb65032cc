"""Names in a row, and what stands between them: commas, "and", "or", slashes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from matcher.jobs.ad import Name


class Link(StrEnum):
    """What stands between two neighbouring names."""

    COMMA = "comma"
    AND = "and"
    OR = "or"
    SLASH = "slash"
    OPEN = "open"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A place of a list: one name, or several over the same words."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """Items in a row, with the links between them and what leads in."""

    items: tuple[Item, ...]
    links: tuple[Link, ...]
    entry: Link = Link.BREAK


_OR = re.compile(r"\b(?:or|and/or|oder|ou|either)\b|\|", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|und|et|as well as|plus|along with)\b|&|\+", re.IGNORECASE)
_BREAKERS = re.compile(
    r"[;:]|\.\s|\s-\s|\b(?:with|using|in|for|to|on|by|from|of|through|via|into|within|at|is|are|be|as|that|which|who|while|where|if|such|like|e\.g|i\.e|"
    r"including|includes|include|experience|knowledge|understanding|ability|familiarity|proficien\w+|expertise|strong|mit|von|avec|en|based|building|develop\w*|"
    r"deploy\w*|design\w*|apply\w*|implement\w*|working|used?)\b",
    re.IGNORECASE,
)
_OR_JOINT = re.compile(r"(?:,\s)?(?:\band/)?\s?\bor\s$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_][\w'+#.-]*")
_MOST_WORDS_BETWEEN = 4
_SLASH_GAP = re.compile(r"\s?/\s?")


def _items(text: str, names: Sequence[Name]) -> list[Item]:
    """Put names over the same words, or with only a space between ("cloud AI"), into one place."""
    items: list[Item] = []
    for name in _own_words(text, names):
        if items and (name.start < items[-1].end or text[items[-1].end : name.start] == " "):
            last = items[-1]
            items[-1] = Item(
                start=last.start, end=max(last.end, name.end), names=(*last.names, name)
            )
        else:
            items.append(Item(start=name.start, end=name.end, names=(name,)))
    return items


def _own_words(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names in text order; one that shares its last word over an "or" ends before that."""
    ordered = sorted(names, key=lambda name: (name.start, -name.end, name.skill))
    starts = {name.end: name.start for name in ordered}
    found = []
    for name in ordered:
        joint = _OR_JOINT.search(text, name.start, starts[name.end])
        found.append(replace(name, end=joint.start()) if joint else name)
    return found


def name_lists(text: str, names: Sequence[Name]) -> list[NameList]:
    """Put the *names* of a clause into lists, with what stands between them."""
    items = _items(text, names)
    lists: list[NameList] = []
    for item in items:
        if not lists:
            lists.append(NameList(items=(item,), links=()))
            continue
        last = lists[-1]
        gap = text[last.items[-1].end : item.start]
        link = _link(gap)
        if gap.strip() == "(" and _same_skill(last.items[-1], item):
            merged = Item(
                start=last.items[-1].start,
                end=min(len(text), item.end + (text[item.end : item.end + 1] == ")")),
                names=last.items[-1].names,
            )
            lists[-1] = NameList(
                items=(*last.items[:-1], merged), links=last.links, entry=last.entry
            )
        elif link in (Link.OPEN, Link.BREAK) or (last.entry is Link.OPEN and ")" in gap):
            entry = Link.OPEN if link is Link.OPEN else Link.BREAK
            lists.append(NameList(items=(item,), links=(), entry=entry))
        else:
            lists[-1] = NameList(
                items=(*last.items, item), links=(*last.links, link), entry=last.entry
            )
    return lists


def _same_skill(one: Item, other: Item) -> bool:
    return bool({name.skill for name in one.names} & {name.skill for name in other.names})


def _link(gap: str) -> Link:
    if _SLASH_GAP.fullmatch(gap):
        return Link.SLASH
    if "(" in gap and ")" not in gap[gap.rfind("(") :]:
        return Link.OPEN
    if ")" in gap and "(" not in gap:
        gap = gap.replace(")", " ")
    if _BREAKERS.search(gap) or len(_WORDS.findall(gap)) > _MOST_WORDS_BETWEEN:
        return Link.BREAK
    if _OR.search(gap):
        return Link.OR
    if _AND.search(gap):
        return Link.AND
    return Link.COMMA if "," in gap or "/" in gap else Link.BREAK if gap.strip() else Link.COMMA
