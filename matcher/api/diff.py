"""Two stored runs, compared."""

from pathlib import Path

from matcher.api.stored_figures import StoredFigures, load_figures
from matcher.reports.run_diff import RunDiff, Side, compare_runs


def diff_runs(
    before: str | Path, after: str | Path, *, jobs: tuple[str | None, str | None] = (None, None)
) -> RunDiff:
    """Say what moved from one stored run to another, and why.

    Args:
        before: the folder of the first run.
        after: that of the second.
        jobs: which of several jobs of each, by the names of their folders.

    Raises:
        InputError: when a folder holds no whole run.
    """
    first, second = jobs
    return compare_runs(
        _side(load_figures(before, job=first)), _side(load_figures(after, job=second))
    )


def _side(stored: StoredFigures) -> Side:
    ranking = stored.ranking
    return Side(
        manifest=ranking.manifest,
        job=stored.job,
        places=ranking.places,
        sha256={row.candidate_id: row.sha256 for row in ranking.rows},
        failures=ranking.failures,
    )
