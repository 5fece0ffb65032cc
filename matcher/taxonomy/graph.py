"""Cycles and depth of the graph of broader skills."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter


def find_cycles(broader: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the circles of *broader*, each from its alphabetically first id; ids unknown are ignored.

    >>> find_cycles({"a": ["b"], "b": ["a"], "c": ["a"]})
    [('a', 'b')]
    """
    graph = {key: [p for p in parents if p in broader] for key, parents in broader.items()}
    cycles: list[tuple[str, ...]] = []
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as fault:
            # graphlib lists a circle along its edges backwards, with the first id repeated at the end
            found = list(reversed(fault.args[1]))[:-1]
            first = found.index(min(found))
            cycle = (*found[first:], *found[:first])
            if cycle[0] == cycle[-1] or cycle[1:2] == ():
                cycle = cycle[:1]
            cycles.append(cycle)
            following = cycle[1] if len(cycle) > 1 else cycle[0]
            graph[cycle[0]] = [p for p in graph[cycle[0]] if p != following]
        else:
            return sorted(cycles)


def depths(broader: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return the longest way up from each id, 0 for one without parents.

    Raises:
        graphlib.CycleError: when the graph has a circle.

    >>> depths({"python": ["programming"], "programming": []})
    {'programming': 0, 'python': 1}
    """
    found: dict[str, int] = {}
    for key in TopologicalSorter(broader).static_order():
        found[key] = max((found[parent] + 1 for parent in broader.get(key, ())), default=0)
    return found
