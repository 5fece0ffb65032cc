"""Who a person is and how to reach them, kept apart from everything that is scored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneForm:
    """A phone number as printed, and what it is in international form.

    Args:
        printed: as it stands in the resume.
        international: with the code of its country, or None where it is no valid number or its country is unknown.
        region: its country in two letters, or None.
        is_valid: there can be such a number.
    """

    printed: str
    international: str | None = None
    region: str | None = None
    is_valid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who the person is. Kept apart: no scoring code may read it (law 7).

    Args:
        name: None where no line is sure enough.
        emails: as printed, else from links.
        phones: as printed, valid or not.
        links: pages, as printed or as linked; never fetched.
        location: as printed, or None.
        name_confidence: 0..1, how sure the name is; 0 without one.
        phone_forms: what each of the phones is.
    """

    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    location: str | None = None
    name_confidence: float = 0.0
    phone_forms: tuple[PhoneForm, ...] = ()
