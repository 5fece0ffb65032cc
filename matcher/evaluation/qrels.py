"""Graded judgements: how well a resume fits a job, as people said it."""

import csv
from collections.abc import Iterator
from pathlib import Path

from matcher.errors import BorderError
from matcher.schema.border import read_text

GRADES = range(4)
"""0 unrelated, 1 adjacent, 2 plausible, 3 would be interviewed at once."""
_RESUME_KEYS = ("resume", "file")
_TREC_FIELDS = 4

Row = tuple[int, str | None, str | None, str | None]
"""Line, job, resume and grade as written; None where one is missing."""


def load_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Read judgements: a CSV with the columns job, resume (or file) and grade, or TREC's ``topic iter doc grade``.

    A file whose name ends in ``.csv`` is a CSV, any other is TREC. Further columns of a CSV are left alone.

    Returns:
        job name -> resume -> grade.

    Raises:
        BorderError: with file:line, every fault at once: a row without job, resume or grade, a grade that is
            not 0..3, a pair that is judged twice, a file without a judgement.
    """
    text = read_text(path).removeprefix("\ufeff")
    is_csv = path.suffix.lower() == ".csv"
    rows = _csv_rows(text, path) if is_csv else _trec_rows(text)
    judged: dict[str, dict[str, int]] = {}
    faults = []
    for line, job, resume, grade in rows:
        fault = _fault(job, resume, grade)
        if job and resume and grade and not fault:
            resumes = judged.setdefault(job, {})
            if resume in resumes:
                fault = f"{resume} is judged twice for {job}; leave one of the two"
            resumes[resume] = int(grade)
        if fault:
            faults.append(f"{path}:{line}: {fault}")
    if not judged and not faults:
        faults.append(
            f"{path}:1: holds no judgement; write job,resume,grade or topic iter doc grade"
        )
    if faults:
        raise BorderError("\n".join(faults))
    return judged


def _fault(job: str | None, resume: str | None, grade: str | None) -> str | None:
    """Say what is wrong with a row, or None."""
    if not (job and resume and grade):
        return "needs job, resume and a whole grade"
    try:
        known = int(grade) in GRADES
    except ValueError:
        return f"grade {grade!r} is no whole number"
    return None if known else f"grade {grade} is not 0, 1, 2 or 3"


def _csv_rows(text: str, path: Path) -> Iterator[Row]:
    rows = csv.DictReader(text.splitlines(keepends=True), skipinitialspace=True)
    try:
        names = rows.fieldnames or ()
        resume = next((key for key in _RESUME_KEYS if key in names), None)
        if resume is None or "job" not in names or "grade" not in names:
            raise BorderError(
                f"{path}:1: needs the columns job, resume and grade, with commas between them"
            )
        for row in rows:
            yield rows.line_num, row["job"], row[resume], row["grade"]
    except csv.Error as fault:
        raise BorderError(f"{path}:{rows.line_num}: {fault}") from None


def _trec_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), start=1):
        fields = line.split()
        if not fields:
            continue
        if len(fields) == _TREC_FIELDS:
            job, _, resume, grade = fields
            yield number, job, resume, grade
        else:
            yield number, None, None, None
