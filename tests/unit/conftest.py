"""What tests of several rooms hold profiles against."""

from datetime import date

import pytest

from matcher.api.jobs import parse_job
from matcher.batch.task import Scoring
from matcher.scoring.constants import load_constants
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import taxonomy_for


@pytest.fixture(scope="session")
def scoring() -> Scoring:
    taxonomy = taxonomy_for()
    return Scoring(
        job=parse_job("ML Engineer\n\nRequirements:\n- Python\n- PyTorch", taxonomy),
        taxonomy=taxonomy,
        constants=load_constants(),
        reference=load_reference(),
        as_of=date(2026, 11, 1),
    )
