"""A JobPosting as data: which of its fields become which lines, and when the page is read instead."""

import json
import time

import pytest

from matcher.errors import ReadError
from matcher.readers.options import ReadOptions
from matcher.readers.posting.read import read_job
from matcher.readers.read import read_document

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Baker &amp; Miller",
    "description": "<p>We bake bread.</p><ul><li>Knead dough</li></ul><p style='display:none'>Kubernetes</p>",
    "responsibilities": "Open the shop\nClean the oven",
    "skills": ["Python", {"@type": "DefinedTerm", "name": "SQL"}],
    "qualifications": "A steady hand",
    "experienceRequirements": {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": 18,
    },
    "educationRequirements": [
        {"@type": "EducationalOccupationalCredential", "credentialCategory": "high school"},
        {"@type": "EducationalOccupationalCredential", "credentialCategory": "associate degree"},
    ],
    "experienceInPlaceOfEducation": True,
    "employmentType": ["FULL_TIME", "INTERN"],
    "jobLocation": {"address": {"addressLocality": "Leeds", "addressCountry": "GB"}},
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": {"@type": "Country", "name": "France"},
    "jobBenefits": "Free rolls",
}
PAGE_TEXT = "<h1>Baker wanted</h1><p>Bring three years of experience with sourdough.</p>"


def page(*scripts):
    blocks = "".join(f'<script type="application/ld+json">{text}</script>' for text in scripts)
    return f"<!doctype html><html><head>{blocks}</head><body>{PAGE_TEXT}</body></html>".encode()


def read(data, name="job.html"):
    return read_job(data, name, ReadOptions())


def codes(document):
    return [flag.code for flag in document.warnings]


def test_every_field_stands_below_a_plain_heading():
    document = read(json.dumps(POSTING).encode(), "job.json")
    assert document.text.split("\n") == [
        "Job title: Baker & Miller",
        "Location: Leeds, GB; remote",
        "Employment type: full-time, intern",
        "",
        "Job description",
        "We bake bread.",
        "• Knead dough",
        "",
        "Responsibilities",
        "Open the shop",
        "Clean the oven",
        "",
        "Qualifications",
        "A steady hand",
        "",
        "Skills",
        "• Python",
        "• SQL",
        "",
        "Experience",
        "At least 18 months of experience",
        "",
        "Education",
        "High school diploma or associate degree or equivalent experience",
        "",
        "Eligibility",
        "Candidates must be located in France",
        "",
        "Benefits",
        "Free rolls",
        "",
    ]
    assert [piece.text for piece in document.hidden] == ["Kubernetes"]


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(POSTING),
        json.dumps([{"@type": "WebSite"}, POSTING]),
        json.dumps({"@graph": [{"@type": "Organization"}, POSTING]}),
        json.dumps({"@type": "WebPage", "mainEntity": POSTING}),
        json.dumps(POSTING | {"@type": ["Thing", "https://schema.org/JobPosting"]}),
        f"<!-- {json.dumps(POSTING)} -->",
        f"//<![CDATA[\n{json.dumps(POSTING)}\n//]]>",
        json.dumps(POSTING).replace("\\n", "\n"),
    ],
)
def test_a_posting_is_found_wherever_it_lies_in_a_script(script):
    document = read(page('{"@type": "BreadcrumbList"}', script))
    assert "We bake bread." in document.text
    assert "sourdough" not in document.text
    assert codes(document)[0] == "posting_data"


def test_a_page_that_shows_nothing_without_its_scripts_is_read_from_the_posting():
    data = page(json.dumps(POSTING)).replace(PAGE_TEXT.encode(), b"<div id=app></div>")
    assert "We bake bread." in read(data).text


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('{"@type": "JobPosting", "description": ', ["posting_broken"]),
        ('{"@type": "BreadcrumbList", ', []),
        (json.dumps({"@type": "JobPosting", "description": "A job."}), []),
    ],
)
def test_without_a_posting_that_says_something_the_page_is_read(script, expected):
    document = read(page(script))
    assert "sourdough" in document.text
    assert codes(document) == expected


def test_of_several_postings_the_first_is_read_and_the_rest_is_told():
    other = POSTING | {"title": "Miller"}
    document = read(page(json.dumps([POSTING, other])))
    assert "Job title: Baker & Miller" in document.text
    assert codes(document) == ["posting_data", "several_postings", "hidden_text"]


def test_what_the_description_says_too_stands_under_its_field_alone():
    described = POSTING | {"description": "<p>Our bakery.</p><ul><li>A steady hand.</li></ul>"}
    text = read(json.dumps(described).encode(), "job.json").text
    assert text.count("steady hand") == 1
    assert text.index("Qualifications") < text.index("steady hand")


def test_markup_may_be_escaped_and_lines_may_be_bare():
    escaped = POSTING | {"description": "&lt;p&gt;First&lt;/p&gt;&lt;p&gt;Second&lt;/p&gt;"}
    text = read(json.dumps(escaped).encode(), "a.json").text
    assert "&lt;" not in text
    assert "First\nSecond\n" in text
    bare = POSTING | {"description": "First <b>line</b>\nSecond line"}
    assert "First line\nSecond line\n" in read(json.dumps(bare).encode(), "a.json").text


@pytest.mark.parametrize("name", ["job.json", "job.jsonld", "standard-input.txt"])
def test_json_is_known_by_its_name_or_by_the_posting_in_it(name):
    assert "We bake bread." in read(json.dumps(POSTING).encode(), name).text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"basics": {"name": "Ada"}}', "without a JobPosting"),
        (b'{"@type": "JobPosting"', "no valid JSON"),
    ],
)
def test_other_json_is_no_job(data, said):
    with pytest.raises(ReadError, match=said):
        read(data, "job.json")


def test_a_resume_is_never_read_from_such_data():
    assert "We bake bread." not in read_document(page(json.dumps(POSTING)), "ada.html").text


@pytest.mark.parametrize("filling", [" " * 300_000, "<a " * 100_000, "&lt;" * 100_000])
def test_reading_costs_no_more_than_the_length(filling):
    start = time.perf_counter()
    text = read(json.dumps(POSTING | {"skills": f"Python{filling}x"}).encode(), "job.json").text
    assert time.perf_counter() - start < 10, "where it grows with the square it takes minutes"
    assert "Python" in text
