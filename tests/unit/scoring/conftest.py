"""What every test of scoring holds profiles against."""

import sys
from pathlib import Path

import pytest

from matcher.scoring.card import Scorer
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import assess
from matcher.scoring.reference import load_reference
from matcher.taxonomy.load import load_taxonomy

sys.path.insert(0, str(Path(__file__).parent))  # builder.py is shared by the test files beside it

from builder import AS_OF


@pytest.fixture(scope="session")
def taxonomy():
    return load_taxonomy()


@pytest.fixture(scope="session")
def constants():
    return load_constants()


@pytest.fixture(scope="session")
def assessed(taxonomy, constants):
    return lambda resume: assess(resume.build(), taxonomy, constants, AS_OF)


@pytest.fixture(scope="session")
def score(taxonomy, constants, assessed):
    def run(job, resume, numbers=constants):
        scorer = Scorer(job, taxonomy=taxonomy, constants=numbers, reference=load_reference())
        return scorer.score(assessed(resume))

    return run
