"""report.html: one file without a network, from ``templates/report.html.j2`` with its style and script."""

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from matcher.model.scorecard import GateState, State
from matcher.reports import page
from matcher.reports.inert import visible_text
from matcher.reports.run_data import RunData
from matcher.reports.wording import (
    KIND_WORDS,
    LIMITS,
    NOTICE,
    STATE_WORDS,
    date_words,
    one_decimal,
    percent,
    title_of,
    years,
)


def html_bytes(run: RunData) -> bytes:
    """Write the page of a run; the same run gives the same bytes."""
    style, script = _asset("report.css"), _asset("report.js")
    lines = page.rows(run)
    columns = page.heat_columns(run)
    gates = [row.gate for row in lines]
    text = (
        _environment()
        .get_template("report.html.j2")
        .render(
            run=run,
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            rows=lines,
            details=page.details(run, lines),
            asked=page.asked(run),
            columns=columns,
            heat=page.heat_rows(lines, columns),
            has_gates=any(gates),
            gate_unknown=gates.count(GateState.UNKNOWN),
            gate_fail=gates.count(GateState.FAIL),
        )
    )
    return text.encode()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("matcher.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    made.filters.update(
        points=one_decimal, title_of=title_of, years=years, date_words=date_words, share=_share
    )
    made.globals.update(
        State=State, STATES=STATE_WORDS, KINDS=KIND_WORDS, NOTICE=NOTICE, LIMITS=LIMITS
    )
    made.globals.update(percent=percent, GateState=GateState)
    return made


def _visible(value: Any) -> Any:  # noqa: ANN401 - whatever the template prints
    """Take control and direction characters out of everything that is printed; Jinja escapes the rest."""
    return visible_text(value) if type(value) is str else value


def _share(milli: int) -> str:
    """Write milli-points on the 0..100 scale of a drawing.

    >>> _share(34_091)
    '34.09'
    """
    return f"{milli / 1000:.2f}"


@cache
def _asset(name: str) -> str:
    environment = _environment()
    loader = environment.loader
    if loader is None:
        raise FileNotFoundError(name)
    return loader.get_source(environment, name)[0]


def _policy(style: str, script: str) -> str:
    """Allow nothing but the page's own style and script, by their hashes."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
