"""What is parsed is kept across runs, for its user alone, and a damaged cache costs nothing but time."""

import os
import sqlite3
import stat
import time

import pytest

from matcher.batch import cache as cache_module
from matcher.batch.cache import Cache, cache_path
from matcher.batch.stamp import Stamp, stamp_of
from matcher.errors import OutputError

OLD = Stamp(size=10, modified=1_000_000_000, changed=1_000_000_000)
DIGEST = "ab" * 32


def test_what_is_put_is_there_in_the_next_run(tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put(b"key", b"value")
        assert cache.present((b"key",))
        assert cache.get(b"key") == b"value"
    with Cache(tmp_path / "c.sqlite") as cache:
        assert cache.present((b"key",))
        assert cache.get(b"key") == b"value"
        assert not cache.present((b"other",))
        assert cache.get(b"other") is None
        assert cache.info().entries == 1


def test_a_cache_in_memory_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Cache(None) as cache:
        cache.put(b"key", b"value")
        cache.flush()
        assert cache.get(b"key") == b"value"
    assert not list(tmp_path.iterdir())


def test_only_the_user_can_read_it(tmp_path):
    os.umask(0)
    path = tmp_path / "folder" / "c.sqlite"
    with Cache(path) as cache:
        cache.put(b"key", b"value")
        cache.flush()
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_folder_that_was_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    with Cache(tmp_path / "c.sqlite"):
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
        assert stat.S_IMODE((tmp_path / "c.sqlite").stat().st_mode) == 0o600


def test_a_file_is_known_by_its_size_and_times(tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.learn(b"/a.pdf", OLD, DIGEST)
        cache.flush()
        assert cache.known({b"/a.pdf": OLD}) == {b"/a.pdf": DIGEST}
        assert cache.known({b"/b.pdf": OLD}) == {}
        for change in ({"size": 11}, {"modified": 2}, {"changed": 2}):
            assert cache.known({b"/a.pdf": OLD._replace(**change)}) == {}


def test_a_file_that_changed_just_now_is_not_known_by_its_times(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("one")
    stamp = stamp_of(file.stat())
    with Cache(None) as cache:
        cache.learn(b"a.txt", stamp, DIGEST)
        cache.flush()
        assert cache.known({b"a.txt": stamp}) == {}


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all, but long enough to be looked at" * 50]
)
def test_a_damaged_cache_is_made_anew(tmp_path, damage):
    path = tmp_path / "c.sqlite"
    with Cache(path) as cache:
        cache.put(b"key", b"value")
    path.write_bytes(damage)
    with Cache(path) as cache:
        assert not cache.present((b"key",))
        cache.put(b"key", b"value")
    assert Cache(path).get(b"key") == b"value"


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="--no-cache"):
        Cache(tmp_path / "file" / "c.sqlite")


def test_two_runs_share_it(tmp_path):
    path = tmp_path / "c.sqlite"
    with Cache(path) as first, Cache(path) as second:
        first.put(b"1", b"one")
        first.flush()
        second.put(b"2", b"two")
        second.flush()
        assert first.get(b"2") == b"two"
        assert second.get(b"1") == b"one"


def test_what_nobody_used_for_long_goes(tmp_path, monkeypatch):
    path = tmp_path / "c.sqlite"
    with Cache(path) as cache:
        cache.put(b"unused", b"value")
        cache.put(b"used", b"value")
        cache.learn(b"/a.pdf", OLD, DIGEST)
    later = time.time() + 60 * 86_400
    monkeypatch.setattr(cache_module.time, "time", lambda: later)
    with Cache(path) as cache:
        assert cache.get(b"used") == b"value"
        assert cache.known({b"/a.pdf": OLD}) == {b"/a.pdf": DIGEST}
        assert cache.info().days == 60
    monkeypatch.setattr(cache_module.time, "time", lambda: later + 60 * 86_400)
    with Cache(path):
        pass
    with Cache(path) as cache:
        assert cache.get(b"used") == b"value"
        assert not cache.present((b"unused",))
        assert cache.known({b"/a.pdf": OLD}) == {b"/a.pdf": DIGEST}


def test_too_much_makes_the_oldest_go(tmp_path, monkeypatch):
    path = tmp_path / "c.sqlite"
    with Cache(path) as cache:
        cache.put(b"old", bytes(100_000))
    monkeypatch.setattr(cache_module, "MAX_BYTES", 150_000)
    monkeypatch.setattr(cache_module.time, "time", lambda: 4e9)
    monkeypatch.setattr(cache_module, "KEPT_DAYS", 10_000_000)
    with Cache(path) as cache:
        cache.put(b"new", bytes(100_000))
    with Cache(path) as cache:
        assert not cache.present((b"old",))
        assert cache.present((b"new",))


def test_a_full_disk_is_one_sentence(tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        cache._base.execute("PRAGMA max_page_count = 10")
        cache.put(b"key", bytes(1_000_000))
        with pytest.raises(OutputError, match=r"full.*make room"):
            cache.flush()
        cache._entries.clear()


def test_nothing_in_it_can_be_run(tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put(b"key", b"value")
    base = sqlite3.connect(tmp_path / "c.sqlite")
    kinds = {kind for (kind,) in base.execute("SELECT type FROM sqlite_master")}
    assert not kinds & {"trigger", "view"}


def test_the_variable_moves_it(tmp_path, monkeypatch):
    monkeypatch.setenv("MATCHER_CACHE_DIR", str(tmp_path))
    assert cache_path().parent == tmp_path
