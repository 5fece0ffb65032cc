"""Find phone numbers as printed, and what each is in international form."""

import re
from collections.abc import Iterator

import phonenumbers

from matcher.extraction.dates import find_ranges
from matcher.extraction.regions import region_of
from matcher.model.contact import PhoneForm

PHONE = re.compile(
    r"(?<![\w/.@-])(?:\+|00)?\(?\d[\d ().\-/]{5,36}\d(?:\s?(?:ext|x)\.?\s?\d{1,6})?(?![\w@])"
)
"""What looks like a phone number; dates and other figures are told from it by ``phones_in``."""

_LABEL = re.compile(r"\b(?:phone|tel|telephone|mobile|mob|cell|telefon|téléphone|telefone|teléfono|móvil|mobil|handy|contact|ph|h/p|call|m|p|t)\b[^\d+(]{0,12}$", re.IGNORECASE)  # fmt: skip
_SLASH = re.compile(r"\s*/\s*")
_DIGITS = (8, 15)
_LABELLED_DIGITS = 6  # a number that is called one may be short, or wrong
_MORE = 4  # an extension
_WHOLE = 7  # digits that make a number of their own on each side of a slash


def phones_in(text: str) -> Iterator[str]:
    """Yield the phone numbers of a line as printed.

    >>> list(phones_in("Tel. (021) 491 2345 / 087 123 4567, 03/2019 - 05/2020"))
    ['(021) 491 2345', '087 123 4567']
    """
    for match in PHONE.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        least = _LABELLED_DIGITS if _LABEL.search(before) else _DIGITS[0]
        for printed in _apart(match[0].strip()):
            if least <= len(digits_of(printed)) <= _DIGITS[1] + _MORE and not find_ranges(printed):
                yield printed + (")" if printed.count("(") > printed.count(")") else "")


def digits_of(text: str) -> str:
    """Return the digits of *text*."""
    return re.sub(r"\D", "", text)


def _apart(printed: str) -> list[str]:
    """Cut two numbers with a slash between them apart; "0221 / 4710 815" is one."""
    parts = _SLASH.split(printed)
    if len(parts) > 1 and all(len(digits_of(part)) >= _WHOLE for part in parts):
        return parts
    return [printed]


def home_region(location: str | None, emails: tuple[str, ...]) -> str | None:
    """Return the country that a number without country code belongs to: of the place, else of the e-mail address."""
    place = region_of(location) if location else None
    if place:
        return place
    endings = (email.rpartition(".")[2].upper().replace("UK", "GB") for email in emails)
    return next((one for one in endings if one in phonenumbers.SUPPORTED_REGIONS), None)


def form_of(printed: str, region: str | None) -> PhoneForm:
    """Return what is known of a number: whether there can be such a one, its international form and its country.

    Args:
        printed: the number as printed.
        region: the country of a number without country code, or None.

    >>> form_of("020 7946 0123", "GB")
    PhoneForm(printed='020 7946 0123', international='+44 20 7946 0123', region='GB', is_valid=True)
    """
    written = re.sub(r"^00", "+", re.sub(r"\(0\)", "", printed))
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return PhoneForm(printed=printed)
    country = phonenumbers.region_code_for_number(number)
    if country is None or not phonenumbers.is_valid_number_for_region(number, country):
        return PhoneForm(printed=printed)
    return PhoneForm(
        printed=printed,
        international=phonenumbers.format_number(
            number, phonenumbers.PhoneNumberFormat.INTERNATIONAL
        ),
        region=country,
        is_valid=True,
    )
