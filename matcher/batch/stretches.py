"""Cut what comes one by one into stretches that are handed over at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def stretches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield *items* in tuples of *size*, the last one perhaps shorter; each is taken when it is asked for.

    >>> list(stretches("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    remaining = iter(items)
    while some := tuple(islice(remaining, size)):
        yield some
