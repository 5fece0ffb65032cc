"""A stored profile is read back whole: what scoring sees is the same."""

import json
from datetime import date

import pytest

from matcher.errors import InputError
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import Recogniser
from matcher.readers.read import read_document
from matcher.resources import resource_dir
from matcher.schema.profile_from_json import profile_from_json
from matcher.schema.profile_json import file_to_json, profile_to_json
from matcher.scoring.constants import load_constants
from matcher.scoring.depth import assess
from matcher.taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()
RECOGNISER = Recogniser(TAXONOMY)
SAMPLES = sorted(resource_dir("data/samples/resumes").iterdir())
AS_OF = date(2026, 11, 1)


def assessed(profile):
    return assess(profile, TAXONOMY, load_constants(), AS_OF)


def as_json(profile):
    return file_to_json(profile.file) | profile_to_json(profile, TAXONOMY)


@pytest.mark.parametrize("path", SAMPLES[::4], ids=lambda path: path.name)
def test_json_and_back_keeps_everything(path):
    document = read_document(path.read_bytes(), path.name)
    profile = assessed(build_profile(document, RECOGNISER))
    stored = json.loads(json.dumps(as_json(profile)))
    again = profile_from_json(stored)
    assert assessed(again) == profile
    assert as_json(assessed(again)) == stored
    for record in stored["skills"]:
        for mention in record["mentions"]:
            assert document.text[mention["start"] : mention["end"]] == mention["quote"]
    assert stored["status"] == "parsed"


def test_another_version_is_refused():
    with pytest.raises(InputError, match="rank the folder again"):
        profile_from_json({"schema": 0, "file": "a.pdf"})
