"""Hold a folder of resumes against a job description: who fits, and why, with a quotation for every point."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.api import extract_skills, load_run, load_taxonomy, parse_job, parse_resume, rank

__version__ = "0.1.0"
__all__ = ["extract_skills", "load_run", "load_taxonomy", "parse_job", "parse_resume", "rank"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562 hands out whatever is asked for
    """Load the notebook's face on first use, so that ``import matcher`` stays cheap."""
    if name in __all__:
        from importlib import import_module  # noqa: PLC0415 - the point of a lazy import

        return getattr(import_module("matcher.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Offer the lazy names to completion too."""
    return sorted([*globals(), *__all__])
