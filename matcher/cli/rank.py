"""`matcher rank`: resumes against a job."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.options import (
    cache_option,
    day,
    engine_options,
    find_inputs,
    log_option,
    reading_options,
    refuse_others,
    weights_option,
)
from matcher.readers.options import Ocr, PdfEngine

if TYPE_CHECKING:
    from matcher.api.engines import EngineName
    from matcher.api.rank_options import Idf

_FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet", "html")
_OF_THIS_TIME = frozenset(
    {
        *("unfinished", "workers", "engine", "scheduler"),
        *("use_cache", "log_file", "form", "top", "quiet", "fail_on_error"),
    }
)
"""What may be given with --resume; everything else is as the run began."""
_FROM_THE_RUN = (
    "--resume takes the resumes, the job and all that was chosen from the run; leave {} out"
)


@click.command("rank")
@reading_options
@click.option(
    "--job",
    "jobs",
    multiple=True,
    metavar="JOB",
    help="A text, Markdown, DOCX, PDF or YAML file, or a sample's name; may be given several times.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Run folder.  [default: runs/<time>-<job>]",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="What is printed; the run folder holds all of them.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many the table shows.",
)
@weights_option
@click.option(
    "--gate",
    "gates",
    multiple=True,
    metavar="MINIMUM",
    help="A hard minimum that sorts into pass, unknown and fail, without points: years>=5, skill:python, "
    "degree>=bachelor, language:german>=B2, permit ...; may be given several times.",
)
@click.option(
    "--idf",
    type=click.Choice(["reference", "pool"]),
    default="reference",
    show_default=True,
    help="Weigh words by how common they are in job advertisements, or in these resumes.",
)
@click.option(
    "--resume",
    "unfinished",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="RUN",
    help="Go on with a run folder whose run was cut off; what is finished is not read again.",
)
@engine_options
@cache_option
@log_option
@click.option("--dry-run", is_flag=True, help="List what would be read, and stop.")
@click.option(
    "--fail-on-error", is_flag=True, help="Rank nothing if any file cannot be read (exit 1)."
)
def rank_command(
    *,
    resumes: tuple[str, ...],
    files_from: str | None,
    jobs: tuple[str, ...],
    output: Path | None,
    form: str,
    top: int,
    weights: Path | None,
    gates: tuple[str, ...],
    idf: "Idf",
    unfinished: Path | None,
    overlay: Path | None,
    as_of: datetime | None,
    workers: int | None,
    engine: "EngineName",
    scheduler: str | None,
    pdf_engine: PdfEngine,
    ocr: Ocr,
    timeout_s: float,
    use_cache: bool,
    log_file: Path | None,
    dry_run: bool,
    fail_on_error: bool,
    quiet: bool,
) -> None:
    """Rank RESUMES (files, folders, archives, mails, or - for standard input) against a job, or several.

    Prints the best with their reasons and leaves a run folder with shortlist.xlsx, report.html and the
    data behind them; several jobs get a sub-folder each, and jobs.csv. Ctrl-C keeps what is finished.

    \b
    matcher rank resumes/ --job job.docx
    matcher rank resumes/ --job ai-ml-engineer --as-of 2026-11-01 -f json
    matcher rank resumes/ --job a.docx --job b.yaml -o runs/both
    matcher rank --resume runs/20261101-120000-ai-ml-engineer
    """  # noqa: D301
    from matcher.cli.rank_run import Shown, begin, go_on

    shown = Shown(form=form, top=top, quiet=quiet, fail_on_error=fail_on_error, log_file=log_file)
    if unfinished is not None:
        refuse_others(_OF_THIS_TIME, _FROM_THE_RUN)
        from matcher.cli.request import Work

        work = Work(workers=workers, engine=engine, scheduler=scheduler)
        go_on(unfinished, work, use_cache=use_cache, shown=shown)
        return
    if not jobs and not dry_run:
        raise click.UsageError("Missing option '--job'.")
    inputs = find_inputs(resumes, files_from)
    if dry_run:
        from matcher.cli.dry_run import show_plan

        show_plan(inputs)
        return
    from matcher.api.rank_options import RankOptions
    from matcher.cli.request import Request

    request = Request(
        jobs=jobs,
        options=RankOptions(
            weights=weights,
            gates=gates,
            idf=idf,
            overlay=overlay,
            as_of=day(as_of),
            workers=workers,
            engine=engine,
            scheduler=scheduler,
            pdf_engine=pdf_engine,
            ocr=ocr,
            timeout_s=timeout_s,
        ),
        use_cache=use_cache,
        start=Path.cwd(),
    )
    begin(request, inputs, output, shown)
