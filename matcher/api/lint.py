"""Everything that is wrong or doubtful in the taxonomy and its overlay, with file and line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matcher.api.reach import Lost, all_names, unreachable
from matcher.errors import TaxonomyError
from matcher.extraction.recogniser import recogniser_of
from matcher.model.skill import Taxonomy
from matcher.resources import resource_dir
from matcher.taxonomy.faults import Fault
from matcher.taxonomy.files import Places
from matcher.taxonomy.lint import check, too_long
from matcher.taxonomy.load import load_taxonomy
from matcher.taxonomy.names import surfaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """What a check of the taxonomy found.

    Args:
        skills: how many there are; 0 where they could not be loaded.
        faults: sorted by place.
    """

    skills: int
    faults: tuple[Fault, ...]


def lint(overlay: Path | None = None, folder: Path | None = None) -> Linted:
    """Check a taxonomy.

    Args:
        overlay: a folder laid over it. Then the faults are told that it brings, not those of the taxonomy below.
        folder: None takes the bundled one.
    """
    folder = folder or resource_dir("skill_taxonomy")
    try:
        base = load_taxonomy(folder)
        taxonomy = load_taxonomy(folder, overlay) if overlay else base
    except TaxonomyError as fault:
        broken = tuple(_broken(line) for line in str(fault).splitlines())
        return Linted(skills=0, faults=broken)
    places = Places(folder, overlay)
    found = [*too_long(places), *check(taxonomy, places)]
    # what is already known to be wrong with a name is not said a second time
    told = {one.where for one in found}
    lost = list(unreachable(recogniser_of(taxonomy), all_names(taxonomy)))
    if overlay:
        below = {*too_long(Places(folder)), *check(base, places)}
        found = [one for one in found if one not in below]
        lost = _new(lost, base)
    for skill, term, instead in lost:
        where = places.where(skill.id, term.t)
        if where not in told:
            message = _unreachable(skill.id, term.t, instead)
            found.append(Fault(where=where, code="unreachable", message=message))
    return Linted(skills=len(taxonomy.skills), faults=tuple(sorted(found, key=Fault.order)))


def _new(lost: Sequence[Lost], base: Taxonomy) -> list[Lost]:
    """Leave out the names that are not found without the overlay either."""
    known = [
        (base[skill.id], term)
        for skill, term, _ in lost
        if skill.id in base and term in surfaces(base[skill.id])
    ]
    before = {(skill.id, term) for skill, term, _ in unreachable(recogniser_of(base), known)}
    return [one for one in lost if (one[0].id, one[1]) not in before]


def _unreachable(skill: str, name: str, instead: str) -> str:
    if instead and instead != skill:
        return f"{name!r} of {skill} is never found, {instead} is found instead; remove it from one of them"
    return f"{name!r} of {skill} is never found in a text; spell it as people write it, give its sense rule cues, or remove it"


def _broken(line: str) -> Fault:
    where, _, message = line.partition(": ")
    return Fault(where=where, code="broken", message=message)
