"""What is decided in a short way is decided as the long way would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.candidates import Judge
from matcher.extraction.ranges import Ranges
from matcher.extraction.recogniser import recogniser_of
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.resources import resource_dir
from matcher.taxonomy.load import load_taxonomy

RECOGNISER = recogniser_of(load_taxonomy())
TEXTS = tuple(
    path.read_text(encoding="utf-8")
    for folder in ("data/samples/resumes", "data/samples/jobs")
    for path in sorted(resource_dir(folder).glob("*"))
    if path.suffix in {".txt", ".md"}
)
WORDS = [
    "Java",
    "python",
    "go",
    "Excel",
    "Spark",
    "ray",
    "R",
    "windows",
    "coffee",
    "island",
    "a",
    "the",
    "in",
    "using",
    "and",
    ",",
    ".",
    "\n\n",
    "(",
    ")",
    "at",
    "with",
    "beans",
]

ranges = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8)


def _mentions(text: str):
    document = Document(id="0" * 64, name="a.txt", media_type="text/plain", text=text)
    return RECOGNISER.find(document, find_sections(document))


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_plainly_meant_is_found_as_if_it_were_weighed(text: str, monkeypatch) -> None:
    short = _mentions(text)
    monkeypatch.setattr(Judge, "_is_plain", lambda *_: False)
    assert _mentions(text) == short


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_nonsense_is_weighed_alike_in_both_ways(words: list[str]) -> None:
    text = " ".join(words)
    short = _mentions(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Judge, "_is_plain", lambda *_: False)
        assert _mentions(text) == short


@given(held=ranges, start=st.integers(0, 45), length=st.integers(1, 9))
def test_ranges_touch_what_shares_a_place_with_one_of_them(
    held: list[tuple[int, int]], start: int, length: int
) -> None:
    spans = [(low, low + long) for low, long in held]
    wanted = any(low < start + length and start < high for low, high in spans)
    assert Ranges(spans).touch(start, start + length) is wanted
    grown = Ranges(spans[:3])
    for span in spans[3:]:
        grown.add(*span)
    assert grown.touch(start, start + length) is wanted
