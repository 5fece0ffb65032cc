"""What is refused at a glance, before a costly expression is asked, would have been refused by it as well."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from matcher.extraction import date_points, durations, paragraphs, role_words, role_wraps
from matcher.extraction.date_points import any_of, find_points
from matcher.extraction.lines import read_lines
from matcher.extraction.months import MONTHS, PRESENT, UNTIL
from matcher.model.document import Document
from matcher.text.lower_case import in_lower_case

PIECES = st.sampled_from(
    [*"0123456789", *" \t.,-/'’()|:", "19", "20", "2019", "1999", "8593", "MAR", "out", "Sept", "märz", "Mai", "may", "x", "Q3",
     "summer", "present", "years", "Jahre", "weeks", "MOS", "five", "ten", "plus ", "or more ", "y.o.e", "+", "to ", "bis",
     "İ", "ı", "ſ", "MOİS", "Aprıl"]
)  # fmt: skip
LINES = st.lists(PIECES, max_size=12).map("".join)

# A date has a year of four digits, or two digits after a sign or after the name of a month.
DATED = re.compile(
    r"(?:19[5-9]|20[0-4])\d|['’]\s?\d\d|\d[/.]['’]?\d\d"
    rf"|(?<![^\W\d_])(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s?[-,/.]?\s?\d\d(?!\d)",
    re.IGNORECASE,
)


@given(LINES)
@example("Set.'19")
@example("x12.04")
@example("mar - 7")
def test_a_line_is_looked_at_for_dates_where_it_can_hold_one(text: str) -> None:
    assert date_points._may_hold_a_date(text) == (DATED.search(text) is not None)
    if DATED.search(text) is None:
        assert not list(find_points(text, day_first=True))


@given(LINES)
@example("TEN YEARS")
@example("3 (4) + or more y.o.e.")
def test_no_duration_is_refused(text: str) -> None:
    if durations._DURATION.search(text):
        assert durations._UNIT.search(in_lower_case(text))


@given(st.text(alphabet=" \t\nab", max_size=12))
def test_cells_are_parted_by_a_tab_or_by_two_spaces(text: str) -> None:
    assert role_wraps._CELL.split(text) == re.split(r"\t|\s{2,}", text)


@given(LINES)
def test_a_range_is_broken_after_its_last_digit(text: str) -> None:
    anywhere = re.compile(role_wraps._BROKEN.pattern.replace(r"\d\D{0,12}", r"\d.{0,12}"))
    assert (role_wraps._BROKEN.search(text) is None) == (anywhere.search(text) is None)


@given(
    st.lists(
        st.sampled_from(["led", "a", "of", "SQL", "x-y", "7", ",", " ", ";", "•", "The"]),
        min_size=1,
        max_size=14,
    )
)
def test_an_item_is_prose_unless_it_is_short_or_a_list(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = Document(id="x", name="a.txt", media_type="text/plain", text=f"• {text}\n")
    for line in read_lines(document):
        words = paragraphs._WORD.findall(line.text)
        items = [item for item in paragraphs._ITEM.split(line.text) if item]
        is_list = len(items) >= 3 and len(words) <= 3 * len(items)
        has_function_word = any(word.lower() in paragraphs._FUNCTION_WORDS for word in words)
        told = len(words) >= 3 and (has_function_word or not is_list)
        assert paragraphs.is_prose([line]) == told


@given(st.sampled_from(sorted({*MONTHS, *PRESENT, *UNTIL})), st.sampled_from(["", " ", "x", "."]))
def test_any_of_takes_the_longest_word(word: str, after: str) -> None:
    plain = "|".join(map(re.escape, sorted({*MONTHS, *PRESENT, *UNTIL}, key=len, reverse=True)))
    grouped = any_of({*MONTHS, *PRESENT, *UNTIL})
    text = f"{word}{after}"
    assert re.match(grouped, text, re.IGNORECASE)[0] == re.match(plain, text, re.IGNORECASE)[0]


WORDS = st.sampled_from(
    ["data scientist", "veri analist", "intern", "internship", "self-employed", "class", "x"]
)
WRITTEN = WORDS.flatmap(
    lambda word: st.tuples(
        *(st.sampled_from({"i": "iIİı", "s": "sSſ"}.get(one, one + one.upper())) for one in word)
    ).map("".join)
)


@given(WRITTEN)
@example("VERİ ANALİST")
def test_a_title_is_found_in_lower_case_as_by_a_search_that_ignores_case(text: str) -> None:
    anyhow = re.compile(role_words._TITLE.pattern, re.IGNORECASE)
    assert role_words.has_title(text) == (anyhow.search(text) is not None)
    kinds = re.compile(role_words._ANY_KIND.pattern, re.IGNORECASE)
    assert (role_words._ANY_KIND.search(in_lower_case(text)) is None) == (
        kinds.search(text) is None
    )
