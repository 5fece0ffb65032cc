"""Roles in the many ways people list them: several titles, breaks, nested projects, other languages, no headings."""

from datetime import date

import pytest

from matcher.extraction.dates import is_day_first
from matcher.extraction.lines import read_lines
from matcher.extraction.parts import parts_of
from matcher.extraction.roles import find_roles
from matcher.extraction.sections import find_sections
from matcher.extraction.tenure import experience_months
from matcher.model.document import Document
from matcher.model.profile import Role, RoleKind


def roles_of(text: str) -> tuple[Role, ...]:
    document = Document(id="d" * 64, name="a.txt", media_type="text/plain", text=text)
    lines = read_lines(document)
    sections = find_sections(document, lines)
    return find_roles(document, parts_of(sections, lines), day_first=is_day_first(text))


def told(role: Role) -> str:
    """Write a role as "title | employer | start..end"."""
    dates = role.dates
    when = f"{dates.start}..{'' if dates.is_open else dates.end}" if dates else "undated"
    return f"{role.title} | {role.employer} | {when}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Orlen Tide Ltd, Leeds\nSenior Engineer   Jan 2021 - Present\n- Led the platform\n"
            "Engineer   Jan 2019 - Dec 2020\n- Built services\n\n"
            "Kestrel Foods\nAnalyst   Jan 2017 - Dec 2018\n- Wrote reports\n",
            [
                "Senior Engineer | Orlen Tide Ltd | 2021-01..",
                "Engineer | Orlen Tide Ltd | 2019-01..2020-12",
                "Analyst | Kestrel Foods | 2017-01..2018-12",
            ],
            id="one employer, two titles",
        ),
        pytest.param(
            "Orlen Tide\n6 yrs 2 mos\nSenior Engineer\nJan 2021 - Present · 3 yrs\n- Led the platform\n"
            "Engineer\nJan 2019 - Dec 2020 · 2 yrs\n- Built services\n",
            [
                "Senior Engineer | Orlen Tide | 2021-01..",
                "Engineer | Orlen Tide | 2019-01..2020-12",
            ],
            id="the whole time above two titles",
        ),
        pytest.param(
            "Orlen Tide Ltd   Jan 2015 - Present\nSenior Engineer   Jan 2020 - Present\n- Led the platform\n"
            "Engineer   Jan 2015 - Dec 2019\n- Built services\n",
            [
                "Senior Engineer | Orlen Tide Ltd | 2020-01..",
                "Engineer | Orlen Tide Ltd | 2015-01..2019-12",
            ],
            id="the range of the employer is no role",
        ),
        pytest.param(
            "Orlen Tide Ltd\nData Analyst (Jan 2016 - Dec 2017), Senior Data Analyst (Jan 2018 - Dec 2019)\n- Wrote reports\n",
            [
                "Data Analyst | Orlen Tide Ltd | 2016-01..2017-12",
                "Senior Data Analyst | Orlen Tide Ltd | 2018-01..2019-12",
            ],
            id="two titles and ranges in one line",
        ),
        pytest.param(
            "Data Analyst / Team Lead, Orlen Tide Ltd, Jan 2016 - Dec 2017\n- Wrote reports\n",
            ["Data Analyst / Team Lead | Orlen Tide Ltd | 2016-01..2017-12"],
            id="two titles at once",
        ),
        pytest.param(
            "Data Analyst\n\nOrlen Tide -  Leeds -\n\nJan 2016 to Dec 2017\n\n- Wrote reports\n- Kept them\n- Read them\n- Sent them\n\n"
            "intern\n\nKestrel Works -\n\nJan 2015 to Dec 2015\n\n- Sorted\n- Stacked\n- Swept\n- Stored\n",
            [
                "Data Analyst | Orlen Tide | 2016-01..2017-12",
                "intern | Kestrel Works | 2015-01..2015-12",
            ],
            id="blank lines inside the heading lines, a title in lower case",
        ),
        pytest.param(
            "QRST\n\nOrlen Tide -\n\nJan 2016 to Dec 2017\n\n- Wrote reports\n",
            ["QRST | Orlen Tide | 2016-01..2017-12"],
            id="a line left open by a dash is the employer's",
        ),
        pytest.param(
            "Worked as a Data Analyst in Orlen Tide Ltd from Jan 2016 to Dec 2017\n- Wrote reports\n",
            ["Data Analyst | Orlen Tide Ltd | 2016-01..2017-12"],
            id="told as a sentence",
        ),
        pytest.param(
            "Duration: Jan 2016 to Dec 2017\nOrlen Tide Ltd\nRole: Data Analyst\nTechnologies: SQL\n",
            ["Data Analyst | Orlen Tide Ltd | 2016-01..2017-12"],
            id="labels are no names",
        ),
        pytest.param(
            "Research Employee / Loom Software - Orlen Tide Ltd\tJan 2016 - Dec 2017\n- Wrote reports\n",
            ["Research Employee / Loom Software | Orlen Tide Ltd | 2016-01..2017-12"],
            id="a title with a slash",
        ),
        pytest.param(
            "Orlen Tide / Data Analyst\tJan 2016 - Dec 2017\n- Wrote reports\n",
            ["Data Analyst | Orlen Tide | 2016-01..2017-12"],
            id="employer and title with a slash between",
        ),
        pytest.param(
            "Data Engineer, Orlen Tide, Jan 2019 - Dec 2020\n- Built it\n"
            "Lecturer, Kestrel College, Jun 2019 - Jun 2020\n- Taught\n",
            [
                "Data Engineer | Orlen Tide | 2019-01..2020-12",
                "Lecturer | Kestrel College | 2019-06..2020-06",
            ],
            id="parallel jobs",
        ),
        pytest.param(
            "Data Engineer, Orlen Tide, Jan 2021 - Present\n- Built it\n"
            "Career break (parental leave), Jan 2020 - Dec 2020\n- Looked after two children\n"
            "Analyst, Kestrel Foods, Jan 2017 - Dec 2019\n- Wrote reports\n",
            [
                "Data Engineer | Orlen Tide | 2021-01..",
                "Analyst | Kestrel Foods | 2017-01..2019-12",
            ],
            id="a career break is no role",
        ),
        pytest.param(
            "Data Analyst (maternity cover), Orlen Tide, Jan 2020 - Dec 2020\n- Wrote reports\n",
            ["Data Analyst (maternity cover) | Orlen Tide | 2020-01..2020-12"],
            id="cover for somebody's leave is one",
        ),
        pytest.param(
            "Consultant, Orlen Tide Ltd, Jan 2019 - Dec 2022\nProject: Fraud model (Mar 2020 - Jun 2020)\n"
            "- Trained models in Python\nProject: Churn model (Jul 2020 - Dec 2020)\n- Built it in R\n",
            ["Consultant | Orlen Tide Ltd | 2019-01..2022-12"],
            id="projects inside a job",
        ),
        pytest.param(
            "Consultant, Orlen Tide Ltd, Jan 2019 - Dec 2022\n- Led clients\nProjects\n"
            "Fraud model (Mar 2020 - Jun 2020)\n- Trained models in Python\n",
            ["Consultant | Orlen Tide Ltd | 2019-01..2022-12"],
            id="a heading of projects inside a job",
        ),
        pytest.param(
            "Data Engineer, Orlen Tide Ltd\n- Built it\nAnalyst, Kestrel Foods Ltd\n- Wrote reports\n",
            ["Data Engineer | Orlen Tide Ltd | undated", "Analyst | Kestrel Foods Ltd | undated"],
            id="undated roles",
        ),
        pytest.param(
            "Data Engineer, Orlen Tide Ltd, Jan 2019 - Present\n- Built it\n\nAnalyst, Kestrel Foods Ltd\n"
            "- Wrote reports\n\nTutor, Harbour School, 2012 - 2014\n- Taught\n",
            [
                "Data Engineer | Orlen Tide Ltd | 2019-01..",
                "Analyst | Kestrel Foods Ltd | undated",
                "Tutor | Harbour School | 2012..2014",
            ],
            id="an undated role among dated ones",
        ),
        pytest.param(
            "2019 - 2021\nLeeds, UK\nOrlen Tide Ltd\nData Engineer\n- Built it\n"
            "2016 - 2018\nYork, UK\nKestrel Foods\nAnalyst\n- Wrote\n",
            ["Data Engineer | Orlen Tide Ltd | 2019..2021", "Analyst | Kestrel Foods | 2016..2018"],
            id="three lines below the dates",
        ),
        pytest.param(
            "Mar 2021 - Present\n- Staff Engineer, Orlen Tide Ltd\n- Led the migration of payments\n",
            ["Staff Engineer | Orlen Tide Ltd | 2021-03.."],
            id="the first bullet is the heading",
        ),
        pytest.param(
            "Kestrel Foods Inc.\nData Engineer\nJan 2019 - Present\n- Built it\n",
            ["Data Engineer | Kestrel Foods Inc. | 2019-01.."],
            id="an employer that ends with a full stop",
        ),
        pytest.param(
            "Kestrel Foods\tJan 2019 - Present\nData Engineer\tLeeds, UK\nhttps://kestrel.example/\n- Built it\n",
            ["Data Engineer | Kestrel Foods | 2019-01.."],
            id="a link below",
        ),
        pytest.param(
            "Kestrel Foods\nData Engineer\t2019-04-01 - Present\tRan the pipelines of the whole company and\n- Built it\n",
            ["Data Engineer | Kestrel Foods | 2019-04.."],
            id="dates in the middle column",
        ),
        pytest.param(
            "2017-01-01\tData Engineer at Kestrel Foods\nto\t2022-04-30\n- Built it\n",
            ["Data Engineer | Kestrel Foods | 2017-01..2022-04"],
            id="the end of the range on the line below",
        ),
        pytest.param(
            "Data Engineer, Kestrel Foods\nJun, 2018 - Feb, 2021\t2years9months\n- Built it\n",
            ["Data Engineer | Kestrel Foods | 2018-06..2021-02"],
            id="a length without blanks",
        ),
        pytest.param(
            "Data Engineer, Kestrel Foods, Leeds, UK (Mar 2021 - Present) Leads the data guild.\n- Built it\n",
            ["Data Engineer | Kestrel Foods | 2021-03.."],
            id="a sentence after the dates",
        ),
        pytest.param(
            "Data Engineer, Kestrel Foods, Feb 2020 - Present\n- Runs the pipelines\n"
            "- Since November 2025, built a pilot on Bedrock that answers questions\n",
            ["Data Engineer | Kestrel Foods | 2020-02.."],
            id="a date told of in a bullet",
        ),
    ],
)
def test_reads_the_roles_of_a_section(text: str, wanted: list[str]) -> None:
    assert [told(role) for role in roles_of(f"EXPERIENCE\n{text}")] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "B E R U F S E R F A H R U N G\nDatenanalystin, Nordwind GmbH, Hamburg, seit 03/2020\n- Baut Modelle\n\n"
            "A U S B I L D U N G\nMSc Physik, Universität Kiel, 2014 - 2016\n",
            "Datenanalystin | Nordwind GmbH | 2020-03..",
        ),
        (
            "EXPÉRIENCE PROFESSIONNELLE\nIngénieure données, Vent du Nord SA, Lyon\njanv. 2019 - à ce jour\n"
            "- Conception de flux\n\nFORMATION\nMaster Physique, Université de Lyon, 2014 - 2016\n",
            "Ingénieure données | Vent du Nord SA | 2019-01..",
        ),
        (
            "EXPERIENCIA LABORAL\nIngeniera de datos, Viento Norte S.L., Sevilla\nenero de 2019 - actualidad\n"
            "- Diseño de modelos\n\nFORMACIÓN\nGrado en Física, Universidad de Sevilla, 2014 - 2018\n",
            "Ingeniera de datos | Viento Norte S.L. | 2019-01..",
        ),
        (
            "Data Engineer, Orlen Tide Ltd, Jan 2019 - Present\n- Built pipelines\n\n"
            "BSc Physics, Leeds University, 2013 - 2016\n",
            "Data Engineer | Orlen Tide Ltd | 2019-01..",
        ),
    ],
    ids=["de, letter-spaced", "fr", "es", "without headings"],
)
def test_reads_other_languages_and_no_headings(text: str, wanted: str) -> None:
    assert [told(role) for role in roles_of(f"Ada Byron\nada@example.org\n\n{text}")] == [wanted]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lecturer (part-time), Kestrel College, Jun 2019 - Jun 2020", RoleKind.PART_TIME),
        ("Werkstudent Softwareentwicklung, Nordwind GmbH, 04/2018 - 09/2019", RoleKind.PART_TIME),
        ("Praktikant, Südhafen AG, 01/2018 - 03/2018", RoleKind.INTERNSHIP),
        ("Research Intern, Kestrel Institute, Summer 2019", RoleKind.INTERNSHIP),
        ("Freelance Data Engineer, Jan 2019 - Dec 2020", RoleKind.FREELANCE),
        ("Self-employed Consultant, Kestrel Foods, 2016 - 2018", RoleKind.FREELANCE),
        ("Internal Auditor, Kestrel Foods, 2016 - 2018", RoleKind.FULL_TIME),
        ("Sergeant, Royal Signals, 2012 - 2016", RoleKind.FULL_TIME),
    ],
)
def test_tells_how_somebody_was_employed(line: str, kind: RoleKind) -> None:
    (role,) = roles_of(f"EXPERIENCE\n{line}\n- Did the work\n")
    assert role.kind is kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("VOLUNTEERING", RoleKind.VOLUNTEER),
        ("PROJECTS", RoleKind.PROJECT),
        ("MILITARY SERVICE", RoleKind.FULL_TIME),
        ("INTERNSHIPS", RoleKind.INTERNSHIP),
    ],
)
def test_tells_the_kind_by_the_heading(heading: str, kind: RoleKind) -> None:
    job = "EXPERIENCE\nData Engineer, Orlen Tide, Jan 2019 - Present\n- Built it\n"
    _, role = roles_of(f"{job}{heading}\nMentor, Code Harbour, 2016 - 2018\n- Taught Python\n")
    assert role.kind is kind


@pytest.mark.parametrize("label", ["Technologies", "Environment", "Tech stack", "Skills"])
def test_the_technology_line_belongs_to_the_role(label: str) -> None:
    first, second = roles_of(
        f"EXPERIENCE\nData Engineer, Orlen Tide Ltd, Jan 2019 - Present\n- Built it\n{label}: Python, Spark\n"
        f"Analyst, Kestrel Foods, Jan 2017 - Dec 2018\n- Wrote reports\n{label}: Excel, SQL\n\nEDUCATION\nBSc Physics\n"
    )
    assert first.evidence.quote.endswith("Python, Spark")
    assert second.evidence.quote.endswith("Excel, SQL")


def test_an_undated_role_keeps_its_own_bullets() -> None:
    first, second = roles_of(
        "EXPERIENCE\nData Engineer, Orlen Tide Ltd, Jan 2019 - Present\n- Built it\n\n"
        "Analyst, Kestrel Foods Ltd\n- Wrote reports in SAS\n"
    )
    assert "SAS" not in first.evidence.quote
    assert "SAS" in second.evidence.quote


def test_a_title_inside_the_story_begins_no_role() -> None:
    (role,) = roles_of(
        "EXPERIENCE\nData Engineer, Orlen Tide Ltd, Jan 2019 - Present\n- Built it\n\n"
        "Worked with the engineers of two other teams on data quality.\n"
    )
    assert role.evidence.quote.endswith("data quality.")


@pytest.mark.parametrize(
    "text", ["EXPERIENCE\n", "EXPERIENCE\nSee the portfolio.\n", "", "PROJECTS\n"]
)
def test_where_nothing_is_told_there_is_no_role(text: str) -> None:
    assert roles_of(text) == ()


@pytest.mark.parametrize(
    ("roles", "months"),
    [
        pytest.param("Cook, Acme, Jan 2020 - Dec 2020\nClerk, Tide, Jul 2020 - Jun 2021\n", 18, id="overlap"),
        pytest.param("Cook, Acme, Jan 2018 - Jun 2018\nClerk, Tide, Jan 2020 - Jun 2020\n", 12, id="gap"),
        pytest.param("Cook, Acme, Jan 2018 - Jun 2018\nParental leave, Jul 2018 - Dec 2019\n", 6, id="break"),
        pytest.param("Cook, Acme, January 2026 to date\n", 11, id="to date"),
        pytest.param("Cook, Acme, Jun '22 - Aug '22\n", 3, id="two figures"),
        pytest.param("Cook, Acme, 2019\n", 12, id="single year"),
        pytest.param("Acme Ltd, Leeds\nHead Cook\tJul 2020 - Dec 2020\nCook\tJan 2020 - Jun 2020\n", 12, id="two titles"),
        pytest.param("Acme Ltd\tJan 2020 - Dec 2020\nHead Cook\tJul 2020 - Dec 2020\nCook\tJan 2020 - Jun 2020\n", 12, id="the whole time above the titles"),
        pytest.param("Cook, Acme, Jan 2020 - Dec 2020\nKitchen Intern, Tide, Jan 2019 - Jun 2019\n", 12, id="internship"),
        pytest.param("Cook, Acme, Jan 2025 - Dec 2027\n", 23, id="an end in the future"),
        pytest.param("Cook, Acme\n", 0, id="undated"),
    ],
)  # fmt: skip
def test_months_of_work_of_a_whole_section(roles: str, months: int) -> None:
    found = roles_of(f"Ada Byron\n\nEXPERIENCE\n{roles}")
    assert experience_months(found, date(2026, 11, 1)) == months
