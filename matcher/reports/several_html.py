"""The page over several jobs, from ``templates/several.html.j2``: a line a job, and candidates by jobs."""

from functools import cache

from jinja2 import Environment

from matcher.reports.self_contained import make_environment, render_page
from matcher.reports.several import BEST, SeveralData
from matcher.reports.wording import NOTICE, one_decimal

LISTED = 500
"""How many candidates the page lists; jobs.csv has all of them."""


def several_html(data: SeveralData) -> bytes:
    """Write the page; the same data gives the same bytes."""
    ids = list(data.candidates)[:LISTED]
    return render_page(
        _environment(),
        "several.html.j2",
        styles=("base.css", "several.css"),
        data=data,
        best={job.name: list(job.standings.items())[:BEST] for job in data.jobs},
        listed=ids,
        copies=sum(len(one.copies) for one in data.candidates.values()),
    )


@cache
def _environment() -> Environment:
    made = make_environment()
    made.filters["points"] = one_decimal
    made.globals["NOTICE"] = NOTICE
    return made
