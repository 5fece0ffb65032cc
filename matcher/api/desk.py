"""Where a run keeps what it has parsed: in the user's cache, in its run folder, or in memory."""

from pathlib import Path

from matcher.batch.cache import FILE_NAME, Cache, cache_path, remove
from matcher.errors import OutputError


def open_cache(*, use_cache: bool = True, folder: Path | None = None) -> Cache:
    """Open the cache of a run.

    Args:
        use_cache: the user's own, which later runs use too. Where it cannot be written (a home that is
            read-only, say) the run goes on without it.
        folder: the run folder, which holds what is parsed until the run is finished, where the user's cache
            does not; None for memory.
    """
    if use_cache:
        try:
            return Cache(cache_path())
        except OutputError:
            pass
    return Cache(folder / FILE_NAME if folder else None)


def drop_run_cache(folder: Path) -> None:
    """Remove what ``open_cache`` kept in a run folder, once every output is written."""
    remove(folder / FILE_NAME)
