"""A program that is interrupted says what is kept, and nothing else."""

import subprocess
import sys

import pytest

PROGRAM = """
import multiprocessing, os, signal
from matcher.cli.interrupt import hint, leave_on_interrupt
leave_on_interrupt()
with hint("what is finished is kept"):
    lock = multiprocessing.get_context("spawn").Lock()
    os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent")
def test_semaphores_that_are_left_behind_are_tidied_up_without_a_word():
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 130
    assert done.stderr == "matcher: interrupted\nmatcher: what is finished is kept\n"
