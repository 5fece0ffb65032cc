"""Paths of other machines are walked, read and remembered like those on disk; what is missing is a sentence."""

import io
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matcher.batch import remote
from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.engines.local import Local
from matcher.batch.run import Desk, parse_all
from matcher.batch.source import read_bytes
from matcher.batch.stamp import Stamp
from matcher.batch.task import Task
from matcher.errors import InputError, ReadError
from matcher.model.run import Status

fsspec = pytest.importorskip("fsspec")

TEXT = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python {}\n"


@pytest.fixture
def store():
    """Return a store in memory, which workers inherit, with two resumes, an archive and litter."""
    system = fsspec.filesystem("memory")
    system.pipe("/cvs/a.txt", TEXT.format("a").encode())
    system.pipe("/cvs/deep/b.txt", TEXT.format("b").encode())
    system.pipe("/cvs/empty.pdf", b"")
    system.pipe("/cvs/.git/config", b"litter")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("in/c.txt", TEXT.format("c"))
    system.pipe("/cvs/all.zip", archive.getvalue())
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def parsed(*paths, cache=None, listed=()):
    """Parse what the paths mean and return how each file ended."""
    inputs = discover(paths, listed)
    desk = Desk(cache=cache or Cache(None))
    batch = parse_all(inputs, Task(), desk, engine=Local(1))
    return {one.file: one.failure.status if one.failure else "parsed" for one in batch.outcomes}


def test_a_folder_is_walked_and_each_file_ends_with_a_status(store):
    assert parsed("memory://cvs") == {
        "memory://cvs/a.txt": "parsed",
        "memory://cvs/all.zip!/in/c.txt": "parsed",
        "memory://cvs/deep/b.txt": "parsed",
        "memory://cvs/empty.pdf": Status.CORRUPT,
    }
    assert discover(["memory://cvs/"]).skipped == {"hidden": 1}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("memory://cvs/a.txt", ["memory://cvs/a.txt"]),
        ("memory://cvs/.git/config", ["memory://cvs/.git/config"]),
        ("memory://cvs/*.txt", ["memory://cvs/a.txt"]),
        ("memory://cvs/**/*.txt", ["memory://cvs/a.txt", "memory://cvs/deep/b.txt"]),
        ("memory://cvs/de*", ["memory://cvs/deep/b.txt"]),
        ("memory://cvs/all.zip!/in/c.txt", ["memory://cvs/all.zip!/in/c.txt"]),
    ],
)
def test_files_patterns_and_members(store, given, found):
    assert list(discover([given]).files) == found
    for path in found:
        assert read_bytes(path)


def test_what_is_not_there_is_a_sentence_or_in_a_list_a_failure(store):
    for given in ("memory://nowhere", "memory://cvs/*.docx", "memory://cvs/all.zip!/d.txt"):
        with pytest.raises(InputError, match="there is no file or folder"):
            discover([given])
    assert parsed(listed=["memory://cvs/a.txt", "memory://cvs/gone.txt"]) == {
        "memory://cvs/a.txt": "parsed",
        "memory://cvs/gone.txt": Status.UNREADABLE,
    }


def test_what_may_not_be_looked_at_or_vanishes_is_unreadable(store, monkeypatch):
    def closed(self, path, **more):
        raise PermissionError(13, "Permission denied")

    inputs = discover(["memory://cvs/a.txt"])
    with monkeypatch.context() as patched:
        patched.setattr(type(store), "info", closed)
        (failure,) = discover(["memory://cvs"]).failures
    assert (failure.status, failure.reason) == (Status.UNREADABLE, "may not be read by you")
    store.rm("/cvs/a.txt")
    (outcome,) = parse_all(inputs, Task(), Desk(cache=Cache(None)), engine=Local(1)).outcomes
    assert (outcome.failure.status, outcome.failure.reason) == (Status.UNREADABLE, "is not there")


def test_a_file_that_is_too_large_is_not_read_whole(store, monkeypatch):
    monkeypatch.setattr(remote, "MAX_BYTES", 20)
    with pytest.raises(ReadError) as said:
        remote.read_remote("memory://cvs/a.txt")
    assert said.value.status == Status.TOO_LARGE


def test_a_file_scheme_is_the_disk(tmp_path):
    (tmp_path / "my cv.txt").write_text(TEXT)
    disk = str(tmp_path / "my cv.txt")
    for given in (f"file://{disk}", f"file://{tmp_path}", f"file://{disk.replace(' ', '%20')}"):
        assert parsed(given) == {disk: "parsed"}
    assert parsed(listed=[f"file://{disk}"]) == {disk: "parsed"}


def test_the_package_of_a_store_that_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(InputError, match=r"^s3://bucket/cvs .*install s3fs"):
        discover(["s3://bucket/cvs"])
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(InputError, match="install the package that fsspec names"):
        discover(["memory://cvs"])


def test_an_unknown_protocol_and_a_password_are_refused():
    with pytest.raises(InputError, match="protocol that nobody knows"):
        discover(["nosuch://cvs"])
    with pytest.raises(InputError, match="leave it out") as said:
        discover(["ftp://ada:secret@host/cvs"])
    assert "secret" not in str(said.value)


DAY = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    [
        {"mtime": DAY.timestamp()},
        {"LastModified": DAY},
        {"last_modified": DAY},
        {"updated": "2026-11-01T00:00:00.000Z"},
    ],
)
def test_the_time_of_a_file_is_known_however_it_is_told(told):
    at = int(DAY.timestamp()) * 1_000_000_000
    assert remote._stamp({"size": 3, **told}) == Stamp(3, at, at)


def test_a_file_without_a_time_is_never_taken_for_settled():
    assert not remote._stamp({"size": 3}).is_settled
    assert not remote._stamp({"size": 3, "updated": "yesterday"}).is_settled


def test_what_has_not_changed_is_not_fetched_again(store, tmp_path, monkeypatch):
    real = remote._stamp
    monkeypatch.setattr(remote, "_stamp", lambda info: real({**info, "mtime": DAY}))

    def counted(self, path, *args, **more):
        with (tmp_path / "fetched").open("a") as log:
            print(Path(path).name, file=log)
        return opened(self, path, *args, **more)

    opened = type(store).open
    monkeypatch.setattr(type(store), "open", counted)
    with Cache(tmp_path / "c.sqlite") as cache:
        first = parsed("memory://cvs/a.txt", "memory://cvs/deep", cache=cache)
    assert sorted((tmp_path / "fetched").read_text().split()) == ["a.txt", "b.txt"]
    with Cache(tmp_path / "c.sqlite") as cache:
        assert parsed("memory://cvs/a.txt", "memory://cvs/deep", cache=cache) == first
    assert len((tmp_path / "fetched").read_text().split()) == len(first)
