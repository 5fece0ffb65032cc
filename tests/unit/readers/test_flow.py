"""Rows of tables: what reads across, what follows, and dates that a narrow cell breaks over lines."""

import pytest

from matcher.readers.flowing.lines import Concealed, row_lines
from matcher.readers.runs import TextLine

JOB = ("Restorer", "Glued gores", "Polished brass", "Led two people")


def cell(*texts: str, size: float | None = None) -> list[TextLine]:
    return [TextLine(text=text, size=size) for text in texts]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([cell("A"), cell("B"), cell("C")], ["A\tB\tC"]),
        ([cell("2019 – 2021"), cell(*JOB)], ["2019 – 2021\tRestorer", *JOB[1:]]),
        ([cell("Work"), cell(*JOB)], ["Work", *JOB]),
        ([cell(*JOB), cell("May 2019", "— 2021")], ["Restorer\tMay 2019 — 2021", *JOB[1:]]),
        ([cell("May 2019 –", "present"), cell(*JOB)], ["May 2019 – present\tRestorer", *JOB[1:]]),
        ([cell("2019", "Globe Works"), cell(*JOB)], ["2019", "Globe Works", *JOB]),
        ([cell("Vienna", "Prague"), cell(*JOB)], ["Vienna", "Prague", *JOB]),
        ([cell("Skills", size=14.0), cell("R", "C++", size=10.0)], ["Skills", "R", "C++"]),
        ([cell("Skills", size=10.0), cell("R", "C++", size=10.0)], ["Skills\tR", "C++"]),
        ([], []),
    ],
)
def test_rows(cells: list[list[TextLine]], expected: list[str]) -> None:
    assert [line.text for line in row_lines(cells)] == expected


def test_hidden_text_is_joined_while_its_cause_stays_the_same() -> None:
    concealed = Concealed()
    for text, cause in (("Spark ", "a"), (" Scala", "a"), ("  ", "b"), ("Java", "a")):
        concealed.add(text, cause)
    assert [(piece.text, piece.cause) for piece in concealed.texts()] == [
        ("Spark Scala", "a"),
        ("Java", "a"),
    ]
