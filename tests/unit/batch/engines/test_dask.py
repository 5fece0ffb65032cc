"""A cluster gives the bytes that one machine gives, also when a worker is killed or can do nothing."""

import os
import signal
import sys
import time

import psutil
import pytest

from matcher.api.engines import open_engine
from matcher.api.rank_options import RankOptions
from matcher.api.ranking import engine_for, prepare, rank_inputs
from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.engines import cluster as connecting
from matcher.batch.engines import dask, stations
from matcher.batch.run import Desk
from matcher.errors import InputError

pytest.importorskip("distributed")

JOBS = (
    "ML Engineer\n\nRequirements:\n- Python\n- PyTorch",
    "Analyst\n\nRequirements:\n- Python\n- SQL",
)
LAW_6 = ("ranking.json", "profiles.jsonl", "candidates.csv", "scores.parquet", "evidence.parquet")


@pytest.fixture(autouse=True)
def short_stretches(monkeypatch):
    """Let forty files be many orders."""
    monkeypatch.setattr(dask, "MOST_FILES", 3)
    monkeypatch.setattr(dask, "_FEWEST_FILES", 3)
    monkeypatch.setattr(dask, "MOST_PROFILES", 6)
    monkeypatch.setattr(dask, "_FEWEST_PROFILES", 6)


def ranked(folder, out, progress=None, jobs=JOBS[:1], **chosen):
    """Rank a folder anew and return the bytes of what law 6 speaks of, by name."""
    options = RankOptions(as_of="2026-11-01", workers=2, **chosen)
    with Cache(None) as cache, engine_for(options) as engine:
        prepared = prepare(jobs, options, cache)
        desk = Desk(cache=cache)
        runs = dict(rank_inputs(discover([str(folder)]), prepared, desk, progress, engine=engine))
    for name, run in runs.items():
        run.save(out / name)
    return {(name, one): (out / name / one).read_bytes() for name in runs for one in LAW_6}


def test_a_cluster_gives_the_same_bytes_for_several_jobs(cluster, folder, tmp_path):
    ours = ranked(folder, tmp_path / "ours", jobs=JOBS)
    theirs = ranked(
        folder, tmp_path / "theirs", jobs=JOBS, engine="dask", scheduler=cluster.scheduler_address
    )
    assert len(ours) == len(JOBS) * len(LAW_6)
    assert theirs == ours


def test_a_cluster_weighs_words_by_the_whole_pool(cluster, folder, tmp_path):
    duties = ("ML Engineer\n\nResponsibilities:\n- Train models in PyTorch and serve them",)
    chosen = {"jobs": duties, "idf": "pool"}
    ours = ranked(folder, tmp_path / "ours", **chosen)
    assert ours != ranked(folder, tmp_path / "plain", jobs=duties)
    address = cluster.scheduler_address
    theirs = ranked(folder, tmp_path / "theirs", engine="dask", scheduler=address, **chosen)
    assert theirs == ours


def test_a_worker_that_is_killed_loses_nothing(cluster, folder, tmp_path):
    from distributed import Client  # noqa: PLC0415 - an extra

    ours = ranked(folder, tmp_path / "ours")
    killed = []

    def kill(outcome):
        del outcome
        if not killed:
            with Client(cluster, set_as_default=False) as client:
                killed.extend(client.run(os.getpid).values())
            beside = [one.pid for one in psutil.Process(killed[0]).children(recursive=True)]
            os.kill(killed[0], signal.SIGKILL)
            killed.append(beside)

    theirs = ranked(
        folder, tmp_path / "theirs", kill, engine="dask", scheduler=cluster.scheduler_address
    )
    assert theirs == ours
    assert killed[-1], "the worker had nobody beside it, so nothing was lost"
    until = time.monotonic() + 20
    while any(map(psutil.pid_exists, killed[-1])) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(map(psutil.pid_exists, killed[-1])), "the process beside it stayed"


def test_what_no_worker_can_do_is_done_here(folder, tmp_path, monkeypatch):
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    monkeypatch.setattr(stations, "_PROGRAM", (sys.executable, "-c", "raise SystemExit(9)"))
    ours = ranked(folder, tmp_path / "ours")
    with LocalCluster(n_workers=1, processes=False, protocol="tcp", **connecting.PRIVATE) as own:
        theirs = ranked(folder, tmp_path / "theirs", engine="dask", scheduler=own.scheduler_address)
    assert theirs == ours


def test_a_worker_that_has_something_else_installed_is_a_sentence(
    cluster, folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(dask, "installation", lambda overlay: {"matcher": "1", "skills": "2"})
    with pytest.raises(InputError, match=r"differs in: matcher, skills"):
        ranked(folder, tmp_path, engine="dask", scheduler=cluster.scheduler_address)


def test_a_folder_that_the_workers_do_not_have_is_a_sentence(
    cluster, folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(dask.os, "getcwd", lambda: str(tmp_path / "only-here"))
    with pytest.raises(InputError, match="only-here cannot be used there"):
        ranked(folder, tmp_path, engine="dask", scheduler=cluster.scheduler_address)


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install 'skill-matcher\[dask\]'"):
        open_engine("dask")


def test_what_is_no_address_is_refused_at_once():
    for given in ("leader", "leader:8786", "tcp://leader", "tcp://leader:"):
        with pytest.raises(InputError, match="it looks like tcp://host:8786"):
            open_engine("dask", scheduler=given)


def test_a_scheduler_that_is_not_there_is_a_sentence(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(connecting, "_WAIT_S", 0.5)
    with pytest.raises(InputError, match=r"tcp://127\.0\.0\.1:9 does not answer"):
        ranked(folder, tmp_path, engine="dask", scheduler="tcp://127.0.0.1:9")


def test_a_scheduler_without_workers_is_a_sentence(folder, tmp_path, monkeypatch):
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    monkeypatch.setattr(connecting, "_WAIT_S", 0.5)
    with (
        LocalCluster(n_workers=0, **connecting.PRIVATE) as empty,
        pytest.raises(InputError, match="has no worker; start some with: dask worker tcp://"),
    ):
        ranked(folder, tmp_path, engine="dask", scheduler=empty.scheduler_address)


def test_workers_that_do_not_come_back_are_a_sentence(folder, tmp_path, monkeypatch):
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    monkeypatch.setattr(connecting, "_ALONE_S", 1.0)
    with LocalCluster(n_workers=1, processes=False, protocol="tcp", **connecting.PRIVATE) as own:

        def stop(outcome):
            del outcome
            own.scale(0)

        with pytest.raises(InputError, match="has had no worker for 1 seconds"):
            ranked(folder, tmp_path, stop, engine="dask", scheduler=own.scheduler_address)


def test_the_local_engine_takes_no_scheduler_and_there_is_no_third():
    with pytest.raises(InputError, match="add --engine dask"):
        open_engine("local", scheduler="tcp://127.0.0.1:8786")
    with pytest.raises(InputError, match="choose local or dask"):
        open_engine("ray")
