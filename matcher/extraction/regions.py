"""Names of countries, in English and in their own language, with the two letters that stand for each."""

import re

_COUNTRIES = {
    "AE": "United Arab Emirates|UAE|U.A.E.", "AL": "Albania", "AM": "Armenia", "AO": "Angola", "AR": "Argentina",
    "AT": "Austria|Österreich", "AU": "Australia", "AZ": "Azerbaijan", "BA": "Bosnia and Herzegovina",
    "BD": "Bangladesh", "BE": "Belgium|Belgique|België|Belgien", "BG": "Bulgaria", "BH": "Bahrain", "BO": "Bolivia",
    "BR": "Brazil|Brasil", "BY": "Belarus", "CA": "Canada", "CH": "Switzerland|Schweiz|Suisse|Svizzera",
    "CI": "Ivory Coast|Côte d'Ivoire", "CL": "Chile", "CM": "Cameroon|Cameroun", "CN": "China|P.R. China",
    "CO": "Colombia", "CR": "Costa Rica", "CU": "Cuba", "CY": "Cyprus", "CZ": "Czech Republic|Czechia|Česko",
    "DE": "Germany|Deutschland|Allemagne|Alemania", "DK": "Denmark|Danmark", "DO": "Dominican Republic",
    "DZ": "Algeria|Algérie", "EC": "Ecuador", "EE": "Estonia|Eesti", "EG": "Egypt", "ES": "Spain|España|Espagne",
    "ET": "Ethiopia", "FI": "Finland|Suomi", "FR": "France", "GB": "United Kingdom|UK|U.K.|England|Scotland|Wales|Northern Ireland|Great Britain",
    "GE": "Georgia", "GH": "Ghana", "GR": "Greece|Hellas", "GT": "Guatemala", "HK": "Hong Kong", "HR": "Croatia|Hrvatska",
    "HU": "Hungary|Magyarország", "ID": "Indonesia", "IE": "Ireland|Éire", "IL": "Israel", "IN": "India", "IQ": "Iraq",
    "IR": "Iran", "IS": "Iceland|Ísland", "IT": "Italy|Italia", "JM": "Jamaica", "JO": "Jordan", "JP": "Japan",
    "KE": "Kenya", "KG": "Kyrgyzstan", "KH": "Cambodia", "KR": "South Korea|Korea|Republic of Korea", "KW": "Kuwait",
    "KZ": "Kazakhstan", "LB": "Lebanon|Liban", "LK": "Sri Lanka", "LT": "Lithuania|Lietuva", "LU": "Luxembourg|Luxemburg",
    "LV": "Latvia|Latvija", "MA": "Morocco|Maroc", "MD": "Moldova", "ME": "Montenegro", "MK": "North Macedonia",
    "MM": "Myanmar", "MN": "Mongolia", "MT": "Malta", "MU": "Mauritius", "MX": "Mexico|México", "MY": "Malaysia",
    "NG": "Nigeria", "NL": "Netherlands|The Netherlands|Nederland|Niederlande", "NO": "Norway|Norge", "NP": "Nepal",
    "NZ": "New Zealand|Aotearoa", "OM": "Oman", "PA": "Panama|Panamá", "PE": "Peru|Perú", "PH": "Philippines",
    "PK": "Pakistan", "PL": "Poland|Polska", "PT": "Portugal", "PY": "Paraguay", "QA": "Qatar", "RO": "Romania|România",
    "RS": "Serbia|Srbija", "RU": "Russia|Russian Federation", "RW": "Rwanda", "SA": "Saudi Arabia|KSA",
    "SE": "Sweden|Sverige", "SG": "Singapore", "SI": "Slovenia|Slovenija", "SK": "Slovakia|Slovensko",
    "SN": "Senegal|Sénégal", "SV": "El Salvador", "TH": "Thailand", "TN": "Tunisia|Tunisie", "TR": "Turkey|Türkiye",
    "TW": "Taiwan", "TZ": "Tanzania", "UA": "Ukraine", "UG": "Uganda", "US": "United States|United States of America|USA|U.S.A.|US|U.S.",
    "UY": "Uruguay", "UZ": "Uzbekistan", "VE": "Venezuela", "VN": "Vietnam|Viet Nam", "ZA": "South Africa",
    "ZM": "Zambia", "ZW": "Zimbabwe",
}  # fmt: skip
_OF_NAME = {
    name.casefold(): code for code, names in _COUNTRIES.items() for name in names.split("|")
}
_STATE = re.compile(
    r"(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])(?: \d{5}(?:-\d{4})?)?"
)


def region_of(place: str) -> str | None:
    """Return the country of *place* as two letters, where its last part names one, or a state of the US.

    >>> region_of("Leuven, Belgium"), region_of("Austin, TX 78701"), region_of("Leuven")
    ('BE', 'US', None)
    """
    last = re.split(r",\s*|\s+[-|]\s+", place)[-1].strip(" ()")
    code = _OF_NAME.get(last.casefold()) or _OF_NAME.get(last.rpartition(" ")[2].casefold())
    return code or ("US" if "," in place and _STATE.fullmatch(last) else None)
