"""Names by which the jobs of a run are told apart: of their files, in characters that every system takes."""

import re
from collections.abc import Iterable
from pathlib import PurePath

_MOST = 40
_OTHER = re.compile(r"[^a-z0-9]+")


def plain_name(job: str) -> str:
    """Return what the folder of a job is called.

    >>> plain_name("Senior ML Engineer (m-w-d).docx"), plain_name("工程师.txt")
    ('senior-ml-engineer-m-w-d', 'job')
    """
    return _OTHER.sub("-", PurePath(job).stem.lower()).strip("-")[:_MOST].strip("-") or "job"


def names_of(jobs: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each job; of those that would be called alike, the second gets the number 2, and so on.

    >>> names_of(["ml.txt", "ML.docx", "ml-2.txt"])
    ('ml', 'ml-2', 'ml-2-2')
    """
    names: list[str] = []
    for plain in map(plain_name, jobs):
        name, number = plain, 1
        while name in names:
            number += 1
            name = f"{plain}-{number}"
        names.append(name)
    return tuple(names)
