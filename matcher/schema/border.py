"""Load hand-written YAML into the model's dataclasses, with file:line in every complaint."""

from collections import Counter
from contextlib import suppress
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_type_hints

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from matcher.errors import BorderError

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50
_UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")
_PLAIN_WORDS = {
    "unexpected_keyword_argument": "is not a key that is known here",
    "extra_forbidden": "is not a key that is known here",
    "missing": "is missing",
    "missing_keyword_only_argument": "is missing",
}


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the (cached) validator of a dataclass or of a collection of them."""
    return TypeAdapter(kind)


def read_text(path: Path, error: type[BorderError] = BorderError) -> str:
    """Read a UTF-8 file that a person wrote.

    Raises:
        BorderError: (or the subclass given) when the file is missing or is not UTF-8 text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise error(f"{path}: cannot be read: {fault.strerror}") from None
    except UnicodeDecodeError as fault:
        raise error(f"{path}: is not UTF-8 text (byte {fault.start})") from None


def parse_yaml(text: str, name: str, error: type[BorderError] = BorderError) -> Any:
    """Parse YAML, refusing anything but plain data.

    Raises:
        BorderError: (or the subclass given) with file:line where the text is no YAML.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(fault, "problem", None) or "is not YAML"
        raise error(f"{name}:{line}: {problem}") from None


def compose_yaml(text: str) -> yaml.Node | None:
    """Return the nodes of YAML that ``parse_yaml`` took, to find lines in."""
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


def doubled_keys(node: yaml.Node | None, name: str) -> list[str]:
    """Say where one key stands twice in a mapping, as ``file:line: what is wrong``.

    Why: YAML takes the last one in silence, and the other looks as if it counted.
    """
    said: list[str] = []
    visited: set[int] = set()
    waiting = [node] if node else []
    while waiting:
        at = waiting.pop()
        if id(at) in visited:
            continue
        visited.add(id(at))
        if isinstance(at, yaml.SequenceNode):
            waiting += at.value
        elif isinstance(at, yaml.MappingNode):
            waiting += (value for _, value in at.value)
            counts = Counter(str(key.value) for key, _ in at.value)
            said += (
                f"{name}:{key.start_mark.line + 1}: {key.value} stands {count} times; keep one"
                for key, _ in at.value
                if (count := counts.pop(str(key.value), 1)) > 1
            )
    return said


def refuse_deep_yaml(text: str, name: str, error: type[BorderError] = BorderError) -> None:
    """Refuse YAML whose lists lie in one another deeper than any person writes.

    Why: what is built of ten thousand levels runs out of stack in the parser's C code and ends the program.

    Raises:
        BorderError: (or the subclass given) with file:line of the first level too many.
    """
    depth = 0
    with suppress(yaml.YAMLError):  # whoever builds it tells what is wrong
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                mark = event.start_mark
                line = mark.line + 1 if mark else 1
                raise error(f"{name}:{line}: lies in too many lists, write it flatter")


def validate(
    kind: type[T], data: Any, text: str, name: str, error: type[BorderError] = BorderError
) -> T:
    """Turn plain *data* into *kind*.

    Args:
        kind: a dataclass, or a type expression such as ``list[Skill]``.
        data: what the YAML or JSON held.
        text: the YAML it came from, to find line numbers in.
        name: the file's name for complaints.
        error: which error to raise.

    Raises:
        BorderError: (or the subclass given) listing every fault at once, a line each.
    """
    try:
        checked: T = adapter(cast("Hashable", kind)).validate_python(data)
    except ValidationError as fault:
        node = compose_yaml(text)
        lines = [
            f"{name}:{line_of(node, item['loc'])}: {_say(item, kind)}" for item in fault.errors()
        ]
        raise error("\n".join(lines)) from None
    return checked


def load_yaml(kind: type[T], path: Path, error: type[BorderError] = BorderError) -> T:
    """Read *path* as *kind*; see ``validate`` for the errors."""
    text = read_text(path, error)
    return validate(kind, parse_yaml(text, str(path), error), text, str(path), error)


def line_of(node: yaml.Node | None, path: tuple[Any, ...]) -> int:
    """Return the 1-based line of the deepest node that *path* reaches."""
    if node is None:
        return 1
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(step)]
            if not found:
                break
            key, node = found[0]
            if step == path[-1]:
                return int(key.start_mark.line) + 1
        else:
            break
    return int(node.start_mark.line) + 1


def _say(fault: ErrorDetails, kind: Any) -> str:
    where = ".".join(str(step) for step in fault["loc"]) or "the file"
    said = _PLAIN_WORDS.get(fault["type"], fault["msg"])
    known = _keys_at(kind, fault["loc"][:-1]) if fault["type"] in _UNKNOWN_KEY else []
    near = get_close_matches(str(fault["loc"][-1]), known, n=1, cutoff=0.5) if known else []
    hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(known)}"
    return f"{where}: {said}{hint if known else ''}"


def _keys_at(kind: Any, path: tuple[Any, ...]) -> list[str]:
    """Return the keys that are known where *path* leads from *kind*; empty where that cannot be told."""
    for step in path:
        if is_dataclass(kind):
            kind = get_type_hints(kind).get(str(step))
        else:
            inner = [part for part in get_args(kind) if part not in (type(None), Ellipsis)]
            kind = inner[-1] if inner else None
    return [field.name for field in fields(kind)] if is_dataclass(kind) else []
