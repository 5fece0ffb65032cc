"""Load the skill taxonomy from its YAML files, with an overlay of one's own where wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from matcher.errors import TaxonomyError
from matcher.model.skill import PhraseRule, SenseRule, Taxonomy
from matcher.resources import resource_dir
from matcher.schema.border import load_yaml
from matcher.taxonomy.entries import Entry, Faults, overlay_skills, read_rules, read_skills
from matcher.taxonomy.files import (
    AMBIGUITY,
    PATTERNS,
    SourceFile,
    content_hash,
    read_source,
    skill_paths,
)
from matcher.taxonomy.references import check_references

_KEPT = 4  # taxonomies of a process
_held: dict[tuple[Path | None, tuple[tuple[str, int, int], ...]], Taxonomy] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What ``taxonomy.yaml`` says about the whole."""

    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    """The parsed files of one taxonomy folder."""

    skills: tuple[SourceFile, ...]
    ambiguity: SourceFile | None
    patterns: SourceFile | None

    def files(self) -> tuple[SourceFile, ...]:
        return (*self.skills, *(file for file in (self.ambiguity, self.patterns) if file))


def load_taxonomy(folder: Path | None = None, overlay: Path | None = None) -> Taxonomy:
    """Load every skill and rule, checked.

    Args:
        folder: a taxonomy folder (``skills/*.yaml``, ``ambiguity.yaml``, ``patterns.yaml``,
            ``taxonomy.yaml``); the bundled one when None.
        overlay: a folder of the same layout whose entries change or add to those of *folder*: a skill
            with a known id replaces the keys that it gives (``terms`` and ``members`` are added to), a
            sense rule with a known id is replaced, phrase rules are added.

    Raises:
        TaxonomyError: listing every fault, a line each, as ``file:line: what is wrong``.
    """
    folder = folder or resource_dir("skill_taxonomy")
    base = _read_folder(folder)
    if not base.skills:
        raise TaxonomyError(f"{folder}: has no skills/*.yaml, so it is no taxonomy folder")
    over = _read_folder(overlay) if overlay else None
    faults = Faults([])
    skills = read_skills(base.skills, faults)
    senses = _by_id(read_rules(SenseRule, base.ambiguity, faults), faults)
    phrases = read_rules(PhraseRule, base.patterns, faults)
    files = base.files()
    if over:
        if not over.files():
            raise TaxonomyError(
                f"{overlay}: holds no skills/*.yaml, ambiguity.yaml or patterns.yaml"
            )
        skills = overlay_skills(skills, over.skills, faults)
        senses |= _by_id(read_rules(SenseRule, over.ambiguity, faults), faults)
        phrases += read_rules(PhraseRule, over.patterns, faults)
        files += over.files()
    check_references(skills, senses, phrases, faults)
    if faults.lines:
        raise TaxonomyError("\n".join(faults.lines))
    header = load_yaml(Header, folder / "taxonomy.yaml", TaxonomyError)
    return Taxonomy(
        version=f"{header.version}+{content_hash(files)}",
        skills=MappingProxyType({key: skills[key].value for key in sorted(skills)}),
        senses=MappingProxyType({key: senses[key].value for key in sorted(senses)}),
        phrases=tuple(phrase.value for phrase in phrases),
    )


def taxonomy_for(
    overlay: Path | None = None, load: Callable[[Path | None], Taxonomy] | None = None
) -> Taxonomy:
    """Return the bundled taxonomy with *overlay* on top, loaded once for as long as the overlay's files stay as they are.

    Args:
        overlay: a folder laid over the bundled one.
        load: loads it the first time; ``load_taxonomy`` when None.

    Raises:
        TaxonomyError: as ``load_taxonomy``.
    """
    state = (overlay, _stamps(overlay) if overlay else ())
    held = _held.pop(state, None) or (load(overlay) if load else load_taxonomy(overlay=overlay))
    _held[state] = held
    for older in list(_held)[:-_KEPT]:
        del _held[older]
    return held


def taxonomy_files(overlay: Path | None = None) -> list[Path]:
    """List every file that the bundled taxonomy with *overlay* on top is made from."""
    folders = [resource_dir("skill_taxonomy"), *([overlay] if overlay else ())]
    rooms = (room for folder in folders for room in (folder, folder / "skills"))
    return [path for room in rooms for path in sorted(room.glob("*.yaml"))]


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return the name, size and time of each file that an overlay may consist of."""
    found = ((path, path.stat()) for path in sorted(folder.rglob("*.yaml")))
    return tuple((str(path), status.st_size, status.st_mtime_ns) for path, status in found)


def _read_folder(folder: Path) -> _Folder:
    """Read the files that are there; which of them must be is for the caller to say.

    Raises:
        TaxonomyError: when the folder does not exist or a file in it is no list of entries.
    """
    if not folder.is_dir():
        raise TaxonomyError(f"{folder}: is not a folder")
    return _Folder(
        skills=tuple(read_source(path) for path in skill_paths(folder)),
        ambiguity=_read_if_there(folder / AMBIGUITY),
        patterns=_read_if_there(folder / PATTERNS),
    )


def _read_if_there(path: Path) -> SourceFile | None:
    return read_source(path) if path.is_file() else None


def _by_id(rules: list[Entry[SenseRule]], faults: Faults) -> dict[str, Entry[SenseRule]]:
    """Index sense rules; an id that occurs twice in one file is a fault."""
    found: dict[str, Entry[SenseRule]] = {}
    for rule in rules:
        if rule.value.id in found:
            first = found[rule.value.id].where("id")
            faults.add(rule.where("id"), f"id {rule.value.id!r} is already defined at {first}")
        found[rule.value.id] = rule
    return found
