"""What figures hang on: the machine, the versions, the commit, the day."""

import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from os import cpu_count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def provenance(libraries: tuple[str, ...]) -> dict[str, Any]:
    """Return what figures that are taken now hang on, with the versions of some libraries."""
    return {
        "machine": machine(),
        "versions": {name: _version(name) for name in libraries},
        **_stamp(),
    }


def machine() -> str:
    """Return the processor, how many there are, and the Python."""
    return f"{platform.machine()}, {cpu_count()} processors, Python {platform.python_version()}"


def _stamp() -> dict[str, str]:
    """Return the commit that is checked out, marked where files differ from it, and the day."""
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude=*"]
    said = subprocess.run(asked, check=False, capture_output=True, text=True)  # noqa: S603 - git, as it is
    return {"commit": said.stdout.strip() or "unknown", "day": f"{datetime.now(UTC):%Y-%m-%d}"}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
