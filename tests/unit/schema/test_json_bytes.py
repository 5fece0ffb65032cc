"""Bytes of JSON are those of the standard library, whatever characters and figures stand in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.schema.json_bytes import json_bytes

FIGURES = st.integers(0, 100_000).map(lambda milli: milli / 1000) | st.floats(1e-4, 1e15)
LEAVES = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | FIGURES | st.text(max_size=20)
DATA = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


def plain(data, indent=0):
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(data, ensure_ascii=False, indent=indent or None, separators=separators)
    return text.encode("utf-8", "backslashreplace")


@given(DATA)
def test_bytes_are_those_of_the_standard_library(data):
    assert json_bytes(data) == plain(data)
    assert json_bytes(data, indent=2) == plain(data, indent=2)


@pytest.mark.parametrize("indent", [0, 2])
def test_every_character_is_written_alike(indent):
    data = [chr(code) for code in (*range(0x300), 0x2028, 0x2029, 0xFEFF, 0xFFFF, 0x1F600)]
    assert json_bytes(data, indent=indent) == plain(data, indent=indent)


@pytest.mark.parametrize("indent", [0, 2])
def test_bytes_that_are_no_characters_are_escaped(indent):
    data = {"file": "r\udce9sum\u00e9.pdf", "pages": None}
    assert json_bytes(data, indent=indent) == plain(data, indent=indent)
    assert json.loads(json_bytes(data, indent=indent)) == data
