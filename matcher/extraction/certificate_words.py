"""Take the line of a certificate apart: its name, who issued it, when, and whether it is held yet."""

import re
from dataclasses import dataclass

from matcher.extraction.certificate_codes import find_code
from matcher.extraction.dates import parse_ranges
from matcher.extraction.degree_words import INSTITUTION
from matcher.extraction.unfinished import UNFINISHED
from matcher.model.profile import YearMonth

_EXPIRY = re.compile(
    r"\b(?:expires?|expiry|expiration|valid (?:until|till|through|to)|gültig bis|válid[oa] hasta|valable jusqu\w*|válido até|scade)\b",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\b(?:issued(?: by| on)?|exam (?:in|on|date)|no expiry|obtained|completed|certified (?:on|since)|earned|credential id:?\s*\S+|(?:certificate|license) (?:id|no\.?|number):?\s*\S+"
    rf"|date|{_EXPIRY.pattern[5:-3]})(?!\w)[:.]?",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\s*[|•·;\t]\s*|\s{2,}|\s+https?:")
_PART = re.compile(r"(\s+-\s+|,\s+|\s+by\s+|\s+from\s+)")
_ISSUER = re.compile(
    r"(?:Microsoft|Amazon(?: Web Services)?(?: \(AWS\))?|AWS|Google(?: Cloud)?|Coursera|Udemy|Udacity|edX|DataCamp|Pluralsight|LinkedIn(?: Learning)?|Scrum Alliance"
    r"|Scrum\.org|Scaled Agile(?:,? Inc\.?)?|PMI|Project Management Institute|CompTIA|Cisco|Oracle|Red Hat|(?:The )?Linux Foundation|CNCF|Cloud Native Computing Foundation"
    r"|DeepLearning\.AI|IBM|SAP|ISACA|\(?ISC\)?[2²]|EC-Council|ASQ|Salesforce|HashiCorp|Databricks|Snowflake|NVIDIA|Meta|SAS(?: Institute)?|Tableau|MongoDB|Confluent|VMware"
    r"|Axelos|AXELOS|PeopleCert|APMG|ISTQB|GASQ|IIBA|Juniper(?: Networks)?|Fortinet|Offensive Security|OffSec|GIAC|SANS|fast\.ai|Kaggle|HackerRank|freeCodeCamp|Simplilearn"
    r"|Great Learning|UpGrad|NPTEL|TÜV\b.{0,20}|IHK\b.{0,20}|GitHub|Docker|Elastic|Atlassian|ServiceNow|Adobe|HubSpot|Dell(?: EMC)?|Huawei|Alibaba Cloud)",
)
_ORGANISATION = re.compile(
    r"\b(?:Institute|Foundation|Alliance|Association|Academy|Council|Society|Board|Inc|Ltd|GmbH)\b\.?"
)
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateText:
    """What the text of one certificate says.

    Args:
        code: of its exam, or its short name, or None.
        name: as printed, with its exam code, without the rest.
        issuer: as printed, or None.
        issued: when it was given, or None; never for one that is not held yet.
        expires: when it ends, or None.
        in_progress: it is not held yet.
    """

    name: str
    code: str | None
    issuer: str | None
    issued: YearMonth | None
    expires: YearMonth | None
    in_progress: bool


def read_certificate(first: str, rest: str = "") -> CertificateText:
    """Read the line that names a certificate, and what stands below it.

    >>> read_certificate("Certified ScrumMaster, Scrum Alliance, issued 06/2019").issuer
    'Scrum Alliance'
    """
    whole = f"{first}\n{rest}"
    issued, expires = read_dates(whole)
    is_open = UNFINISHED.search(whole) is not None
    columns = [_trim(one) for one in _COLUMN.split(_undated(first))]
    name, issuer = _apart(next(filter(None, columns), ""))
    below = [_trim(one) for line in rest.split("\n") for one in _COLUMN.split(_undated(line))]
    others = [one for one in (*columns, *below) if one and one not in (name, issuer)]
    issuer = issuer or next((one for one in others[:3] if is_issuer(one)), None)
    if issuer is None and len(columns) > 1 and _could_be_issuer(columns[1]):
        issuer = columns[1]
    return CertificateText(
        name=name,
        code=find_code(name),
        issuer=issuer,
        issued=None if is_open else issued,
        expires=expires,
        in_progress=is_open,
    )


def is_issuer(text: str) -> bool:
    """Tell whether *text* as a whole names who gives certificates.

    >>> is_issuer("Project Management Institute"), is_issuer("Project Management Professional")
    (True, False)
    """
    text = _trim(text)
    if _ISSUER.fullmatch(text):
        return True
    is_school = INSTITUTION.search(text) or _ORGANISATION.search(text)
    is_certificate = re.search(r"certif|licen[cs]e|diplom|\d", text, re.IGNORECASE)
    return bool(is_school) and not is_certificate and len(text.split()) <= _MOST_WORDS


def read_dates(text: str) -> tuple[YearMonth | None, YearMonth | None]:
    """Return when a certificate was issued and when it ends."""
    issued: YearMonth | None = None
    expires: YearMonth | None = None
    for found in parse_ranges(text):
        before = text[max(0, found.span.start - 24) : found.span.start]
        if _EXPIRY.search(before):
            expires = found.dates.end or found.dates.start
        elif issued is None and not UNFINISHED.search(before):
            issued = found.dates.start
            expires = expires or (None if found.is_single else found.dates.end)
    return issued, expires


def name_of(text: str) -> str:
    """Return the name alone."""
    return read_certificate(text).name


def _undated(text: str) -> str:
    for found in reversed(parse_ranges(text)):
        text = f"{text[: found.span.start]}  {text[found.span.end :]}"
    return UNFINISHED.sub("  ", _NOISE.sub("  ", text)).strip()


def _apart(text: str) -> tuple[str, str | None]:
    """Cut the issuer off the end of a name: "Lean Six Sigma Green Belt, ASQ"."""
    parts = _PART.split(text)
    for place in range(len(parts) - 1, 1, -2):
        if is_issuer(parts[place]):
            return _trim("".join(parts[: place - 1])), _trim(parts[place])
    return " ".join(text.split()), None


def _could_be_issuer(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and text[0].isupper() and not any(map(str.isdigit, text))


def _trim(part: str) -> str:
    """Take separators off the edges, but leave a bracket that was opened inside."""
    trimmed = part.strip(" ,.:-()–[]\t")
    trimmed = " ".join(trimmed.split())
    return f"{trimmed})" if trimmed.count("(") > trimmed.count(")") else trimmed
