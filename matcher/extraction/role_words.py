"""Words that tell a job title from an employer, and one kind of employment from another."""

import re
from functools import lru_cache

from matcher.model.profile import RoleKind
from matcher.text.lower_case import in_lower_case, lower_pattern

TITLES = (
    "engineers?|developers?|programmers?|scientists?|analysts?|architects?|managers?|consultants?|directors?|administrators?"
    "|researchers?|assistants?|associates?|specialists?|designers?|leads?|leader|head of|interns?|internship|trainees?|technicians?"
    "|officers?|coordinators?|supervisors?|executives?|presidents?|professors?|lecturers?|teachers?|tutors?|instructors?|fellow"
    "|postdoc\\w*|advisors?|advisers?|testers?|qa|sre|sdet|devops|cto|ceo|cfo|coo|cio|vp|founders?|co-?founders?|owner"
    "|partner|principal|staff|accountants?|recruiters?|writers?|editors?|nurses?|clerk|representatives?|agents?|planners?|operators?"
    "|controllers?|receptionists?|auditors?|secretar(?:y|ies)|mentor|volunteers?|freelancers?|contractors?|students?|apprentices?|member of technical staff|mts|member|master|scrum master"
    "|product owner|webmaster|dba|statistician|economist|physicist|mathematician|linguist|strategist|evangelist|captain|sergeant|lieutenant|corporal|soldier|conscript|military service|wehrdienst|grundwehrdienst|zivildienst|service militaire|servicio militar|chef|cook"
    "|cashier|barista|sales\\w*man|salesperson|attorney|lawyer|paralegal|pharmacist|doctor|physician|expert|chair|board member|ta|ra|(?:scientific|research|office|bank|temporary) employee"
    "|(?:various|several|different) (?:roles|positions)|radiographer|actuar(?:y|ies)|underwriter|modell?er|journalist|translator|interpreter|librarian|buyer|driver|bartender|wait(?:er|ress)"
    "|chemist|biochemist|dispatcher|inspector|investigator|assessor|trainer|counsel?lor|educator|demonstrator|reporter|correspondent"
    "|copywriter|proofreader|producer|animator|illustrator|machinist|plumber|welder|teller|treasurer|caretaker|dentist|veterinarian"
    "|geographer|historian|archivist|curator|optician|optometrist|foreman|moderator|facilitator|organi[sz]er|estimator|merchandiser"
    "|midwife|therapist|surveyor|mechanic|electrician|worker|photographer|bookkeeper|professional(?=\\W*$)"
    "|ingenieur\\w*|programmierer\\w*|entwickler\\w*|softwareentwickler\\w*|wissenschaftler\\w*|mitarbeiter\\w*|leiter\\w*|berater\\w*|werkstudent\\w*"
    "|praktikant\\w*|praktikum|hilfskraft|doktorand\\w*|referent\\w*|sachbearbeiter\\w*|techniker\\w*|analyst\\w*|geschäftsführer\\w*"
    "|architekt\\w*"
    "|ingénieure?s?|développeu(?:r|se)s?|analyste|chercheu(?:r|se)|stagiaire|stage|chef de projet|responsable|directeur|directrice"
    "|consultante?|technicien(?:ne)?|doctorante?|alternante?|gestionnaire|chargée? d\\w+|enseignante?|assistante"
    "|ingenier[oa]s?|desarrollador\\w*|programador\\w*|analista|científic[oa]|investigador\\w*|consultor\\w*|jef[ea]|técnic[oa]"
    "|desenvolvedora?|engenheir[oa]|cientista|pesquisadora?|estagiári[oa]|ingegnere|sviluppat(?:ore|rice)|ricercat(?:ore|rice)|tirocinante"
    "|analist\\w*|programmeur|ontwerper|leider|beheerder|verpleegkundige|leraar|ontwikkelaar|onderzoeker|medewerker|docente?|stagiair|adviseur"
    "|becari[oa]|director\\w*|gerente|profesor\\w*|ayudante|arquitect[oa]|responsable|auxiliar|encargad[oa]"
    # What ends or goes on a word that begins otherwise: "Datenanalystin", "Physiotherapist".
    "|\\w+(?:(?:analyst|wissenschaftler|techniker|assistent|spezialist|forscher|entwickler|ingenieur|leiter|berater|manager"
    "|architekt)\\w*|therapist|ologist|leider)"
)
_TITLE = lower_pattern(
    rf"(?<![\w-])(?:(?:data|web|it|software|ml|ai|bi|cloud|backend|frontend)-)?(?:{TITLES})(?!\w)"
)

EMPLOYER = re.compile(
    r"\b(?:Inc|LLC|Ltd|Limited|Corp|Corporation|Company|Co\.|GmbH|AG|SE|KG|S\.?A\.?S?|S\.?L\.?U?|S\.?r\.?l|B\.?V|N\.?V|Oy|AB|A/S|PLC|Pvt"
    r"|LLP|Group|Gruppe|Holdings?|Bank|Labs?|Laborat\w+|Technologies|Systems|Solutions|Software|Services|Consulting|Partners"
    r"|Ventures|Studios?|Media|Networks?|Analytics|Robotics|Insurance|Institute?o?|Institut|Universit\w+|Universidad|College|School"
    r"|Hospital|Hôpital|Krankenhaus|Klinik\w*|Clinic|Hochschule|École|Academy|Akademie|Academia|Foundation|Ministry|Agency|Department|Government|Council|Airlines|Motors|Pharma\w*|Industries)\b"
)
"""A word of an employer's name."""

LEGAL_FORM = re.compile(
    r"\b(?:Inc|LLC|Ltd|Limited|Corp|GmbH|AG|SE|KG|S\.?A\.?S?|S\.?L\.?U?|S\.?r\.?l|B\.?V|N\.?V|Oy|AB|A/S|PLC|LLP)\.?$"
)
"""The legal form that ends a firm's name."""

ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Jr|Sr|S\.A|S\.L|B\.V|e\.V|Univ|Dept|Bros|Assoc)\.$")
"""A name that ends with a full stop."""

_KINDS = (
    (RoleKind.INTERNSHIP, r"interns?|internships?|praktik\w+|pflichtpraktikum|stagiaire|stage|becari[oa]|prácticas|co-?op"),
    (
        RoleKind.PART_TIME,
        r"part[- ]time|teilzeit|temps partiel|media jornada|tiempo parcial|working student|werkstudent\w*|studentische hilfskraft",
    ),
    (
        RoleKind.FREELANCE,
        r"freelanc\w+|self[- ]employed|independent consultant|independent contractor|contractor|freiberuf\w+|selbst(?:st)?ändig\w*"
        r"|indépendante?|autónom[oa]|auto-entrepreneur",
    ),
    (RoleKind.VOLUNTEER, r"volunteer\w*|voluntary|ehrenamt\w*|bénévol\w+|voluntari[oa]"),
)  # fmt: skip
_ANY_KIND = lower_pattern(rf"(?<![\w-])(?:{'|'.join(words for _, words in _KINDS)})(?!\w)")
_KIND_WORDS = tuple(
    (kind, lower_pattern(rf"(?<![\w-])(?:{words})(?!\w)")) for kind, words in _KINDS
)


_BREAK = lower_pattern(
    r"^\W*(?:break|pause|auszeit)\b|\b(?:care|caring|cared) (?:for|of) (?:an? |my )?(?:sick |elderly )?(?:relative|father|mother|parents?|child(?:ren)?|family|wife|husband)\b"
    r"|\b(?:(?:career|employment) (?:break|gap|pause)|(?:parental|maternity|paternity|family|medical|sick|adoption|unpaid) leave"
    r"|sabbatical|gap year|full[- ]time (?:parent|mother|father|carer|caregiver)|stay[- ]at[- ]home|elternzeit|mutterschutz|babypause"
    r"|erziehungsurlaub|sabbatjahr|familienpause|arbeits(?:suchend|los)|congé (?:parental|(?:de )?maternité|sabbatique)|pause carrière"
    r"|baja (?:por )?(?:maternal|maternidad|paternal|paternidad)|excedencia|año sabático|permiso (?:parental|de maternidad))\b(?! cover)"
)


@lru_cache(maxsize=1024)
def has_title(text: str) -> bool:
    """Tell whether a text holds a word of a job title; several steps ask about the same heading lines.

    >>> has_title("Datenanalystin, Nordkap"), has_title("Nordkap Managing")
    (True, False)
    """
    return _TITLE.search(in_lower_case(text)) is not None


@lru_cache(maxsize=1024)
def is_title(text: str) -> bool:
    """Tell whether a text is a word of a job title and nothing else."""
    return _TITLE.fullmatch(in_lower_case(text)) is not None


def is_break(text: str) -> bool:
    """Tell whether the heading lines of a role speak of a break in the career, and of no job beside it.

    >>> (
    ...     is_break("Career break (parental leave)"),
    ...     is_break("Data Analyst, Acme (parental leave cover)"),
    ... )
    (True, False)
    """
    text = in_lower_case(text)
    return _BREAK.search(text) is not None and not has_title(_BREAK.sub(" ", text))


def kind_of_role(text: str) -> RoleKind | None:
    """Return the kind of employment that the heading lines of a role name, or None.

    >>> kind_of_role("Data Science Intern"), kind_of_role("Internal Auditor")
    (<RoleKind.INTERNSHIP: 'internship'>, None)
    """
    text = in_lower_case(text)
    if not _ANY_KIND.search(text):
        return None
    return next((kind for kind, words in _KIND_WORDS if words.search(text)), None)
