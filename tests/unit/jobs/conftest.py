"""One taxonomy and one recogniser for all tests of jobs."""

from hashlib import sha256

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.jobs.build import build_job
from matcher.model.document import Document
from matcher.taxonomy.load import load_taxonomy


@pytest.fixture(scope="session")
def build():
    """Return a function from the text of an ad to the job."""
    recogniser = Recogniser(load_taxonomy())

    def build_text(text):
        digest = sha256(text.encode()).hexdigest()
        document = Document(id=digest, name="ad.txt", media_type="text/plain", text=text)
        return build_job(document, recogniser)

    return build_text
