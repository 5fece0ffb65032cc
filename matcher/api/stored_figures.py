"""A stored run read for its figures alone: without profiles, reasons and quotations."""

from dataclasses import dataclass
from pathlib import Path

from matcher.api.desk import open_cache
from matcher.api.run_homes import homes_of, overlay_of, part_bytes, read_part
from matcher.batch.kept_taxonomy import kept_taxonomy
from matcher.jobs.profile_yaml import load_job
from matcher.model.job import JobDescription
from matcher.model.run import RANKING
from matcher.model.skill import Taxonomy
from matcher.schema.stored_ranking import StoredRanking, read_ranking
from matcher.taxonomy.load import taxonomy_for


@dataclass(frozen=True, kw_only=True)
class StoredFigures:
    """The figures of a stored run.

    Args:
        home: folder of the whole run.
        folder: folder of the job; the same where the run is for one job.
        ranking: figures of the candidates.
        job: as understood.
        taxonomy: that names its skills.
    """

    home: Path
    folder: Path
    ranking: StoredRanking
    job: JobDescription
    taxonomy: Taxonomy


def load_figures(folder: str | Path, *, job: str | None = None) -> StoredFigures:
    """Read the figures of a run.

    Args:
        folder: the run folder, or that of one of its jobs.
        job: which of several jobs, by the name of its folder.

    Raises:
        InputError: when the folder holds no whole run, or one of another version, or the job is not among its jobs.
        BorderError: when its job.yaml has faults, or asks for skills that the taxonomy does not have.
    """
    home, folder = homes_of(Path(folder), job)
    with open_cache() as cache:
        taxonomy = taxonomy_for(overlay_of(home), lambda overlay: kept_taxonomy(overlay, cache))
    understood = read_part(folder / "job.yaml")
    return StoredFigures(
        home=home,
        folder=folder,
        ranking=read_ranking(part_bytes(folder / RANKING), str(folder / RANKING)),
        job=load_job(understood, str(folder / "job.yaml"), taxonomy),
        taxonomy=taxonomy,
    )
