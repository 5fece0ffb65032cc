"""External programs: what they print, their deadline, their cap, their surroundings."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from matcher.errors import ReadError
from matcher.readers import programs
from matcher.readers.programs import find, run


def test_a_program_gets_its_input_and_gives_what_it_prints() -> None:
    code = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
    assert run([sys.executable, "-c", code], stdin=b"abc", timeout_s=20) == b"cba"
    assert run([sys.executable, "-c", code], timeout_s=20) == b""


def test_nothing_is_read_by_a_shell() -> None:
    code = "import sys; print(sys.argv[1])"
    assert run([sys.executable, "-c", code, "$HOME; `id`"], timeout_s=20) == b"$HOME; `id`\n"


def test_it_works_in_a_private_folder_that_is_removed() -> None:
    code = "import os; print(os.getcwd()); open('left', 'w'); print(os.environ['HOME'])"
    folder, home = run([sys.executable, "-c", code], timeout_s=20).decode().split()
    assert folder == home
    assert not Path(folder).exists()


def test_the_environment_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "value")
    code = "import os; print('A_SECRET' in os.environ)"
    assert run([sys.executable, "-c", code], timeout_s=20) == b"False\n"


def test_a_program_and_its_children_are_killed_at_the_deadline() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        run([sys.executable, "-c", code], timeout_s=1)
    assert caught.value.status == "timeout"
    assert time.monotonic() - start < 30


def test_a_program_that_prints_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "MAX_OUTPUT", 1000)
    code = "import sys\nwhile True: sys.stdout.write('x' * 100)"
    with pytest.raises(ReadError) as caught:
        run([sys.executable, "-c", code], timeout_s=60)
    assert caught.value.status == "too_large"


def test_a_program_that_fails_says_so() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run([sys.executable, "-c", "raise SystemExit(3)"], timeout_s=20)
    with pytest.raises(OSError, match="no-such-program"):
        run(["no-such-program-anywhere"], timeout_s=20)


def test_programs_are_found_on_path_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "converter"
    tool.write_text("#!/bin/sh\n")
    tool.chmod(0o755)
    assert find("converter") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find("converter") == str(tool)


def test_a_reader_without_memory_stops_its_program(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    class Full:
        def read(self, size: int) -> bytes:
            raise MemoryError

        def close(self) -> None: ...

    class Program(subprocess.Popen[bytes]):
        def __init__(self, *args: object, **settings: object) -> None:
            super().__init__(*args, **settings)  # type: ignore[call-overload]
            self.stdout.close()
            self.stdout = Full()  # type: ignore[assignment]
            started.append(self)

    monkeypatch.setattr(programs.subprocess, "Popen", Program)
    with pytest.raises(MemoryError):
        run([sys.executable, "-c", "import time; time.sleep(60)"], timeout_s=50)
    assert started[0].returncode < 0
