"""Names of human languages and of how well somebody speaks them, in English, German, French, Spanish and more."""

import re

_NAMES = (
    "Afrikaans|Akan|Albanian|Albanisch|Amharic|Arabic|Arabisch|Arabe|Árabe|Armenian|Assamese|Azerbaijani|Basque|Euskera|Belarusian|Bengali|Bangla"
    "|Bosnian|Bosnisch|Bulgarian|Bulgarisch|Burmese|Catalan|Catalán|Català|Cantonese|Cebuano|Chinese|Chinesisch|Chinois|Chino|Chinês|Croatian|Kroatisch"
    "|Czech|Tschechisch|Danish|Dänisch|Dari|Dutch|Nederlands|Niederländisch|Néerlandais|English|Englisch|Anglais|Inglés|Inglês|Inglese|Engels"
    "|Estonian|Farsi|Filipino|Finnish|Finnisch|Flemish|French|Französisch|Français|Francés|Francês|Francese|Frans|Galician|Gallego|Georgian"
    "|German|Deutsch|Allemand|Alemán|Alemão|Tedesco|Duits|Greek|Griechisch|Grec|Griego|Gujarati|Gujrati|Haitian Creole|Hausa|Hawaiian|Hebrew|Hebräisch"
    "|Hébreu|Hebreo|Hindi|Hokkien|Hungarian|Ungarisch|Icelandic|Igbo|Ilocano|Indonesian|Bahasa Indonesia|Bahasa Melayu|Irish|Italian|Italienisch|Italien"
    "|Italiano|Japanese|Japanisch|Japonais|Japonés|Japonês|Kannada|Kazakh|Khmer|Kinyarwanda|Konkani|Korean|Koreanisch|Coréen|Kurdish|Kurdisch|Kyrgyz|Lao"
    "|Latvian|Lingala|Lithuanian|Luxembourgish|Luganda|Macedonian|Malagasy|Malay|Malayalam|Maltese|Mandarin|Māori|Maori|Marathi|Mongolian|Nepali"
    "|Norwegian|Norwegisch|Odia|Oriya|Oromo|Pashto|Persian|Persisch|Polish|Polnisch|Polonais|Polski|Portuguese|Portugiesisch|Portugais|Portugués"
    "|Português|Punjabi|Panjabi|Putonghua|Quechua|Romanian|Rumänisch|Roumain|Russian|Russisch|Russe|Ruso|Russo|Sanskrit|Serbian|Serbisch|Shona|Sindhi|Sinhala|Sinhalese"
    "|Slovak|Slowakisch|Slovenian|Slovene|Somali|Spanish|Spanisch|Espagnol|Español|Espanhol|Spagnolo|Castellano|Swahili|Kiswahili|Swedish|Svenska|Schwedisch|Schweizerdeutsch|Swiss German"
    "|Tagalog|Tamil|Tatar|Telugu|Thai|Tigrinya|Tulu|Turkish|Türkisch|Türkçe|Turc|Turco|Twi|Ukrainian|Ukrainisch|Urdu|Uzbek|Valencian|Valenciano|Vietnamese|Vietnamesisch|Welsh"
    "|Wolof|Xhosa|Yiddish|Yoruba|Zulu|Sign Language|ASL|Latin"
)
_TESTS = (
    r"(?:JLPT )?N[1-5]\b|HSK ?-?[1-9]\b|TOPIK (?:level )?(?:[1-6]|I{1,3}|IV|VI?)\b|(?:IELTS|TOEFL(?: iBT)?|TOEIC)(?: band| score)?:? ?\d{1,3}(?:\.\d)?"
    r"|(?:DELF|DALF|DELE|Goethe(?:-Zertifikat)?|TestDaF|telc|CELI|CILS|TORFL)[ -]?(?:[ABC][12]|TDN ?\d)?\b"
)
_LEVELS = (
    "native(?: or bilingual)?(?: proficiency| speaker| language)?|mother[- ]tongue|first language|bilingual(?: proficiency)?|fluent|fluency|proficient"
    "|full professional(?: proficiency)?|professional working(?: proficiency)?|professional(?: proficiency)?|limited working(?: proficiency)?"
    "|elementary(?: proficiency)?|advanced|upper[- ]intermediate|lower[- ]intermediate|intermediate|pre-intermediate|conversational|business(?: level| fluent)?"
    "|basics?|beginner|good|very good|excellent|high level|working knowledge|native-level|near[- ]native|muttersprache|muttersprachler\\w*|muttersprachlich|fließend"
    "|fliessend|verhandlungssicher|konversationssicher|grundkenntnisse|gute kenntnisse|sehr gute? kenntnisse|sehr gut|gut|langue maternelle|maternelle|courant|bilingue"
    "|intermédiaire|avancé|débutant|notions|scolaire|professionnel|lu,? écrit,? (?:et )?parlé|nativ[oa]|lengua materna|língua materna|fluido|fluente|fluent[eo]|avanzado|avançado"
    "|intermedi[oá]ri?o|intermedio|básico|madrelingua|ottimo|buono|scolastico|moedertaal|vloeiend|modersmål|flytande|ana ?dil|język ojczysty"
    r"|[ABC][12](?:\+|\b)(?:\s?[-/]\s?[ABC][12])?"
)
LANGUAGE = re.compile(rf"(?<!\w)({_NAMES})(?!\w)", re.IGNORECASE)
"""The name of a language."""

LEVEL = re.compile(rf"(?<!\w)({_TESTS}|{_LEVELS})(?!\w)", re.IGNORECASE)
"""How well a language is spoken, or the test that shows it."""

LABEL = re.compile(
    r"^(?:(?:spoken |foreign |known )?languages?|sprachen|sprachkenntnisse|fremdsprachen|langues?|idiomas?|línguas?|lingue|talen)(?:\s+(?:known|skills|spoken|proficiency))?\s*[:\-]",
    re.IGNORECASE,
)
"""The label of a line that lists languages."""
