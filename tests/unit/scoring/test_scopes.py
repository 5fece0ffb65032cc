"""Months of work by kind of role and by field."""

from builder import Resume

from matcher.model.profile import RoleKind
from matcher.scoring.scopes import SCOPES


def test_the_fields_are_known(taxonomy):
    assert [scope for scope in SCOPES if scope not in taxonomy] == []


def test_months_by_kind_leave_out_what_has_none(assessed):
    resume = Resume().role("Built it", months=24)
    resume.role("Helped", months=6, ended=30, kind=RoleKind.INTERNSHIP)
    assert assessed(resume).experience_by_kind == (
        (RoleKind.FULL_TIME, 24),
        (RoleKind.INTERNSHIP, 6),
    )


def test_a_field_counts_the_roles_that_show_a_part_of_it_once(assessed):
    resume = Resume().role("Trained {pytorch|PyTorch} models", months=24)
    resume.role("Tuned {scikit_learn|scikit-learn} models", months=12, ended=12)
    resume.role("Wrote {java|Java}", months=10, ended=40)
    found = dict(assessed(resume).experience_by_scope)
    assert found["machine_learning"] == 24
    assert found["deep_learning"] == 24
    assert "computer_vision" not in found


def test_internships_lists_and_what_is_denied_show_no_field(assessed):
    resume = Resume().role("Trained {pytorch|PyTorch} models", kind=RoleKind.INTERNSHIP)
    resume.role("Never used {!pytorch|PyTorch}", ended=40).skills("{pytorch|PyTorch}")
    assert "machine_learning" not in dict(assessed(resume).experience_by_scope)
