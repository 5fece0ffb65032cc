"""Years of work by kind and field, in words and as JSON."""

from dataclasses import replace

from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import recogniser_of
from matcher.model.document import Document
from matcher.model.profile import RoleKind
from matcher.reports.experience import experience_lines, experience_to_json
from matcher.taxonomy.load import taxonomy_for

BARE = build_profile(
    Document(id="d" * 64, name="a.txt", media_type="text/plain", text="Ada Byron"),
    recogniser_of(taxonomy_for()),
)


def test_kinds_and_fields_are_told_in_years() -> None:
    profile = replace(
        BARE,
        experience_months=30,
        experience_months_with_internships=36,
        experience_by_kind=((RoleKind.FULL_TIME, 30), (RoleKind.INTERNSHIP, 6)),
        experience_by_scope=(("machine_learning", 18),),
    )
    assert experience_lines(profile) == (
        "years of work: 2.5 (full time 2.5, internship 0.5)",
        "in roles that show: machine learning 1.5",
    )
    assert experience_to_json(profile) == {
        "months": 30,
        "months_with_internships": 36,
        "by_kind": {"full_time": 30, "internship": 6},
        "by_scope": {"machine_learning": 18},
    }


def test_nothing_is_said_where_no_role_is_dated() -> None:
    assert experience_lines(BARE) == ()
