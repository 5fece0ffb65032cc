"""The command `matcher`: its verbs by name, and faults as one sentence."""

import gc
import os
import sys
from importlib import import_module
from io import StringIO
from typing import NoReturn

import click

_OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Starting makes a million objects that stay; looking through them every 700 costs half a second."""
_VERBS = {
    "rank": ("matcher.cli.rank", "rank_command", "Rank resumes against a job, with the reasons."),
    "parse": ("matcher.cli.parse", "parse_command", "Show what was understood of resumes."),
    "job": ("matcher.cli.job", "job_group", "Show and correct what was understood of a job."),
    "explain": (
        "matcher.cli.explain",
        "explain_command",
        "Say where a candidate's points come from.",
    ),
    "compare": ("matcher.cli.compare", "compare_command", "Set candidates side by side."),
    "diff": ("matcher.cli.diff", "diff_command", "Say what moved between two runs, and why."),
    "whatif": (
        "matcher.cli.what_if",
        "what_if_command",
        "Say who would move if the job were different.",
    ),
    "report": ("matcher.cli.report", "report_command", "Write the page of a run again."),
    "taxonomy": ("matcher.cli.taxonomy", "taxonomy_group", "Look at and check the skills."),
    "evaluate": (
        "matcher.cli.evaluate",
        "evaluate_command",
        "Measure on resumes that people have judged.",
    ),
    "cache": ("matcher.cli.cache", "cache_group", "Look at, or remove, what was parsed before."),
    "config": (
        "matcher.cli.config",
        "config_group",
        "Look at what holds where no option says otherwise.",
    ),
    "doctor": ("matcher.cli.doctor", "doctor_command", "Check this installation."),
}


class LazyGroup(click.Group):
    """A group that knows its verbs by name and imports one only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order in which people need them."""
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's module and return its command."""
        del ctx
        if cmd_name not in _VERBS:
            return None
        module, attribute, _ = _VERBS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, and the settings that are its defaults; its help needs none."""
        found = super().resolve_command(ctx, args)
        if not ctx.resilient_parsing and not set(args) & set(ctx.help_option_names):
            from matcher.cli.settings.defaults import defaults

            ctx.default_map = defaults(ctx, args)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, _, short) in _VERBS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="skill-matcher", prog_name="matcher")
def cli() -> None:
    """Hold a folder of resumes against a job description: who fits, and why.

    Every point comes with a quotation. Nothing leaves this machine, nobody is rejected: people decide.

    \b
    matcher rank resumes/ --job job.docx
    matcher rank resumes/ --job ai-ml-engineer   (a bundled sample job)
    """  # noqa: D301 - click reads \b as "leave the lines as they are"


def main() -> None:
    """Run the command line and leave with its exit code.

    A fault that a person can mend is one sentence and code 1; Ctrl-C is 130.
    """
    from matcher.cli.exits import Exit
    from matcher.cli.interrupt import leave_on_interrupt
    from matcher.errors import BusyError, MatcherError

    leave_on_interrupt()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        code = cli(prog_name="matcher", standalone_mode=False)
    except click.ClickException as fault:
        _say_usage(fault)
        code = fault.exit_code
    except MatcherError as fault:
        _say(str(fault))
        code = Exit.BUSY if isinstance(fault, BusyError) else Exit.FAULT
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = Exit.DONE
    except OSError as fault:
        _say(f"{fault.filename or 'the output'}: {fault.strerror}")
        _leave_at_once(Exit.FAULT)
    sys.exit(code)


def _say(text: str) -> None:
    """Print what a fault says; names and hand-written files that it quotes are only printed."""
    from matcher.reports.inert import safe_terminal

    for line in f"matcher: {text}".splitlines():
        click.echo(safe_terminal(line), err=True)


def _say_usage(fault: click.ClickException) -> None:
    """Do as click does; a wildcard of the shell may have made an option of a file's name."""
    from matcher.reports.inert import safe_piece

    said = StringIO()
    fault.show(said)
    for line in said.getvalue().splitlines():
        click.echo(safe_piece(line).rstrip(), err=True)


def _leave_at_once(code: int) -> NoReturn:
    """End without waiting for workers or for imports that run in the background."""
    import multiprocessing

    for child in multiprocessing.active_children():
        child.terminate()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
