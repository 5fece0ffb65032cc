"""Find the human languages that a person speaks, with the level as printed."""

import re
from collections.abc import Iterator, Sequence

from matcher.extraction.lines import TextLine, lines_within
from matcher.model.document import Document, Section, SectionKind
from matcher.model.profile import SpokenLanguage

_NAMES = (
    "Afrikaans|Albanian|Amharic|Arabic|Arabisch|Arabe|Árabe|Armenian|Azerbaijani|Basque|Bengali|Bangla|Bosnian|Bulgarian|Catalan"
    "|Catalán|Cantonese|Chinese|Chinesisch|Chinois|Chino|Croatian|Czech|Danish|Dutch|Nederlands|English|Englisch|Anglais|Inglés"
    "|Inglese|Estonian|Farsi|Filipino|Finnish|French|Französisch|Français|Francés|Galician|Georgian|German|Deutsch|Allemand|Alemán"
    "|Greek|Gujarati|Hausa|Hebrew|Hindi|Hungarian|Icelandic|Igbo|Indonesian|Irish|Italian|Italienisch|Italien|Italiano|Japanese"
    "|Japanisch|Japonais|Japonés|Kannada|Kazakh|Khmer|Korean|Latvian|Lithuanian|Malay|Malayalam|Mandarin|Marathi|Nepali|Norwegian"
    "|Persian|Polish|Polnisch|Portuguese|Portugiesisch|Portugais|Portugués|Português|Punjabi|Romanian|Russian|Russisch|Russe|Ruso"
    "|Serbian|Sinhala|Slovak|Slovenian|Somali|Spanish|Spanisch|Espagnol|Español|Castellano|Swahili|Swedish|Svenska|Schwedisch|Tagalog"
    "|Tamil|Telugu|Thai|Turkish|Türkisch|Turc|Turco|Ukrainian|Urdu|Uzbek|Vietnamese|Welsh|Xhosa|Yoruba|Zulu|Sign Language|ASL|Latin"
)
_LEVELS = (
    "native(?: or bilingual)?(?: proficiency| speaker| language)?|mother tongue|bilingual(?: proficiency)?|fluent|fluency|proficient"
    "|full professional(?: proficiency)?|professional working(?: proficiency)?|professional(?: proficiency)?|limited working(?: proficiency)?"
    "|elementary(?: proficiency)?|advanced|upper[- ]intermediate|intermediate|pre-intermediate|conversational|business(?: level)?|basics?"
    "|beginner|good|very good|excellent|working knowledge|native-level|near[- ]native|muttersprache|muttersprachler\\w*|fließend"
    "|verhandlungssicher|grundkenntnisse|sehr gut|gut|langue maternelle|maternelle|courant|bilingue|intermédiaire|débutant|notions|scolaire"
    "|nativo|lengua materna|fluido|avanzado|intermedio|básico|[ABC][12](?:\\+|\\b)(?:\\s?[-/]\\s?[ABC][12])?"
)
_LANGUAGE = re.compile(rf"(?<!\w)({_NAMES})(?!\w)", re.IGNORECASE)
_LEVEL = re.compile(rf"(?<!\w)({_LEVELS})(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"^(?:languages?|sprachen|sprachkenntnisse|langues?|idiomas?)(?:\s+(?:known|skills|spoken))?\s*[:\-]", re.IGNORECASE)  # fmt: skip
_MAX_LINE = 200


def find_languages(
    document: Document, sections: Sequence[Section], lines: Sequence[TextLine]
) -> tuple[SpokenLanguage, ...]:
    """Find languages in their section, and on lines labelled as such elsewhere; each once."""
    found: dict[str, SpokenLanguage] = {}
    for section in sections:
        is_own = section.kind is SectionKind.LANGUAGES
        inside = lines_within(lines, section.body)
        chosen = [line for line in inside if is_own or _LABEL.match(line.text)]
        for language in _read(document, chosen):
            found.setdefault(language.name.lower(), language)
    return tuple(found.values())


def _read(document: Document, lines: Sequence[TextLine]) -> Iterator[SpokenLanguage]:
    for number, line in enumerate(lines):
        if len(line.text) > _MAX_LINE:
            continue
        names = list(_LANGUAGE.finditer(line.text))
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        for place, name in enumerate(names):
            end = names[place + 1].start() if place + 1 < len(names) else len(line.text)
            level = _LEVEL.search(line.text, name.end(), end)
            if level is None and place == 0 and name.start() > 0:
                level = _LEVEL.search(line.text, 0, name.start())
            text = level[0] if level else None
            if text is None and len(names) == 1 and len(line.text) == len(name[0]):
                whole = _LEVEL.match(below)
                text = whole[0] if whole and not _LANGUAGE.search(below) else None
            yield SpokenLanguage(name=name[0], level=text, evidence=document.quote(line.span))
