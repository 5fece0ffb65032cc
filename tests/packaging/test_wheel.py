"""The wheel, installed somewhere else, does the main job without a network."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NO_NETWORK = """
import socket

def refuse(*args, **kwargs):
    raise OSError("the network must not be used")

socket.socket.connect = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    answer = subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel by way of the sdist and install it into a fresh environment.

    The dependencies come from the environment that runs the tests, so that no registry is asked; matcher
    itself must come from the wheel.
    """
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    (site,) = home.glob("lib/python3*/site-packages")
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        site,
        wheel,
        cwd=folder,
    )
    ours = [path for path in sys.path if path.endswith("site-packages")]
    (site / "dependencies.pth").write_text("\n".join(ours))
    (site / "sitecustomize.py").write_text(NO_NETWORK)
    return home / "bin" / "python"


@pytest.mark.packaging
def test_the_installed_wheel_is_what_runs(installed, tmp_path):
    where = run(installed, "-c", "import matcher; print(matcher.__file__)", cwd=tmp_path)
    assert str(installed.parents[1]) in where


@pytest.mark.packaging
def test_the_wheel_ranks_a_sample_without_a_network(installed, tmp_path):
    find = "from matcher.resources import resource_dir; print(resource_dir('data/samples/resumes'))"
    samples = Path(run(installed, "-c", find, cwd=tmp_path).strip())
    assert "_bundled" in samples.parts
    resume = min(samples.glob("*.pdf"))
    out = run(
        installed,
        "-m",
        "matcher",
        "rank",
        resume,
        "--job",
        "ai-ml-engineer",
        "-f",
        "json",
        cwd=tmp_path,
    )
    assert len(json.loads(out)["candidates"]) == 1


@pytest.mark.packaging
def test_the_network_guard_can_fail(installed, tmp_path):
    code = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')"
    answer = subprocess.run(
        [installed, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert "the network must not be used" in answer.stderr
