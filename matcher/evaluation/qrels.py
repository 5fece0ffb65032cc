"""Graded judgements: how well a resume fits a job, as people said it."""

import csv
from pathlib import Path

from matcher.errors import BorderError

GRADES = range(4)
"""0 unrelated, 1 adjacent, 2 plausible, 3 would be interviewed at once."""


def load_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Read judgements from a CSV with the columns job, file and grade.

    Returns:
        job name -> file name -> grade.

    Raises:
        BorderError: with file:line, when a row lacks a column or its grade is not 0..3.
    """
    judged: dict[str, dict[str, int]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in (rows := csv.DictReader(file)):
            try:
                job, name, grade = row["job"], row["file"], int(row["grade"])
            except (KeyError, ValueError, TypeError):
                raise BorderError(
                    f"{path}:{rows.line_num}: needs job, file and a whole grade"
                ) from None
            if grade not in GRADES:
                raise BorderError(f"{path}:{rows.line_num}: grade {grade} is not 0, 1, 2 or 3")
            judged.setdefault(job, {})[name] = grade
    return judged
