"""Date ranges in a line, and numbers that only look like dates."""

import json
from pathlib import Path

import pytest

from matcher.extraction.dates import find_ranges, is_day_first, parse_ranges

SHARED = Path(__file__).parents[3] / "../shared/taxonomy/date_ranges.jsonl"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Analyst, Mar 2017 - Jun 2019", "2017-03", "2019-06"),
        ("Jun 2019 to date", "2019-06", "present"),
        ("2014 – 2016", "2014", "2016"),
        ("Oct '18 - Jan '20", "2018-10", "2020-01"),
        ("seit 03/2022", "2022-03", "present"),
        ("De mars 2015 à avril 2016", "2015-03", "2016-04"),
        ("enero de 2013 hasta la fecha", "2013-01", "present"),
        ("Apr – Sep 2020", "2020-04", "2020-09"),
        ("Nov - Feb 2020", "2019-11", "2020-02"),
        ("Summer 2018", "2018-06", "2018-08"),
        ("Q3 2017 - Q1 2018", "2017-07", "2018-03"),
        ("2012-13", "2012", "2013"),
        ("2012-06 - 2013-02", "2012-06", "2013-02"),
        ("01.02.2015 - 31.03.2016", "2015-02", "2016-03"),
        ("Aug 2021 -", "2021-08", "present"),
        ("2021 –", "2021", "present"),
        ("Jun '22 to date", "2022-06", "present"),
        ("'19 - '22", "2019", "2022"),
        ("since '18", "2018", "present"),
        ("Summer 2019", "2019-06", "2019-08"),
        ("Winter 2019", "2019-12", "2020-02"),
        ("2019", "2019", "2019"),
        ("1.2.2019-31.3.2020", "2019-02", "2020-03"),
        ("March 3, 2019 - April 4, 2020", "2019-03", "2020-04"),
        ("Jan.2019-Feb.2020", "2019-01", "2020-02"),
        ("2019年4月 - 2021年3月", "2019-04", "2021-03"),
        ("Mid 2019 – early 2021", "2019-06", "2021-02"),
        ("2019 Sep – present", "2019-09", "present"),
        ("2017 Jul – 2019 Aug", "2017-07", "2019-08"),
        ("2018 summer", "2018-06", "2018-08"),
        ("2018-02 ... 2020-10", "2018-02", "2020-10"),
        ("Oslo   08/2018   07/2020", "2018-08", "2020-07"),
        ("Oslo   08/2018   Present", "2018-08", "present"),
        ("02/2021–    Data scientist", "2021-02", "present"),
        ("in 2019 and 2020", "2019", "2020"),
        ("March 2021, still going", "2021-03", "present"),
        ("KASIM 2020 - HAZİRAN 2022", "2020-11", "2022-06"),
        ("Mayıs 2019 - kasim 2019", "2019-05", "2019-11"),
        ("EKİM 2020 - auguſt 2021", "2020-10", "2021-08"),
        ("Aprıl 2020 - wınter 2021", "2020-04", "2022-02"),
        ("mıd 2019 - Junı 2021", "2019-06", "2021-06"),
    ],
)
def test_reads_a_range(text: str, start: str, end: str) -> None:
    ((_, dates),) = find_ranges(text)
    assert str(dates.start) == start
    assert ("present" if dates.is_open else str(dates.end)) == end


@pytest.mark.parametrize(
    "text",
    [
        "Tel: 2015-2016-77",
        "(415) 555-2019",
        "Python 3.8-3.11",
        "GPA 3.8/4.0",
        "pp. 1990-2001",
        "9:30-17:30",
        "DOB: 01/02/1990",
        "ISO 9001:2015",
        "SQL Server 2019",
        "served 2000+ users",
        "may lead to changes",
        "+1 415 555 2019",
        "+49 30 2018 2019",
        "TensorFlow 2.0 - 2.3",
        "v2019.1",
        "instance t2.2018",
        "Visual Studio 2017",
        "CGPA 8.1/10",
        "Note: 1,7",
        "pages 1990 - 2001",
        "p. 2019",
        "Page 2 of 3",
        "Ada Byron - 1/2",
        "ISO 27001:2013",
        "geboren am 12.05.1990",
        "né le 12/05/1990",
        "24/7",
        "top 1% of 12/1500",
        "C++11/14/17",
        "arXiv:1905.11946",
        "192.168.20.19",
        "US 2019/0123456",
        "© 2015-2019 Acme",
        "",
    ],
)
def test_refuses_what_is_no_date(text: str) -> None:
    assert find_ranges(text) == ()


def test_swaps_a_reversed_range_and_says_so() -> None:
    (found,) = parse_ranges("May 2021 - May 2019")
    assert (str(found.dates.start), str(found.dates.end)) == ("2019-05", "2021-05")
    assert found.was_reversed


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("in 2016 and 2020", ["2016", "2020"]),
        ("since 2019 may be rare", ["2019"]),
        ("2018 summer and 2019 summer", ["2018-06", "2019-06"]),
        ("Jan 2018 Sep 2019", ["2018-01", "2019-09"]),
        ("Issued 01/2020   expires 01/2023", ["2020-01", "2023-01"]),
        ("07/2020   06/2018", ["2020-07", "2018-06"]),
    ],
    ids=[
        "years apart",
        "a verb",
        "two seasons",
        "month before year",
        "words between",
        "not in order",
    ],
)
def test_keeps_points_of_time_apart(text: str, starts: list[str]) -> None:
    assert [str(dates.start) for _, dates in find_ranges(text)] == starts


def test_finds_two_ranges_on_a_line() -> None:
    spans = find_ranges("Jan 2015 - Mar 2016, Jul 2017 - Present")
    assert [dates.is_open for _, dates in spans] == [False, True]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("02/03/2019 - 04/25/2019", "2019-02"),
        ("02/03/2019 - 25/04/2019", "2019-03"),
        ("02/03/2019", "2019-03"),
        ("06/01/2019 - 12/01/2020", "2019-06"),
        ("01/06/2019 - 01/12/2020", "2019-06"),
        ("02/10/2019 - 03/05/2019", "2019-02"),
        ("02/03/2019 - 05/06/2019\nCall (415) 555-0173", "2019-02"),
        ("02/03/2019 - 05/06/2019\nAustin, TX 78701", "2019-02"),
    ],
)
def test_order_of_day_and_month_is_decided_by_the_document(text: str, start: str) -> None:
    ((_, dates),) = find_ranges(text.partition("\n")[0], day_first=is_day_first(text))
    assert str(dates.start) == start


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_file(), reason="the measuring data is not beside the checkout")
def test_reads_the_labelled_ranges() -> None:
    rows = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]
    right = 0
    for row in rows:
        found = find_ranges(row["text"], day_first=is_day_first(row["text"]))
        got = [(str(d.start), "present" if d.is_open else str(d.end)) for _, d in found]
        if not row["is_range"]:
            right += not got
        elif row["flags"].startswith("multi:"):
            right += ";".join(f"{a}..{b}" for a, b in got) == row["flags"].removeprefix("multi:")
        else:
            right += got == [(row["start"], row["end"])]
    assert right / len(rows) >= 0.98
