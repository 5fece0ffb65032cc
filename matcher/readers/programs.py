"""Find and run external programs: no shell, a private folder, a deadline, a cap on what they print.

A program that fails in an orderly way has judged the file. One that is killed, breaks down or cannot be
started for want of memory says nothing about the file: the file ends as crashed, and its text never
depends on the machine.
"""

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.deadline import time_left
from matcher.readers.limits import too_large
from matcher.readers.scratch import scratch_folder

MAX_OUTPUT = 20_000_000  # bytes that a program may print about one file
_KEPT_VARIABLES = (
    "TESSDATA_PREFIX",
    "ANTIWORDHOME",
    "PYTHONPATH",
)  # where programs keep data of their own
_SHARE = (
    0.9  # of the time that the file has left: the reader ends in good order, before its deadline
)
_LAST_CODE = 128  # what shells and Windows return for a program that was killed is larger
_SHORTAGES = frozenset(
    (errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.EFBIG)
)  # faults of the machine at this moment


def find(name: str) -> str | None:
    """Return the path of the program *name* on PATH, or None.

    >>> find("no-such-program-anywhere") is None
    True
    """
    return shutil.which(name)


def run(
    args: Sequence[str], *, stdin: bytes = b"", timeout_s: float, folder: Path | None = None
) -> bytes:
    """Run a program and return what it printed; what it complains about is dropped.

    Args:
        args: the program and its arguments, never read by a shell.
        stdin: what it reads from its standard input; empty closes it.
        timeout_s: seconds after which it and its children are killed; less where the file's deadline is near.
        folder: the working folder, also its HOME and TMPDIR; by default a private one that is removed.

    Raises:
        ReadError: timeout; too_large when it prints more than MAX_OUTPUT bytes; crashed when it was killed
            or the machine has no room for it.
        subprocess.CalledProcessError: it ended with an error.
        OSError: it could not be started.
    """
    with shortages_told(), nullcontext(folder) if folder else scratch_folder() as place:
        return _fed(list(args), stdin, timeout_s, place)


@contextmanager
def shortages_told() -> Iterator[None]:
    """Tell a fault of the machine at this moment (no memory, no room on the disk) from one of the file.

    Raises:
        ReadError: crashed, in the place of such an OSError.
    """
    try:
        yield
    except OSError as fault:
        if fault.errno in _SHORTAGES:
            raise _broke_down() from None
        raise


def _broke_down() -> ReadError:
    """Make the error for a file on which a program was killed or broke down."""
    return ReadError(
        Status.CRASHED,
        "made a converter break down, perhaps for want of memory",
        "try it again with fewer workers, or open it and save it as PDF or DOCX",
    )


def _fed(args: list[str], stdin: bytes, timeout_s: float, folder: Path) -> bytes:
    with tempfile.TemporaryFile(dir=folder) as source:
        source.write(stdin)
        source.seek(0)
        return _run(args, source.fileno() if stdin else subprocess.DEVNULL, timeout_s, folder)


def _run(args: list[str], stdin: int, timeout_s: float, folder: Path) -> bytes:
    with subprocess.Popen(  # noqa: S603 - the callers name the programs, no file does
        args,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    ) as process:
        late = threading.Event()
        allowed = min(timeout_s, _SHARE * time_left())
        timer = threading.Timer(allowed, _stop, (process, late))
        timer.start()
        try:
            output = process.stdout.read(MAX_OUTPUT + 1) if process.stdout else b""
            if len(output) > MAX_OUTPUT:
                _stop(process)
            code = process.wait()
        finally:
            timer.cancel()
            _stop(process)
    if late.is_set():
        raise _timeout()
    if len(output) > MAX_OUTPUT:
        raise too_large("bytes in what a converter made of it", len(output), MAX_OUTPUT)
    if code < 0 or code > _LAST_CODE:
        raise _broke_down()
    if code:
        raise subprocess.CalledProcessError(code, args[:1])
    return output


def _stop(process: subprocess.Popen[bytes], late: threading.Event | None = None) -> None:
    """Kill a program with its children, unless it is known to have ended."""
    if process.returncode is not None:
        return
    if late is not None:
        late.set()
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",  # the batch has its own workers
        "MALLOC_ARENA_MAX": "1",  # what a worker may use of memory holds for its programs too
    }


def _timeout() -> ReadError:
    return ReadError(
        Status.TIMEOUT,
        "keeps a converter busy for too long",
        "open it and save it as PDF or DOCX",
    )
