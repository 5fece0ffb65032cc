"""Archives and mails are inputs of every verb that reads resumes."""

import io
import json
import sys
import zipfile
from email.message import EmailMessage

import pytest


@pytest.fixture
def containers(folder):
    """Return a folder with two resumes in an archive, one of them again in a mail, and a broken archive."""
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name in ("a.txt", "b.txt"):
            archive.write(folder / name, f"2026/{name}")
    message = EmailMessage()
    message["From"] = "Hanna Recruiter <hanna@agency.example>"
    message["Subject"] = "A candidate"
    message.set_content("Please see attached.")
    message.add_attachment(
        (folder / "a.txt").read_bytes(), maintype="text", subtype="plain", filename="a.txt"
    )
    (folder / "mail.eml").write_bytes(message.as_bytes())
    (folder / "cut.zip").write_bytes((folder / "all.zip").read_bytes()[:200])
    for name in ("a.txt", "b.txt"):
        (folder / name).unlink()
    return folder


def test_parse_lists_members_and_what_could_not_be_opened(command, containers):
    answer = command("parse", containers, "-f", "jsonl")
    assert answer.code == 3
    records = {
        record["file"].removeprefix(f"{containers}/"): record
        for record in map(json.loads, answer.out.splitlines())
    }
    assert {name: record["status"] for name, record in records.items()} == {
        "all.zip!/2026/a.txt": "parsed",
        "all.zip!/2026/b.txt": "parsed",
        "cut.zip": "corrupt",
        "mail.eml!/a.txt": "parsed",
    }
    assert records["mail.eml!/a.txt"]["duplicate_of"].endswith("all.zip!/2026/a.txt")
    assert records["mail.eml!/a.txt"]["contact"]["emails"] == ["aniela@example.com"]
    assert records["cut.zip"]["next_step"]


def test_rank_ranks_members_and_names_the_rest(command, containers, job):
    answer = command("rank", containers, "--job", job, "-o", "out", "-f", "json")
    assert answer.code == 3
    ranking = answer.json()
    assert [candidate["file"].rpartition("!/")[2] for candidate in ranking["candidates"]] == [
        "2026/a.txt",
        "2026/b.txt",
    ]
    assert [failure["stage"] for failure in ranking["failures"]] == ["discover"]
    assert "cut.zip  corrupt" in answer.err
    assert command("explain", "out", "b.txt").code == 0


def test_an_archive_given_itself_and_one_member_of_it(command, containers):
    answer = command("parse", containers / "all.zip", "--show", "text")
    assert answer.code == 0
    assert answer.out.count("Kestrel Freight") == 2
    answer = command("parse", f"{containers}/all.zip!/2026/b.txt", "--show", "text")
    assert answer.out.count("Kestrel Freight") == 1
    answer = command("parse", f"{containers}/all.zip!/2026/c.txt")
    assert answer.code == 1
    assert "there is no file" in answer.err


@pytest.mark.parametrize("name", ["all.zip", "mail.eml"])
def test_standard_input_says_what_to_do_with_a_container(command, containers, monkeypatch, name):
    data = (containers / name).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (record,) = command("parse", "-").json()
    assert record["status"] == "unsupported"
    assert f".{name.rpartition('.')[2]}" in record["next_step"]
