"""Write taxonomy nodes and rules as compact YAML that people like to read and edit."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

WIDTH = 110


def scalar(value: Any) -> str:
    """Write one plain value as it may stand inside a flow list or mapping."""
    text = yaml.safe_dump(
        [value], default_flow_style=True, width=10_000, allow_unicode=True
    ).strip()
    return text[1:-1]


def flow(value: Any) -> str:
    """Write a term, or any scalar, in flow style."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    return scalar(value)


def wrapped(key: str, pieces: list[str], brackets: str, indent: str = "  ") -> str:
    """Write ``key: [a, b, ...]``, broken after commas at ``WIDTH`` columns."""
    lines = [f"{indent}{key}: {brackets[0]}"]
    for position, piece in enumerate(pieces):
        word = piece + (brackets[1] if position == len(pieces) - 1 else ",")
        room = lines[-1].endswith(brackets[0]) and len(lines) == 1
        if len(lines[-1]) + len(word) + 1 > WIDTH and not room:
            lines.append(f"{indent}  {word}")
        else:
            lines[-1] += word if room else f" {word}"
    return "\n".join(lines)


def entry(node: Mapping[str, Any]) -> str:
    """Write one list entry; empty values are left out."""
    lines = []
    for key, value in node.items():
        if value is None or value in ([], {}, ""):
            continue
        if isinstance(value, list):
            lines.append(wrapped(key, [flow(item) for item in value], "[]"))
        elif isinstance(value, Mapping):
            lines.append(wrapped(key, [f"{scalar(k)}: {flow(v)}" for k, v in value.items()], "{}"))
        else:
            lines.append(f"  {key}: {scalar(value)}")
    return "- " + "\n".join(lines)[2:]


def document(header: str, nodes: Iterable[Mapping[str, Any]]) -> str:
    """Write a whole file: comment lines, then the entries."""
    comment = "".join(f"# {line}\n" for line in header.splitlines())
    return comment + "\n".join(entry(node) for node in nodes) + "\n"
