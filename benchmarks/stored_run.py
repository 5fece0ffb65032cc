"""A run folder as if many resumes had been parsed and the run then cut off: what is left is scoring and writing.

Records of real profiles are replicated under other ids; ``matcher rank --resume`` goes on from there.
"""

from collections.abc import Sequence
from hashlib import sha256
from itertools import cycle
from pathlib import Path

from matcher.api.ranking import RankOptions
from matcher.batch.cache import FILE_NAME, Cache
from matcher.batch.discover import discover
from matcher.batch.kept import Kept
from matcher.batch.ledger import Ledger
from matcher.batch.outcome import Outcome
from matcher.batch.run import Desk, parse_all
from matcher.batch.task import Task
from matcher.cli.request import Request
from matcher.schema.packed import compress, decompress

_FLUSHED = 10_000  # rows that wait in memory


def records_of(resumes: Path) -> list[tuple[str, bytes]]:
    """Parse a folder and return the SHA-256 and the packed profile of each resume."""
    with Cache(None) as cache:
        batch = parse_all(discover([str(resumes)]), Task(), Desk(cache=cache))
        return [(one.sha256 or "", batch.kept.packed(one)) for one in batch.originals()]


def make_stored_run(
    folder: Path, records: Sequence[tuple[str, bytes]], count: int, jobs: Sequence[str], as_of: str
) -> None:
    """Make a run folder in which *count* files are parsed and none is scored.

    Args:
        folder: made where it is missing.
        records: what is replicated, in turn.
        count: how many there are to be.
        jobs: names or paths.
        as_of: the day up to which "present" counts.
    """
    request = Request(
        jobs=tuple(jobs), options=RankOptions(as_of=as_of), use_cache=False, start=Path.cwd()
    )
    unpacked = [(digest.encode(), decompress(packed)) for digest, packed in records]
    with Ledger(folder) as ledger, Cache(folder / FILE_NAME) as cache:
        kept = Kept(cache, Task())
        ledger.begin({**request.to_json(), "skipped": {}}, ())
        for number, (digest, profile) in zip(range(count), cycle(unpacked)):
            other = sha256(digest + str(number).encode()).hexdigest()
            packed = compress(_renamed(profile, digest, other.encode()))
            path = f"stored/{number:08}.pdf"
            outcome = Outcome(file=path, sha256=other, profile=packed)
            ledger.add(path, kept.keep(outcome))
            if number % _FLUSHED == 0:
                cache.flush()
                ledger.flush()
        cache.flush()
        ledger.flush()


def _renamed(profile: bytes, digest: bytes, other: bytes) -> bytes:
    """Give the ids that are made from a file's hash those of another; they are of one length."""
    for start, size in ((b"C-", 10), (b"", len(digest))):
        profile = profile.replace(start + digest[:size], start + other[:size])
    return profile
