"""Everything that is wrong or doubtful in the taxonomy and its overlay, with file and line."""

from dataclasses import dataclass
from pathlib import Path

from matcher.api.reach import unreachable
from matcher.errors import TaxonomyError
from matcher.extraction.recogniser import Recogniser
from matcher.resources import resource_dir
from matcher.taxonomy.faults import Fault
from matcher.taxonomy.files import Places
from matcher.taxonomy.lint import check, too_long
from matcher.taxonomy.load import load_taxonomy


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
        overlay: a folder laid over it, checked together with it.
        folder: None takes the bundled one.
    """
    folder = folder or resource_dir("skill_taxonomy")
    try:
        taxonomy = load_taxonomy(folder, overlay)
    except TaxonomyError as fault:
        broken = tuple(_broken(line) for line in str(fault).splitlines())
        return Linted(skills=0, faults=broken)
    places = Places(folder, overlay)
    found = [*too_long(places), *check(taxonomy, places)]
    # what is already known to be wrong with a name is not said a second time
    told = {one.where for one in found}
    for skill, term, instead in unreachable(Recogniser(taxonomy)):
        where = places.where(skill.id, term.t)
        if where not in told:
            found.append(
                Fault(
                    where=where, code="unreachable", message=_unreachable(skill.id, term.t, instead)
                )
            )
    return Linted(skills=len(taxonomy.skills), faults=tuple(sorted(found, key=Fault.order)))


def _unreachable(skill: str, name: str, instead: str) -> str:
    if instead and instead != skill:
        return f"{name!r} of {skill} is never found, {instead} is found instead; remove it from one of them"
    return f"{name!r} of {skill} is never found in a text; spell it as people write it, give its sense rule cues, or remove it"


def _broken(line: str) -> Fault:
    where, _, message = line.partition(": ")
    return Fault(where=where, code="broken", message=message)
