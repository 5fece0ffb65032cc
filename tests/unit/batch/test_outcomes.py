"""How files ended is held as bytes and comes back as it was."""

import pytest

from matcher.batch.outcome import Outcome
from matcher.batch.outcomes import Outcomes
from matcher.model.run import Failure, Status


def test_outcomes_come_back_as_they_were():
    failure = Failure(
        file="b.pdf", status=Status.CORRUPT, stage="read", reason="why", next_step="what"
    )
    given = [
        Outcome(file="a.pdf", sha256="00" * 32),
        Outcome(file="b.pdf", failure=failure),
        Outcome(file="c.pdf", sha256="00" * 32, duplicate_of="a.pdf"),
    ]
    outcomes = Outcomes.of(given)
    assert list(outcomes) == given
    assert outcomes[-1] == given[-1]
    assert outcomes[1:] == tuple(given[1:])
    with pytest.raises(IndexError):
        outcomes[3]
