"""The style sheets inside a web page: which declarations hold for an element.

A small part of CSS, enough to tell what a reader sees: selectors of tags, classes, ids and ancestors; rules
for the screen; custom properties of the root. What is not understood changes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from matcher.readers.flowing.css_values import points
from matcher.readers.limits import too_large

MAX_RULES = 20_000
MAX_TRIALS = 300_000  # a rule tried on an element; honest pages need some thousands
_SCREEN = 900.0  # points; how wide the window is in which a page is looked at
_MAX_ANCESTORS = 60

_COMPOUND = re.compile(r"(\*|[a-z][a-z0-9-]{0,40})?((?:[.#][\w-]{1,200}){0,12})", re.IGNORECASE)
_MARK = re.compile(r"([.#])([\w-]{1,200})")
_WIDTH = re.compile(r"\(\s{0,9}(min|max)-width\s{0,9}:\s{0,9}([\d.]{1,9}[a-z]{0,3})\s{0,9}\)")
_MEDIUM = re.compile(r"\b(print|speech|not|dark|max-height|min-height|orientation|hover)\b")
_VARIABLE = re.compile(r"var\(\s{0,9}(--[\w-]{1,100})\s{0,9}(?:,([^()]{0,200}))?\)")
_ROOTS = frozenset((":root", "html", "body", "*"))

Declarations = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Compound:
    """What one element must be: a tag (empty for any), an id, classes."""

    tag: str
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, node: etree._Element, classes: frozenset[str]) -> bool:
        return (
            (not self.tag or self.tag == node.tag)
            and self.classes <= classes
            and all(node.get("id") == name for name in self.ids)
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector with its declarations; rank puts later and more exact rules last."""

    target: _Compound
    ancestors: tuple[_Compound, ...]
    rank: tuple[int, int, int, int]
    declarations: Declarations


class StyleSheets:
    """All rules of the ``style`` elements of one page, found by what their last part names.

    Raises:
        ReadError: too_large.
    """

    def __init__(self, sheets: Iterable[str]) -> None:
        self._by_key: dict[str, list[_Rule]] = {}
        self._variables: dict[str, str] = {}
        self._trials = 0
        count = 0
        for sheet in sheets:
            for selectors, body in _rules(sheet):
                declarations = parse_declarations(body)
                for selector in selectors.split(","):
                    count += 1
                    if count > MAX_RULES:
                        raise too_large("style rules", count, MAX_RULES)
                    self._add(selector.strip(), declarations, count)

    def declarations(self, node: etree._Element) -> dict[str, str]:
        """Return the declarations that hold for *node*, its own ``style`` last."""
        classes = frozenset(node.get("class", "").split())
        keys = ("", str(node.tag), f"#{node.get('id', '')}", *(f".{name}" for name in classes))
        rules = [rule for key in keys for rule in self._by_key.get(key, ())]
        self._trials += len(rules)
        if self._trials > MAX_TRIALS:
            raise too_large("style rules to try", self._trials, MAX_TRIALS)
        found: dict[str, str] = {}
        for rule in sorted(rules, key=lambda rule: rule.rank) if rules else ():
            if rule.target.fits(node, classes) and _has_ancestors(node, rule.ancestors):
                found |= rule.declarations
        own = node.get("style")
        if own:
            found |= parse_declarations(own)
        return {name: self._resolve(value) for name, value in found.items()} if found else found

    def _add(self, selector: str, declarations: Declarations, order: int) -> None:
        if selector in _ROOTS:
            self._variables |= {k: v for k, v in declarations.items() if k.startswith("--")}
        parts = [_compound(part) for part in selector.replace(">", " ").split()]
        chain = [part for part in parts if part is not None]
        if not chain or len(chain) < len(parts):
            return
        *ancestors, target = chain
        rank = (
            sum(len(part.ids) for part in chain),
            sum(len(part.classes) for part in chain),
            sum(bool(part.tag) for part in chain),
            order,
        )
        rule = _Rule(target, tuple(reversed(ancestors)), rank, declarations)
        self._by_key.setdefault(_key(target), []).append(rule)

    def _resolve(self, value: str) -> str:
        for _ in range(3):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(
                lambda found: self._variables.get(found[1], found[2] or ""), value
            )
        return value.strip()


def parse_declarations(body: str) -> dict[str, str]:
    """Read ``name: value; ...``; names and values in small letters.

    >>> parse_declarations("Color: #FFF !important; display:none")
    {'color': '#fff', 'display': 'none'}
    """
    found: dict[str, str] = {}
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.partition("!")[0].strip().lower()
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies, those inside at-rules for a wide screen too."""
    sheet = _without_comments(sheet.replace("<!--", " ").replace("-->", " "))
    applies: list[bool] = []
    position = 0
    while (opening := sheet.find("{", position)) >= 0:
        closing = sheet.find("}", position)
        if 0 <= closing < opening:
            position = closing + 1
            applies = applies[:-1]
            continue
        prelude = sheet[position:opening].rpartition(";")[2].strip()
        if prelude.startswith("@") and not prelude.startswith(("@font-face", "@page")):
            applies.append(_is_for_screen(prelude))
            position = opening + 1
            continue
        end = sheet.find("}", opening)
        body = sheet[opening + 1 : end if end >= 0 else None]
        if all(applies) and not prelude.startswith("@"):
            yield prelude, body
        position = end + 1 if end >= 0 else len(sheet)


def _without_comments(sheet: str) -> str:
    """Drop what stands between ``/*`` and ``*/``.

    >>> _without_comments("a/* b */c/* d")
    'ac'
    """
    kept = []
    position = 0
    while (opening := sheet.find("/*", position)) >= 0:
        kept.append(sheet[position:opening])
        closing = sheet.find("*/", opening + 2)
        position = closing + 2 if closing >= 0 else len(sheet)
    return "".join((*kept, sheet[position:]))


def _is_for_screen(prelude: str) -> bool:
    """Tell whether an at-rule holds for a wide, light screen.

    >>> _is_for_screen("@media (max-width: 600px)"), _is_for_screen("@media screen")
    (False, True)
    """
    query = prelude.lower()
    if query.startswith(("@supports", "@layer", "@container")):
        return True
    if not query.startswith("@media") or _MEDIUM.search(query):
        return False
    for bound, value in _WIDTH.findall(query):
        width = points(value, 12.0) or 0.0
        if (bound == "min" and width > _SCREEN) or (bound == "max" and width < _SCREEN):
            return False
    return True


def _compound(text: str) -> _Compound | None:
    found = _COMPOUND.fullmatch(text)
    if found is None or not text:
        return None
    marks = _MARK.findall(found[2])
    tag = (found[1] or "").lower()
    return _Compound(
        "" if tag == "*" else tag,
        frozenset(name for mark, name in marks if mark == "#"),
        frozenset(name for mark, name in marks if mark == "."),
    )


def _key(target: _Compound) -> str:
    """Return what a rule is filed under: an id, else a class, else the tag."""
    if target.ids:
        return f"#{min(target.ids)}"
    if target.classes:
        return f".{min(target.classes)}"
    return target.tag


def _has_ancestors(node: etree._Element, wanted: tuple[_Compound, ...]) -> bool:
    """Tell whether *wanted*, nearest first, stand above *node* in this order."""
    missing = list(wanted)
    for count, ancestor in enumerate(node.iterancestors() if missing else ()):
        if not missing or count > _MAX_ANCESTORS:
            break
        if missing[0].fits(ancestor, frozenset(ancestor.get("class", "").split())):
            missing.pop(0)
    return not missing
