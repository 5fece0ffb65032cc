"""A headless Chromium that is driven over two pipes, and everything a page did in it."""

import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_QUIET = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
)
_SETTLE_S = 0.05  # after a page is loaded: what it does by itself, it does by then
_PATIENCE_S = 60.0


def find_chromium() -> str | None:
    """Return the program, where there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass(slots=True)
class Visit:
    """What a page did while it was open.

    Args:
        requests: addresses that were asked for, the page itself apart.
        dialogs: messages of alert, confirm, prompt.
        complaints: what the console showed as a warning or an error, and scripts that threw.
        opened: pages and frames that were opened beside the one asked for.
    """

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing happened at all."""
        return not (self.requests or self.dialogs or self.complaints or self.opened)


class Page:
    """The one page of a browser."""

    def __init__(self, to: BinaryIO, answers: FileIO) -> None:
        self._to, self._answers = to, answers
        self._ids = itertools.count(1)
        self._read = b""
        self._loaded = False
        self._address = ""
        self.visit = Visit()
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def open(self, address: str) -> Visit:
        """Load *address* and return what it did until it had settled."""
        self.visit, self._loaded, self._address = Visit(), False, address
        self.ask("Page.navigate", url=address)
        limit = time.monotonic() + _PATIENCE_S
        while not self._loaded:
            if time.monotonic() > limit:
                raise TimeoutError(f"{address} was not loaded")
            self._take()
        time.sleep(_SETTLE_S)
        self.run("1")
        return self.visit

    def run(self, code: str) -> Any:
        """Return the value of a piece of JavaScript in the page."""
        answer = self.ask("Runtime.evaluate", expression=code, returnByValue=True)
        if "exceptionDetails" in answer:
            raise ValueError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def ask(self, method: str, **values: Any) -> dict[str, Any]:
        """Send a command to the page and return its answer."""
        return self._ask(method, session=self._session, **values)

    def _ask(self, method: str, session: str | None = None, **values: Any) -> dict[str, Any]:
        number = self._send(method, session, values)
        while True:
            answer = self._take()
            if answer.get("id") == number:
                if "error" in answer:
                    raise ValueError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def _send(self, method: str, session: str | None, values: dict[str, Any]) -> int:
        number = next(self._ids)
        message = {"id": number, "method": method, "params": values}
        if session:
            message["sessionId"] = session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        return number

    def _take(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            piece = self._answers.read(1_000_000)
            if not piece:
                raise EOFError("the browser is gone")
            self._read += piece
        data, _, self._read = self._read.partition(b"\0")
        message = json.loads(data)
        happened = _EVENTS.get(message.get("method", ""))
        if happened:
            happened(self, message["params"])
        return message

    def _on_load(self, _params: dict[str, Any]) -> None:
        self._loaded = True

    def _on_request(self, params: dict[str, Any]) -> None:
        address = params["request"]["url"]
        if address != self._address and not address.startswith("data:"):
            self.visit.requests.append(address)

    def _on_dialog(self, params: dict[str, Any]) -> None:
        self.visit.dialogs.append(params["message"])
        self._send("Page.handleJavaScriptDialog", self._session, {"accept": True})

    def _on_console(self, params: dict[str, Any]) -> None:
        if params["type"] in {"warning", "error", "assert"}:
            self.visit.complaints.append(str(params["args"]))

    def _on_entry(self, params: dict[str, Any]) -> None:
        if params["entry"]["level"] in {"warning", "error"}:
            self.visit.complaints.append(params["entry"]["text"])

    def _on_throw(self, params: dict[str, Any]) -> None:
        self.visit.complaints.append(params["exceptionDetails"]["text"])

    def _on_frame(self, params: dict[str, Any]) -> None:
        self.visit.opened.append(str(params))


_EVENTS = {
    "Page.loadEventFired": Page._on_load,
    "Page.javascriptDialogOpening": Page._on_dialog,
    "Page.frameAttached": Page._on_frame,
    "Page.windowOpen": Page._on_frame,
    "Network.requestWillBeSent": Page._on_request,
    "Runtime.consoleAPICalled": Page._on_console,
    "Runtime.exceptionThrown": Page._on_throw,
    "Log.entryAdded": Page._on_entry,
}


@contextmanager
def chromium(program: str, profile: Path, *, nowhere: int) -> Iterator[Page]:
    """Start the browser; every name it looks up leads to the local port *nowhere*."""
    commands, to = os.pipe()
    answers, back = os.pipe()
    more = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    started = [
        *(program, *_QUIET, *more, f"--user-data-dir={profile}"),
        f"--host-resolver-rules=MAP * 127.0.0.1:{nowhere}",
        "about:blank",
    ]
    running = subprocess.Popen(
        ["bash", "-c", f'exec "$@" 3<&{commands} 4>&{back}', "bash", *started],
        pass_fds=(commands, back),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(commands)
    os.close(back)
    try:
        with os.fdopen(to, "wb") as writer, os.fdopen(answers, "rb", buffering=0) as reader:
            yield Page(writer, reader)
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
