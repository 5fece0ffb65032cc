"""The notebook's face: parse, rank, explain, and runs as tables.

The names are loaded on first use, so that the command line can import one part without the others.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.api.jobs import parse_job
    from matcher.api.ranking import rank
    from matcher.api.resumes import extract_skills, parse_resume
    from matcher.api.run import Run
    from matcher.api.runs import Runs
    from matcher.api.stored import load_run
    from matcher.taxonomy.load import load_taxonomy

_HOMES = {
    "Run": "matcher.api.run",
    "Runs": "matcher.api.runs",
    "extract_skills": "matcher.api.resumes",
    "load_run": "matcher.api.stored",
    "load_taxonomy": "matcher.taxonomy.load",
    "parse_job": "matcher.api.jobs",
    "parse_resume": "matcher.api.resumes",
    "rank": "matcher.api.ranking",
}
__all__ = [
    "Run",
    "Runs",
    "extract_skills",
    "load_run",
    "load_taxonomy",
    "parse_job",
    "parse_resume",
    "rank",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562 hands out whatever is asked for
    """Load a name from its home."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415 - the point of a lazy import

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
