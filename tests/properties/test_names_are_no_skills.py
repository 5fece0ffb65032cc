"""Words of skills as surnames, employers, cities, schools, addresses and links: none of them names a skill there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import recogniser_of
from matcher.model.document import Document
from matcher.taxonomy.load import load_taxonomy

RECOGNISER = recogniser_of(load_taxonomy())
WORDS = tuple(
    "Ruby Julia Spark Oracle Docker Swift Ray Flask Jenkins Hudson Bamboo Azure Snowflake Perl Scala Kafka "  # noqa: SIM905 - a list of words is read more easily
    "Keras Dash Rust Spring Hive Phoenix Sentry Consul Helm Travis Falcon".split()
)
TOWNS = ("Ruby", "Spark", "Swift", "Ray", "Hudson", "Phoenix", "Helm", "Falcon", "Julia", "Rust")
FIRMS = ("{} Systems Ltd", "{} & Sons GmbH", "{} Labs Inc", "{} Software Pvt Ltd")
PLACES = ("San {}", "Port {}", "{}ville")
RESUME = """{first} {name}
{small}.{first}@{small}mail.example | +44 20 7946 0123 | {place} | github.com/{small}/{other} | www.{small}.io/about

EXPERIENCE
Data Analyst, {firm}, {place}
Jan 2019 - Mar 2022
- Wrote reports about sales for {firm}
- Published at https://{other}.com/{small}, reached by {other}@work.example

EDUCATION
BSc Statistics, University of {place}, 2014 - 2018

SKILLS
SQL{skill}
"""

word = st.sampled_from(WORDS)


def _quotes(text: str) -> list[str]:
    document = Document(id="0" * 64, name="a.txt", media_type="text/plain", text=text)
    return [mention.evidence.quote for mention in build_profile(document, RECOGNISER).mentions]


def _resume(*, name: str, other: str, place: str, firm: str, first: str, skill: str = "") -> str:
    return RESUME.format(
        first=first,
        name=name,
        small=name.lower(),
        other=other.lower(),
        place=place,
        firm=firm,
        skill=skill,
    )


@settings(max_examples=60, deadline=None)
@given(
    name=word,
    other=word,
    town=st.sampled_from(TOWNS),
    maker=word,
    place=st.sampled_from(PLACES),
    firm=st.sampled_from(FIRMS),
    first=st.sampled_from(("Anna", "Peter", "Maria", "Omar")),
)
def test_a_name_of_somebody_or_something_is_no_skill(
    name: str, other: str, town: str, maker: str, place: str, firm: str, first: str
) -> None:
    text = _resume(
        name=name, other=other, place=place.format(town), firm=firm.format(maker), first=first
    )
    quotes = _quotes(text)
    assert "SQL" in quotes
    assert not {name, other, town, maker} & set(quotes)
    assert not {name.lower(), other.lower()} & set(quotes)


@settings(max_examples=20, deadline=None)
@given(name=word, skill=st.sampled_from(("Docker", "Snowflake", "Jenkins", "Perl")))
def test_the_same_word_in_a_skills_section_is_one(name: str, skill: str) -> None:
    text = _resume(
        name=name,
        other="Bamboo",
        place="Leeds",
        firm="Dash Labs Inc",
        first="Anna",
        skill=f", {skill}, Terraform",
    )
    assert _quotes(text).count(skill) == 1
