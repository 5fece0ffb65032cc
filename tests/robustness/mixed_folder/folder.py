"""A folder on disk: good resumes, broken ones, special files, odd names, and names to pass over."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from mixed_folder.broken import BROKEN
from mixed_folder.formats import SHARES, WRITERS, mail, pack
from mixed_folder.people import invent

if TYPE_CHECKING:
    from collections.abc import Callable

_BROKEN_SHARE = 0.08
_FOLDER = 500  # files in a folder
_DUPLICATES = 0.01
_SMALL_ARCHIVE = 4  # documents in one at most

_LITTER = ("~$resume.docx", ".DS_Store", "Thumbs.db", ".hidden.pdf", "desktop.ini")
_ODD_NAMES = (
    b"new\nline.txt",
    b"tab\tand \x1b[31mred.txt",
    b"caf\xe9 in latin one.txt",
    b"literal \\xe9 backslash.txt",
    b"-rf.txt",
    b"--job.txt",
    b"=HYPERLINK(0).txt",
    b"<script>alert(1)</script>.txt".replace(b"/", b"_"),
    b"%s%n{0}.txt",
    "ρεζουμέ 履歴書 \u202egpj.txt".encode(),
    "no\u00a0break.txt".encode(),
    b"no\xa0break.txt",
    b" .txt",
    b"a" * 250 + b".txt",
    b"name!",
    b"quote\"s and 'more'.txt",
    b"UPPER.TXT",
    b"dots...txt",
)


@dataclass(slots=True, kw_only=True)
class Made:
    """What a folder holds, so that nothing that was put there can be lost unseen.

    Args:
        good: paths of documents that must be parsed; ``archive!/member`` for those in archives and mails.
        bad: paths that must end with some status each, or in that of their members.
        passed_over: how many names nobody would read: hidden, temporary, links to folders.
    """

    good: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    passed_over: int = 0


def make_folder(root: Path, count: int, *, seed: int = 1) -> Made:
    """Fill *root* with about *count* files, eight in a hundred of them broken, and all that may lie about.

    Args:
        root: where; made if it is not there.
        count: regular files that are to be read, among them at least one of each kind of broken one.
        seed: the same seed makes the same bytes.
    """
    random = Random(seed)  # noqa: S311 - the same folder each time is the point
    bad = max(int(count * _BROKEN_SHARE), len(BROKEN))
    doubles = max(1, int(count * _DUPLICATES))
    made = Made()
    places = list(range(count - doubles))
    random.shuffle(places)
    kinds = list(BROKEN.items())
    for number, place in enumerate(places):
        folder = root / f"{place // _FOLDER:03}"
        folder.mkdir(parents=True, exist_ok=True)
        if number < bad:
            name, (extension, make) = kinds[number % len(kinds)]
            path = folder / f"{place:05}-{name}{'.' * bool(extension)}{extension}"
            path.write_bytes(make(random))
            made.bad.append(str(path))
        else:
            made.good += _write_good(folder, place, random)
    _add_duplicates(root, made, doubles, random)
    _add_special_files(root / "special", made, random)
    return made


def make_resumes(root: Path, count: int, *, seed: int = 1) -> list[str]:
    """Fill *root* with *count* good resumes, one document a file, and return their paths."""
    root.mkdir(parents=True, exist_ok=True)
    random = Random(seed)  # noqa: S311 - the same folder each time is the point
    return [_write_document(root, number, random) for number in range(count)]


def _write_good(folder: Path, number: int, random: Random) -> list[str]:
    """Write one file and return the documents that it is or holds."""
    dice = random.random()
    if dice < 0.03:
        form = random.choice(("pdf", "docx"))
        data = WRITERS[form](invent(random, number), random)
        path = folder / f"{number:05}.eml"
        path.write_bytes(mail(invent(random, number), {f"cv.{form}": data}))
        return [f"{path}!/cv.{form}"]
    if dice < 0.04:
        path = folder / f"{number:05}.zip"
        members = {}
        for place in range(random.randint(2, _SMALL_ARCHIVE)):
            form = random.choice(tuple(WRITERS))
            person = invent(random, number * 10 + place + 10**6)
            members[f"in/{place}.{form}"] = WRITERS[form](person, random)
        path.write_bytes(pack(members))
        return [f"{path}!/{name}" for name in members]
    return [_write_document(folder, number, random)]


def _write_document(folder: Path, number: int, random: Random) -> str:
    (form,) = random.choices(tuple(SHARES), tuple(SHARES.values()))
    path = folder / f"{number:05}.{form}"
    path.write_bytes(WRITERS[form](invent(random, number), random))
    return str(path)


def _add_duplicates(root: Path, made: Made, count: int, random: Random) -> None:
    """Copy some of the good files under other names."""
    folder = root / "copies"
    folder.mkdir(parents=True, exist_ok=True)
    files = [path for path in made.good if "!/" not in path]
    for number in range(count):
        original = Path(random.choice(files))
        path = folder / f"copy {number} of {original.name}"
        path.write_bytes(original.read_bytes())
        made.good.append(str(path))


def _add_special_files(folder: Path, made: Made, random: Random) -> None:
    """Add what is no plain file, what has an odd name, and what is to be passed over."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "Ada of the odd names\n\nExperience\nEngineer, Tern Software\nJan 2020 - Present\n- Python\n"
    for number, name in enumerate(_ODD_NAMES):
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118 - bytes, as the system has them
        with open(path, "wb") as file:  # noqa: PTH123 - likewise
            file.write(f"{text}{number} {random.random()}\n".encode())
        made.good.append(os.fsdecode(path))
    (folder / "empty.pdf").touch()
    made.bad.append(str(folder / "empty.pdf"))
    for name in _LITTER:
        (folder / name).write_text(text)
    made.passed_over += len(_LITTER)
    if sys.platform != "win32":
        _add_unix_files(folder, made)


def _add_unix_files(folder: Path, made: Made) -> None:
    makes: dict[str, Callable[[Path], None]] = {
        "fifo.pdf": os.mkfifo,
        "dangling.docx": lambda path: path.symlink_to("nowhere.docx"),
        "loop.pdf": lambda path: path.symlink_to("loop.pdf"),
        "device.txt": lambda path: path.symlink_to("/dev/zero"),
        "sparse.pdf": _sparse,
    }
    for name, make in makes.items():
        make(folder / name)
        made.bad.append(str(folder / name))
    (folder / "round").symlink_to(folder, target_is_directory=True)
    made.passed_over += 1


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5_000_000_000)
