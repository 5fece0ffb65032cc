"""How much work one file may ask for: countable budgets, so that the outcome never depends on load."""

from matcher.errors import ReadError
from matcher.model.run import Status

MAX_BYTES = 40_000_000
MAX_PAGES = 150
MAX_CHARACTERS = 900_000  # the language layer refuses more than a million
MAX_PAGE_CHARACTERS = 60_000
MAX_STREAM_BYTES = 100_000_000  # one stream of a PDF, unpacked
MAX_TEXT_OPERATORS = 300_000  # pieces of text that one stream of a PDF shows
MAX_DRAWINGS = 50_000  # forms that a PDF draws within forms, or shapes on one page
MAX_CONTENT_BYTES = 2_000_000  # drawn by all pages of a PDF, where the second engine reads it
MAX_CODES = 1_000_000  # characters that the tables of one font may name
MAX_ZIP_ENTRIES = 5_000
MAX_INFLATED_BYTES = 120_000_000
MAX_XML_ELEMENTS = 600_000


def too_large(what: str, found: int, limit: int) -> ReadError:
    """Make the error for a file that exceeds a budget.

    >>> too_large("pages", 900, 150).reason
    'has 900 pages, more than the limit of 150'
    """
    return ReadError(
        Status.TOO_LARGE,
        f"has {found} {what}, more than the limit of {limit}",
        "send the resume alone, without attachments or portfolio, as a small PDF or DOCX",
    )


def corrupt(reason: str) -> ReadError:
    """Make the error for a file that its own format cannot open."""
    return ReadError(Status.CORRUPT, reason, "ask for the file again, or open and save it anew")


def no_text(reason: str) -> ReadError:
    """Make the error for a file that opens but shows no text."""
    return ReadError(
        Status.NO_TEXT,
        reason,
        "open it and look: if it shows a resume, ask for a PDF or DOCX with text, or a sharper scan",
    )


def encrypted() -> ReadError:
    """Make the error for a file that asks for a password."""
    return ReadError(
        Status.ENCRYPTED,
        "is protected by a password",
        "ask for a copy without a password",
    )
