"""Values of the model as compact bytes, for the cache and between processes: MessagePack, compressed.

JSON is for people and other programs; this form is for matcher alone, in one version. Nothing in it can run.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec
import zstandard

from matcher.errors import DamageError

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")
_WHAT_TO_DO = "what was kept of earlier runs is damaged; run matcher cache clear, then run again"
_compressor = zstandard.ZstdCompressor(level=1, write_checksum=True)
_decompressor = zstandard.ZstdDecompressor()


def compress(data: bytes) -> bytes:
    """Make *data* a fifth as long, more or less, with a checksum."""
    return _compressor.compress(data)


def decompress(data: bytes) -> bytes:
    """Return what was compressed.

    Raises:
        DamageError: the bytes are damaged.
    """
    try:
        return _decompressor.decompress(data)
    except zstandard.ZstdError as fault:
        raise DamageError(_WHAT_TO_DO) from fault


def encode(value: Any) -> bytes:
    """Encode a dataclass of the model with everything below it."""
    return msgspec.msgpack.encode(value)


def decode(kind: type[T], data: bytes) -> T:
    """Decode what ``encode`` made of a *kind*.

    Raises:
        DamageError: the bytes are damaged, or of another version.
    """
    try:
        found: T = _decoder(cast("Hashable", kind)).decode(data)
    except msgspec.MsgspecError as fault:
        raise DamageError(_WHAT_TO_DO) from fault
    return found


def pack(value: Any) -> bytes:
    """Encode and compress a value."""
    return compress(encode(value))


def unpack(kind: type[T], data: bytes) -> T:
    """Decode what ``pack`` made of a *kind*.

    Raises:
        DamageError: the bytes are damaged, or of another version.

    >>> from matcher.model.document import Span
    >>> unpack(Span, pack(Span(start=1, end=2)))
    Span(start=1, end=2)
    """
    return decode(kind, decompress(data))


@cache
def _decoder(kind: "Hashable") -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
