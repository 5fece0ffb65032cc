"""Every output of a run has the same bytes an hour later: no clock is in any of them."""

import datetime as dt
import io
import sys
import time
import zipfile

import pytest

from matcher.reports.exports import csv_bytes, parquet_bytes
from matcher.reports.html import html_bytes
from matcher.reports.tables import candidates_table, evidence_table, failures_table, scores_table
from matcher.reports.xlsx import xlsx_bytes

HOUR = 3_600
REAL = dt.datetime
TIME = time.time
OUTPUTS = {
    "candidates.csv": lambda run: csv_bytes(candidates_table(run)),
    "failures.csv": lambda run: csv_bytes(failures_table(run)),
    "scores.parquet": lambda run: parquet_bytes(scores_table(run)),
    "evidence.parquet": lambda run: parquet_bytes(evidence_table(run)),
    "shortlist.xlsx": xlsx_bytes,
    "report.html": html_bytes,
}


class _Like(type):
    def __instancecheck__(cls, value):
        return isinstance(value, REAL)


class Later(REAL, metaclass=_Like):
    """The clock of an hour later, for whoever asks for the date."""

    @classmethod
    def now(cls, tz=None):
        return REAL.now(tz) + dt.timedelta(seconds=HOUR)

    @classmethod
    def utcnow(cls):
        return cls.now(dt.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


@pytest.fixture
def an_hour_later(monkeypatch):
    """Return a function that puts the clock forward for every module that is loaded."""

    def forward():
        def at(given=None):
            return TIME() + HOUR if given is None else given

        monkeypatch.setattr(time, "time", at)
        for name in ("localtime", "gmtime"):
            real = getattr(time, name)
            monkeypatch.setattr(time, name, lambda given=None, real=real: real(at(given)))
        for module in list(sys.modules.values()):
            for name, value in list(vars(module).items()) if hasattr(module, "__dict__") else ():
                if value is REAL and module is not sys.modules[__name__]:
                    monkeypatch.setattr(module, name, Later)

    return forward


def test_the_clock_is_put_forward(an_hour_later):
    """What asks for the time does get another one: xlsxwriter does where nobody gives it a date."""
    import xlsxwriter  # noqa: PLC0415 - loaded before the clock is changed

    def book():
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
            made.add_worksheet()
        with zipfile.ZipFile(out) as parts:
            return parts.read("docProps/core.xml")

    before = time.time()
    first = book()
    an_hour_later()
    assert time.time() - before >= HOUR
    assert time.mktime(time.localtime()) - before >= HOUR - 1
    assert dt.datetime.now(dt.UTC).timestamp() - before >= HOUR
    assert book() != first


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_hour_later_the_bytes_are_the_same(run, an_hour_later, name):
    first = OUTPUTS[name](run)
    an_hour_later()
    assert OUTPUTS[name](run) == first


def test_the_members_of_the_workbook_have_one_date(run):
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(run))) as parts:
        assert {member.date_time for member in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
