"""A cluster of two processes on this machine, reached over the loopback alone."""

import logging

import pytest

from matcher.batch.engines.cluster import PRIVATE

RESUME = """Ada Lovelace {number}

Experience
ML Engineer, Analytical Engines
Jan 2020 - Present
- Wrote Python for engine number {number}
"""


@pytest.fixture(scope="module")
def cluster():
    """Return a cluster whose workers are processes that can be killed and come back."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, **{**PRIVATE, "silence_logs": logging.CRITICAL}
    ) as found:
        yield found


@pytest.fixture
def folder(tmp_path):
    """Return a folder with forty resumes, a copy, and two files that cannot be read."""
    inside = tmp_path / "resumes"
    inside.mkdir()
    for number in range(40):
        (inside / f"{number:02}.txt").write_text(RESUME.format(number=number))
    (inside / "copy.txt").write_text(RESUME.format(number=7))
    (inside / "empty.pdf").write_bytes(b"")
    (inside / "picture.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42" * 9)
    return inside
