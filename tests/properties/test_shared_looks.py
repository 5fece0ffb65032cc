"""What is looked up in a resume once for all jobs is what each job would find by itself."""

import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.model.job import JobDescription, Requirement, RequirementKind
from matcher.scoring.constants import load_constants
from matcher.scoring.integrity import JobText
from matcher.scoring.lexicon import Lexicon
from matcher.scoring.reference import load_reference
from matcher.scoring.words import is_stop_word, words

REFERENCE = load_reference()
WORDS = ("machine", "learning", "Machine", "Learning", "Kafka", "data", "Data", "the", "and", "zorpish", "Zorpish", "pipelines,", "models.", "A/B", "end-to-end")  # fmt: skip
FORMS = ("machin", "learn", "kafka", "data", "zorpish", "pipelin", "model", "end", "machin learn", "data pipelin")  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
known_words = st.frozensets(st.sampled_from(FORMS))


def features(text, known):
    """Say what counts in a passage, word for word as the scoring page does; an uncounted word stands for itself."""

    def counts(word):
        return not is_stop_word(word.form) and (word.form in known or not word.is_capitalised)

    sequence = words(text)
    singles = [word.form for word in sequence if counts(word)]
    both = [
        f"{first.form} {second.form}"
        for first, second in pairwise(sequence)
        if not first.ends_phrase and counts(first) and counts(second)
    ]
    return singles + [pair for pair in both if pair in REFERENCE.frequencies]


@given(texts, st.lists(known_words, min_size=1, max_size=4))
def test_a_passage_is_for_each_job_what_it_would_be_for_that_job_alone(text, jobs):
    shared = Lexicon(REFERENCE).words(None, text)
    for known in jobs:
        vector = shared.vector(known)
        named = {form: count for form, count in vector.counts.items() if form[0] != "\x00"}
        expected = Counter(features(text, known))
        unlisted = {
            form for form in expected if form not in REFERENCE.frequencies and form not in known
        }
        assert named == {form: n for form, n in expected.items() if form not in unlisted}
        assert sum(vector.counts.values()) == expected.total()
        assert expected.keys() - unlisted <= shared.forms
        assert vector == Lexicon(REFERENCE).words(None, text).vector(known)
        squares = [weight * weight for weight in vector.weights.values()]
        assert vector.length == pytest.approx(math.sqrt(sum(squares)))


JOB = JobDescription(id="0" * 64, name="job", title=None, seniority=None, requirements=())


letters = st.lists(st.sampled_from("abcd"), max_size=40)


@given(letters, letters)
def test_sequences_of_the_job_are_found_wherever_they_stand(forms, line):
    asked = Requirement(id="r1", kind=RequirementKind.ESSENTIAL, text=" ".join(line))
    job = replace(JOB, requirements=(asked,))
    job_text = JobText(job, replace(load_constants().integrity, words=3))
    sequences = {tuple(line[start : start + 3]) for start in range(len(line) - 2)}
    assert job_text._places(forms) == [
        start for start in range(len(forms) - 2) if tuple(forms[start : start + 3]) in sequences
    ]
