"""What a console would show, as plain text for a notebook, a file or a mail."""

import io
from collections.abc import Callable

from rich.console import Console

WIDTH = 100
"""Columns of such a text."""


def plain_text(render: Callable[[Console], None], width: int = WIDTH) -> str:
    r"""Return what *render* prints, without colours and without blanks at the ends of lines.

    >>> plain_text(lambda console: console.print("met  "))
    'met\n'
    """
    console = Console(
        file=io.StringIO(),
        width=width,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as captured:
        render(console)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
