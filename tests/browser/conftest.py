"""A browser, and a trap for whatever it asks for."""

import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "robustness")]

from chromium import Page, chromium, find_chromium  # noqa: E402 - from beside this file


@pytest.fixture(scope="session")
def trap() -> Iterator[ThreadingHTTPServer]:
    """A server in the place of all others, which keeps what it was asked for in ``asked``."""

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(f"{self.headers.get('Host')}{self.path}")
            self.send_error(404)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.asked = []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def page(trap: ThreadingHTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of a headless Chromium."""
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium on this machine; scripts/setup.sh dev installs it")
    profile = tmp_path_factory.mktemp("chromium")
    with chromium(program, profile, nowhere=trap.server_port) as opened:
        yield opened
