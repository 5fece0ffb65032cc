"""How common words are in job advertisements: fixed counts, so that no score depends on the pool unless it is asked to."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matcher.errors import InputError
from matcher.resources import resource_dir

FILE_NAME = "document_frequencies.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many texts there are, and how many of them hold each term."""

    documents: int
    frequencies: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Document frequencies of stems and pairs of stems.

    Args:
        documents: how many texts were counted.
        frequencies: term -> number of texts that hold it.
        focus: term -> how far the texts that hold it lean towards some occupations (nats; left out where little).
        sha256: of the file's bytes, or of these with a pool.
        pool: counts in the resumes of a batch, by which terms are weighed instead (see ``matcher.scoring.pool``).
    """

    documents: int
    frequencies: Mapping[str, int]
    focus: Mapping[str, float]
    sha256: str
    pool: Counts | None = None

    def idf(self, term: str) -> float:
        """Return ``ln((1 + n) / (1 + df)) + 1``; a term that was not counted has df 0.

        Source: scikit-learn's smoothed inverse document frequency.
        """
        counted = self.pool or self
        return math.log((1 + counted.documents) / (1 + counted.frequencies.get(term, 0))) + 1

    def share(self, term: str) -> float:
        """Return the share of the reference texts that hold *term*."""
        return self.frequencies.get(term, 0) / self.documents


def load_reference(path: Path | None = None) -> Reference:
    """Read the bundled counts, or those at *path*.

    Raises:
        InputError: when the file is no counts of terms.
    """
    return _load(path or resource_dir("data/reference") / FILE_NAME)


@cache
def _load(path: Path) -> Reference:
    data = path.read_bytes()
    try:
        content = json.loads(data)
        documents, terms = int(content["documents"]), dict(content["terms"])
        focus = {term: float(lean) for term, lean in content.get("focus", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(
            f"{path}: is no file of document frequencies; build it with build.py"
        ) from None
    if documents < 1 or not all(isinstance(count, int) for count in terms.values()):
        raise InputError(f"{path}: document frequencies are whole numbers of at least one text")
    return Reference(
        documents=documents, frequencies=terms, focus=focus, sha256=hashlib.sha256(data).hexdigest()
    )
