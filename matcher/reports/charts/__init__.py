"""Charts of a run for notebooks: altair specifications, each with what to see as its title.

A chart is made from the figures of a run alone, and the same run gives the same specification.

Raises:
    InputError: on import, where altair is not installed.
"""

from matcher.errors import InputError

try:
    import altair as alt  # noqa: F401 - whether it is there
except ModuleNotFoundError:
    raise InputError(
        "charts need altair, which is not installed; install it with: pip install 'skill-matcher[notebook]'"
    ) from None
