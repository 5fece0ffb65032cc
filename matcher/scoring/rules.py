"""The rules of all components; to add one, write a small function and name it here."""

from collections.abc import Mapping
from types import MappingProxyType

from matcher.scoring.outcome import ComponentName, Rule
from matcher.scoring.rules_certifications import certifications_rule
from matcher.scoring.rules_education import education_rule
from matcher.scoring.rules_experience import experience_rule
from matcher.scoring.rules_skills import skills_rule
from matcher.scoring.rules_text import responsibilities_rule, term_coverage_rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        ComponentName.ESSENTIAL_SKILLS: skills_rule,
        ComponentName.EXPERIENCE: experience_rule,
        ComponentName.RESPONSIBILITIES: responsibilities_rule,
        ComponentName.OPTIONAL_SKILLS: skills_rule,
        ComponentName.TERM_COVERAGE: term_coverage_rule,
        ComponentName.EDUCATION: education_rule,
        ComponentName.CERTIFICATIONS: certifications_rule,
    }
)
