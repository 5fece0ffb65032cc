"""Verbs that open a duty, in the forms in which ads use them."""

_BASES = """
accelerate achieve act adapt address administer adopt advance advise advocate align analyze analyse annotate answer anticipate apply
architect articulate assess assist audit automate balance benchmark brainstorm bring build calibrate carry champion clean coach code
collaborate collect communicate compile complete compute conceive conceptualize conduct configure consult continue contribute convert
coordinate craft create curate customize debug define deliver demonstrate deploy derive design detect determine develop devise
diagnose direct discover discuss disseminate distribute distill document draft drive educate elevate employ enable engage engineer enhance ensure
establish estimate evaluate evangelize evolve examine execute expand experiment explain explore extend extract facilitate finalize
find fine-tune follow formulate foster gather generate govern grow guide handle harness help host hypothesize identify implement
improve influence inform innovate inspect install instrument integrate interact interface interpret introduce invent investigate iterate join
label launch lead leverage liaise locate maintain make manage manipulate map measure mentor migrate mine model monitor move navigate negotiate obtain
offer onboard operate operationalize optimize optimise orchestrate organize oversee own package participate partner perform pilot pioneer
plan prepare present preprocess prioritize process produce productionize productize program promote propose prototype prove provide publish pursue
push rapidly-prototype read recommend reduce refactor refine report represent research resolve respond retrain review run scale scope select
serve set setup shape share ship simulate solve source spearhead specify stay steer streamline strengthen structure study suggest supervise
support synthesize tackle take teach test track train transform translate troubleshoot tune understand uncover unlock update use utilize validate
verify visualize work write assemble consolidate ingest enrich recruit hire motivate inspire empower encourage safeguard clarify
cultivate adhere visualise utilise organise prioritise synthesise standardize simplify sustain uphold upgrade quantify reconcile
assure anonymize summarize showcase keep remain attract entwickeln konzipieren betreiben
"""
_DOUBLED = {
    "run": "running",
    "set": "setting",
    "plan": "planning",
    "program": "programming",
    "ship": "shipping",
    "map": "mapping",
}
_VOWELS = "aeiou"


def _forms(base: str) -> tuple[str, ...]:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base, f"{base[:-1]}ies", f"{base}ing"
    third = f"{base}es" if base.endswith(("s", "x", "ch", "sh")) else f"{base}s"
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    return base, third, _DOUBLED.get(base, f"{stem}ing")


DUTY_VERBS = frozenset(form for base in _BASES.split() for form in _forms(base)) - {
    "experience",
    "understanding",
    "programming",
    "working",
    "modeling",
    "models",
    "codes",
    "processes",
    "processing",
    "research",
    "engineering",
    "engineers",
    "reports",
    "tests",
    "testing",
    "sources",
    "understand",
}
"""Base form, third person and gerund; without the forms that are mostly nouns or speak of ability."""

ORDERS = (frozenset(_BASES.split()) & DUTY_VERBS) - {
    "bring",
    "discover",
    "join",
    "model",
    "stay",
    "test",
}
"""The base forms alone, as in "Build the index"; without nouns and what ads call out to every reader."""
