"""A range that is written in any of the usual ways is read back as itself."""

import string
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from matcher.extraction.dates import find_ranges, is_day_first
from matcher.extraction.tenure import union_months
from matcher.model.profile import DateRange, Precision, YearMonth

AS_OF = date(2026, 11, 1)

NAMES = {
    "en": "January February March April May June July August September October November December",
    "en, short": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "de, short": "Jan. Feb. Mär. Apr. Mai Jun. Jul. Aug. Sep. Okt. Nov. Dez.",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr, short": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es, short": "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
JOINTS = {
    "en": (" - ", " – ", " — ", "-", "–", " to ", " until ", " till ", " ~ ", " → "),
    "de": (" - ", " – ", " bis "),
    "fr": (" - ", " – ", " à "),
    "es": (" - ", " – ", " a ", " hasta "),
    "it": (" - ", " – ", " a "),
    "nl": (" - ", " – ", " tot "),
    "pt": (" - ", " – ", " a ", " até "),
}
OPEN = {
    "en": ("Present", "present", "now", "Current", "to date", "today", "ongoing"),
    "de": ("heute", "laufend", "jetzt"),
    "fr": ("aujourd'hui", "à ce jour", "en cours"),
    "es": ("actualidad", "la actualidad", "la fecha", "presente"),
    "it": ("oggi", "presente", "in corso"),
    "nl": ("heden", "nu"),
    "pt": ("atual", "o momento", "presente"),
}
SINCE = {
    "en": "since ", "de": "seit ", "fr": "depuis ", "es": "desde ", "it": "dal ", "nl": "sinds ", "pt": "desde "
}  # fmt: skip

MONTHS = st.builds(YearMonth, year=st.integers(1985, 2026), month=st.integers(1, 12))
YEARS = st.builds(YearMonth, year=st.integers(1985, 2026))
NUMBERS = (
    "{m:02d}/{y}",
    "{m}/{y}",
    "{m:02d}.{y}",
    "{m:02d}-{y}",
    "{y}-{m:02d}",
    "{y}/{m:02d}",
    "{y}.{m:02d}",
)
DAYS = ("{d:02d}.{m:02d}.{y}", "{y}-{m:02d}-{d:02d}", "{d:02d}/{m:02d}/{y}", "{m:02d}/{d:02d}/{y}")
SHORT_YEARS = ("{n} '{s}", "{n} ’{s}", "{n}'{s}", "{m:02d}/{s}")


@st.composite
def months(draw):
    """Two different months in order."""
    return sorted(draw(st.lists(MONTHS, min_size=2, max_size=2, unique=True)))


@st.composite
def languages(draw):
    """Return the way months are named, and the language."""
    names = draw(st.sampled_from(sorted(NAMES)))
    return NAMES[names].split(), names[:2]


def named(when: YearMonth, names, form="{n} {y}") -> str:
    """Write a month in a form; ``{n}`` its name, ``{m}`` its number, ``{s}`` the last digits of the year."""
    return form.format(
        n=names[when.month - 1], m=when.month, y=when.year, s=f"{when.year % 100:02d}", d=28
    )


def read(text: str) -> DateRange:
    ((_, dates),) = find_ranges(text, day_first=is_day_first(text))
    return dates


@given(months(), languages(), st.data())
def test_months_by_name(ends, language, data) -> None:
    names, code = language
    joint = data.draw(st.sampled_from(JOINTS[code]))
    form = data.draw(
        st.sampled_from(("{n} {y}", "{n} de {y}" if code in ("es", "pt") else "{n} {y}"))
    )
    first, last = (named(one, names, form) for one in ends)
    assert read(f"{first}{joint}{last}") == DateRange(start=ends[0], end=ends[1])


@given(MONTHS, languages(), st.data())
def test_months_by_name_that_go_on(start, language, data) -> None:
    names, code = language
    first = named(start, names)
    word = data.draw(st.sampled_from(OPEN[code]))
    text = data.draw(
        st.sampled_from(
            (f"{first} - {word}", f"{first} – {word}", f"{SINCE[code]}{first}", f"{first} -")
        )
    )
    assert read(text) == DateRange(start=start, end=None, is_open=True)


@given(
    months(), st.sampled_from(NUMBERS + DAYS), st.sampled_from(JOINTS["en"][:3] + JOINTS["en"][5:7])
)
@example(
    [YearMonth(year=2019, month=1), YearMonth(year=2019, month=2)], "{m:02d}/{d:02d}/{y}", " - "
)
def test_months_by_number(ends, form, joint) -> None:
    first, last = (named(one, NAMES["en"].split(), form) for one in ends)
    assert read(f"{first}{joint}{last}") == DateRange(start=ends[0], end=ends[1])


@given(months(), st.sampled_from(SHORT_YEARS))
def test_years_of_two_digits(ends, form) -> None:
    first, last = (named(one, NAMES["en, short"].split(), form) for one in ends)
    assert read(f"{first} - {last}") == DateRange(start=ends[0], end=ends[1])


@given(months(), languages())
def test_one_year_for_two_months(ends, language) -> None:
    names, code = language
    start = YearMonth(year=ends[1].year, month=ends[0].month)
    start, end = sorted((start, ends[1]))
    text = f"{names[start.month - 1]}{JOINTS[code][1]}{named(end, names)}"
    assert read(text) == DateRange(start=start, end=end)


@given(YEARS, st.integers(0, 12), st.sampled_from(JOINTS["en"]))
def test_years_alone(start, length, joint) -> None:
    end = YearMonth(year=start.year + length)
    dates = read(f"{start}{joint}{end}")
    assert dates == DateRange(start=start, end=end, precision=Precision.YEAR)
    if end.year < AS_OF.year:
        assert union_months([dates], AS_OF) == max(1, length) * 12


@given(
    months(),
    languages(),
    st.sampled_from(("Analyst, Acme, {}", "Acme ({})", "{} | Analyst", "Analyst\t{}")),
)
def test_what_stands_around_changes_nothing(ends, language, frame) -> None:
    names, code = language
    text = f"{named(ends[0], names)}{JOINTS[code][0]}{named(ends[1], names)}"
    assert read(frame.format(text)) == read(text)


@given(st.text(alphabet=string.printable, max_size=60))
def test_any_text_is_read_without_harm_and_spans_lie_inside(text) -> None:
    for span, dates in find_ranges(text):
        assert 0 <= span.start < span.end <= len(text)
        assert dates.start is not None
        assert dates.is_open or dates.end is not None
