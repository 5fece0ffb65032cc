"""How binding a clause is: its own cue first, then its heading, then how it speaks."""

from matcher.jobs.clauses import Clause
from matcher.jobs.cues import Cue
from matcher.jobs.headings import HeadingKind
from matcher.jobs.verbs import DUTY_VERBS, ORDERS
from matcher.model.job import RequirementKind
from matcher.text.lower_case import in_lower_case, lower_pattern

_ATTRIBUTE = lower_pattern(
    r"\b(?:experienced?|knowledge|familiar(?:ity)?|proficien\w+|expertise|expert|abilit(?:y|ies)|able to|adept|fluen\w+|skilled|comfortable|comfort|"
    r"understanding|background|track record|hands-on|skills?|passion(?:ate)?|thrive|self-starter|self-motivated|degree|bachelor'?s?|master'?s|ph\.?d|years?|yrs|mindset|"
    r"aptitude|curiosity|curious|desire|willing(?:ness)?|eager(?:ness)?|attention to detail|exposure|competen\w+|specialisation|specialization|track|publications?|certifi\w+|"
    r"erfahrung|kenntnisse?|expérience|experiencia|connaissances?|maîtrise|conocimientos?|studium|fluency|foundation|capable|capacity|problem[- ]solver|awareness|talent|drive to)\b"
)
_LEADS_ATTRIBUTE = lower_pattern(
    r"^\W*(?:[A-Z][\w&/ -]{2,40}:\s)?(?:(?:an?|the|some|very|also|both|highly|at least|minimum(?: of)?|prior|previous|proven|demonstrated|demonstrable|strong|solid|deep|good|great|excellent|exceptional|outstanding|advanced|extensive|significant|relevant|practical|professional|hands-on|working|"
    r"basic|in-depth|thorough|expert-level|production|real-world|relevant|\d{1,2}\+?|years?'?|yrs?\.?|of|or more|to|-|plus)\s){0,8}(?:(?:[\w/+#.&-]++,?\s){0,6}?)"
    r"(?:experienced?|knowledge|familiar(?:ity)?|proficien\w+|expertise|abilit(?:y|ies)|able|adept|fluen\w+|skilled|comfortable|comfort|understanding|background|track record|skills?|"
    r"passion(?:ate)?|degree|bachelor'?s?|master'?s|phd|ph\.d|exposure|mindset|aptitude|desire|willing(?:ness)?|foundation|erfahrung|kenntnisse|expérience)\b"
)
_OF_PERSON = lower_pattern(
    r"\b(?:you (?:have|are|bring|know|thrive|enjoy|love|possess|must|should|'ve)|you(?:'ll| will) (?:need|have|bring|possess)|(?:previously|have) worked|you've|you're (?:a|an|comfortable|passionate|experienced|excited|curious|able)|candidates? (?:should|must|will have|has|with|who)|"
    r"(?:ideal|successful|right|strong|qualified) (?:[\w/-]+\s){0,3}(?:candidate|applicant|person|individual)|looking for|seeking|we (?:want|need|require|expect|seek)|(?:role|position|job) (?:requires|demands|calls for)|(?:person|individual|candidate|applicant|hire) (?:will|would|should) (?:need|have|bring|possess)|(?:is|are) second nature|in your blood|candidates? (?:are|is) (?:expected|required) to|should (?:be|have)|must (?:be|have|possess)|"
    r"can (?:explain|work|write|communicate|build|design)|is an? must|sie (?:haben|verfügen|bringen)|du (?:hast|bringst)|vous (?:avez|êtes|maîtrisez)|tienes|are core to|(?:position|role|job|opportunity) (?:is|would be) (?:an? )?(?:ideal|perfect|suited|great|best|good)(?: fit| match)? for|are you an?)\b"
)
_TO_DO = lower_pattern(
    r"\b(?:you(?:'ll| will| would)|(?:the|this) (?:role|position|candidate|engineer|person|job|team member|individual|\w+ (?:engineer|scientist)) (?:will|is responsible|involves|includes)|responsib(?:le|ilities)|in this role|as (?:a|an|our)\b[^.;]{3,60}\byou|"
    r"your (?:work|job|task|mission|role)|opportunity to|duties|(?:tasks|activities|deliverables) (?:may |will )?include|will (?:be|work|help|have|build|design|develop|lead))\b"
)
# "The ideal candidate will be responsible for ...": what somebody will do, though the sentence speaks of the person.
_WILL_DO = lower_pattern(
    r"\b(?:candidate|applicant|person|individual|hire|engineer|scientist|developer|analyst|manager|architect|consultant|specialist|lead|intern|you|s/?he)(?:\s(?:i{1,3}|iv|v))?(?:'ll| will| would)\s"
    r"(?:(?:also|then|[a-z]+ly)\s(?:and\s[a-z]+ly\s)?)?(?:be (?:responsible|accountable|expected to|tasked|working|building|developing|designing|leading)|play|in collaboration|(?:have|get) (?:the |an? |many )?(?:opportunit(?:y|ies)|chances?) to|"
    r"(?P<verb>[a-z-]++))"
)
# "The data engineer works with ...": the role itself at work.
_ROLE_DOES = lower_pattern(
    r"^\W*(?:(?:the|this|an?|our|as)\s)?(?:[\w/&-]+\s){0,4}(?:engineer|scientist|developer|analyst|architect|consultant|specialist)s?(?:\s(?:i{1,3}|iv|v))?\s(?:also\s)?(?P<verb>[a-z-]++)"
)
_OWN_STORY = lower_pattern(
    r"\b(?:our|we|we're|we've|us|company|client is|founded|was created|customers|team (?:is|of|are)|they)\b"
)
_FIRST_WORD = lower_pattern(
    r"^\W*(?:(?:(?!(?:apply|comply|multiply|rely|reply|supply)\b)[a-z]+ly|also|help(?:ing)?(?: to)?|assist in|to|and|be|you will|you'll|will|research and)\s){0,3}"
    r"(?!direct\s(?:[\w-]+\s){0,2}(?:experience|exposure|knowledge)\b)(?P<verb>[a-z-]++)(?!\s(?:record|of|or|is|experience|skills?|servers?|patterns?|knowledge|background|degree)\b|/)"
)
_VERB_OF_STORY = lower_pattern(
    r"\b(?:is|are|was|were|has|have|use|uses|offers?|provides?|helps?|makes?|protects?|allows?|enables?)\b"
)
_REQUIRES = lower_pattern(
    r"\b(?:(?:candidates?|applicants?|you) (?:must|should|need to|will need)|(?:ideal|successful) candidate (?:has|have|must|will have))\b"
)
_SUBJECT_DOES = lower_pattern(
    r"(?:(?:at|in|from|with|through|by|beyond|across)\s[^,.;]{2,50},\s)?"
    r"(?!(?:excellent|good|great|strong|solid|experience|knowledge|understanding|ability|familiarity|must|you|your|candidates?|applicants?)\b)"
    r"(?:[\w&'/-]++,?\s){1,9}?(?:is|are|was|were|has|have|offers?|provides?|helps?|makes?|believes?|values?|strives?|operates|serves|continues|aims)\s"
)
_SHORTEST_STORY = 40
_LONGEST_BARE_LIST = 170
_LONGEST_ITEM = 30
_RUNS_ON = frozenset({"process", "working conditions", "company story"})
_SEEKS = lower_pattern(
    r"\b(?:looking for|seeking|hiring|recruiting|in search of)\b[^.;]{3,90}?\s(?:to (?:join|help|design|develop|build|lead|work|serve|create|drive|contribute|support)|responsible for|(?:that|who) (?:can help|will))\b"
)


def decide_kind(
    text: str, clause: Clause, *, names: int, has_figures: bool, is_certificate: bool
) -> RequirementKind | None:
    """Tell how binding *clause* is, or None when it asks for nothing.

    Args:
        text: the searchable copy.
        clause: the clause.
        names: how many skills it names.
        has_figures: it gives years of experience, a degree or a certificate.
        is_certificate: of these it gives a certificate alone, which is a wish unless words or a heading demand it.
    """
    heading = clause.sentence.heading.kind
    words = in_lower_case(text[clause.start : clause.end])
    if heading is HeadingKind.IGNORED:
        return _under_boilerplate(words, clause, names=names, has_figures=has_figures)
    is_left = clause.cue is None and not has_figures and _tells_of_others(words, clause)
    if heading is HeadingKind.RESPONSIBILITY:
        return None if is_left else _under_duties(words, clause.cue, has_figures=has_figures)
    if heading is HeadingKind.NEUTRAL:
        whole = in_lower_case(text[clause.sentence.start : clause.sentence.end])
        kind = _without_heading(whole, words, clause, names=names, has_figures=has_figures)
        is_wish = is_certificate and clause.cue is None and not _speaks_of_person(words)
        return RequirementKind.OPTIONAL if kind and is_wish else kind
    return None if is_left else _from_cue(clause.cue, RequirementKind(heading.value))


def _tells_of_others(words: str, clause: Clause) -> bool:
    """Tell whether a sentence below a list of requirements has left it: "Acme's robots are at the heart of ...".

    A story runs on below the last list of an ad without a heading of its own.
    """
    if clause.sentence.is_bullet or len(words) < _SHORTEST_STORY or is_duty(words):
        return False
    if _speaks_of_person(words) or _TO_DO.search(words):
        return False
    return _SUBJECT_DOES.match(words) is not None


def _under_boilerplate(
    words: str, clause: Clause, *, names: int, has_figures: bool
) -> RequirementKind | None:
    """Judge what stands below a heading of boilerplate: only words that can mean a person count.

    Lists run on below headings such as "Note:" without a heading of their own, and below benefits where
    the ad has lost its lines; below pay and equal opportunity nothing is asked.
    """
    is_asked = bool(names or has_figures)
    if clause.sentence.heading.why in _RUNS_ON:
        if names and clause.cue is None and (_orders(words) or _will_do(words)):
            return RequirementKind.RESPONSIBILITY
        is_asked = is_asked or clause.sentence.is_bullet or clause.cue is Cue.MUST
    elif clause.sentence.heading.why != "benefits":
        return None
    if is_asked and (_LEADS_ATTRIBUTE.match(words) or _REQUIRES.search(words)):
        return _from_cue(clause.cue, RequirementKind.ESSENTIAL)
    return None


def _from_cue(cue: Cue | None, otherwise: RequirementKind) -> RequirementKind:
    if cue in (Cue.WISH, Cue.NOT_ASKED):
        return RequirementKind.OPTIONAL
    if cue is Cue.EXCLUDED:
        return RequirementKind.KNOCKOUT
    return RequirementKind.ESSENTIAL if cue is Cue.MUST else otherwise


def _under_duties(words: str, cue: Cue | None, *, has_figures: bool) -> RequirementKind:
    does = is_duty(words) or _SEEKS.search(words) is not None
    is_attribute = has_figures or (not does and _speaks_of_person(words))
    if not is_attribute and (cue is None or is_duty(words)):
        return RequirementKind.RESPONSIBILITY
    return _from_cue(cue, RequirementKind.ESSENTIAL)


def _without_heading(
    whole: str, words: str, clause: Clause, *, names: int, has_figures: bool
) -> RequirementKind | None:
    """Judge a clause that no heading speaks for."""
    if clause.cue in (Cue.WISH, Cue.NOT_ASKED, Cue.EXCLUDED) and (names or has_figures):
        return _from_cue(clause.cue, RequirementKind.ESSENTIAL)
    is_attribute = _LEADS_ATTRIBUTE.match(words) and not _SEEKS.search(words)
    is_sought = _SEEKS.search(whole) and not has_figures and not is_attribute
    if is_duty(words) or is_sought or (_will_do(words) and not has_figures):
        is_told = names or (is_duty(words) and clause.sentence.is_bullet)
        return RequirementKind.RESPONSIBILITY if is_told else None
    if _OF_PERSON.search(whole) or _LEADS_ATTRIBUTE.match(words) or has_figures:
        return _from_cue(clause.cue, RequirementKind.ESSENTIAL)
    if _TO_DO.search(whole):
        return RequirementKind.RESPONSIBILITY if names else None
    is_asked = clause.cue is Cue.MUST or _is_bare_list(whole, names)
    is_essential = names and is_asked and _OWN_STORY.search(whole) is None
    return RequirementKind.ESSENTIAL if is_essential else None


def is_duty(words: str) -> bool:
    """Tell whether a clause opens with a verb of work: "Design ...", "Building ...", "You will own ..."."""
    first = _FIRST_WORD.match(in_lower_case(words))
    return first is not None and first["verb"] in DUTY_VERBS


def does_work(words: str) -> bool:
    """Tell whether a clause says what the person will do, by its first verb or in so many words."""
    return is_duty(words) or _will_do(in_lower_case(words))


def _will_do(words: str) -> bool:
    """Tell whether a clause says what the person will do, not what they will have."""
    found = _WILL_DO.search(words)
    if found is not None and (found["verb"] is None or found["verb"] in DUTY_VERBS):
        return True
    role = _ROLE_DOES.match(words)
    return role is not None and role["verb"] in DUTY_VERBS


def _orders(words: str) -> bool:
    """Tell whether a clause opens with a verb of work in its plain form: "Build ...", not "Building ..."."""
    first = _FIRST_WORD.match(words)
    return first is not None and first["verb"] in ORDERS


def _speaks_of_person(words: str) -> bool:
    """Tell whether a clause speaks of what somebody is or can do."""
    return _LEADS_ATTRIBUTE.match(words) is not None or _OF_PERSON.search(words) is not None


def names_attribute(words: str) -> bool:
    """Tell whether a clause holds any word of ability at all."""
    return _ATTRIBUTE.search(in_lower_case(words)) is not None


def _is_bare_list(words: str, names: int) -> bool:
    """Tell whether a line is a list without a verb: "Python, SQL, Spark"."""
    longest = max(_LONGEST_BARE_LIST, names * _LONGEST_ITEM)
    return len(words) <= longest and not _VERB_OF_STORY.search(words)
