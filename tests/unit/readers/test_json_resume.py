"""JSON Resume: the page that a person would make of it; other JSON is not understood."""

import json
from typing import Any

import pytest

from matcher.errors import ReadError
from matcher.model.document import Document
from matcher.readers import json_resume
from matcher.readers.read import read_document

RESUME: dict[str, Any] = {
    "basics": {
        "name": "Ondine Falk",
        "label": "Glaciologist",
        "email": "ondine@mail.example",
        "phone": "+45 00 11 22",
        "url": "https://falk.example",
        "summary": "Reads ice cores.\nLikes winters.",
        "location": {"city": "Nuuk", "countryCode": "GL"},
        "profiles": [
            {"network": "GitHub", "username": "ofalk", "url": "https://git.example/ofalk"}
        ],
    },
    "work": [
        {
            "name": "Ice Office",
            "position": "Glaciologist",
            "startDate": "2021-03-01",
            "summary": "Runs the drill.",
            "highlights": ["Wrote models in Python", "Led 4 people"],
        },
        {
            "company": "Old Form Ltd",
            "position": "Driller",
            "startDate": "2016",
            "endDate": "2018-05-31",
        },
    ],
    "education": [
        {
            "institution": "University of Nuuk",
            "studyType": "MSc",
            "area": "Physics",
            "startDate": "2014-09",
            "endDate": "2016-06",
            "courses": ["Ice"],
        }
    ],
    "skills": [{"name": "Software", "level": "Advanced", "keywords": ["Python", "C++"]}],
    "projects": [{"name": "coreview", "description": "Plots cores.", "keywords": ["R"]}],
    "certificates": [{"name": "Drill Pilot", "issuer": "Ice Board", "date": "2020-02-02"}],
    "languages": [{"language": "Danish", "fluency": "Native"}],
    "references": [{"name": "Aviaja", "reference": "A steady hand."}],
}


def read(resume: object) -> Document:
    return read_document(json.dumps(resume).encode(), "resume.json")


def test_a_resume_reads_like_a_page() -> None:
    document = read(RESUME)
    assert [line for line in document.text.splitlines() if line] == [
        *("Ondine Falk", "Glaciologist"),
        "ondine@mail.example | +45 00 11 22 | https://falk.example | Nuuk, GL",
        "GitHub: https://git.example/ofalk",
        *("Summary", "Reads ice cores.", "Likes winters."),
        *("Experience", "Glaciologist, Ice Office\t2021-03 – Present", "Runs the drill."),
        *("• Wrote models in Python", "• Led 4 people"),
        "Driller, Old Form Ltd\t2016 – 2018-05",
        *("Projects", "coreview", "Plots cores.", "Keywords: R"),
        *("Education", "MSc in Physics, University of Nuuk\t2014-09 – 2016-06", "Courses: Ice"),
        *("Skills", "Software – Advanced: Python, C++"),
        *("Certifications", "Drill Pilot, Ice Board\t2020-02"),
        *("Languages", "Danish (Native)", "References", "Aviaja: A steady hand."),
    ]
    bold = [document.text[line.span.start : line.span.end] for line in document.lines if line.bold]
    assert bold[:3] == ["Ondine Falk", "Summary", "Experience"]
    targets = [link.target for link in document.links]
    assert targets == [
        "mailto:ondine@mail.example",
        "https://falk.example",
        "https://git.example/ofalk",
    ]


def test_values_of_the_wrong_kind_are_left_out() -> None:
    resume = RESUME | {
        "work": [{"position": ["x"], "highlights": "none", "startDate": 2019}, 7, None, "text"],
        "skills": {"name": "no list"},
        "education": None,
        "languages": [{"language": True, "fluency": {}}],
    }
    text = read(resume).text
    assert "2019 – Present" in text
    assert "text" not in text
    assert "True" not in text


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (b'{"basics": ', "corrupt", "no valid JSON"),
        (b"[" * 200_000, "corrupt", "nested"),
        (b'{"a": ' * 100_000 + b"1" + b"}" * 100_000, "corrupt", "nested"),
        (b'{"basics": {"name": ' + b"9" * 10_000 + b"}}", "corrupt", "no valid JSON"),
        (b'{"resume": {"name": "Ondine Falk"}}', "unsupported", "no JSON Resume"),
        (b'[{"name": "Ondine Falk, glaciologist"}]', "unsupported", "no JSON Resume"),
        (b'{"basics": {"name": "O"}}', "no_text", "fewer than 20"),
    ],
    ids=["cut", "arrays", "objects", "digits", "other", "list", "short"],
)
def test_json_that_is_no_readable_resume(data: bytes, status: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, "a.json")
    assert caught.value.status == status
    assert words in caught.value.reason


def test_a_resume_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_resume, "MAX_LINES", 20)
    with pytest.raises(ReadError) as caught:
        read(RESUME)
    assert caught.value.status == "too_large"
