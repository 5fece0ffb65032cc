"""`matcher doctor` says which optional programs are here and how to get the others."""

import os

import pytest

from matcher.readers.ocr import tesseract


@pytest.fixture
def only(tmp_path, monkeypatch):
    """Return a function that leaves programs of our own, and nothing else, on PATH."""

    def put(**programs):
        folder = tmp_path / "bin"
        folder.mkdir()
        for name, script in programs.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        forget()

    yield put
    forget()


def forget():
    tesseract.version.cache_clear()
    tesseract.languages.cache_clear()


def line_of(answer, word):
    return next(line for line in answer.out.splitlines() if line[5:].startswith(word))


def test_programs_that_are_missing_are_named_with_how_to_get_them(command, only):
    only()
    answer = command("doctor")
    assert answer.code == 0
    for name, package in (
        ("tesseract", "tesseract-ocr"),
        ("antiword", "antiword"),
        ("catdoc", "catdoc"),
        ("soffice", "libreoffice-writer"),
    ):
        line = line_of(answer, name)
        assert line.startswith("-  ")
        assert f"`apt install {package}`" in line


def test_programs_that_are_here_are_named_with_their_place(command, only, tmp_path):
    only(catdoc="exit 0", tesseract="case $1 in --version) echo tesseract 9.1;; *) echo eng;; esac")
    answer = command("doctor")
    assert line_of(answer, "catdoc").endswith(str(tmp_path / "bin" / "catdoc"))
    assert line_of(answer, "tesseract") == "ok   tesseract (scans): 9.1, eng"


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX systems do")
def test_a_tesseract_that_breaks_down_does_not_break_the_doctor(command, only):
    only(tesseract="kill -9 $$")
    answer = command("doctor")
    assert answer.code == 0
    assert "break down" in line_of(answer, "tesseract")


def test_where_parsed_files_are_kept_is_said(command, only, tmp_path, monkeypatch):
    monkeypatch.setenv("MATCHER_CACHE_DIR", str(tmp_path / "own"))
    answer = command("doctor")
    assert (
        line_of(answer, "cache")
        == f"ok   cache of parsed files: none yet in {tmp_path}/own/parsed.sqlite"
    )
