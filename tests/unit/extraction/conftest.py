"""What several tests of words share."""

from collections.abc import Callable

import pytest

from matcher.extraction.recogniser import recogniser_of
from matcher.model.document import Document
from matcher.taxonomy.load import taxonomy_for


@pytest.fixture
def skills_in() -> Callable[[str], set[str]]:
    """Return a function that names the skills of the bundled taxonomy in a text."""
    recogniser = recogniser_of(taxonomy_for())

    def find(text: str) -> set[str]:
        document = Document(id="0" * 64, name="words.txt", media_type="text/plain", text=text)
        return {one.skill for one in recogniser.find(document, ())}

    return find
