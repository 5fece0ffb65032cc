"""Find schema.org JobPosting objects in JSON, and in the JSON-LD scripts of a web page."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

Posting = Mapping[str, Any]

_KIND = "JobPosting"
_MEDIA_TYPE = "application/ld+json"
# What old pages put around a script so that browsers without scripts do not show it.
_OPENINGS = ("//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--")
_CLOSINGS = ("//]]>", "/*]]>*/", "]]>", "-->")
_MOST_VALUES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The postings of a file.

    Args:
        postings: in the order of the file.
        is_broken: a script speaks of a posting but is no JSON.
    """

    postings: tuple[Posting, ...] = ()
    is_broken: bool = False


def find_in_page(root: etree._Element) -> Found:
    """Find the postings in the JSON-LD scripts of a page."""
    postings: list[Posting] = []
    is_broken = False
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type", "").partition(";")[0].strip().lower() != _MEDIA_TYPE:
            continue
        found = find_in_json(text)
        postings += found.postings
        is_broken = is_broken or found.is_broken
    return Found(postings=tuple(postings), is_broken=is_broken)


def find_in_json(text: str) -> Found:
    """Find the postings in JSON: alone, in a list, in a ``@graph``, or inside something else.

    >>> len(find_in_json('{"@graph": [{"@type": "JobPosting"}, {"@type": "WebSite"}]}').postings)
    1
    >>> find_in_json('{"@type": "JobPosting", ').is_broken
    True
    """
    try:
        data = json.loads(_unwrapped(text.removeprefix("\ufeff")), strict=False)
    except (ValueError, RecursionError):
        return Found(is_broken=_KIND in text)
    return Found(postings=tuple(_postings(data)))


def _unwrapped(text: str) -> str:
    text = text.strip()
    opening = next((one for one in _OPENINGS if text.startswith(one)), "")
    closing = next((one for one in _CLOSINGS if text.endswith(one)), "")
    return text.removeprefix(opening).removesuffix(closing).strip().removesuffix(";")


def _postings(data: object) -> Iterator[Posting]:
    """Walk through nested values in their order, without recursion."""
    waiting: list[object] = [data]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            if _is_posting(value):
                yield value
            else:
                waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _is_posting(value: Mapping[str, Any]) -> bool:
    kinds = value.get("@type")
    named: Sequence[object] = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and re.split(r"[/:#]", kind)[-1] == _KIND for kind in named)
