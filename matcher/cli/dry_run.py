"""What `matcher rank --dry-run` prints: each file that would be read, and why the others would not."""

from collections import Counter

import click

from matcher.batch.discover import Inputs
from matcher.batch.preflight import Look, look_over
from matcher.model.run import Failure


def show_plan(inputs: Inputs) -> None:
    """Print the paths that would be read to standard output, and everything else to standard error."""
    for failure in inputs.failures:
        _say(_why_not(failure))
    counts = Counter({"not": len(inputs.failures)})
    for look in look_over(inputs.files):
        counts[_show(look)] += 1
    for reason, count in inputs.skipped.items():
        _say(f"{reason}: {count} passed over")
    _say(
        f"{_files(counts['read'])} would be read, {counts['not']} would not, {counts['copy']} with the same "
        f"content as another, {sum(inputs.skipped.values())} names passed over"
    )


def _show(look: Look) -> str:
    """Print one file and say what it counts as."""
    if look.failure:
        _say(_why_not(look.failure))
        return "not"
    if look.same_as:
        _say(f"{look.file}: same content as {look.same_as}")
        return "copy"
    click.echo(look.file.encode())
    return "read"


def _why_not(failure: Failure) -> str:
    return f"{failure.file}: {failure.status.value}: {failure.reason}; {failure.next_step}"


def _files(count: int) -> str:
    return f"{count} {'file' if count == 1 else 'files'}"


def _say(line: str) -> None:
    click.echo(line.encode(), err=True)
