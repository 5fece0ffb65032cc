"""The end of a run in the terminal: what could not be read, reason by reason, and what to do about each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from matcher.model.run import Failure
from matcher.reports.inert import safe_terminal

MOST_GROUPS = 20
"""Reasons that are listed; failures.csv has every file."""
MOST_NAMES = 3
"""Files that are named for each reason."""
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Files that failed for one reason.

    Args:
        failures: at least one, in the order of their paths; alike but for names and numbers.
    """

    failures: tuple[Failure, ...]

    @property
    def first(self) -> Failure:
        """The one that stands for all."""
        return self.failures[0]


def group_failures(failures: Iterable[Failure]) -> tuple[Group, ...]:
    """Put together what failed for the same reason and needs the same step, most files first."""
    alike: dict[tuple[str, str, str], list[Failure]] = defaultdict(list)
    for failure in failures:
        alike[failure.status, _NUMBER.sub("#", failure.reason), failure.next_step].append(failure)
    groups = [Group(failures=tuple(found)) for found in alike.values()]
    return tuple(sorted(groups, key=lambda group: (-len(group.failures), group.first.file)))


def render_failures(console: Console, failures: Sequence[Failure]) -> None:
    """Print each reason with the files that it holds for, and what to do about it."""
    if not failures:
        return
    groups = group_failures(failures)
    console.print(Text(f"{_files(len(failures))} could not be read", style="bold"))
    for group in groups[:MOST_GROUPS]:
        console.print(Padding(_group(group), (0, 0, 0, 2), expand=False))
    if len(groups) > MOST_GROUPS:
        rest = sum(len(group.failures) for group in groups[MOST_GROUPS:])
        console.print(Text(f"  and {_files(rest)} for {len(groups) - MOST_GROUPS} other reasons"))
    if len(failures) > len(groups):
        console.print(Text("  every file with its reason stands in failures.csv", style="dim"))


def render_copies(console: Console, copies: Mapping[str, Sequence[str]]) -> None:
    """Print which files have the same content as another; each content is ranked once.

    Args:
        console: where to.
        copies: a file -> the other files with its bytes.
    """
    if not copies:
        return
    count = sum(map(len, copies.values()))
    console.print(
        Text(f"{_files(count)} {'is a copy' if count == 1 else 'are copies'}, ranked once", "bold")
    )
    for file, others in list(copies.items())[:MOST_NAMES]:
        console.print(
            Padding(Text(f"{_names(others)} = {safe_terminal(file)}"), (0, 0, 0, 2), expand=False)
        )
    if len(copies) > MOST_NAMES:
        console.print(Text("  and others; candidates.csv names all of them", style="dim"))


def _group(group: Group) -> Text:
    first, count = group.first, len(group.failures)
    said = f"{safe_terminal(first.reason)}; {safe_terminal(first.next_step)}"
    if count == 1:
        return Text.assemble(
            f"{safe_terminal(first.file)}  ", (first.status.value, "yellow"), f": {said}"
        )
    names = _names([failure.file for failure in group.failures])
    return Text.assemble(
        f"{_files(count)}  ", (first.status.value, "yellow"), f": {said}\n  ", (names, "dim")
    )


def _names(files: Sequence[str]) -> str:
    shown = ", ".join(safe_terminal(file) for file in files[:MOST_NAMES])
    return f"{shown} and {len(files) - MOST_NAMES} more" if len(files) > MOST_NAMES else shown


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
