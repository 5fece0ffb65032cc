"""The command line: one file a verb, loaded when the verb is called."""

from matcher.batch.discretion import be_discreet
from matcher.cli.app import main as run


def main() -> None:
    """Run the command line as a program of its own, discreet about faults that nobody foresaw."""
    be_discreet()
    run()


__all__ = ["main"]
