"""The taxonomy as it was checked before, so that a run need not parse its YAML again."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from matcher.batch.cache import Cache
from matcher.batch.kept import unpacked
from matcher.batch.versions import taxonomy_version
from matcher.model.skill import PhraseRule, SenseRule, Skill, Taxonomy
from matcher.schema.packed import pack
from matcher.taxonomy.load import load_taxonomy, taxonomy_files


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What a taxonomy consists of, in types that can be packed."""

    version: str
    skills: dict[str, Skill]
    senses: dict[str, SenseRule]
    phrases: tuple[PhraseRule, ...]


def kept_taxonomy(overlay: Path | None, cache: Cache) -> Taxonomy:
    """Return the bundled taxonomy with *overlay* on top: from *cache* where its files and our code are the same.

    Raises:
        TaxonomyError: as ``load_taxonomy``.
    """
    digest = sha256(taxonomy_version())
    for path in taxonomy_files(overlay):
        data = path.read_bytes()
        digest.update(f"{path.name}\0{len(data)}\0".encode("utf-8", "backslashreplace") + data)
    key = digest.digest()
    known = unpacked(_Content, cache.get(key))
    if known:
        return Taxonomy(
            version=known.version,
            skills=MappingProxyType(known.skills),
            senses=MappingProxyType(known.senses),
            phrases=known.phrases,
        )
    taxonomy = load_taxonomy(overlay=overlay)
    content = _Content(
        version=taxonomy.version,
        skills=dict(taxonomy.skills),
        senses=dict(taxonomy.senses),
        phrases=taxonomy.phrases,
    )
    cache.put(key, pack(content))
    return taxonomy
