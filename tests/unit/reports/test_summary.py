"""The end of a run names each reason once, with its files and with what to do."""

import io

import pytest
from rich.console import Console

from matcher.model.run import Failure, Status
from matcher.reports.summary import group_failures, render_copies, render_failures


def a_failure(
    file: str, reason: str = "has 200 pages", status: Status = Status.TOO_LARGE
) -> Failure:
    return Failure(
        file=file, status=status, stage="read", reason=reason, next_step="send the resume alone"
    )


def printed(render, *what) -> str:
    console = Console(file=io.StringIO(), width=200)
    render(console, *what)
    return console.file.getvalue()


def test_what_differs_by_a_number_only_is_one_reason():
    failures = [
        a_failure("a"),
        a_failure("b", "is locked", Status.ENCRYPTED),
        a_failure("c", "has 9,000 pages"),
    ]
    assert [[f.file for f in group.failures] for group in group_failures(failures)] == [
        ["a", "c"],
        ["b"],
    ]


def test_each_reason_comes_with_what_to_do_and_names():
    text = printed(render_failures, [a_failure(f"{name}.pdf") for name in "abcde"])
    assert "5 files could not be read" in text
    assert "too_large: has 200 pages; send the resume alone" in text
    assert "a.pdf, b.pdf, c.pdf and 2 more" in text
    assert "failures.csv" in text
    assert "d.pdf" not in text


def test_a_single_file_takes_one_line():
    text = printed(render_failures, [a_failure("a.pdf")])
    assert text.splitlines()[1:] == ["  a.pdf  too_large: has 200 pages; send the resume alone"]


def test_many_reasons_are_counted():
    failures = [a_failure(f"{n}.pdf", f"reason {'x' * n}") for n in range(25)]
    text = printed(render_failures, failures)
    assert "and 5 files for 5 other reasons" in text


def test_copies_are_named():
    text = printed(render_copies, {"a.pdf": ("b.pdf", "c.pdf")})
    assert "2 files are copies, ranked once" in text
    assert "b.pdf, c.pdf = a.pdf" in text


@pytest.mark.parametrize(("render", "nothing"), [(render_failures, ()), (render_copies, {})])
def test_nothing_to_say_prints_nothing(render, nothing):
    assert printed(render, nothing) == ""
