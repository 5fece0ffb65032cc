"""Golden files: what the product said, kept to be read when it changes."""

from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"


@pytest.fixture
def golden(request):
    """Return a function that compares a text with its golden file, or renews it with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = FILES / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), (
            "read the difference; `make golden` renews it"
        )

    return compare
