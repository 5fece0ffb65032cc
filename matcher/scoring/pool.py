"""Document frequencies fitted to a pool of resumes, in place of those of the reference texts."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, pairwise

from matcher.model.profile import CandidateProfile
from matcher.scoring.look import told_in
from matcher.scoring.reference import Counts, Reference
from matcher.scoring.words import words


def fitted_to(profiles: Iterable[CandidateProfile], reference: Reference) -> Reference:
    """Return the reference with the document frequencies of these resumes for its terms.

    A resume holds a term when one of the passages does that are held against a job. Which terms are distinctive
    of a job is told by the reference as before. The order of *profiles* does not matter.

    Why: words that every resume of a batch uses tell nobody apart, however rare they are in advertisements. The
    price: a score card then depends on who else is in the batch.
    """
    vocabulary = reference.frequencies.keys()
    openers = frozenset(term.split(" ")[0] for term in vocabulary if " " in term)
    frequencies: Counter[str] = Counter()
    documents = 0
    for profile in profiles:
        documents += 1
        frequencies.update(vocabulary & set(_terms(profile, openers)))
    if not documents:
        return reference
    said = json.dumps([reference.sha256, documents, sorted(frequencies.items())])
    return replace(
        reference,
        pool=Counts(documents=documents, frequencies=dict(frequencies)),
        sha256=hashlib.sha256(said.encode()).hexdigest(),
    )


def _terms(profile: CandidateProfile, openers: frozenset[str]) -> Iterator[str]:
    """Yield the words of the passages, and the pairs of neighbours whose first word opens one that counts."""
    for _, text in told_in(profile):
        own = words(text)
        both = (
            f"{first.form} {second.form}"
            for first, second in pairwise(own)
            if first.form in openers and not first.ends_phrase
        )
        yield from chain((word.form for word in own), both)
