"""A folder is parsed once: doubles, known files and files of a run that was cut off are not parsed again."""

import io
import sys
from pathlib import Path

import pytest

from matcher.batch import pool, worker
from matcher.batch import run as batch_run
from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.engines.local import Local
from matcher.batch.ledger import Ledger
from matcher.batch.run import Batch, Desk, parse_all
from matcher.batch.task import Task
from matcher.errors import OutputError
from matcher.model.run import Status
from matcher.readers.options import ReadOptions

TEXT = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python\n"


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "resumes"
    inside.mkdir()
    for name in "abc":
        (inside / f"{name}.txt").write_text(f"{TEXT}- And {name}\n")
    (inside / "empty.pdf").write_bytes(b"")
    return inside


@pytest.fixture
def parsed(monkeypatch):
    """Return the names of the files that were handed to a worker."""
    seen: list[str] = []
    real = pool.parse_files

    def watched(files, *args, **more):
        seen.extend(Path(file).name for file in files)
        return real(files, *args, **more)

    monkeypatch.setattr(pool, "parse_files", watched)
    return seen


@pytest.fixture(params=[1_000, 2])
def stretch(request, monkeypatch):
    """Ask cache and ledger for all files at once, or for two at a time."""
    monkeypatch.setattr(batch_run, "_STRETCH", request.param)


def run(
    folder: Path, cache: Cache, ledger: Ledger | None = None, task: Task | None = None
) -> Batch:
    desk = Desk(cache=cache, ledger=ledger)
    return parse_all(discover([str(folder)]), task or Task(), desk, engine=Local(1))


def names(batch: Batch) -> list[tuple[str, str]]:
    return [
        (Path(o.file).name, o.failure.status if o.failure else "parsed") for o in batch.outcomes
    ]


@pytest.mark.usefixtures("stretch")
def test_files_with_the_same_bytes_are_parsed_once_and_listed_all(folder, parsed):
    (folder / "b2.txt").write_bytes((folder / "b.txt").read_bytes())
    (folder / "empty2.pdf").write_bytes(b"")
    batch = run(folder, Cache(None))
    doubles = {Path(o.file).name: o.duplicate_of for o in batch.outcomes if o.duplicate_of}
    assert doubles == {"b2.txt": f"{folder}/b.txt", "empty2.pdf": f"{folder}/empty.pdf"}
    assert parsed == ["a.txt", "b.txt", "c.txt", "empty.pdf"]
    assert [Path(profile.file).name for profile in batch.profiles()] == ["a.txt", "b.txt", "c.txt"]
    assert [o.failure.file for o in batch.outcomes if o.failure] == [
        f"{folder}/empty.pdf",
        f"{folder}/empty2.pdf",
    ]


def test_what_lies_beside_a_file_does_not_change_how_it_is_read(tmp_path):
    lines = (f"{TEXT},with,commas" * 3).replace("\n", ",\n")
    for name in ("a.csv", "b.txt", "c.md", "d.txt"):
        (tmp_path / name).write_text(lines)
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "b.txt").write_text(lines)
    together = {
        Path(o.file).name: o for o in run(tmp_path, Cache(None)).outcomes if "alone" not in o.file
    }
    alone = run(tmp_path / "alone", Cache(None)).outcomes[0]
    assert alone.is_parsed
    assert together["b.txt"].is_parsed
    assert together["a.csv"].failure.status is Status.UNSUPPORTED


def test_of_those_parsed_from_the_same_bytes_one_is_the_original(tmp_path):
    for name in ("a.txt", "b.md", "c.txt"):
        (tmp_path / name).write_text(TEXT)
    batch = run(tmp_path, Cache(None))
    assert [o.duplicate_of for o in batch.outcomes] == [None, *[f"{tmp_path}/a.txt"] * 2]
    assert len(list(batch.profiles())) == 1


def test_standard_input_is_a_copy_like_any_other(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    inputs = discover(["-", str(tmp_path)])
    batch = parse_all(inputs, Task(), Desk(cache=Cache(None)), engine=Local(1))
    assert [(o.file, o.duplicate_of) for o in batch.outcomes] == [
        ("-", None),
        (f"{tmp_path}/a.txt", "-"),
    ]


def test_a_second_run_parses_nothing_and_is_equal(folder, parsed, tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        first = run(folder, cache)
        before = list(first.profiles())
    parsed.clear()
    with Cache(tmp_path / "c.sqlite") as cache:
        second = run(folder, cache)
        assert parsed == []
        assert list(second.outcomes) == list(first.outcomes)
        assert list(second.profiles()) == before


def test_a_copy_under_another_name_is_known_and_bears_its_own_name(folder, parsed, tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        run(folder, cache)
    parsed.clear()
    moved = folder.rename(tmp_path / "elsewhere")
    (moved / "a.txt").rename(moved / "z.txt")
    with Cache(tmp_path / "c.sqlite") as cache:
        batch = run(moved, cache)
        assert parsed == []
        assert [profile.file for profile in batch.profiles()] == [
            f"{moved}/{name}.txt" for name in "bcz"
        ]


def test_a_changed_file_is_parsed_again_alone(folder, parsed, tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        run(folder, cache)
        parsed.clear()
        (folder / "b.txt").write_text(f"{TEXT}- And something else\n")
        batch = run(folder, cache)
        assert parsed == ["b.txt"]
        assert len(list(batch.profiles())) == 3


def test_other_options_read_anew(folder, parsed, tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        run(folder, cache)
        parsed.clear()
        run(folder, cache, task=Task(options=ReadOptions(ocr="off")))
        assert parsed == ["a.txt", "b.txt", "c.txt", "empty.pdf"]


def test_another_taxonomy_extracts_anew_and_reads_nothing(folder, parsed, tmp_path, monkeypatch):
    overlay = tmp_path / "overlay"
    (overlay / "skills").mkdir(parents=True)
    (overlay / "skills" / "own.yaml").write_text(
        "- {id: analytical_engine, pref_label: Analytical Engine, kind: tool, broader: [programming],"
        " terms: [{t: Analytical Engines}]}\n"
    )
    with Cache(tmp_path / "c.sqlite") as cache:
        run(folder, cache)
        parsed.clear()

        def never(*args):
            raise AssertionError("the file was read again")

        monkeypatch.setattr(worker, "read_document", never)
        batch = run(folder, cache, task=Task(overlay=overlay))
        assert parsed == ["a.txt", "b.txt", "c.txt"]
        assert [o.failure for o in batch.outcomes if o.is_parsed] == [None] * 3
        assert len(list(batch.profiles())) == 3


def test_a_damaged_document_is_read_again_and_a_damaged_profile_by_the_next_run(
    folder, parsed, tmp_path
):
    with Cache(tmp_path / "c.sqlite") as cache:
        run(folder, cache)
        for key, value in cache._base.execute("SELECT key, value FROM entries").fetchall():
            cache._base.execute("UPDATE entries SET value = ? WHERE key = ?", (value[:-9], key))
        batch = run(folder, cache)
        for outcome in batch.originals():
            with pytest.raises(OutputError, match="run again"):
                batch.kept.packed(outcome)
        given = batch.kept.given(f"{folder}/a.txt", batch.outcomes[0].sha256)
        assert given is None
        parsed.clear()
        assert len(list(run(folder, cache).profiles())) == len(batch.originals())
        assert parsed == ["a.txt", "b.txt", "c.txt"]


def test_what_may_be_the_machines_fault_is_tried_again(folder, parsed, tmp_path, monkeypatch):
    def broken(document, task):
        raise MemoryError

    with monkeypatch.context() as patched, Cache(tmp_path / "c.sqlite") as cache:
        patched.setattr(worker, "understand", broken)
        batch = run(folder, cache)
        assert dict(names(batch))["a.txt"] is Status.CRASHED
    parsed.clear()
    with Cache(tmp_path / "c.sqlite") as cache:
        batch = run(folder, cache)
        assert parsed == ["a.txt", "b.txt", "c.txt"]
        assert dict(names(batch))["a.txt"] == "parsed"


@pytest.mark.usefixtures("stretch")
@pytest.mark.parametrize("last", ["b.txt", "c.txt"])
def test_a_run_that_was_cut_off_goes_on_without_what_is_done(folder, parsed, tmp_path, last):
    whole = run(folder, Cache(None))
    with Cache(tmp_path / "c.sqlite") as cache, Ledger(tmp_path / "out") as ledger:
        ledger.begin({}, discover([str(folder)]).files)

        def stop(outcome):
            if Path(outcome.file).name == last:
                raise KeyboardInterrupt

        desk = Desk(cache=cache, ledger=ledger)
        with pytest.raises(KeyboardInterrupt):
            parse_all(discover([str(folder)]), Task(), desk, engine=Local(1), progress=stop)
    parsed.clear()
    with Cache(tmp_path / "c.sqlite") as cache, Ledger(tmp_path / "out") as ledger:
        kept = set(ledger.done(ledger.paths()))
        batch = run(folder, cache, ledger)
        assert f"{folder}/{last}" in kept  # others may have come before it or not
        assert not {Path(path).name for path in kept} & set(parsed)
        assert list(batch.outcomes) == list(whole.outcomes)
        assert list(batch.profiles()) == list(whole.profiles())


@pytest.mark.usefixtures("stretch")
def test_a_run_that_is_done_is_done_with_its_copies(folder, parsed, tmp_path):
    for name in ("b", "c"):
        (folder / f"{name}2.txt").write_bytes((folder / f"{name}.txt").read_bytes())
    with Cache(tmp_path / "c.sqlite") as cache, Ledger(tmp_path / "out") as ledger:
        ledger.begin({}, discover([str(folder)]).files)
        whole = run(folder, cache, ledger)
        parsed.clear()
        again = run(folder, cache, ledger)
        assert parsed == []
        assert len(ledger.done(ledger.paths())) == len(again.outcomes) == 6
        assert list(again.outcomes) == list(whole.outcomes)


def test_a_timeout_stands_when_its_run_goes_on_but_not_in_a_new_one(folder, parsed, tmp_path):

    with Cache(tmp_path / "c.sqlite") as cache:
        with Ledger(tmp_path / "out") as ledger:
            ledger.begin({}, [])
            from matcher.batch.endings import timed_out  # noqa: PLC0415 - what the pool would say
            from matcher.batch.outcome import Outcome  # noqa: PLC0415 - likewise

            path = f"{folder}/a.txt"
            ledger.add(path, Outcome(file=path, failure=timed_out(path, 1)))
            ledger.flush()
            batch = run(folder, cache, ledger)
            assert dict(names(batch))["a.txt"] is Status.TIMEOUT
        assert dict(names(run(folder, cache)))["a.txt"] == "parsed"


def test_a_profile_that_the_cache_lost_is_one_sentence(folder, tmp_path):
    with Cache(tmp_path / "c.sqlite") as cache:
        batch = run(folder, cache)
        cache._base.execute("DELETE FROM entries")
        with pytest.raises(OutputError, match="run again"):
            list(batch.profiles())
