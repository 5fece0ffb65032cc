"""Resumes in zip archives are found one by one; an archive made to do harm is refused before it is unpacked."""

import struct
import time
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.engines.local import Local
from matcher.batch.run import Desk, parse_all
from matcher.batch.source import read_bytes
from matcher.batch.task import Task
from matcher.batch.worker import parse_file
from matcher.errors import ReadError
from matcher.model.run import Status

TEXT = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Dec 2021\n- Wrote Python\n"
DOCX_PARTS = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}


def packed(members, method=zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of (name, content) pairs, doubles included."""
    stream = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def found_in(folder: Path):
    found = discover([str(folder)])
    return found, [path.removeprefix(f"{folder}/") for path in found.files]


def failures(folder: Path):
    return {Path(failure.file).name: failure for failure in discover([str(folder)]).failures}


def test_members_are_files_like_any_other(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed([("x/", ""), ("x/ada.txt", TEXT), ("b.md", "# B")]))
    (tmp_path / "z.txt").write_text("z")
    found, names = found_in(tmp_path)
    assert names == ["a.zip!/b.md", "a.zip!/x/ada.txt", "z.txt"]
    assert found.failures == ()
    outcome = parse_file(found.files[1], Task())
    assert outcome.profile
    assert outcome.file.endswith("a.zip!/x/ada.txt")
    assert read_bytes(found.files[0]) == b"# B"


def test_an_archive_is_told_by_its_content(tmp_path):
    (tmp_path / "without-extension").write_bytes(packed([("a.txt", TEXT)]))
    (tmp_path / "letter.zip").write_bytes(packed(DOCX_PARTS.items()))
    (tmp_path / "tool").write_bytes(packed([("META-INF/MANIFEST.MF", ""), ("A.class", "")]))
    (tmp_path / "text.zip").write_bytes(b"%PDF-1.7")
    _, names = found_in(tmp_path)
    assert names == ["letter.zip", "text.zip", "tool", "without-extension!/a.txt"]


def test_litter_in_archives_is_counted_as_in_folders(tmp_path):
    members = [
        "__MACOSX/._a.txt",
        "__MACOSX/b",
        "~$a.docx",
        "x/.git/c",
        "x/.git/d",
        "x/Thumbs.db",
        "a.txt",
    ]
    (tmp_path / "a.zip").write_bytes(packed([(name, TEXT) for name in members]))
    found, names = found_in(tmp_path)
    assert names == ["a.zip!/a.txt"]
    assert found.skipped == {"hidden": 1, "system": 2, "temporary": 1}


def test_no_member_is_lost_by_its_name(tmp_path):
    odd = [
        "cv.txt",
        "cv.txt",
        "cv#2.txt",
        "../../cv.txt",
        "/etc/cv.txt",
        "x!/cv.txt",
        "\x1b[2Jcv.txt",
        "C:\\cv.txt",
    ]
    (tmp_path / "a.zip").write_bytes(packed([(name, f"{n}") for n, name in enumerate(odd)]))
    found, names = found_in(tmp_path)
    assert len(names) == len(odd)
    assert sorted(read_bytes(path) for path in found.files) == [b"%d" % n for n in range(len(odd))]
    assert all(path.isprintable() for path in found.files)
    assert not list(tmp_path.parent.glob("cv.txt"))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Zoë.txt".encode(), "Zoë.txt"),
        ("Zoë.txt".encode("cp437"), "Zoë.txt"),
        (b"\x94\xfc.txt", "öⁿ.txt"),
    ],
)
def test_names_that_do_not_say_their_encoding_are_read(tmp_path, raw, shown):
    placeholder = "#" * (len(raw) - 4) + ".txt"
    (tmp_path / "a.zip").write_bytes(
        packed([(placeholder, "x")]).replace(placeholder.encode(), raw)
    )
    assert found_in(tmp_path)[1] == [f"a.zip!/{shown}"]


def test_archives_in_archives_are_opened_to_a_fixed_depth(tmp_path):
    inner = packed([("deep.txt", TEXT)])
    for level in ("3.zip", "2.zip", "1.zip"):
        inner = packed([(f"beside-{level}.txt", TEXT), (level, inner)])
    (tmp_path / "a.zip").write_bytes(inner)
    found, names = found_in(tmp_path)
    assert names == [
        "a.zip!/1.zip!/2.zip!/beside-3.zip.txt",
        "a.zip!/1.zip!/beside-2.zip.txt",
        "a.zip!/beside-1.zip.txt",
    ]
    assert read_bytes(found.files[0]) == TEXT.encode()
    (failure,) = found.failures
    assert failure.file.endswith("a.zip!/1.zip!/2.zip!/3.zip")
    assert failure.status is Status.UNSUPPORTED


def test_what_cannot_be_opened_is_one_failure_with_a_next_step(tmp_path):
    whole = packed([("a.txt", TEXT * 50)])
    (tmp_path / "cut.zip").write_bytes(whole[:-30])
    (tmp_path / "noise.zip").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "empty.zip").write_bytes(packed([]))
    (tmp_path / "litter.zip").write_bytes(packed([("__MACOSX/._a", "x")]))
    (tmp_path / "locked.zip").write_bytes(encrypted(whole))
    found = failures(tmp_path)
    assert {name: failure.status for name, failure in found.items()} == {
        "cut.zip": Status.CORRUPT,
        "noise.zip": Status.CORRUPT,
        "empty.zip": Status.NO_TEXT,
        "litter.zip": Status.NO_TEXT,
        "locked.zip": Status.ENCRYPTED,
    }
    assert all(failure.reason and failure.next_step for failure in found.values())


def encrypted(archive: bytes) -> bytes:
    """Set the flag of encryption in the first local header and in the first directory entry."""
    at = archive.rindex(b"PK\x01\x02")
    marked = bytearray(archive)
    marked[6] |= 1
    marked[at + 8] |= 1
    return bytes(marked)


def test_one_locked_member_does_not_lock_the_others(tmp_path):
    archive = packed([("a.txt", TEXT), ("b.txt", TEXT)])
    (tmp_path / "a.zip").write_bytes(encrypted(archive))
    found, _ = found_in(tmp_path)
    statuses = [parse_file(path, Task()).failure for path in found.files]
    assert [failure.status if failure else None for failure in statuses] == [None, Status.ENCRYPTED]


def restated(archive: bytes, size: int) -> bytes:
    """Let every directory entry state another size when unpacked."""
    changed = bytearray(archive)
    at = archive.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", changed, at + 24, size)
        at = archive.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def overlapping(archive: bytes) -> bytes:
    """Let every directory entry point to the first file."""
    changed = bytearray(archive)
    at = archive.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", changed, at + 42, 0)
        at = archive.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


@pytest.mark.parametrize(
    ("bomb", "reason"),
    [
        (restated(packed([("a.txt", "a")] * 3), 4_000_000_000), "bytes when unpacked"),
        (restated(packed([("a.txt", "a")]), 200_000_000), "bytes when unpacked"),
        (overlapping(packed([("a.txt", "a" * 99), ("b.txt", "b" * 99)])), "over one another"),
        (packed([(str(number), "") for number in range(50_001)]), "50001 files"),
    ],
)
def test_a_bomb_is_refused_without_unpacking(tmp_path, monkeypatch, bomb, reason):
    (tmp_path / "a.zip").write_bytes(bomb)
    monkeypatch.setattr(
        "matcher.batch.zip_archive.ZipArchive._unpack", lambda *_: pytest.fail("unpacked")
    )
    failure = failures(tmp_path)["a.zip"]
    assert failure.status is Status.TOO_LARGE
    assert reason in failure.reason


def test_a_directory_that_claims_to_be_huge_is_not_read(tmp_path):
    archive = bytearray(packed([("a.txt", "a")]))
    struct.pack_into("<LL", archive, len(archive) - 10, 3_000_000_000, 0)
    path = tmp_path / "a.zip"
    path.write_bytes(archive)
    with path.open("r+b") as file:  # sparse, so that the claim could be true
        file.truncate(3_100_000_000)
        file.seek(3_100_000_000 - 22)
        file.write(archive[-22:])
    assert failures(tmp_path)["a.zip"].status is Status.TOO_LARGE


def test_bombs_inside_one_another_share_one_budget(tmp_path, monkeypatch):
    monkeypatch.setattr("matcher.batch.containers.MAX_ENTRIES", 50)
    inner = packed([(f"{number}.txt", TEXT) for number in range(20)])
    (tmp_path / "a.zip").write_bytes(packed([(f"{number}.zip", inner) for number in range(4)]))
    found, names = found_in(tmp_path)
    assert len(names) == 40
    assert [failure.status for failure in found.failures] == [Status.TOO_LARGE] * 2


def test_a_member_that_lies_about_its_size_is_cut(tmp_path):
    (tmp_path / "a.zip").write_bytes(restated(packed([("a.txt", "a" * 5_000)]), 100))
    found, _ = found_in(tmp_path)
    with pytest.raises(ReadError) as caught:
        read_bytes(found.files[0])
    assert caught.value.status == Status.TOO_LARGE


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_says_so_and_spares_the_others(tmp_path, method):
    archive = packed([("a.txt", TEXT), ("b.txt", TEXT)], method).replace(
        TEXT[:9].encode(), b"Eva Lovel", 1
    )
    damaged = bytearray(archive)
    damaged[40] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(damaged)
    found, _ = found_in(tmp_path)
    failure = parse_file(found.files[0], Task()).failure
    assert failure.status is Status.CORRUPT
    assert parse_file(found.files[1], Task()).profile


def test_packing_that_is_not_known_here_is_named(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed([("a.txt", TEXT)], zipfile.ZIP_BZIP2))
    found, _ = found_in(tmp_path)
    assert parse_file(found.files[0], Task()).failure.status is Status.UNSUPPORTED


def test_a_real_folder_goes_before_a_member(tmp_path):
    (tmp_path / "x!").mkdir()
    (tmp_path / "x!" / "a.txt").write_text("real")
    (tmp_path / "x").write_bytes(packed([("a.txt", "member")]))
    found, names = found_in(tmp_path)
    assert names == ["x!/a.txt"]
    assert read_bytes(found.files[0]) == b"real"
    assert failures(tmp_path)["x"].status is Status.UNREADABLE


def test_a_member_can_be_given_by_its_path(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed([("a.txt", TEXT), ("b.txt", TEXT)]))
    given = f"{tmp_path}/a.zip!/b.txt"
    assert discover([given]).files == (given,)


def test_an_archive_that_changed_is_read_anew(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed([("a.txt", "one"), ("b.txt", "gone")]))
    a, b = discover([str(path)]).files
    assert read_bytes(a) == b"one"
    path.write_bytes(packed([("a.txt", "two!")]))
    assert read_bytes(a) == b"two!"
    with pytest.raises(ReadError) as caught:
        read_bytes(b)
    assert caught.value.status == Status.UNREADABLE


def test_doubles_are_found_inside_and_outside_of_archives(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.zip").write_bytes(packed([("x.txt", TEXT), ("y.txt", TEXT[::-1])]))
    (tmp_path / "c.zip").write_bytes(packed([("in.zip", packed([("x.txt", TEXT)]))]))
    found, _ = found_in(tmp_path)
    first = f"{tmp_path}/a.zip!/x.txt"
    batch = parse_all(found, Task(), Desk(cache=Cache(None)), engine=Local(1))
    assert {o.file: o.duplicate_of for o in batch.outcomes if o.duplicate_of} == {
        f"{tmp_path}/b.txt": first,
        f"{tmp_path}/c.zip!/in.zip!/x.txt": first,
    }


def test_ten_thousand_members_are_listed_and_read_in_linear_time(tmp_path):
    (tmp_path / "a.zip").write_bytes(packed([(f"{n}/cv.txt", f"{n}") for n in range(10_000)]))
    began = time.process_time()
    found, _ = found_in(tmp_path)
    assert len({read_bytes(path) for path in found.files}) == 10_000
    assert time.process_time() - began < 20  # seconds; about 1 when nothing is opened twice


@pytest.mark.parametrize("name", ["x" * 251 + ".zip", "\u00e9" * 125 + "a.zip"])
def test_an_archive_with_the_longest_name_is_opened(tmp_path, name):
    (tmp_path / name).write_bytes(packed([("a.txt", TEXT)]))
    found, names = found_in(tmp_path)
    assert names == [f"{name}!/a.txt"]
    assert read_bytes(found.files[0]) == TEXT.encode()


def test_members_may_have_names_that_no_disk_takes(tmp_path):
    inner = packed([("y" * 400 + ".txt", TEXT)])
    (tmp_path / "a.zip").write_bytes(packed([("x" * 400 + ".zip", inner)]))
    found, names = found_in(tmp_path)
    assert names == [f"a.zip!/{'x' * 400}.zip!/{'y' * 400}.txt"]
    assert read_bytes(found.files[0]) == TEXT.encode()
