"""Files that other processes write are there at the end, or the fault is said."""

import os

import pytest

from matcher.batch.start import context
from matcher.errors import OutputError
from matcher.reports.beside import Beside, beside


def write(folder, makers):
    for name, make in makers.items():
        (folder / name).write_bytes(make())


@pytest.mark.parametrize("most", [0, 1, 2])
def test_all_is_written_at_the_end(tmp_path, most):
    with beside(most, write) as others:
        for number in range(5):
            others.hand_over(tmp_path, {f"{number}.txt": lambda n=number: b"%d" % n})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        f"{number}.txt": b"%d" % number for number in range(5)
    }


def test_without_other_processes_there_is_never_room():
    assert not Beside(0, write).has_room


def test_there_is_room_again_when_a_process_is_done(tmp_path):
    may_end = context().Event()
    with beside(1, write) as others:
        assert others.has_room
        others.hand_over(tmp_path, {"a": lambda: b"%d" % may_end.wait(60)})
        assert not others.has_room
        may_end.set()
        others.finish()
        assert others.has_room
    assert (tmp_path / "a").read_bytes() == b"1"


def test_what_is_written_by_this_process_is_written_once(tmp_path):
    times = []
    with beside(0, write) as others:
        others.hand_over(tmp_path, {"a": lambda: b"%d" % len(times.append(0) or times)})
        others.finish()
    assert (tmp_path / "a").read_bytes() == b"1"


def test_other_processes_do_it(tmp_path):
    with beside(2, write) as others:
        others.hand_over(tmp_path, {"a": lambda: b"%d" % os.getpid()})
        others.hand_over(tmp_path, {"b": lambda: b"%d" % os.getpid()})
    made = {int((tmp_path / name).read_bytes()) for name in "ab"}
    assert len(made) == 2
    assert os.getpid() not in made


def test_what_another_process_cannot_write_is_tried_here_and_said(tmp_path):
    def refuse():
        raise OutputError("no room")

    with pytest.raises(OutputError, match="no room"), beside(1, write) as others:
        others.hand_over(tmp_path, {"a": refuse})


def test_a_process_that_dies_leaves_its_work_to_this_one(tmp_path):
    parent = os.getpid()

    def deadly():
        if os.getpid() != parent:
            os._exit(9)
        return b"whole"

    with beside(1, write) as others:
        others.hand_over(tmp_path, {"a": deadly})
    assert (tmp_path / "a").read_bytes() == b"whole"
