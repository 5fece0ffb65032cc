"""Find and run external programs: no shell, a private folder, a deadline, a cap on what they print."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from matcher.errors import ReadError
from matcher.model.run import Status
from matcher.readers.limits import too_large

MAX_OUTPUT = 20_000_000  # bytes that a program may print about one file
_KEPT_VARIABLES = (
    "TESSDATA_PREFIX",
    "ANTIWORDHOME",
    "PYTHONPATH",
)  # where programs keep data of their own


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
        timeout_s: seconds after which it and its children are killed.
        folder: the working folder, also its HOME and TMPDIR; by default a private one that is removed.

    Raises:
        ReadError: timeout, or too_large when it prints more than MAX_OUTPUT bytes.
        subprocess.CalledProcessError: it ended with an error.
        OSError: it could not be started.
    """
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="matcher-") as private:
            return run(args, stdin=stdin, timeout_s=timeout_s, folder=Path(private))
    with tempfile.TemporaryFile(dir=folder) as source:
        source.write(stdin)
        source.seek(0)
        return _run(list(args), source.fileno() if stdin else subprocess.DEVNULL, timeout_s, folder)


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
        timer = threading.Timer(timeout_s, _stop, (process, late))
        timer.start()
        try:
            output = process.stdout.read(MAX_OUTPUT + 1) if process.stdout else b""
        except MemoryError:
            _stop(process)
            raise
        else:
            if len(output) > MAX_OUTPUT:
                _stop(process)
            code = process.wait()
        finally:
            timer.cancel()
    if late.is_set():
        raise _timeout(timeout_s)
    if len(output) > MAX_OUTPUT:
        raise too_large("bytes in what a converter made of it", len(output), MAX_OUTPUT)
    if code:
        raise subprocess.CalledProcessError(code, args[:1])
    return output


def _stop(process: subprocess.Popen[bytes], late: threading.Event | None = None) -> None:
    """Kill a program with its children."""
    if late is not None:
        late.set()
    with suppress(ProcessLookupError):
        if process.poll() is None:
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


def _timeout(seconds: float) -> ReadError:
    return ReadError(
        Status.TIMEOUT,
        f"took a converter longer than {seconds:g} seconds",
        "open it and save it as PDF or DOCX",
    )
