"""One HTML file without a network: a template, its style and its script, and nothing else that may run."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from matcher.reports.inert import visible_text
from matcher.reports.wording import title_of


def make_environment() -> Environment:
    """Return an environment for our templates that escapes and cleans whatever they print."""
    made = Environment(
        loader=PackageLoader("matcher.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    made.filters["title_of"] = title_of
    return made


def render_page(
    environment: Environment,
    template: str,
    *,
    styles: Sequence[str],
    script: str | None = None,
    pictures: bool = False,
    **values: Any,  # noqa: ANN401 - whatever the template prints
) -> bytes:
    """Fill in *template*, which prints ``policy``, ``style`` and ``script`` where they belong.

    Args:
        environment: made by ``make_environment``.
        template: its name in ``templates/``.
        styles: names of style sheets there, joined in this order.
        script: name of the script there; None is a page that does nothing.
        pictures: whether the page holds pictures; they are part of it, none is ever loaded.
        values: what the template prints.
    """
    style = "".join(_asset(name) for name in styles)
    code = _asset(script) if script else ""
    text = environment.get_template(template).render(
        policy=_policy(style, code, pictures=pictures),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(code),  # noqa: S704 - our own file
        **values,
    )
    return text.encode()


def _visible(value: Any) -> Any:  # noqa: ANN401 - whatever the template prints
    """Take control and direction characters out of everything that is printed; Jinja escapes the rest."""
    return visible_text(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    return PackageLoader("matcher.reports").get_source(Environment(autoescape=True), name)[0]


def _policy(style: str, script: str, *, pictures: bool) -> str:
    """Allow nothing but the page's own style, script and pictures."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        f"{'img-src data:; ' if pictures else ''}base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
