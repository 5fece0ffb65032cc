"""Words of dates in the languages that resumes are written in: months, seasons, "until", "present"."""

from types import MappingProxyType

from matcher.text.lower_case import in_lower_case

_MONTHS = (
    "january jan janvier janv januar jän jänner enero ene gennaio gen januari janeiro styczeń stycznia sty"
    " ocak oca январь января янв",
    "february feb februar février févr fév fevrier fevr febrero febbraio februari feb fevereiro fev luty lutego"
    " şubat şub февраль февраля фев",
    "march mar märz maerz mär mrz mars marzo maart mrt março marco marzec marca mart март марта",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwi nisan nis апрель апреля апр",
    "may mai mayo maggio mag mei maio maj maja mayıs май мая",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze haziran haz июнь июня июн",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem июль июля июл",
    "august aug août aout agosto ago augustus sierpień sierpnia sie ağustos ağu август августа авг",
    "september sept sep septembre septiembre setiembre settembre set setembro wrzesień września wrz eylül eyl"
    " сентябрь сентября сен",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź ekim eki"
    " октябрь октября окт",
    "november nov novembre noviembre novembro listopad listopada lis kasım kas ноябрь ноября ноя",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudzień grudnia gru"
    " aralık ara декабрь декабря дек",
)
MONTHS = MappingProxyType(
    {
        in_lower_case(word): number
        for number, words in enumerate(_MONTHS, 1)
        for word in words.split()
    }
)
"""Name or abbreviation as ``in_lower_case`` writes it, without its full stop -> 1..12."""

SEASONS = MappingProxyType(
    {
        word: months
        for words, months in (
            ("spring frühjahr frühling printemps primavera", (1, 5)),
            ("summer sommer été verano estate zomer", (6, 8)),
            ("fall autumn herbst automne otoño autunno herfst", (9, 11)),
            ("winter hiver invierno inverno", (12, 14)),
        )
        for word in words.split()
    }
)
"""Season -> first and last month; 13 and 14 belong to the next year. Spring is the term at a school."""

VAGUE = MappingProxyType(
    {
        "early": 2, "beginning of": 1, "start of": 1, "mid": 6, "middle of": 6, "late": 11, "end of": 12,
        "anfang": 1, "mitte": 6, "ende": 12, "début": 1, "mi": 6, "fin": 12,
        "principios de": 1, "mediados de": 6, "finales de": 12,
    }
)  # fmt: skip
"""A part of a year -> the month that stands for it."""

PRESENT = (
    "present", "presently", "current", "currently", "now", "ongoing", "today", "date", "till date",
    "till now", "till today", "until now", "to date", "to present", "up to now", "till present", "till-date",
    "still going", "still ongoing", "to this day", "until this day",
    "heute", "jetzt", "laufend", "aktuell", "gegenwärtig", "dato", "andauernd",
    "aujourd'hui", "actuel", "actuelle", "actuellement", "en cours", "à ce jour", "ce jour", "maintenant", "présent",
    "actualidad", "la actualidad", "actual", "actualmente", "la fecha", "presente", "hoy",
    "oggi", "attuale", "in corso", "heden", "nu", "atual", "atualmente", "o momento", "o presente",
    "obecnie", "nadal", "devam ediyor", "halen", "günümüz", "настоящее время", "н.в.", "至今", "現在", "现在",
)  # fmt: skip
"""Ways to say that something goes on; the longest is tried first."""

SINCE = (
    "since",
    "from",
    "starting",
    "seit",
    "ab",
    "depuis",
    "dès",
    "desde",
    "dal",
    "da",
    "sinds",
    "с",
    "od",
)
"""Words before a date that open a range."""

UNTIL = (
    "to", "till", "until", "til", "through", "thru", "up to", "bis", "bis zum", "jusqu'à", "à", "au", "hasta",
    "al", "a", "fino a", "fino al", "tot", "até", "do", "по",
)  # fmt: skip
"""Words between the two ends of a range."""
