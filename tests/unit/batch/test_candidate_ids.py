"""Ids are found by number and numbers by id; of ids that are alike the first file bears it."""

from itertools import permutations

import pytest

from matcher.batch.candidate_ids import CandidateIds


def taken(*pairs: tuple[str, int]) -> CandidateIds:
    ids = CandidateIds()
    for candidate_id, file in pairs:
        ids.add(candidate_id, file)
    return ids


def test_ids_and_their_files_come_back_by_number():
    given = ["C-0000000007", "C-0000000000", "C-ffffffffff"]
    ids = CandidateIds()
    assert [ids.add(one, 10 + at) for at, one in enumerate(given)] == [0, 1, 2]
    assert [ids[number] for number in range(len(ids))] == given
    assert [ids.file(number) for number in range(3)] == [10, 11, 12]
    assert [ids.number(ids[number]) for number in range(3)] == [0, 1, 2]
    assert ids.bearers().tolist() == [1, 0, 2]
    assert ids.repeated() == []


@pytest.mark.parametrize(
    "order", list(permutations([("C-000000000b", 0), ("C-000000000a", 1), ("C-000000000a", 2)]))
)
def test_of_ids_that_are_alike_the_first_file_bears_it_in_whatever_order_they_come(order):
    ids = taken(*order)
    assert [ids.file(number) for number in ids.bearers()] == [1, 0]
    assert [ids.file(number) for number in ids.repeated()] == [2]
    assert ids.file(ids.number("C-000000000a")) == 1


def test_an_id_that_is_taken_later_is_found_too():
    ids = taken(("C-0000000005", 5))
    assert ids.number("C-0000000003") is None
    ids.add("C-0000000003", 3)
    assert ids.number("C-0000000003") == 1


@pytest.mark.parametrize(
    "name", ["C-0000000009", "C-1", "0000000001", "C-000000000A", "Ada", "", 1]
)
def test_what_is_no_id_is_nobody(name):
    assert CandidateIds().number(name) is None
    assert taken(("C-0000000001", 0), ("C-000000000a", 1)).number(name) is None
