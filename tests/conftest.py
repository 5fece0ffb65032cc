"""Options of the whole test suite."""

from uuid import uuid4

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="renew the golden files")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep each test from the user's cache and skills, and from what other tests have parsed."""
    folder = tmp_path_factory.getbasetemp() / f"cache-{uuid4().hex}"
    monkeypatch.setenv("MATCHER_CACHE_DIR", str(folder))
    monkeypatch.setenv("MATCHER_CONFIG_DIR", str(folder / "config"))
