"""What the exit codes mean."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes beside click's own 2 for usage."""

    DONE = 0
    FAULT = 1
    SOME_UNREAD = 3
    NOTHING_READ = 4
    CHECK_FOUND = 5
    BUSY = 6
    INTERRUPTED = 130


def exit_after_reading(parsed: int, failed: int) -> Exit:
    """Return the code for a run of which *parsed* files were read and *failed* were not.

    >>> exit_after_reading(3, 0), exit_after_reading(3, 1), exit_after_reading(0, 2)
    (<Exit.DONE: 0>, <Exit.SOME_UNREAD: 3>, <Exit.NOTHING_READ: 4>)
    """
    if not parsed:
        return Exit.NOTHING_READ
    return Exit.SOME_UNREAD if failed else Exit.DONE
