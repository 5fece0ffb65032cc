"""Every number that scoring uses, read from ``skill_taxonomy/scoring.yaml`` and checked at the border."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from matcher.errors import BorderError
from matcher.model.job import Strength
from matcher.model.profile import RoleKind
from matcher.model.skill import STRICT
from matcher.resources import resource_dir
from matcher.schema.border import compose_yaml, line_of, parse_yaml, read_text, validate

SCORER_VERSION = "4"
"""Bumped with every change of a rule or a constant that moves a score."""

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)]
PositiveShare = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False, strict=True)]
Count = Annotated[int, Field(ge=1, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentWeights:
    """Points of each component out of their sum; one that the job does not ask for is spread."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    essential_skills: Amount
    experience: Amount
    responsibilities: Amount
    optional_skills: Amount
    term_coverage: Amount
    education: Amount
    certifications: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthWeights:
    """Weight of a requirement inside its component, by how well the job wants the skill."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    expert: Amount
    proficient: Amount
    unmarked: Amount
    familiar: Amount

    def of(self, strength: Strength | None) -> float:
        """Return the weight of *strength*; None is unmarked."""
        return float(getattr(self, strength.value if strength else "unmarked"))


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfLives:
    """Months of disuse after which recency has halved, by the sort of skill."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    tool: Count
    language: Count
    method: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Depth below which a skill is called aware, working or proficient."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    aware: Share
    working: Share
    proficient: Share

    def of(self, depth: float) -> str:
        """Return the name of the band that *depth* falls into."""
        if depth < self.aware:
            return "aware"
        if depth < self.working:
            return "working"
        return "proficient" if depth < self.proficient else "expert"


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthConstants:
    """How mentions, months and dates become depth."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    tenure: Share
    evidence: Share
    recency: Share
    ownership: Share
    full_months: Count
    role_weights: dict[RoleKind, Share]
    recent_months: Count
    recency_floor: Share
    half_life: HalfLives
    most_mentions: Count
    section_weights: dict[str, Share]
    bands: Bands


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbClass:
    """Verbs that show the same degree of ownership, in lower case."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    weight: Share
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipConstants:
    """What the verb of a bullet says about the person's part in it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    led: VerbClass
    built: VerbClass
    used: VerbClass
    assisted: VerbClass
    quantified: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditConstants:
    """How depth becomes credit for a wanted skill."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    full_depth: PositiveShare
    implied: Share
    is_a: Share
    most_hops: Count
    least_product: PositiveShare
    narrower: Share
    further: Share
    most_further: Share
    further_least: PositiveShare
    met: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumerationConstants:
    """When a sentence is a list in all but form."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    skills: Count
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOnlyConstants:
    """Points of a card that may rest on skills lists alone."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    most: Amount
    base: Amount
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceConstants:
    """What more years than the job's maximum mean."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    above_max: Literal["note", "penalty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityConstants:
    """How a duty line is held against passages."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    full_cosine: PositiveShare
    passage_share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class TermConstants:
    """How many distinctive terms of a job are looked for, and when one is fully shown."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    most_terms: Count
    common_share: Share
    rare_share: Share
    least_focus: Amount
    least_terms: Count
    full_count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationConstants:
    """What a degree below, beside or instead of the wanted one is worth."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    one_level_below: Share
    months_per_level: Count
    related_field: Share
    other_field: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificationConstants:
    """What an expired certificate is worth."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    expired: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrityConstants:
    """When text counts as pasted from the job, as lists without a sentence, and when too little is shown."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    words: Count
    containment: Share
    listed_skills: Count
    listed_share: Share
    thin_mentions: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityConstants:
    """How often and how far the component weights are shaken."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    draws: Count
    spread: Share
    seed: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """All constants of scoring; the field names are the keys of ``scoring.yaml``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    version: Literal[1]
    components: ComponentWeights
    requirements: dict[str, Amount]
    strength: StrengthWeights
    depth: DepthConstants
    ownership: OwnershipConstants
    credit: CreditConstants
    enumeration: EnumerationConstants
    listed_only: ListedOnlyConstants
    experience: ExperienceConstants
    responsibilities: ResponsibilityConstants
    term_coverage: TermConstants
    education: EducationConstants
    certifications: CertificationConstants
    integrity: IntegrityConstants
    stability: StabilityConstants

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the values in force; the same values give the same hash."""
        canonical = json.dumps(asdict(self), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(canonical.encode()).hexdigest()


def load_constants(overrides: Path | None = None) -> Constants:
    """Read the constants, with a person's partial file laid over the defaults.

    Args:
        overrides: YAML that holds only the keys it changes.

    Raises:
        BorderError: every fault at once as ``file:line: what is wrong``.

    >>> load_constants().components.essential_skills
    45.0
    """
    path = resource_dir("skill_taxonomy") / "scoring.yaml"
    text = read_text(path)
    data = parse_yaml(text, str(path))
    name = str(path)
    if overrides is not None:
        text, name = read_text(overrides), str(overrides)
        changes = parse_yaml(text, name)
        if not isinstance(changes, dict):
            raise BorderError(
                f"{name}:1: weights are a mapping, such as 'components: {{education: 0}}'"
            )
        data = laid_over(data, changes)
    constants = validate(Constants, data, text, name)
    _check_sums(constants, text, name)
    return constants


def laid_over(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return *base* with the values of *changes* in place of its own, level by level.

    >>> laid_over({"depth": {"tenure": 0.4, "recency": 0.2}}, {"depth": {"recency": 0.1}})
    {'depth': {'tenure': 0.4, 'recency': 0.1}}
    """
    merged = dict(base)
    for key, value in changes.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = laid_over(old or {}, value) if both else value
    return merged


def _check_sums(constants: Constants, text: str, name: str) -> None:
    faults: list[tuple[str, str]] = []
    if not any(asdict(constants.components).values()):
        faults.append(("components", "at least one weight must be above zero"))
    depth = constants.depth
    total = depth.tenure + depth.evidence + depth.recency + depth.ownership
    if abs(total - 1) > 1e-9:  # noqa: PLR2004 - the slack of adding four decimals
        faults.append(("depth", f"the four parts add up to {total:g}, they must add up to 1"))
    if faults:
        node = compose_yaml(text)
        lines = (f"{name}:{line_of(node, (key,))}: {key}: {said}" for key, said in faults)
        raise BorderError("\n".join(lines))
