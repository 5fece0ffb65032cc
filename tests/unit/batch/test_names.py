"""Names are shown so that no two are alike, and litter is told from what people put there."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.batch.names import display_name, member_names, names_a_document, skip_reason

ODD_BYTES = [
    b"\\",
    b"x",
    b"e9",
    b"\xe9",
    b"\xa0",
    b"\xc2\xa0",
    b"\xc2\x85",
    b"\n",
    b"\\n",
    b"u00a0",
    b"/",
]
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
raw_names = st.one_of(
    st.binary(max_size=40), st.lists(st.sampled_from(ODD_BYTES), max_size=8).map(b"".join)
)


@patient
@given(raw_names, raw_names)
def test_two_paths_are_never_shown_alike(one, other):
    shown, beside = (display_name(os.fsdecode(raw)) for raw in (one, other))
    assert (shown == beside) == (one == other)
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"r\xe9sum\xe9.pdf", r"r\xe9sum\xe9.pdf"),
        (rb"r\xe9.pdf", r"r\x5cxe9.pdf"),
        (b"\xc2\xa0.pdf", r"\u00a0.pdf"),
        (b"\xa0.pdf", r"\xa0.pdf"),
        (b"a\nb\x1b.pdf", r"a\nb\x1b.pdf"),
        ("Zoë 履歴書.pdf".encode(), "Zoë 履歴書.pdf"),
        ("\u202e\U000e0041".encode(), r"\u202e\U000e0041"),
    ],
)
def test_what_cannot_be_shown_is_spelled(raw, shown):
    assert display_name(os.fsdecode(raw)) == shown


def test_a_backslash_is_left_where_it_parts_folders(monkeypatch):
    monkeypatch.setattr(os, "sep", "\\")
    assert display_name("C:\\cv\x07.pdf") == "C:\\cv\\x07.pdf"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$ada.docx", "temporary"),
        ("~WRL0001.tmp", "temporary"),
        (".~lock.ada.odt#", "temporary"),
        (".ada.txt.swp", "temporary"),
        ("ada.txt~", "temporary"),
        ("#ada.txt#", "temporary"),
        (".DS_Store", "hidden"),
        ("._ada.pdf", "hidden"),
        (".git", "hidden"),
        ("Thumbs.db", "system"),
        ("desktop.ini", "system"),
        ("Icon\r", "system"),
        ("$RECYCLE.BIN", "system"),
        ("@eaDir", "system"),
        ("ada.pdf", None),
        ("A1B2.tmp", None),
        ("ada.pdf.crdownload", None),
        ("ada.swp", None),
        ("~ada.pdf", None),
        ("C#", None),
        ("..", None),
    ],
)
def test_only_what_no_person_put_there_is_passed_over(name, reason):
    assert skip_reason(name) == reason


@patient
@given(st.lists(st.text(max_size=12)))
def test_each_member_has_a_name_of_its_own_that_can_be_shown(names):
    shown = member_names(names)
    assert len(set(shown)) == len(names)
    assert all(display_name(name) == name for name in shown)
    assert not any("!/" in name for name in shown)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [("a/b.PDF", True), ("a.pdf/b", False), ("x.zip", False), ("pdf.zip", False), ("cv", False)],
)
def test_an_extension_tells_documents_from_what_is_looked_into(path, is_one):
    assert names_a_document(path) is is_one
