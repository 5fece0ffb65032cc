"""What a program that may be interrupted tells the processes that it starts."""

import os
import signal

import pytest

from matcher.cli.interrupt import leave_on_interrupt

OWN = "ignore:resource_tracker:UserWarning"


@pytest.fixture(autouse=True)
def handlers():
    """Put back what was done on signals."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (None, OWN),
        ("", OWN),
        ("error", f"error,{OWN}"),
        (OWN, OWN),
        (f"{OWN},error", f"{OWN},error"),
    ],
)
def test_the_warning_is_left_out_once_beside_what_was_chosen(monkeypatch, chosen, expected):
    monkeypatch.setenv("PYTHONWARNINGS", chosen or "")
    if chosen is None:
        monkeypatch.delenv("PYTHONWARNINGS")
    for _ in range(3):
        leave_on_interrupt()
    assert os.environ["PYTHONWARNINGS"] == expected
