"""A sentence about oneself under the name is a summary, with or without a heading."""

import pytest

from matcher.extraction.sections import find_sections
from matcher.model.document import Document

BELOW = "\n\nExperience\nEngineer, Kestrel Freight, 2020 - 2022\n"


def kinds(header):
    text = header + BELOW
    document = Document(id="0", name="a.txt", media_type="text/plain", text=text)
    return [
        (section.kind.value, text[section.body.start : section.body.end].strip())
        for section in find_sections(document)
    ][:-1]


@pytest.mark.parametrize(
    "said",
    [
        "Engineer who takes ranking models from notebook to use.",
        "Engineer who takes ranking models from the notebook\nto production and keeps them there.",
    ],
)
def test_a_sentence_is_a_summary(said):
    header = "Ada Byron\nMachine Learning Engineer\nada@example.org"
    assert kinds(f"{header}\n{said}") == [("header", header), ("summary", said)]


@pytest.mark.parametrize(
    "line",
    [
        "Senior Engineer at Acme Inc.",
        "Member of the Institute of Electrical and Electronics Engineers Ltd.",
        "Lakeside Road 4, near the old mill, call me at +44 20 7946 0000.",
        "Open to relocation",
    ],
)
def test_what_is_no_sentence_stays_in_the_header(line):
    header = f"Ada Byron\n{line}\nada@example.org"
    assert kinds(header) == [("header", header)]
