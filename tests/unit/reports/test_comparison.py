"""Candidates side by side: what sets them apart first, with points, state and a quotation each."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from matcher.errors import InputError
from matcher.reports.comparison import (
    COMPARISON,
    compare_cards,
    comparison_table,
    comparison_to_json,
)
from matcher.reports.comparison_terminal import render_comparison
from matcher.reports.tables import frame


@pytest.fixture
def two(run):
    cards = run.ranking.candidates
    return compare_cards(run, [cards[3], cards[0]])


def test_people_stand_as_named_and_rows_by_what_sets_them_apart(two, run):
    assert [one.place.rank for one in two.people] == [4, 1]
    apart = [row.apart for row in two.rows]
    assert apart == sorted(apart, reverse=True)
    assert apart[0] > 0
    lost = sum(row.cells[1].entry.points - row.cells[0].entry.points for row in two.rows)
    best, fourth = run.ranking.candidates[0].card, run.ranking.candidates[3].card
    assert lost == best.score - fourth.score


def test_json_and_table_say_the_same(two):
    told = comparison_to_json(two)
    table = frame(comparison_table(two))
    assert list(table.columns) == [column.name for column in COMPARISON]
    assert [str(dtype) for dtype in table.dtypes] == [column.dtype for column in COMPARISON]
    first = told["requirements"][0]
    assert table["apart"].iloc[0] == first["apart"]
    assert list(table["points"][:2]) == [one["points"] for one in first["candidates"]]
    python = table[(table["requirement"] == "r2") & table["quote"].notna()]
    assert "Built a churn model in Python" in python["quote"].iloc[0]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("count", [2, 5])
def test_the_terminal_fits_and_shows_everybody(run, width, count):
    found = compare_cards(run, run.ranking.candidates[:count])
    console = Console(file=io.StringIO(), width=width)
    render_comparison(console, found)
    lines = console.file.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= width
    for person, letter in zip(found.people, "ABCDE", strict=False):
        assert any(line.startswith(letter) and person.name in line for line in lines)


def test_nothing_sets_equals_apart(run):
    same = run.ranking.candidates[1:3]
    console = Console(file=io.StringIO(), width=80)
    render_comparison(console, compare_cards(run, same))
    assert "No requirement sets them apart" in console.file.getvalue()


def test_one_alone_and_one_twice_are_refused(run):
    first = run.ranking.candidates[0]
    for cards in ([first], [first, first]):
        with pytest.raises(InputError, match="at least two different"):
            compare_cards(run, cards)
