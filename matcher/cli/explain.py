"""`matcher explain`: where a candidate's points come from."""

from pathlib import Path

import click


@click.command("explain")
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("candidate")
@click.option("--job", metavar="NAME", help="Which of several jobs, by the name of its folder.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
def explain_command(run: Path, candidate: str, job: str | None, form: str) -> None:
    """Say where the points of CANDIDATE in RUN come from, each with its quotation.

    RUN is the folder that `matcher rank` left, or that of one job in it; CANDIDATE an id (C-...) or a file name.
    """
    from matcher.api.stored import load_run
    from matcher.cli.output import data_console, echo_json
    from matcher.reports.depth_table import depth_to_json
    from matcher.reports.experience import experience_to_json
    from matcher.reports.terminal import render_explanation
    from matcher.schema.ranking_json import card_to_json, place_to_json

    stored = load_run(run, job=job)
    place = stored.find(candidate)
    profile = stored.data.profiles[place.card.candidate_id]
    if form == "json":
        more = {
            "experience": experience_to_json(profile),
            "depth": depth_to_json(profile, stored.data.labels),
        }
        card = card_to_json(place.card, profile)
        echo_json(place_to_json(place, profile.document_id) | card | more)
    else:
        render_explanation(data_console(), place, stored.data.job, profile, stored.data.labels)
