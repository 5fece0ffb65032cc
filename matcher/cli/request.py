"""What `matcher rank` was asked to do, as it is written into the ledger and read back by --resume."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.api.engines import EngineName
from matcher.api.rank_options import RankOptions
from matcher.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Who does the work of a run; its result does not depend on it.

    Args:
        workers: processes; None takes one a processor.
        engine: ``local`` or ``dask``.
        scheduler: of a cluster.
    """

    workers: int | None = None
    engine: EngineName = "local"
    scheduler: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A ranking as it was asked for.

    Args:
        jobs: the paths or names that were given.
        options: what was chosen, the as-of date filled in.
        use_cache: whether the user's cache is used.
        start: the folder in which it was started; relative paths count from there.
    """

    jobs: tuple[str, ...]
    options: RankOptions
    use_cache: bool
    start: Path

    def to_json(self) -> dict[str, Any]:
        """Write it down, but for who does the work, which may differ each time."""
        options = self.options
        return {
            "jobs": list(self.jobs),
            "start": str(self.start),
            "use_cache": self.use_cache,
            "weights": _text(options.weights),
            "taxonomy": _text(options.overlay),
            "as_of": str(options.as_of),
            "pdf_engine": options.pdf_engine,
            "ocr": options.ocr,
            "timeout_s": options.timeout_s,
            "gates": list(options.gates),
            "idf": options.idf,
        }


def request_from_json(data: Mapping[str, Any], work: Work, *, use_cache: bool) -> Request:
    """Read back what ``Request.to_json`` wrote.

    Args:
        data: what was written.
        work: who does the work, this time.
        use_cache: False goes without the user's cache, whatever was chosen before.

    Raises:
        InputError: the folder in which it was started is gone.
    """
    start = Path(data["start"])
    if not start.is_dir():
        raise InputError(f"the run was started in {start}, which is no longer there; start it anew")
    return Request(
        jobs=tuple(data["jobs"]),
        start=start,
        use_cache=data["use_cache"] and use_cache,
        options=RankOptions(
            weights=_path(data["weights"]),
            overlay=_path(data["taxonomy"]),
            as_of=data["as_of"],
            workers=work.workers,
            engine=work.engine,
            scheduler=work.scheduler,
            pdf_engine=data["pdf_engine"],
            ocr=data["ocr"],
            timeout_s=data["timeout_s"],
            gates=tuple(data.get("gates", ())),
            idf=data.get("idf", "reference"),
        ),
    )


def _text(path: Path | None) -> str | None:
    return str(path) if path else None


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
