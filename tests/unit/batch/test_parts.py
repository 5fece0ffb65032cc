"""The parts of a run come back as they were, in the order of their files, a resume held once for all jobs."""

from dataclasses import replace

import pytest

from matcher.batch.outcome import Encoded
from matcher.batch.parts import CountedParts, ScoredParts
from matcher.schema.packed import encode
from matcher.schema.scored import Counted, Marked, Scored


def scored(number: int, score: int = 5) -> Scored:
    digest = f"{number:064x}"
    counted = Counted(
        candidate_id=f"C-{number:010x}",
        sha256=digest,
        name=None,
        experience_months=number,
        profile=b"profile",
    )
    marked = Marked(
        score=score, components=(score,), marks=((score, "met"),), gates=(), flags=(), card=b"card"
    )
    return Scored(counted=counted, marked=marked)


def encoded(part: Scored) -> Encoded:
    return Encoded(counted=encode(part.counted), marked=encode(part.marked))


def test_the_parts_of_two_jobs_share_what_is_kept_of_a_resume():
    counted = CountedParts()
    first, second = ScoredParts(counted), ScoredParts(counted)
    for number in range(3):
        first.add(number, encoded(scored(number)))
    for number in (2, 0, 1):
        second.add(number, encoded(scored(number, score=7)))
    assert dict(first) == {f"C-{number:010x}": scored(number) for number in range(3)}
    assert second["C-0000000001"] == scored(1, score=7)
    assert len(counted._spool) == 3
    assert first.marked_figures(1).score == 5
    assert second.counted_figures(0).experience_months == 2
    assert [second.file(number) for number in range(3)] == [2, 0, 1]


@pytest.mark.parametrize("step", [1, -1])
def test_of_two_files_with_one_id_the_first_has_a_part_whichever_comes_first(step):
    parts = ScoredParts(CountedParts())
    other = replace(scored(1), counted=replace(scored(1).counted, sha256="ff" * 32))
    given = tuple(enumerate((scored(3), scored(1), other, scored(2))))
    for file, one in given[::step]:
        parts.add(file, encoded(one))
    assert parts.of_known_ids() == [2]
    assert parts["C-0000000001"] == scored(1)
    assert list(parts) == [f"C-{number:010x}" for number in (3, 1, 2)]
    assert len(parts) == 3


@pytest.mark.parametrize("name", ["C-0000000009", "C-1", "Ada", 1])
def test_what_is_no_id_has_no_part(name):
    parts = ScoredParts(CountedParts())
    assert name not in parts
    parts.add(0, encoded(scored(1)))
    assert name not in parts
    with pytest.raises(KeyError):
        parts[name]
