"""`matcher explain`: where a candidate's points come from, or what the person behind them should hear."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.options import job_of_run_option, run_argument

if TYPE_CHECKING:
    from matcher.api.run import Run
    from matcher.model.scorecard import RankedCard


@click.command("explain")
@run_argument
@click.argument("candidate")
@job_of_run_option
@click.option(
    "--for-candidate",
    is_flag=True,
    help="What to tell the person: what was found, what was not shown, what would have to be shown.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "text", "json"]),
    help="text is plain, as for a mail.  [default: table]",
)
def explain_command(
    run: Path, candidate: str, job: str | None, form: str | None, *, for_candidate: bool
) -> None:
    """Say where the points of CANDIDATE in RUN come from, each with its quotation.

    RUN is the folder that `matcher rank` left, or that of one job in it; CANDIDATE an id (C-...) or a file name.
    With --for-candidate nothing is said of points, ranks or other candidates.
    """
    from matcher.api.stored import load_run

    if for_candidate and form == "table":
        raise click.UsageError("--for-candidate has no table; leave -f out, or take text or json")
    stored = load_run(run, job=job)
    place = stored.find(candidate)
    (_tell_candidate if for_candidate else _explain)(stored, place, form or "table")


def _explain(stored: "Run", place: "RankedCard", form: str) -> None:
    from matcher.cli.output import data_console, echo_json
    from matcher.reports.depth_table import depth_to_json
    from matcher.reports.experience import experience_to_json
    from matcher.reports.terminal import explanation_text, render_explanation
    from matcher.reports.wording import notices
    from matcher.schema.ranking_json import card_to_json, place_to_json

    profile = stored.data.profiles[place.card.candidate_id]
    if form == "json":
        more = {
            "experience": experience_to_json(profile),
            "depth": depth_to_json(profile, stored.data.labels),
            "notices": list(notices(stored.data.manifest)),
        }
        card = card_to_json(place.card, profile)
        echo_json(place_to_json(place, profile.document_id) | card | more)
    elif form == "text":
        click.echo(explanation_text(stored.data, place), nl=False)
    else:
        render_explanation(data_console(), stored.data, place)


def _tell_candidate(stored: "Run", place: "RankedCard", form: str) -> None:
    from matcher.cli.output import data_console, echo_json
    from matcher.reports.feedback import feedback_to_json
    from matcher.reports.feedback_text import feedback_text, render_feedback

    feedback = stored.feedback(place.card.candidate_id)
    if form == "json":
        echo_json(feedback_to_json(feedback))
    elif form == "text":
        click.echo(feedback_text(feedback), nl=False)
    else:
        render_feedback(data_console(), feedback)
