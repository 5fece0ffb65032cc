"""What is odd about the dates of roles is shown to a person, and nothing else is."""

import pytest

from matcher.extraction.date_flags import date_flags
from matcher.extraction.lines import read_lines
from matcher.extraction.parts import parts_of
from matcher.extraction.roles import find_roles
from matcher.extraction.sections import find_sections
from matcher.model.document import Document

JOB = "Data Engineer, Orlen Tide Ltd, Jan 2019 - Dec 2020\n- Built it\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (JOB, []),
        ("Analyst, Kestrel Foods, Dec 2018 - Jan 2017\n- Wrote\n", [("end_before_start", "Analyst, Kestrel Foods, Dec 2018 - Jan 2017")]),
        ("Analyst, Kestrel Foods Ltd\n- Wrote\n", [("no_dates", None)]),
        (f"{JOB}\nAnalyst, Kestrel Foods Ltd\n- Wrote\n", [("undated_role", "Analyst, Kestrel Foods Ltd")]),
        (f"{JOB}Analyst, Kestrel Foods, Jan 2020 - Dec 2021\n- Wrote\n", [("overlapping_roles", "Analyst, Kestrel Foods, Jan 2020 - Dec 2021")]),
        (f"{JOB}Analyst, Kestrel Foods, Dec 2020 - Dec 2021\n- Wrote\n", []),
        (f"{JOB}Lecturer (part-time), Kestrel College, Jan 2020 - Dec 2021\n- Taught\n", []),
        ("Analyst, Kestrel Foods, 2015 - 2018\n- Wrote\nTutor, Harbour School, 2018 - 2019\n- Taught\n", []),
    ],
)  # fmt: skip
def test_flags_odd_dates(text: str, wanted: list[tuple[str, str | None]]) -> None:
    document = Document(
        id="d" * 64, name="a.txt", media_type="text/plain", text=f"EXPERIENCE\n{text}"
    )
    lines = read_lines(document)
    roles = find_roles(document, parts_of(find_sections(document, lines), lines), day_first=True)
    flags = [
        (flag.code, flag.evidence.quote if flag.evidence else None)
        for flag in date_flags(document, lines, roles)
    ]
    assert flags == wanted
