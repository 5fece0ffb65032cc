"""`matcher evaluate`: how good rankings and profiles are, on judgements of one's own."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.exits import Exit, exit_after_reading
from matcher.cli.options import (
    as_of_option,
    cache_option,
    day,
    taxonomy_option,
    weights_option,
    workers_option,
)

if TYPE_CHECKING:
    from matcher.evaluation.result import Evaluation


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--jobs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The jobs.  [default: GOLD/jobs]",
)
@click.option(
    "--resumes",
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="The resumes, a folder or an archive.  [default: GOLD/resumes, else GOLD]",
)
@as_of_option
@weights_option
@taxonomy_option
@click.option(
    "--k",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many places count in nDCG and P.",
)
@click.option(
    "--relevant",
    type=click.IntRange(1, 3),
    default=2,
    show_default=True,
    help="The grade from which MAP, MRR and P count a resume.",
)
@click.option(
    "--ablation", is_flag=True, help="Leave out, halve and double the weight of each component."
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the results to FILE, as JSON.",
)
@click.option(
    "--chart",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the results on a page that needs no network (x.html).",
)
@workers_option
@cache_option
@click.option("-q", "--quiet", is_flag=True, help="No progress, no notes.")
def evaluate_command(
    *,
    gold: Path,
    jobs: Path | None,
    resumes: Path | None,
    as_of: datetime | None,
    weights: Path | None,
    overlay: Path | None,
    k: int,
    relevant: int,
    ablation: bool,
    form: str,
    output: Path | None,
    chart: Path | None,
    workers: int | None,
    use_cache: bool,
    quiet: bool,
) -> None:
    """Measure on GOLD, a folder of resumes that people have judged.

    It holds qrels.csv (job, resume, grade 0 to 3) or qrels.txt (TREC: topic iter doc grade), and the folders
    jobs/ and resumes/; a file truth.jsonl says what resumes hold (name, e-mails, degrees, skills ...). Our
    ranking is shown beside plain TF-IDF, BM25 and the share of keywords, with intervals.

    \b
    matcher evaluate judged/ --as-of 2026-11-01 --chart judged.html
    matcher evaluate judged/ --weights mine.yaml --ablation
    """  # noqa: D301 - click reads \b as "leave the lines as they are"
    from matcher.api.desk import open_cache
    from matcher.api.evaluation import EvaluateOptions, evaluate
    from matcher.cli.output import progress
    from matcher.evaluation.gold import load_gold
    from matcher.reports.atomic import check_writable

    judged = load_gold(gold, jobs=jobs, resumes=resumes)
    for path in (output, chart):
        if path:
            check_writable(path.parent)
    options = EvaluateOptions(
        weights=weights,
        overlay=overlay,
        as_of=day(as_of),
        workers=workers,
        k=k,
        relevant=relevant,
        ablation=ablation,
    )
    with (
        open_cache(use_cache=use_cache) as cache,
        progress(len(judged.names()), quiet=quiet) as advance,
    ):
        found = evaluate(judged, options, cache, advance)
    _print(found, form)
    _write(found, output, chart)
    _leave(found, len(judged.names()), quiet=quiet)


def _print(found: "Evaluation", form: str) -> None:
    from matcher.cli.output import data_console, echo_json, reader_may_leave

    with reader_may_leave():
        if form == "json":
            from matcher.evaluation.result import evaluation_to_json

            echo_json(evaluation_to_json(found))
        else:
            from matcher.reports.evaluation_terminal import render_evaluation

            render_evaluation(data_console(), found)


def _write(found: "Evaluation", output: Path | None, chart: Path | None) -> None:
    from matcher.reports.atomic import write_whole

    if output:
        from matcher.evaluation.result import evaluation_to_json
        from matcher.schema.json_bytes import json_bytes

        write_whole(output, json_bytes(evaluation_to_json(found), indent=2) + b"\n")
        click.echo(f"{output}", err=True)
    if chart:
        from matcher.reports.evaluation_page import evaluation_page

        write_whole(chart, evaluation_page(found))
        click.echo(f"{chart}", err=True)


def _leave(found: "Evaluation", judged: int, *, quiet: bool) -> None:
    """Tell which resumes could not be read, and leave with the code for that."""
    from matcher.reports.inert import safe_terminal

    failures = found.failures
    if failures and not quiet:
        for failure in failures:
            said = f"{failure.file}: {failure.status.value}: {failure.reason}; {failure.next_step}"
            click.echo(safe_terminal(said), err=True)
        click.echo("who could not be read counts as last, and as wholly missed", err=True)
    code = exit_after_reading(judged - len(failures), len(failures))
    if code is not Exit.DONE:
        raise SystemExit(code)
