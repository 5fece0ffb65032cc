"""Reading order and lines, on pages set from runs by hand (invented people)."""

import pytest

from matcher.readers.layout.pages import document_lines
from matcher.readers.runs import PageContent, Run

WIDTH = 0.5  # of the font size: how wide each letter of these pages is


def put(x: float, y: float, words: str, size: float = 10, *, bold: bool = False) -> Run:
    right = x + WIDTH * size * len(words)
    return Run(words, x, y - 2, right, y + size - 2, y, size, bold)


def flush_right(x: float, y: float, words: str, size: float = 10) -> Run:
    return put(x - WIDTH * size * len(words), y, words, size)


def centred(x: float, y: float, words: str, size: float = 10) -> Run:
    return put(x - WIDTH * size * len(words) / 2, y, words, size)


def column(x: float, y: float, lines: list[str], step: float = 14, size: float = 10) -> list[Run]:
    return [put(x, y - number * step, line, size) for number, line in enumerate(lines)]


def read(*pages: list[Run]) -> list[str]:
    contents = [
        PageContent(number=number, width=595, height=842, runs=tuple(runs))
        for number, runs in enumerate(pages, start=1)
    ]
    return [line.text for line in document_lines(contents)]


MAIN = [
    "Keeps the sensors of forty bridges honest and",
    "writes the alarms that people really answer",
    "before anything has to be closed.",
    "Moved the nightly jobs of two teams to streams",
    "and cut the bill of the cluster by a third.",
    "Taught the interns how to read a flame graph.",
    "Wrote the runbook that is still in use today.",
    "Talked the vendor out of a breaking change.",
]


def test_a_file_without_pages_has_no_lines() -> None:
    assert read() == []
    assert read([]) == []


def test_a_centred_sidebar_shares_no_edge_and_is_still_a_column() -> None:
    side = ["CONTACT", "Porto, Portugal", "ines@mail.example", "TOOLS", "Airflow and Kafka"]
    side += ["git", "LANGUAGES", "Portuguese"]
    runs = column(40, 700, MAIN)
    runs += [centred(480, 697 - 15 * number, words) for number, words in enumerate(side)]
    assert read(runs) == MAIN + side


def test_two_short_columns_under_headings_on_one_line_are_read_one_after_the_other() -> None:
    left = ["GRANTS", "2019 Travel grant", "2018 Prize of the", "bridge society"]
    right = ["TALKS", "2020 On sensors", "2019 On alarms, and", "how to end them"]
    runs = [put(40, 700, left[0], 14), put(300, 700, right[0], 14)]
    runs += column(40, 682, left[1:]) + column(300, 682, right[1:])
    assert read(runs) == left + right


def test_lists_under_their_names_are_read_one_after_the_other() -> None:
    runs = [put(40, 700, "Languages"), put(200, 700, "Platforms")]
    runs += column(56, 684, ["Python", "SQL", "Go"])
    runs += column(216, 684, ["Kafka", "Airflow", "Docker", "Helm"])
    names = ["Languages", "Python", "SQL", "Go", "Platforms", "Kafka", "Airflow", "Docker", "Helm"]
    assert read(runs) == names


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("English", "native"), ("German", "fluent"), ("French", "basic"), ("Dutch", "basic")]
    runs = [
        piece
        for number, (name, level) in enumerate(rows)
        for piece in (put(40, 700 - 14 * number, name), put(200, 700 - 14 * number, level))
    ]
    assert read(runs) == ["\t".join(row) for row in rows]


def test_a_stack_beside_a_job_does_not_cut_its_bullets() -> None:
    runs = [
        put(40, 700, "Bridgewatch, Data Engineer"),
        put(50, 686, "• Built the pipeline that carries the readings of all the"),
        put(58, 672, "sensors of the region to the people on call"),
        flush_right(555, 700, "Porto"),
        flush_right(555, 688, "June 2021 – present"),
        flush_right(555, 676, "3 years 2 months"),
    ]
    assert read(runs) == [
        "Bridgewatch, Data Engineer\tPorto\tJune 2021 – present\t3 years 2 months",
        "• Built the pipeline that carries the readings of all the",
        "sensors of the region to the people on call",
    ]


def test_date_and_place_in_two_rows_stay_beside_title_and_employer() -> None:
    runs = [
        put(40, 700, "Data Engineer"),
        flush_right(555, 700, "2019 - 2021"),
        put(40, 688, "Bridgewatch"),
        flush_right(555, 688, "Porto"),
        put(40, 674, "Kept the readings of forty bridges in order."),
    ]
    assert read(runs)[:2] == ["Data Engineer\t2019 - 2021", "Bridgewatch\tPorto"]


def test_the_halves_of_a_range_in_one_row_are_one_date() -> None:
    runs = [put(40, 700, "2018-06-01"), put(120, 700, "to 2021-02-28"), put(220, 700, "Analyst")]
    assert read(runs) == ["2018-06-01 to 2021-02-28\tAnalyst"]


def test_a_title_that_wraps_in_its_cell_is_one_title() -> None:
    runs = [
        put(40, 700, "Senior Machine Learning", bold=True),
        put(168, 700, "2021 - Present", bold=True),
        put(40, 688, "Engineer", bold=True),
        put(40, 674, "Kept the models of forty bridges in order."),
    ]
    assert read(runs)[0] == "Senior Machine Learning Engineer\t2021 - Present"


def test_a_line_that_would_have_fitted_is_no_part_of_the_cell_above() -> None:
    runs = [
        put(40, 700, "Engineer"),
        put(300, 700, "2021 - Present"),
        put(40, 688, "Bridgewatch"),
    ]
    assert read(runs) == ["Engineer\t2021 - Present", "Bridgewatch"]


def test_a_heading_centred_in_the_margin_stands_above_its_text() -> None:
    runs = [
        put(160, 700, "Causal inference, forecasting, and the patience"),
        put(40, 694, "Skills", 12),
        put(160, 688, "to explain both to people in a hurry."),
    ]
    assert read(runs)[0] == "Skills"


def test_names_of_sections_in_the_margin_get_a_line_of_their_own() -> None:
    runs = [put(40, 700, "Experience"), put(160, 700, "Data Engineer at Bridgewatch")]
    runs += column(160, 686, MAIN)
    runs += [put(40, 560, "Education"), put(160, 560, "University of Porto")]
    runs += column(160, 546, ["MSc Hydraulics", "Thesis on alarms", "Graduated with honours"])
    lines = read(runs)
    assert lines[:2] == ["Experience", "Data Engineer at Bridgewatch"]
    assert lines[10:12] == ["Education", "University of Porto"]


def test_a_category_beside_its_values_is_no_heading() -> None:
    runs = [put(40, 700, "Languages"), put(160, 700, "Python, SQL")]
    runs += [put(40, 686, "Platforms"), put(160, 686, "Kafka, Airflow")]
    assert read(runs) == ["Languages\tPython, SQL", "Platforms\tKafka, Airflow"]


def test_a_name_over_the_right_column_comes_before_the_left_one() -> None:
    side = ["Contact", "Porto", "ines@mail.example", "Tools", "Kafka", "Airflow"]
    runs = column(40, 650, side)
    runs += [put(230, 780, "Ines Carvalho", 24), put(230, 750, "Data Engineer", 12)]
    runs += column(230, 690, MAIN)
    assert read(runs)[:3] == ["Ines Carvalho", "Data Engineer", "Contact"]


def test_a_column_that_goes_on_from_the_page_before_is_read_before_a_new_sidebar() -> None:
    side = ["EDUCATION", "MSc Hydraulics", "University of Porto", "2012 - 2014", "with honours"]
    second = column(40, 780, side, 17) + column(230, 780, MAIN)
    assert read([put(40, 700, "Ines Carvalho")], second) == ["Ines Carvalho", *MAIN, *side]
    assert read(second)[: len(side)] == side


def test_headers_and_footers_are_read_once_and_page_numbers_not() -> None:
    def page(number: int) -> list[Run]:
        return [
            put(40, 810, "Ines Carvalho, curriculum vitae"),
            *column(40, 600, [f"{line} {number}" for line in MAIN[:2]]),
            centred(300, 30, f"Page {number} of 3"),
        ]

    lines = read(page(1), page(2), page(3))
    assert lines.count("Ines Carvalho, curriculum vitae") == 1
    assert not any(line.startswith("Page") for line in lines)
    assert len(lines) == 7


def test_the_only_line_of_a_page_is_no_header() -> None:
    pages = [[put(40, 810, f"Part {number} of my portfolio")] for number in (1, 2, 3)]
    assert len(read(*pages)) == 3


def test_what_a_single_page_says_at_its_foot_is_kept() -> None:
    assert read([*column(40, 600, MAIN), put(300, 30, "Page 1 of 1")])[-1] == "Page 1 of 1"


@pytest.mark.parametrize(
    ("above", "below", "lines"),
    [
        (
            "Moved the infra-",
            "structure of two teams.",
            ["Moved the infrastructure", "of two teams."],
        ),
        ("Made a user-", "friendly alarm.", ["Made a user-", "friendly alarm."]),
        ("Wrote GPU-", "accelerated kernels.", ["Wrote GPU-", "accelerated kernels."]),
        ("From 2019 -", "present in Porto.", ["From 2019 -", "present in Porto."]),
        ("Led the re-", "view.", ["Led the re-", "view."]),
        ("Betreute Hard-", "und Software.", ["Betreute Hard-", "und Software."]),
    ],
)
def test_words_broken_at_the_end_of_a_line(above: str, below: str, lines: list[str]) -> None:
    assert read([put(40, 700, above), put(40, 686, below)]) == lines


def test_how_a_broken_word_is_written_elsewhere_decides() -> None:
    runs = column(40, 700, ["The pre-", "process step.", "A preprocess step of its own."])
    assert read(runs)[0] == "The preprocess"
    runs = column(40, 700, ["An ano-", "maly alarm.", "The ano-maly alarm of its own."])
    assert read(runs)[0] == "An ano-"


def test_raised_and_lowered_letters_stay_in_their_word() -> None:
    letters = [("L", 700, 10), ("A", 702, 7), ("T", 700, 10), ("E", 698, 10), ("X", 700, 10)]
    x, runs = 100.0, [put(40, 700, "Written in")]
    for letter, y, size in letters:
        runs.append(put(x, y, letter, size))
        x = runs[-1].x1
    assert read(runs) == ["Written in LATEX"]


def test_a_soft_hyphen_on_a_page_is_a_hyphen() -> None:
    assert read([put(40, 700, "Sep 2019 \u00ad Mar 2021")]) == ["Sep 2019 - Mar 2021"]


def test_a_large_heading_that_touches_a_date_is_a_piece_of_its_own() -> None:
    assert read([put(40, 700, "2019 - Now", 8), put(80, 700, "Skills", 14)]) == [
        "2019 - Now\tSkills"
    ]


def test_small_capitals_are_one_word() -> None:
    assert read([put(40, 700, "S", 14), put(47, 700, "UMMARY", 10)]) == ["SUMMARY"]


def test_a_doubled_letter_is_painted_once_and_double_letters_stay() -> None:
    bold = [put(40, 700, "Porto"), put(40.4, 700, "Porto")]
    assert read(bold) == ["Porto"]
    slashes = [
        put(40, 700, "https:"),
        put(70, 700, "/"),
        put(73.5, 700, "/"),
        put(78, 700, "a.example"),
    ]
    assert read(slashes) == ["https://a.example"]


def test_headings_tell_columns_on_one_grid_of_lines_from_a_table() -> None:
    left = ["Tools", "Airflow", "Kafka", "Helm", "Awards", "Bridge prize", "Toll prize"]
    right = ["Education", "University of Porto", "Civil engineering", "Honours", "With a prize"]
    right += ["Thesis on sensors", "Grade: very good"]
    runs = column(40, 700, left) + column(200, 700, right)
    runs = [run._replace(bold=run.text in {"Tools", "Awards", "Education"}) for run in runs]
    assert read(runs) == left + right


def test_three_columns_under_headings_in_one_row_are_read_one_after_the_other() -> None:
    parts = [["Tools", "Airflow", "Kafka"], ["Talks", "On alarms", "On sensors"]]
    parts.append(["Interests", "Bridges", "Choirs", "Rowing"])
    runs = []
    for number, part in enumerate(parts):
        runs += [
            put(40 + 170 * number, 700, part[0], 13),
            *column(40 + 170 * number, 684, part[1:]),
        ]
    assert read(runs) == [line for part in parts for line in part]


def test_a_table_under_bold_names_of_its_columns_stays_a_table() -> None:
    rows = [("Language", "Level"), ("English", "native"), ("German", "fluent"), ("Dutch", "basic")]
    runs = [
        put(40 + 160 * at, 700 - 14 * number, cell, bold=not number)
        for number, row in enumerate(rows)
        for at, cell in enumerate(row)
    ]
    assert read(runs) == ["\t".join(row) for row in rows]


def justify(x: float, y: float, line: str, right: float) -> list[Run]:
    words = line.split()
    letters = sum(map(len, words))
    gap = (right - x - WIDTH * 10 * letters) / (len(words) - 1)
    runs: list[Run] = []
    for word in words:
        runs.append(put(runs[-1].x1 + gap if runs else x, y, word))
    return runs


def test_the_wide_gaps_of_a_justified_line_part_no_cells() -> None:
    lines = ["Kept the sensors of forty", "bridges honest, and their", "own manual of the"]
    lines += ["reports short and readable", "for all who had to act on", "an alarm of the old kind"]
    runs = [
        run
        for number, line in enumerate(lines)
        for run in justify(40, 700 - 14 * number, line, 190)
    ]
    assert read(runs) == lines


def test_a_list_beside_a_job_is_not_taken_for_its_place_and_date() -> None:
    tools = ["Airflow", "Kafka", "Helm", "Docker", "Grafana"]
    runs = [
        put(40, 700, "Data Engineer"),
        put(50, 686, "• Built the pipeline that carries the readings of"),
        put(58, 672, "all the sensors of the region to the people on call"),
        put(50, 658, "• Wrote the runbook that is still in use there today"),
        put(50, 644, "• Moved the nightly jobs of two teams to streams"),
    ]
    runs += column(420, 700, tools)
    assert read(runs)[0] == "Data Engineer\tAirflow"


SIDE = ["TOOLS", "Airflow", "Kafka", "Helm", "LANGUAGES", "Portuguese"]


def test_a_sidebar_is_read_before_a_main_column_that_goes_on_overleaf() -> None:
    first = [put(40, 750, "Ines Marques", 20), *column(40, 715, ["EXPERIENCE", *MAIN])]
    first += column(400, 710, SIDE, step=15)
    second = column(
        40, 750, ["and left the on-call people a note.", "Data Engineer, Tollhouse", *MAIN]
    )
    lines = read(first, second)
    assert lines[: len(SIDE) + 2] == ["Ines Marques", *SIDE, "EXPERIENCE"]
    assert lines[len(SIDE) + 1 + len(MAIN) :][:2] == [MAIN[-1], second[0].text]


def test_a_sidebar_at_the_left_is_read_first_also_where_the_next_page_begins_under_it() -> None:
    first = column(40, 710, SIDE, step=15) + column(180, 715, ["EXPERIENCE", *MAIN])
    second = column(40, 750, ["and left the on-call people a note.", *MAIN])
    assert read(first, second)[: len(SIDE)] == SIDE


def test_a_sidebar_is_read_before_a_main_column_that_goes_on_below_it() -> None:
    side = ["TOOLS", "Airflow", "Kafka", "Helm", "Docker"]
    below = [
        "Answered for the alarms of forty bridges and for the people who were called by them at night,"
    ]
    below += [
        "with a plan for every one of them that was tried out twice a year in the presence of",
        *MAIN,
    ]
    runs = column(40, 700, ["EXPERIENCE", *MAIN[:6]]) + column(400, 697, side)
    runs += column(40, 602, below)
    assert read(runs) == [*side, "EXPERIENCE", *MAIN[:6], *below]


def test_a_section_of_dated_jobs_below_two_columns_is_none_of_them() -> None:
    left = ["Profile", *MAIN]
    side = ["Tools", "Airflow", "Kafka", "Helm", "Docker", "Grafana"]
    runs = [put(40, 715, left[0], 13), *column(40, 700, left[1:])]
    runs += [put(420, 715, side[0], 13), *column(420, 699, side[1:], step=15)]
    jobs = [("Data Engineer", "Porto, 2021"), ("Analyst", "Braga, 2019"), ("Intern", "Faro, 2018")]
    runs.append(put(40, 560, "Experience", 13))
    for number, (title, date) in enumerate(jobs):
        runs += [put(40, 540 - 30 * number, title), flush_right(555, 540 - 30 * number, date)]
        runs.append(put(40, 526 - 30 * number, "Kept the bridges in order."))
    experience = ["Experience"]
    for title, date in jobs:
        experience += [f"{title}\t{date}", "Kept the bridges in order."]
    assert read(runs) == [*left, *side, *experience]


def test_a_name_a_little_lower_than_the_sidebar_is_read_first_with_its_contact_line() -> None:
    runs = column(40, 760, SIDE, step=15)
    runs += [put(200, 746, "Ines Marques", 22), put(200, 720, "Data engineer")]
    runs += [put(200, 696, "ines@mail.example"), put(200, 664, "EXPERIENCE")]
    runs += column(200, 648, MAIN)
    head = ["Ines Marques", "Data engineer", "ines@mail.example"]
    assert read(runs) == [*head, *SIDE, "EXPERIENCE", *MAIN]


def test_employer_and_place_stacked_under_a_date_in_the_margin_stand_beside_the_title() -> None:
    jobs = [("2021 - 2023", "Bridgewatch", "Porto"), ("2018 - 2021", "Tollhouse", "Braga")]
    runs = []
    for number, stack in enumerate(jobs):
        top = 700 - 90 * number
        runs += column(40, top, list(stack), step=13)
        runs += column(160, top, ["Data Engineer", *MAIN[:4]])
    lines = read(runs)
    assert lines[0] == "2021 - 2023\tBridgewatch\tPorto\tData Engineer"
    assert lines[1:6] == [*MAIN[:4], "2018 - 2021\tTollhouse\tBraga\tData Engineer"]


def test_names_of_sections_share_the_margin_with_dates() -> None:
    runs = column(160, 700, MAIN) + column(160, 560, ["Data Engineer, Bridgewatch", *MAIN])
    runs += [put(40, 700, "Profile"), put(40, 560, "2021 - 2023")]
    runs += [put(40, 420, "Languages"), put(160, 420, "Portuguese and English")]
    lines = read(runs)
    assert lines[:2] == ["Profile", MAIN[0]]
    assert "2021 - 2023\tData Engineer, Bridgewatch" in lines
    assert lines[-2:] == ["Languages", "Portuguese and English"]


def test_a_range_of_dates_that_wraps_before_its_last_year_is_one_date() -> None:
    runs = [put(40, 700, "Aug 2020 – Feb"), put(160, 700, "Data Engineer")]
    runs += [put(40, 688, "2023"), put(160, 687, "Kept the sensors of forty bridges honest.")]
    assert read(runs)[0] == "Aug 2020 – Feb 2023\tData Engineer"
