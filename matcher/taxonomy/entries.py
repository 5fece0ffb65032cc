"""Entries of YAML files turned into skills and rules, every fault with its file and line."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from pydantic import ValidationError

from matcher.model.skill import Skill
from matcher.schema.border import adapter
from matcher.taxonomy.files import SourceFile

T = TypeVar("T")
_LISTS_OF_TERMS = ("terms", "members")
_WORDS = {
    "unexpected_keyword_argument": "is not a key that is known here",
    "missing": "is missing",
    "missing_keyword_only_argument": "is missing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[T]):
    """A value and the place in a file that it was read from."""

    value: T
    source: SourceFile
    index: int

    def where(self, *steps: int | str) -> str:
        """Return ``file:line`` of the entry, or of the part of it that *steps* lead to."""
        return self.source.where((self.index, *steps))


@dataclass(frozen=True, slots=True)
class Faults:
    """Collects complaints, so that a person sees all of them at once."""

    lines: list[str]

    def add(self, where: str, message: str) -> None:
        """Note one complaint."""
        self.lines.append(f"{where}: {message}")


def read_rules(kind: type[T], source: SourceFile | None, faults: Faults) -> list[Entry[T]]:
    """Validate each entry of *source* as *kind* (a sense or phrase rule)."""
    if source is None:
        return []
    checked = (
        (index, _validated(kind, _rule_keys(entry), source, index, faults))
        for index, entry in enumerate(source.entries)
    )
    return [Entry(value=value, source=source, index=i) for i, value in checked if value is not None]


def read_skills(sources: Iterable[SourceFile], faults: Faults) -> dict[str, Entry[Skill]]:
    """Validate every skill of *sources*; an id that occurs twice is a fault that names both places."""
    skills: dict[str, Entry[Skill]] = {}
    for source in sources:
        for index, raw in enumerate(source.entries):
            skill = _validated(Skill, _skill_keys(raw), source, index, faults)
            if skill is None:
                continue
            entry = Entry(value=skill, source=source, index=index)
            if skill.id in skills:
                first = skills[skill.id].where("id")
                faults.add(entry.where("id"), f"id {skill.id!r} is already defined at {first}")
            else:
                skills[skill.id] = entry
    return skills


def overlay_skills(
    base: Mapping[str, Entry[Skill]], sources: Iterable[SourceFile], faults: Faults
) -> dict[str, Entry[Skill]]:
    """Lay the skills of *sources* over *base*.

    A new id adds a skill. A known id changes it: keys that are given replace what was there, except
    ``terms`` and ``members``, which are added to; label and kind may be left out.
    """
    filled: list[SourceFile] = []
    for source in sources:
        entries = tuple(_with_base(entry, base) for entry in source.entries)
        filled.append(replace(source, entries=entries))
    laid = read_skills(filled, faults)
    merged = dict(base)
    for skill_id, entry in laid.items():
        if skill_id in base:
            given = set(entry.source.entries[entry.index]["__given__"])
            merged[skill_id] = replace(
                entry, value=_merged(base[skill_id].value, entry.value, given)
            )
        else:
            merged[skill_id] = entry
    return merged


def _with_base(entry: Mapping[str, Any], base: Mapping[str, Entry[Skill]]) -> dict[str, Any]:
    """Fill in label and kind of an entry that changes a known skill, and note which keys it gave."""
    known = base.get(str(entry.get("id")))
    if known is None:
        return dict(entry)
    needed = {"pref_label": known.value.pref_label, "kind": known.value.kind.value}
    return needed | dict(entry) | {"__given__": sorted(entry)}


def _merged(old: Skill, new: Skill, given: set[str]) -> Skill:
    """Return *old* with the *given* keys of *new*; terms and members are added, not replaced."""
    changes: dict[str, Any] = {key: getattr(new, key) for key in sorted(given)}
    for key in _LISTS_OF_TERMS:
        if key in given:
            added = {term.t for term in getattr(new, key)}
            kept = tuple(term for term in getattr(old, key) if term.t not in added)
            changes[key] = kept + getattr(new, key)
    return replace(old, **changes)


def _skill_keys(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Write terms the long way: people may write a term without flags as a plain string."""
    entry = {key: value for key, value in raw.items() if key != "__given__"}
    for key in _LISTS_OF_TERMS:
        if isinstance(entry.get(key), list):
            entry[key] = [{"t": term} if isinstance(term, str) else term for term in entry[key]]
    return entry


def _rule_keys(raw: Mapping[str, Any]) -> dict[str, Any]:
    """``else`` is the natural word in YAML but no name in Python."""
    return {"otherwise" if key == "else" else key: value for key, value in raw.items()}


def _validated(
    kind: type[T], entry: Mapping[str, Any], source: SourceFile, index: int, faults: Faults
) -> T | None:
    """Return *entry* as *kind*, or note what is wrong with it and return None."""
    try:
        value: T = adapter(cast("Hashable", kind)).validate_python(entry)
    except ValidationError as fault:
        for item in fault.errors():
            steps = tuple("else" if step == "otherwise" else step for step in item["loc"])
            where = source.where((index, *steps))
            name = ".".join(str(step) for step in steps)
            faults.add(where, f"{name}: {_WORDS.get(item['type'], item['msg'])}")
        return None
    return value
