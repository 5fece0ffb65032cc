"""The command line: one file a verb, loaded when the verb is called."""

from matcher.cli.app import main

__all__ = ["main"]
