"""What can go wrong, as one tree: the command line turns each into one sentence that says what to do."""


class MatcherError(Exception):
    """A fault that a person can do something about; its text is written for that person."""


class InputError(MatcherError):
    """What was asked for cannot be used: a missing path, an empty folder, a job without requirements."""


class BorderError(MatcherError):
    """A file that a person wrote by hand has faults; each line of the text is ``file:line: what is wrong``."""


class TaxonomyError(BorderError):
    """The skill taxonomy, or an overlay of it, is not usable."""


class OutputError(MatcherError):
    """A result could not be written, for example because the disk is full."""


class BusyError(MatcherError):
    """Another run is using the folder that this one is to write."""


class DamageError(MatcherError, ValueError):
    """What was kept of an earlier run cannot be read back."""


class ReadError(MatcherError):
    """A file cannot become a document.

    Args:
        status: the one status that the file ends with, a value of ``matcher.model.run.Status``.
        reason: what was found, in plain words, without any text of the resume.
        next_step: what the person can do about it.
    """

    def __init__(self, status: str, reason: str, next_step: str) -> None:
        super().__init__(f"{reason} ({status})")
        self.status = status
        self.reason = reason
        self.next_step = next_step

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str, str]]:
        """Cross process borders whole (the default would lose two of the three arguments)."""
        return type(self), (self.status, self.reason, self.next_step)
