"""Whether two installations give the same results, told part by part so that a person can mend what differs."""

import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from matcher.batch import versions
from matcher.taxonomy.load import taxonomy_for


def installation(overlay: Path | None) -> dict[str, str]:
    """Return what results depend on beside files and options, by the name of the part.

    Outside programs are told apart by name and size: on two machines the same program has different times.

    Args:
        overlay: a taxonomy folder laid over the bundled one.
    """
    return {
        "matcher": versions.code_version(),
        "Python": ".".join(map(str, sys.version_info[:2])),
        "libraries": _short(versions.libraries()),
        "skills": taxonomy_for(overlay).version,
        "OCR and converters": _short(versions.program_sizes()),
    }


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """Name the parts in which two installations differ.

    >>> differences({"matcher": "1", "skills": "2"}, {"matcher": "1", "skills": "3"})
    ['skills']
    """
    return [part for part in ours if ours[part] != theirs.get(part)]


def _short(said: object) -> str:
    return sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()[:16]
