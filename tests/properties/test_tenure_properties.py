"""The union of stretches of time: never more than the sum, free of order, monotone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.tenure import month_interval, union_months
from matcher.model.profile import DateRange, YearMonth

AS_OF = date(2026, 11, 1)
MONTHS = st.builds(YearMonth, year=st.integers(1990, 2030), month=st.integers(0, 12))
RANGES = st.lists(st.builds(DateRange, start=MONTHS, end=MONTHS, is_open=st.booleans()), max_size=8)


def length(dates: DateRange) -> int:
    interval = month_interval(dates, AS_OF)
    return interval[1] - interval[0] + 1 if interval else 0


@given(RANGES)
def test_the_union_lies_between_the_longest_and_the_sum(ranges: list[DateRange]) -> None:
    lengths = [length(dates) for dates in ranges]
    assert max(lengths, default=0) <= union_months(ranges, AS_OF) <= sum(lengths)


@given(RANGES, st.randoms())
def test_order_does_not_matter(ranges: list[DateRange], random: object) -> None:
    shuffled = list(ranges)
    random.shuffle(shuffled)
    assert union_months(shuffled, AS_OF) == union_months(ranges, AS_OF)


@given(RANGES, st.builds(DateRange, start=MONTHS, end=MONTHS))
def test_one_more_role_never_takes_months_away(ranges: list[DateRange], more: DateRange) -> None:
    assert union_months([*ranges, more], AS_OF) >= union_months(ranges, AS_OF)
