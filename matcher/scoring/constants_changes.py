"""Constants of scoring beside others: in what they differ, and the same differences put into force again."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from matcher.schema.border import validate
from matcher.scoring.constants import Constants, laid_over, load_constants


def changes_of(constants: Constants) -> dict[str, Any]:
    """Return the values that differ from the bundled ones, nested as in ``scoring.yaml``; empty where none does."""
    return _differing(asdict(constants), asdict(load_constants()))


def constants_with(changes: Mapping[str, Any], name: str) -> Constants:
    """Return the bundled constants with what ``changes_of`` returned in force.

    Args:
        changes: values by key, nested.
        name: where they come from, for complaints.

    Raises:
        BorderError: when they name a key that is not known, or a value that cannot be.

    >>> constants_with({"components": {"education": 0.0}}, "run").components.education
    0.0
    """
    data = laid_over(asdict(load_constants()), changes)
    return validate(Constants, data, "", name)


def _differing(values: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        old = base.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            if inner := _differing(value, old):
                found[key] = inner
        elif value != old:
            found[key] = value
    return found
