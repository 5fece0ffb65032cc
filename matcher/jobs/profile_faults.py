"""Everything that is wrong with a requirement profile, at once, each with its line."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from matcher.errors import BorderError
from matcher.jobs.profile_entries import ProfileEntry, RequirementEntry
from matcher.model.job import Mode
from matcher.model.skill import Taxonomy
from matcher.schema.border import (
    adapter,
    compose_yaml,
    doubled_keys,
    line_of,
    parse_yaml,
    refuse_deep_yaml,
    validate,
)
from matcher.taxonomy.search import search

Fault = tuple[tuple[str | int, ...], str]
"""A path into the requirements, and what is wrong there."""


def check_profile(text: str, name: str, taxonomy: Taxonomy) -> ProfileEntry:
    """Check a requirement profile.

    Args:
        text: the YAML.
        name: the file's name, for complaints.
        taxonomy: to check the skills against.

    Raises:
        BorderError: every fault at once, a line each, as ``file:line: what is wrong``, in their order.
    """
    refuse_deep_yaml(text, name)
    data = parse_yaml(text, name)
    node = compose_yaml(text)
    said = doubled_keys(node, name)
    entry = None
    try:
        entry = validate(ProfileEntry, data, text, name)
    except BorderError as fault:
        said += str(fault).split("\n")
    rows = entry.requirements if entry else _right_rows(data)
    said += (
        f"{name}:{line_of(node, ('requirements', *path))}: {words}"
        for path, words in _faults(rows, taxonomy)
    )
    if entry is None or said:
        raise BorderError("\n".join(sorted(said, key=lambda one: _line(one, name))))
    return entry


def _line(said: str, name: str) -> int:
    return int(said.removeprefix(f"{name}:").partition(":")[0])


def _right_rows(data: Any) -> list[RequirementEntry | None]:  # noqa: ANN401 - whatever the YAML held
    """Return each requirement whose keys are right by themselves, None for the others."""
    rows = data.get("requirements") if isinstance(data, dict) else None
    return [_right(row) for row in rows] if isinstance(rows, list) else []


def _right(row: object) -> RequirementEntry | None:
    try:
        entry: RequirementEntry = adapter(RequirementEntry).validate_python(row)
    except ValidationError:
        return None
    return entry


def _faults(rows: Sequence[RequirementEntry | None], taxonomy: Taxonomy) -> Iterator[Fault]:
    """Say what no single key can know: unknown skills, doubles, contradictions."""
    seen: set[str] = set()
    for number, item in enumerate(rows):
        if item is None:
            continue
        if item.id is not None and item.id in seen:
            yield (number, "id"), f"the id {item.id!r} stands twice"
        seen.add(item.id or "")
        for key, said in _contradictions(item):
            yield (number, key), said
        for place, skill in enumerate(item.skills):
            if skill not in taxonomy:
                near = ", ".join(hit.skill.id for hit in search(taxonomy, skill, limit=3))
                hint = f"; near: {near}" if near else ""
                yield (number, "skills", place), f"there is no skill {skill!r}{hint}"


def _contradictions(item: RequirementEntry) -> Iterator[tuple[str, str]]:
    if not (item.text or item.quote or "").strip():
        yield "text", "a requirement needs its words: text"
    if item.at is not None and not 0 <= item.at[0] < item.at[1]:
        yield "at", "at is [start, end] with start before end"
    if item.max_years is not None and (item.min_years or 0) > item.max_years:
        yield "min_years", "min_years is more than max_years"
    if item.min_count is not None and item.min_count > len(item.skills):
        yield "min_count", "min_count is more than there are skills"
    if item.mode is Mode.AT_LEAST and item.min_count is None:
        yield "mode", "at_least needs min_count: how many of the skills"
