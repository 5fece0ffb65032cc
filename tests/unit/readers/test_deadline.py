"""The time a file may take: put off by countable work, struck by the system."""

import os
import signal
import time

import pytest

from matcher.readers.deadline import HAS_TIMER, extend_deadline, start_deadline, stop_deadline

pytestmark = pytest.mark.skipif(not HAS_TIMER, reason="this system has no timer for a process")


def left() -> float:
    return signal.getitimer(signal.ITIMER_REAL)[0]


@pytest.fixture(autouse=True)
def no_deadline_stays():
    yield
    stop_deadline()


def test_without_a_deadline_there_is_none_to_put_off():
    extend_deadline(5)
    assert left() == 0


def test_slow_work_puts_the_deadline_off():
    start_deadline(100)
    extend_deadline(5)
    assert 104 < left() <= 105
    stop_deadline()
    assert left() == 0


def test_the_deadline_ends_the_process():
    child = os.fork()
    if child == 0:
        start_deadline(0.05)
        time.sleep(5)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGALRM
