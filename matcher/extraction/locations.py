"""Words of places: enough of them to tell a location from an employer or a name, and no more."""

import re
from functools import lru_cache

_COUNTRIES = (
    "Argentina|Australia|Austria|Österreich|Bangladesh|Belgium|Belgique|Belgien|Brazil|Brasil|Bulgaria|Canada|Chile|China"
    "|Colombia|Croatia|Cyprus|Czech Republic|Czechia|Denmark|Danmark|Egypt|Estonia|Ethiopia|Finland|France|Germany|Deutschland"
    "|Ghana|Greece|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Italia|Japan|Jordan|Kazakhstan|Kenya"
    "|Latvia|Lebanon|Lithuania|Luxembourg|Malaysia|Malta|Mexico|México|Morocco|Nepal|Netherlands|The Netherlands|New Zealand"
    "|Nigeria|Norway|Pakistan|Peru|Perú|Philippines|Poland|Polska|Portugal|Qatar|Romania|Russia|Saudi Arabia|Serbia|Singapore"
    "|Slovakia|Slovenia|South Africa|South Korea|Korea|Spain|España|Sri Lanka|Sweden|Sverige|Switzerland|Schweiz|Suisse|Taiwan"
    "|Thailand|Tunisia|Turkey|Türkiye|UAE|United Arab Emirates|Uganda|Ukraine|United Kingdom|UK|U\\.K\\.|England|Scotland|Wales"
    "|United States|United States of America|USA|U\\.S\\.A\\.|US|U\\.S\\.|Uruguay|Venezuela|Vietnam|Zimbabwe"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC"
    "|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|NSW|VIC|QLD|California|Texas|New York|Massachusetts|Washington|Illinois"
    "|Florida|Georgia|Virginia|Colorado|Ontario|Quebec|Bavaria|Bayern|Catalonia|Karnataka|Maharashtra|Tamil Nadu|Telangana"
    "|Haryana|Uttar Pradesh|Kerala|Gujarat|West Bengal|Punjab|Delhi"
)
_CITIES = (
    "Amsterdam|Ankara|Athens|Atlanta|Auckland|Austin|Bangalore|Bengaluru|Bangkok|Barcelona|Beijing|Belgrade|Berlin|Bilbao|Bogotá"
    "|Boston|Bratislava|Brisbane|Bristol|Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Calgary|Cambridge|Cape Town|Chennai"
    "|Chicago|Cologne|Köln|Copenhagen|Dallas|Denver|Detroit|Dhaka|Dubai|Dublin|Düsseldorf|Edinburgh|Eindhoven|Frankfurt|Geneva"
    "|Glasgow|Gothenburg|Gurgaon|Gurugram|Haifa|Hamburg|Hanoi|Helsinki|Houston|Hyderabad|Istanbul|Jakarta|Jerusalem|Johannesburg"
    "|Karachi|Kathmandu|Kolkata|Kraków|Kuala Lumpur|Kyiv|Lagos|Lahore|Leeds|Leipzig|Lima|Lisbon|Lisboa|London|Londres|Los Angeles"
    "|Lyon|Madrid|Manchester|Manila|Marseille|Melbourne|Mexico City|Miami|Milan|Milano|Minneapolis|Montreal|Montréal|Moscow"
    "|Mumbai|Munich|München|Nairobi|New Delhi|New York|New York City|NYC|Noida|Nottingham|Oslo|Ottawa|Oxford|Palo Alto|Paris|Philadelphia"
    "|Phoenix|Pittsburgh|Porto|Portland|Prague|Pune|Raleigh|Riga|Rome|Roma|Rotterdam|San Diego|San Francisco|San Jose|Santiago"
    "|São Paulo|Seattle|Seoul|Shanghai|Shenzhen|Sofia|Stockholm|Stuttgart|Sydney|Tallinn|Tel Aviv|Tokyo|Toronto|Toulouse|Valencia"
    "|Vancouver|Vienna|Wien|Vilnius|Warsaw|Warszawa|Washington,? D\\.?C\\.?|Zagreb|Zaragoza|Zurich|Zürich"
)
_REMOTE = "(?i:Remote|Hybrid|On-?site|Home ?office|Worldwide|Télétravail|Remoto)"
_NAME = r"[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]{1,2}[^\W\d_][^\W\d_.'’-]*){0,3}"
# Cities that bear the name of their state or country: what stands before may be a firm as well as a town.
_OWN_STATE = re.compile(r"New York|Washington|Singapore|Hong Kong|Luxembourg")
_LONGEST_TOWN = 2
_KNOWN = re.compile(
    rf"\(?(?:{_COUNTRIES}|{_CITIES}|{_REMOTE})\)?(?:\s?[(,/-]\s?(?:{_COUNTRIES}|{_STATES}|{_REMOTE})\)?)*"
)
_CITY_AND_MORE = re.compile(
    rf"{_NAME}, ?(?:{_COUNTRIES}|{_STATES})(?:,? \d{{4,6}})?(?:, ?(?:{_COUNTRIES}))?(?: ?\((?:{_REMOTE})\))?"
)


@lru_cache(maxsize=1024)
def is_place(text: str) -> bool:
    """Tell whether *text* as a whole names a place; several steps ask about the same names.

    >>> [is_place(text) for text in ("Leeds, UK", "Remote", "Springfield, IL", "Acme Corp")]
    [True, True, True, False]
    >>> is_place("Buffalo, New York"), is_place("Copper Lane Savings, New York")
    (True, False)
    """
    text = text.strip(" .,;|")
    if len(text) >= 60:  # noqa: PLR2004 - longer than any place
        return False
    if _KNOWN.fullmatch(text):
        return True
    if "," not in text:
        return False
    town, _, rest = text.partition(", ")
    is_long = len(town.split()) > _LONGEST_TOWN and _OWN_STATE.fullmatch(rest)
    return not is_long and _CITY_AND_MORE.fullmatch(text) is not None


def split_place(text: str) -> tuple[str, str | None]:
    """Cut a place off the end of *text*.

    >>> split_place("Acme Corp, Columbus, OH")
    ('Acme Corp', 'Columbus, OH')
    >>> split_place("Acme, Inc.")
    ('Acme, Inc.', None)
    """
    parts = text.split(", ")
    # The last two parts ("Columbus, OH") are tried before the last alone and before three of them.
    for count in (2, 3, 1):
        place = ", ".join(parts[-count:])
        rest = ", ".join(parts[:-count])
        if count < len(parts) and rest.count("(") == rest.count(")") and is_place(place):
            return rest, place
    return text, None
