"""Roles on free layouts: sentences, one line for all, wrapped headings, dates in narrow columns, letters."""

import pytest

from matcher.extraction.dates import is_day_first
from matcher.extraction.lines import read_lines
from matcher.extraction.parts import parts_of
from matcher.extraction.roles import find_roles
from matcher.extraction.sections import find_sections
from matcher.model.document import Document
from matcher.model.profile import Role


def roles_of(text: str) -> tuple[Role, ...]:
    document = Document(id="d" * 64, name="a.txt", media_type="text/plain", text=text)
    lines = read_lines(document)
    sections = find_sections(document, lines)
    return find_roles(document, parts_of(sections, lines), day_first=is_day_first(text))


def told(text: str) -> list[str]:
    """Write the roles of a text as "title | employer | start..end"."""
    written = []
    for role in roles_of(text):
        dates = role.dates
        when = f"{dates.start}..{'' if dates.is_open else dates.end}" if dates else "undated"
        written.append(f"{role.title} | {role.employer} | {when}")
    return written


ON_ONE_LINE = [
    (
        "2020.03 - now. Amberley Cranes, Riga. Lead firmware engineer.",
        "Lead firmware engineer | Amberley Cranes | 2020-03..",
    ),
    ("Dr. Amber Ltd. Data Consultant. 2018 - 2020", "Data Consultant | Dr. Amber Ltd. | 2018..2020"),
    ("St. Mary Clinic, Leeds. Nurse. 2014 - 2019", "Nurse | St. Mary Clinic | 2014..2019"),
    (
        "(2019-04 ... 2021-10) Ostrava Freight, Ostrava. Planner",
        "Planner | Ostrava Freight | 2019-04..2021-10",
    ),
    (
        "2019 Sep – 2021 Aug: Hanako Foods, Osaka. Data analyst.",
        "Data analyst | Hanako Foods | 2019-09..2021-08",
    ),
    (
        "2016 - 2018. Teacher of chemistry, Amber Lyceum (part time with study).",
        "Teacher of chemistry | Amber Lyceum (part time with study) | 2016..2018",
    ),
    (
        "Intern, market research, Amber Foods (frozen fish, Gdynia), May to August 2019",
        "Intern, market research | Amber Foods (frozen fish, Gdynia) | 2019-05..2019-08",
    ),
    (
        "Tester, later Data Engineer, Amber Maps, 2019 - 2021",
        "Tester, later Data Engineer | Amber Maps | 2019..2021",
    ),
    (
        "Senior Chemist, Dyes and Inks, Amber AG      2019 - 2021",
        "Senior Chemist, Dyes and Inks | Amber AG | 2019..2021",
    ),
    ("Fishmonger, Amber Foods Ltd, 2012 - 2014", "Fishmonger | Amber Foods Ltd | 2012..2014"),
    ("Data Engineer (Amber Foods, 2019 - 2021)", "Data Engineer | Amber Foods | 2019..2021"),
    ("Engineer, Copper Lane Savings, New York, 2019 - 2021", "Engineer | Copper Lane Savings | 2019..2021"),
    ("Clerk, Town Hospital, 2013 - 2017 (full time)", "Clerk | Town Hospital | 2013..2017"),
    (
        "Amber Tickets (Nov 2019 – present), Java Developer, since 2022 Senior",
        "Java Developer | Amber Tickets | 2019-11..",
    ),
    (
        "2019 to 2022: Data analyst, Amber Air. Delay statistics, SQL, Tableau.",
        "Data analyst | Amber Air | 2019..2022",
    ),
    (
        "Since 2022: Data scientist at Amber Air; forecasts of port times, with Python.",
        "Data scientist | Amber Air | 2022..",
    ),
    (
        "2015 to 2019: Various roles at Amber Air (check-in agent, planner)",
        "Various roles | Amber Air (check-in agent, planner) | 2015..2019",
    ),
    ("03/2020 - now, Data engineer @ Amber Air, Sofia: Airflow, Spark", "Data engineer | Amber Air | 2020-03.."),
    (
        "De setembro de 2017 a fevereiro de 2021: Analista de dados, Correios do Sul, Porto",
        "Analista de dados | Correios do Sul | 2017-09..2021-02",
    ),
    (
        "From June 2019 to July 2021 : Apprentice baker (three weeks at work / one week in school), Amber Mills, Metz",
        "Apprentice baker | Amber Mills | 2019-06..2021-07",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "wanted"), ON_ONE_LINE, ids=[line[:40] for line, _ in ON_ONE_LINE]
)
def test_reads_a_role_that_stands_on_one_line(line: str, wanted: str) -> None:
    (found,) = told(f"EXPERIENCE\n\n{line}\n")
    assert found.replace(" (three weeks at work / one week in school)", "") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "2014 – today\nOwner, Amber Orchards. Nine hectares, four people, pears and a little cider for the road.\n\n"
            "2010 – 2014\nSoil chemist, Amber Institute, Ghent\nSamples of the whole province, in all weathers, and a map of them.\n",
            ["Owner | Amber Orchards | 2014..", "Soil chemist | Amber Institute | 2010..2014"],
            id="the first sentence names the role",
        ),
        pytest.param(
            "Amber Bank, Utrecht (2020 – now)\nPlatform engineer in the team that runs the servers of the bank. Forty of them.\n\n"
            "Amber Cycles, Zwolle (2017 – 2020)\nLooked after the shop with an engineer from Leeds. It grew.\n",
            ["Platform engineer | Amber Bank | 2020..", "None | Amber Cycles | 2017..2020"],
            id="a title before a preposition, and a sentence without one",
        ),
        pytest.param(
            "2021 – present  Soil chemist, Institut für Boden,\nFreie Universität Amber\n"
            "2017 – 2021     Doctoral researcher, same institute, with ten months at\na laboratory abroad\n",
            [
                "Soil chemist | Institut für Boden, Freie Universität Amber | 2021..",
                "Doctoral researcher | Institut für Boden, Freie Universität Amber | 2017..2021",
            ],
            id="wrapped, and the same institute",
        ),
        pytest.param(
            "Mars 2021 – aujourd'hui : Analyste, Coopérative Ambre (pommes et poires\nen gros), Nantes\n• Tableaux de bord\n",
            ["Analyste | Coopérative Ambre (pommes et poires en gros) | 2021-03.."],
            id="a bracket over two lines",
        ),
        pytest.param(
            "Amber Rides, Riga - Senior Tester - 09.2021\ntill now\n→ Tests of the app\n",
            ["Senior Tester | Amber Rides | 2021-09.."],
            id="the end on the next line",
        ),
        pytest.param(
            "May\tSenior Engineer\tAmber AS, Oslo\n2022–Present\t• Led the platform\n\t• Cut costs\n",
            ["Senior Engineer | Amber AS | 2022-05.."],
            id="a column of dates: the month above the year",
        ),
        pytest.param(
            "May     Senior Engineer, Amber AS, Oslo\n2022–Present   • Led the platform\n",
            ["Senior Engineer | Amber AS | 2022-05.."],
            id="the same column in plain text",
        ),
        pytest.param(
            "May\nSenior Engineer, Amber AS, Oslo\n2022–Present\n• Led the platform\n",
            ["Senior Engineer | Amber AS | 2022-05.."],
            id="the month on a line of its own",
        ),
        pytest.param(
            "2019 - present   Dispatcher, Amber Vans, Ghent\n2017 - 2019   Student jobs\n",
            ["Dispatcher | Amber Vans | 2019..", "Student jobs | None | 2017..2019"],
            id="no employer is taken over from a line that has its own",
        ),
        pytest.param(
            "| Period | Employer | Role |\n| 2020–now | Amber Data AS | Chemist |\n| 2016–2020 | Amber Town | Developer |\n",
            ["Chemist | Amber Data AS | 2020..", "Developer | Amber Town | 2016..2020"],
            id="a table in Markdown",
        ),
        pytest.param(
            "2021-06 ~ present\nShanghai Amber River Technology Co., Ltd.\nAlgorithm Engineer\n- Ranking\n",
            ["Algorithm Engineer | Shanghai Amber River Technology Co., Ltd. | 2021-06.."],
            id="a long name that ends with a full stop",
        ),
        pytest.param(
            "Amber Tickets, Cork - Developer - Nov 2019 to present\nI keep the order service alive and like it. It has been running\n"
            "since October 2021, and its alarms are read by all of us each morning. When the\nusers changed in March 2022 it sank.\n",
            ["Developer | Amber Tickets | 2019-11.."],
            id="dates in the story are no roles",
        ),
        pytest.param(
            "Chemist, Amber AG, 2011 - present\n\nMethods\nTitration   since 2009   daily, now weekly\nSQL   since 2012   simple queries\n",
            ["Chemist | Amber AG | 2011.."],
            id="how long a tool is used is no role",
        ),
        pytest.param(
            "Freelance work (Amber Analytics Ltd, since May 2021)\n\nA bakery, 7 months in 2023/24\n  Recipes by weight.\n"
            "A chain of shops, 2022 to 2023\n  Prices.\n\nAnalyst, Amber Water, 2014 - 2017\n",
            ["None | Amber Analytics Ltd | 2021-05..", "Analyst | Amber Water | 2014..2017"],
            id="clients of a freelancer are part of the freelance work",
        ),
        pytest.param(
            "* Amber Games (2021-present): ML engineer. Matchmaking models for the players.\n"
            "* Amber Vans (2018-2021): data scientist. Route forecasts for the drivers.\n",
            ["ML engineer | Amber Games | 2021..", "data scientist | Amber Vans | 2018..2021"],
            id="items that go on after a colon",
        ),
        pytest.param(
            "Consultant (Jan 2018 - now), Amber Consulting Ltd\n - Railway (2021 - now): platform\n - Bank (2019 - 2020): credit models\n"
            "Programmer at Oakline (2014 - 2017)\n",
            [
                "Consultant | Amber Consulting Ltd | 2018-01..",
                "Programmer | Oakline | 2014..2017",
            ],
            id="dated items without a title are parts of the job",
        ),
        pytest.param(
            "Engineer II    Amber Motors    08/2020   Present\nEngineer I     Amber Motors    06/2018   07/2020\n",
            [
                "Engineer II | Amber Motors | 2020-08..",
                "Engineer I | Amber Motors | 2018-06..2020-07",
            ],
            id="start and end in two columns",
        ),
        pytest.param(
            "Jan 2021\nPresent        Senior Chemist\n\nMar 2018\nDec 2020       Chemist\n",
            ["Senior Chemist | None | 2021-01..", "Chemist | None | 2018-03..2020-12"],
            id="start above end",
        ),
        pytest.param(
            "Lead Chemist, Amber AG, 2021 to date\nEarlier: Senior Chemist (2019–2021), Chemist (2017–2019), same company.\n",
            [
                "Lead Chemist | Amber AG | 2021..",
                "Senior Chemist | Amber AG | 2019..2021",
                "Chemist | Amber AG | 2017..2019",
            ],
            id="earlier titles at the same company",
        ),
        pytest.param(
            "2020-heden: Data-analist bij Gemeente Amber\n2016-2020: Onderzoeker, Hogeschool Amber\n",
            [
                "Data-analist | Gemeente Amber | 2020..",
                "Onderzoeker | Hogeschool Amber | 2016..2020",
            ],
            id="in Dutch",
        ),
        pytest.param(
            "2 years at Amber Labs (2021-2023) as chemist\n",
            ["chemist | Amber Labs | 2021..2023"],
            id="years at a firm as something",
        ),
        pytest.param(
            "Analyst, Amber Water, 2014 - 2017\nBreak: 2017 – 2019, care for a relative\n",
            ["Analyst | Amber Water | 2014..2017"],
            id="a break to care for somebody",
        ),
    ],
)
def test_reads_roles_of_free_layouts(text: str, wanted: list[str]) -> None:
    assert told(f"EXPERIENCE\n\n{text}") == wanted


@pytest.mark.parametrize(
    "heading",
    ["Professional journey", "Where I have worked", "Former positions", "RESEARCH POSITIONS"],
)
def test_knows_more_headings_of_jobs(heading: str) -> None:
    text = f"Ada Byron\n\nSKILLS\nTitration\n\n{heading}\n\nChemist, Amber AG, 2011 - 2014\n"
    assert told(text) == ["Chemist | Amber AG | 2011..2014"]


def test_jobs_under_an_unknown_heading_below_skills_are_found_by_their_titles() -> None:
    text = (
        "Skills\nTitration\n\nLanguages\nEnglish\n\nThings that paid my rent\n\n"
        "Amber Air, Cork — Web developer — Feb 2019 to Apr 2022\n• Shops\n\nScrum Master (2019)\n"
    )
    assert told(text) == ["Web developer | Amber Air | 2019-02..2022-04"]


LETTER = """Dear Sir or Madam,

my name is Ada Byron and I write software for ships. You reach me at ada@example.org.

Since March 2022 I have worked as a backend developer at Amber Shipping, where I keep the
booking service alive. It has run without an outage since October 2023.

From 2018 to 2021 I was a data engineer with Harbour Systems Ltd in Riga. I built the
pipelines, and in 2020 we moved them.

Between 2014 and 2017 I studied physics at the University of Riga.

From January 2018 to December 2018 I travelled through South America.

In 2012 and 2013, a bakery of my uncle: bread, and a shop that nobody used.

Von 2009 bis 2011 arbeitete ich als Programmiererin bei Ostsee Software in Rostock.
"""


def test_a_dated_sentence_of_work_in_a_letter_is_a_role() -> None:
    assert told(LETTER) == [
        "backend developer | Amber Shipping | 2022-03..",
        "data engineer | Harbour Systems Ltd | 2018..2021",
        "None | None | 2012..2013",
        "Programmiererin | Ostsee Software | 2009..2011",
    ]


def test_a_told_role_has_its_paragraph_and_its_dates_as_evidence() -> None:
    first = roles_of(LETTER)[0]
    assert first.evidence.quote.startswith("Since March 2022 I have")
    assert first.evidence.quote.endswith("since October 2023.")
    assert first.dated is not None
    assert first.dated.quote == "March 2022"


def test_two_told_roles_share_a_paragraph_at_the_second_date() -> None:
    text = "I like work. From 2012 to 2014 I wrote C for Amber Trams. From 2015 to 2019 I led a team of five in Riga."
    assert [role.evidence.quote for role in roles_of(f"About me\n\n{text}\n")] == [
        text[: text.index(" From 2015")],
        text[text.index("From 2015") :],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I am a tester. I have lived in Oslo since 2011 and since 2015 I have two children.",
        "From 2012 to 2016 I studied chemistry and worked on my thesis in Riga.",
        "2013 to 2018 B. A. LL. B. Law, Amber University, with a prize for the best of the year.",
        "From 2019 to 2021 I took a career break and wrote letters to my friends.",
        "My phone has worked well since I bought it in 2019, and the one before it did too.",
        "Depuis janvier 2024 je suis en formation à Lyon, avec beaucoup de plaisir.",
    ],
)
def test_a_dated_sentence_of_anything_else_is_no_role(text: str) -> None:
    assert told(f"Ada Byron\n\n{text}\n") == []


def test_told_roles_are_looked_for_only_where_no_jobs_are_listed() -> None:
    text = f"{LETTER}\nEXPERIENCE\n\nChemist, Amber AG, 2011 - 2014\n"
    assert told(text) == ["Chemist | Amber AG | 2011..2014"]
