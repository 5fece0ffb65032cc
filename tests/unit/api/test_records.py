"""Each file has an object, a copy that of its original under its own name."""

import pytest

from matcher.api.records import parse_records
from matcher.batch.cache import Cache
from matcher.batch.discover import discover
from matcher.batch.task import Task

RESUME = "Ada Lovelace\n\nExperience\nEngineer, Analytical Engines\nJan 2020 - Present\n- Wrote {skill}\n"


@pytest.mark.parametrize("form", ["txt", "md"])
def test_a_copy_has_the_object_of_its_original_under_its_own_name(tmp_path, form):
    for name, skill in (("a.txt", "Python"), ("b.txt", "Go"), (f"copy.{form}", "Python")):
        (tmp_path / name).write_text(RESUME.format(skill=skill))
    for name in ("bad.pdf", "bad2.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 nothing")
    found = parse_records(
        discover([str(tmp_path)]), Task(), Cache(None), as_of="2026-11-01", workers=1
    )
    first, second, bad, bad_copy, copy = found
    assert copy == first | {
        "file": f"{tmp_path}/copy.{form}",
        "duplicate_of": f"{tmp_path}/a.txt",
    }
    assert second["skills"] != first["skills"]
    assert bad["status"] == bad_copy["status"] == "corrupt"
    assert bad_copy["duplicate_of"] == bad["file"]
