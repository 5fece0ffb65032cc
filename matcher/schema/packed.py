"""Values of the model as compact bytes, for the cache and between processes: MessagePack, deflated.

JSON is for people and other programs; this form is for matcher alone, in one version. Nothing in it can run.
"""

import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")
_LEVEL = 1  # a fifth of the size for a tenth of a millisecond; higher levels win little


def pack(value: Any) -> bytes:
    """Encode a dataclass of the model with everything below it."""
    return zlib.compress(msgspec.msgpack.encode(value), _LEVEL)


def unpack(kind: type[T], data: bytes) -> T:
    """Decode what ``pack`` made of a *kind*.

    Raises:
        ValueError: the bytes are damaged, or of another version.

    >>> from matcher.model.document import Span
    >>> unpack(Span, pack(Span(start=1, end=2)))
    Span(start=1, end=2)
    """
    try:
        found: T = _decoder(cast("Hashable", kind)).decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError) as fault:
        raise ValueError(f"no {kind.__name__} in these bytes") from fault
    return found


@cache
def _decoder(kind: "Hashable") -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
