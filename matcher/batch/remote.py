"""Files in object stores and on other machines, by the file systems of fsspec: ``s3://bucket/resumes``.

Each protocol has a package of its own (s3fs, gcsfs, adlfs ...), which finds its credentials by itself; none of them is
needed for files on disk.
"""

import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from io import BufferedReader
from typing import Any
from urllib.parse import unquote

from matcher.batch.names import display_name, skipped_part
from matcher.batch.patterns import is_pattern
from matcher.batch.regular import unreadable
from matcher.batch.stamp import Stamp
from matcher.batch.walk import Findings
from matcher.errors import InputError, ReadError
from matcher.model.run import Status
from matcher.readers.limits import MAX_BYTES, too_large

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://")
_PASSWORD = re.compile(r"://[^/@]*:[^/@]*@")
_TIMES = ("mtime", "LastModified", "last_modified", "updated")
"""What file systems call the time of the last change."""
_FILE = "file://"
_NS = 1_000_000_000


def on_disk(path: str) -> str:
    """Return what a ``file://`` path is called on disk; any other path as it is.

    >>> on_disk("file:///srv/cvs/ada.pdf"), on_disk("ada.pdf")
    ('/srv/cvs/ada.pdf', 'ada.pdf')
    """
    if not path.startswith(_FILE):
        return path
    plain = path.removeprefix(_FILE)
    return plain if os.path.lexists(plain) else unquote(plain)


def is_remote(path: str) -> bool:
    """Tell whether a path is one that fsspec has to open.

    >>> is_remote("s3://bucket/ada.pdf"), is_remote("resumes/ada.pdf"), is_remote("c:/ada.pdf")
    (True, False, False)
    """
    return _SCHEME.match(path) is not None


def reach_remote(given: str, findings: Findings) -> None:
    """Note a file, a folder with everything below it, or what a pattern stands for.

    Raises:
        InputError: nothing is there, or what opens such paths is not installed.
    """
    if _PASSWORD.search(given):
        raise InputError(
            "a password in a path would stand in every output; leave it out and name it where fsspec looks "
            "(https://filesystem-spec.readthedocs.io/en/latest/features.html#configuration)"
        )
    try:
        system, root = _system(given)
        found = _find(system, root)
    except ReadError as fault:
        raise InputError(f"{display_name(given)} {fault.reason}; {fault.next_step}") from None
    except FileNotFoundError:
        raise InputError(f"there is no file or folder {display_name(given)!r}") from None
    except OSError as fault:
        findings.failures[given] = unreadable(given, fault)
        return
    top = _top(root)
    before = given.rstrip("/").removesuffix(root) if root else given
    for name, info in found.items():
        reason = skipped_part(name.removeprefix(top)) if name != root else None
        if reason:
            findings.skipped[f"{before}{top}{reason[0]}"] = reason[1]
        else:
            findings.stamps[before + name] = _stamp(info)


def read_remote(path: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: as the file system says it.
        ReadError: when it is larger than MAX_BYTES, or what opens such paths is not installed.
    """
    with open_remote(path) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large("bytes", len(data), MAX_BYTES)
    return data


def open_remote(path: str) -> BufferedReader:
    """Open a file for reading; raises as ``read_remote``."""
    system, name = _system(path)
    return BufferedReader(system.open(name, "rb"))


def remote_stamp(path: str) -> Stamp | None:
    """Return the size and the time of a file; None where there is none.

    Raises:
        OSError: as the file system says it, but for a file that is not there.
        ReadError: what opens such paths is not installed.
    """
    system, name = _system(path)
    with suppress(FileNotFoundError):
        info = system.info(name)
        if info["type"] == "file":
            return _stamp(info)
    return None


def _system(path: str) -> tuple[Any, str]:
    """Return the file system that opens *path*, and what the path is called there.

    Raises:
        ReadError: what opens such paths is not installed, or nothing does.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - comes with the package of a store

        system, name = url_to_fs(path)
    except ImportError as fault:
        said = str(fault) if "fsspec" not in str(fault) else "install the package of the store"
        raise ReadError(
            Status.UNREADABLE,
            f"cannot be opened without a package that is not installed ({said.lower()})",
            "install the package that fsspec names for it (s3fs, gcsfs, adlfs, ...), and run again",
        ) from None
    except ValueError:
        raise ReadError(
            Status.UNREADABLE,
            "begins with a protocol that nobody knows",
            "check its spelling (s3://, gs://, abfs://, sftp://, ...)",
        ) from None
    return system, name


def _find(system: Any, root: str) -> Mapping[str, Mapping[str, Any]]:  # noqa: ANN401 - fsspec has no types
    """Return every file that *root* means, by name.

    Raises:
        OSError: as the file system says it.
    """
    if not is_pattern(root) or system.exists(root):
        matched = {root: system.info(root)}
    else:
        matched = system.glob(root, detail=True)
        if not matched:
            raise FileNotFoundError(root)
    found: dict[str, Mapping[str, Any]] = {}
    for name, info in matched.items():
        is_folder = info["type"] == "directory"
        found.update(system.find(name, detail=True) if is_folder else {name: info})
    return found


def _top(root: str) -> str:
    """Return the folder in which somebody looks: of a pattern, the part before the first special sign.

    >>> _top("bucket/cvs"), _top("bucket/cvs/*/a*.pdf")
    ('bucket/cvs/', 'bucket/cvs/')
    """
    parts = root.split("/")
    plain = next((number for number, part in enumerate(parts) if is_pattern(part)), len(parts))
    return "/".join((*parts[:plain], ""))


def _stamp(info: Mapping[str, Any]) -> Stamp:
    """Return size and time of a file; where no time is told, one that will never be met again."""
    told = next((info[key] for key in _TIMES if info.get(key)), None)
    if isinstance(told, str):
        with suppress(ValueError):
            told = datetime.fromisoformat(told)
    seconds = told.timestamp() if isinstance(told, datetime) else told
    time_ns = int(seconds * _NS) if isinstance(seconds, int | float) else time.time_ns()
    return Stamp(int(info.get("size") or 0), time_ns, time_ns)
