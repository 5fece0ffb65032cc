"""JSON objects as bytes, as the files of a run hold them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec


def json_array(members: Iterable[bytes]) -> Iterator[bytes]:
    r"""Yield the pieces of a JSON array, each member starting a line, so that it need not be held in memory.

    >>> b"".join(json_array([b"1", b"2"]))
    b'[\n1,\n2\n]\n'
    """
    yield b"["
    before = b"\n"
    for member in members:
        yield before + member
        before = b",\n"
    yield b"\n]\n"


def json_bytes(data: Any, indent: int = 0) -> bytes:
    r"""Write *data* as UTF-8, in one line or with *indent* blanks a level; what is no character is escaped.

    Why: the bytes are those of ``json.dumps`` without ASCII escapes, several times as fast. The two write a
    number apart only below 0.0001 and from 1e16 on, where neither points nor months go.

    >>> json_bytes({"file": "r\udce9sumé.pdf", "points": [12.5]}).decode()
    '{"file":"r\\udce9sumé.pdf","points":[12.5]}'
    """
    try:
        compact = msgspec.json.encode(data)
    except UnicodeEncodeError:
        separators = (",", ": ") if indent else (",", ":")
        text = json.dumps(data, ensure_ascii=False, indent=indent or None, separators=separators)
        return text.encode("utf-8", "backslashreplace")
    return msgspec.json.format(compact, indent=indent) if indent else compact
