"""G8: a run speaks to no network and writes nowhere but into its folder, the user's cache and a place of its own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from command_line import JOB
from mixed_folder import make_resumes

WATCHED = """
import json, os, sys
out = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
CHANGES = {{"os.mkdir": (0,), "os.rename": (0, 1), "os.remove": (0,), "os.rmdir": (0,), "os.link": (1,),
           "os.symlink": (1,), "os.truncate": (0,), "os.chmod": (0,), "shutil.rmtree": (0,)}}

def note(event, arguments):
    if event == "open" and arguments[2] and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        said = [arguments[0]]
    elif event in CHANGES:
        said = [arguments[place] for place in CHANGES[event]]
    elif event.startswith(("socket.connect", "socket.send", "socket.getaddrinfo", "urllib")):
        said = ["network " + event]
    elif event == "sqlite3.connect" and arguments[0] != ":memory:":
        said = [arguments[0]]
    else:
        return
    for path in said:
        if isinstance(path, (str, bytes, os.PathLike)):
            line = os.path.abspath(os.fsdecode(path)) if not str(path).startswith("network") else path
            os.write(out, json.dumps(line).encode() + b"\\n")

sys.addaudithook(note)
sys.argv = ["matcher", *{arguments!r}]
from matcher.cli import main
main()
"""


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """Return a function that runs ``matcher ARGUMENTS`` and returns what it, and its workers, changed."""
    for name in ("home", "cache", "tmp", "work"):
        (tmp_path / name).mkdir()
    environment = {
        **os.environ,
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "tmp"),
        "MATCHER_CACHE_DIR": str(tmp_path / "cache" / "matcher"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    def run(*arguments: object) -> set[str]:
        log = tmp_path / "changes"
        program = WATCHED.format(log=str(log), arguments=[str(argument) for argument in arguments])
        ended = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            env=environment,
            cwd=tmp_path / "work",
            check=False,
        )
        assert ended.returncode in {0, 3}, ended.stderr.decode()
        return {json.loads(line) for line in log.read_text().splitlines()}

    return run


def outside(changes: set[str], *allowed: Path) -> list[str]:
    fine = (*map(str, allowed), os.devnull)
    return sorted(path for path in changes if not path.startswith(fine))


@pytest.mark.parametrize("more", [(), ("--no-cache",)])
def test_a_run_changes_nothing_but_its_own(watched, tmp_path, figures, more):
    resumes = tmp_path / "resumes"
    make_resumes(resumes, 30, seed=4)
    (resumes / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    changes = watched("rank", resumes, *JOB, "-o", tmp_path / "out", *more)
    own = [tmp_path / "out", tmp_path / "tmp"] + ([] if more else [tmp_path / "cache"])
    # a nameless file tries whether the folder of `out` can be written
    changes.discard(str(tmp_path))
    strange = outside(changes, *own)
    figures.note("G8", changes=len(changes), strange=len(strange))
    assert strange == []
    assert any(path.startswith(str(tmp_path / "out")) for path in changes), "the watch sees nothing"
    assert not list((tmp_path / "tmp").iterdir())
    assert not list((tmp_path / "home").iterdir())
    assert not list((tmp_path / "work").iterdir())
    assert list((tmp_path / "cache").iterdir()) == (
        [] if more else [tmp_path / "cache" / "matcher"]
    )


def test_the_watch_sees_a_network_and_a_strange_file(tmp_path):
    log = tmp_path / "changes"
    program = WATCHED.format(log=str(log), arguments=["--version"]).replace(
        "from matcher.cli import main\nmain()",
        "import socket\nopen({!r}, 'w').close()\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError:\n    pass\n".format(
            str(tmp_path / "strange")
        ),
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    changes = {json.loads(line) for line in log.read_text().splitlines()}
    assert str(tmp_path / "strange") in changes
    assert any(change.startswith("network") for change in changes)
    assert outside(changes, Path(tempfile.gettempdir()) / "elsewhere") != []
