"""Options that several verbs share."""

from collections.abc import Callable, Set
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from matcher.readers.deadline import DEADLINE_S

if TYPE_CHECKING:
    from matcher.batch.discover import Inputs

BUNDLED = "bundled"
"""Stands for no folder of skills beside the bundled ones."""

F = TypeVar("F", bound=Callable[..., Any])


def reading_options(command: F) -> F:
    """Add the inputs and the options that say how they are read."""
    decorators = (
        click.argument("resumes", nargs=-1),
        click.option(
            "--files-from",
            type=click.Path(exists=True, dir_okay=False, allow_dash=True),
            metavar="FILE",
            help="A list of resumes and folders: one a line, or as of find -print0; - is standard input.",
        ),
        as_of_option,
        taxonomy_option,
        workers_option,
        click.option(
            "--pdf-engine",
            type=click.Choice(["auto", "pdfium", "pdfminer"]),
            default="auto",
            show_default=True,
            help="Force one PDF engine.",
        ),
        click.option(
            "--timeout-per-file",
            "timeout_s",
            type=click.FloatRange(min=0.1),
            default=DEADLINE_S,
            show_default=True,
            metavar="S",
            help="Seconds a file may take, beside 5 a page of OCR.",
        ),
        click.option(
            "--ocr",
            type=click.Choice(["auto", "tesseract", "rapidocr", "off"]),
            default="auto",
            show_default=True,
            help="How scans and pictures are read.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="No progress, no notes."),
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def find_inputs(resumes: tuple[str, ...], files_from: str | None) -> "Inputs":
    """Find the files that the arguments mean.

    Raises:
        UsageError: when nothing is named, or standard input would be needed twice.
        InputError: when a path does not exist, or there is no file.
    """
    from matcher.batch.discover import discover
    from matcher.batch.path_list import read_list
    from matcher.batch.source import STDIN

    if not resumes and files_from is None:
        raise click.UsageError("name files or folders of resumes, or a list of them (--files-from)")
    if STDIN in resumes and files_from == STDIN:
        raise click.UsageError("standard input holds either a resume or a list; name one of them")
    return discover(resumes, read_list(files_from) if files_from is not None else ())


def as_of_option(command: F) -> F:
    """Add ``--as-of``."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        help='The day up to which "present" counts.  [default: today]',
    )(command)


def workers_option(command: F) -> F:
    """Add ``--workers``."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        help="Processes that read.  [default: one a processor]",
    )(command)


def engine_options(command: F) -> F:
    """Add ``--engine`` and ``--scheduler``."""
    decorators = (
        click.option(
            "--engine",
            type=click.Choice(["local", "dask"]),
            default="local",
            show_default=True,
            help="Where the work is done: processes of this machine, or a Dask cluster (the extra [dask]).",
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="Of a Dask cluster, as tcp://host:8786.  [default: Dask starts workers here]",
        ),
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def weights_option(command: F) -> F:
    """Add ``--weights FILE``."""
    return click.option(
        "--weights",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="YAML whose values replace the bundled scoring constants.",
    )(command)


def cache_option(command: F) -> F:
    """Add ``--no-cache``."""
    return click.option(
        "--no-cache",
        "use_cache",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Read every file anew, and keep nothing for later runs.",
    )(command)


def log_option(command: F) -> F:
    """Add ``--log FILE``."""
    return click.option(
        "--log",
        "log_file",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Add what happens to FILE, a JSON object a line, without names or text of anybody.",
    )(command)


def taxonomy_option(command: F) -> F:
    """Add ``--taxonomy DIR``; without it the user's own folder of skills is taken, and said so."""
    return click.option(
        "--taxonomy",
        "overlay",
        metavar="DIR",
        callback=_overlay,
        help="Skills laid over the bundled ones, or the word bundled for none.  [default: your own folder, see doctor]",
    )(command)


def _overlay(context: click.Context, option: click.Parameter, named: str | None) -> Path | None:
    """Return the folder of skills that is meant."""
    if named == BUNDLED:
        return None
    if named is not None:
        folder = click.Path(exists=True, file_okay=False, path_type=Path)
        found: Path = folder.convert(named, option, context)
        return found
    from matcher.taxonomy.own import own_overlay

    own = own_overlay()
    if own:
        context.call_on_close(lambda: _say_own(context, own))
    return own


def _say_own(context: click.Context, own: Path) -> None:
    """Say that the user's own skills took part, unless a run went on as it began, or nobody wants notes."""
    if not context.params.get("quiet") and not context.params.get("unfinished"):
        click.echo(f"with your own skills in {own} (--taxonomy {BUNDLED} goes without)", err=True)


def run_argument(command: F) -> F:
    """Add ``RUN``, the folder of a stored run or of one of its jobs."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.argument("run", type=folder)(command)


def job_of_run_option(command: F) -> F:
    """Add ``--job NAME``, for a run of several jobs."""
    said = "Which of several jobs, by the name of its folder."
    return click.option("--job", metavar="NAME", help=said)(command)


def day(moment: datetime | None) -> str | None:
    """Return the day of an option's moment as text."""
    return moment.date().isoformat() if moment else None


def refuse_others(allowed: Set[str], sentence: str) -> None:
    """Refuse parameters of the command that were given on the command line and are not *allowed*.

    Args:
        allowed: names of parameters.
        sentence: with ``{}`` for what was given.

    Raises:
        UsageError: naming them.
    """
    context = click.get_current_context()
    given = [
        parameter
        for parameter in context.command.get_params(context)
        if parameter.name is not None
        and parameter.name not in allowed
        and context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
        and context.params.get(parameter.name) != ()
    ]
    if given:
        names = (
            parameter.human_readable_name
            if isinstance(parameter, click.Argument)
            else parameter.opts[0]
            for parameter in given
        )
        raise click.UsageError(sentence.format(", ".join(names)))
