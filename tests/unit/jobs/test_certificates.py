"""Certificates, by the names of the taxonomy or in the words of the ad."""

import pytest


@pytest.mark.parametrize(
    ("words", "certificates"),
    [
        ("A certification in machine learning", ["certification in machine learning"]),
        ("CKA or an AWS certification", ["cert_cka", "AWS certification"]),
        ("CKA required", ["cert_cka"]),
        ("Kubernetes certifications: CKA or CKAD", ["cert_cka", "cert_ckad"]),
        ("Azure DP-100", ["cert_azure_dp100"]),
    ],
)
def test_the_subject_of_a_certificate_is_no_skill(build, words, certificates):
    found = build(f"Requirements\n- {words}").requirements
    assert [one.certification for one in found] == certificates
    assert not any(one.skills for one in found)
    assert len({one.alt_group for one in found}) == 1


def test_what_stands_beside_a_certificate_is_asked_for(build):
    found = build("Requirements\n- AWS certification, experience with Docker").requirements
    assert [(one.certification, one.skills) for one in found] == [
        ("AWS certification", ()),
        (None, ("docker",)),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("DP-100", "optional"),
        ("CKA is required", "essential"),
        ("You have a CKA", "essential"),
        ("Requirements\n- CKA", "essential"),
    ],
)
def test_a_certificate_that_nothing_demands_is_a_wish(build, words, kind):
    assert [one.kind.value for one in build(words).requirements] == [kind]


def test_certificates_in_a_list_behind_their_maker_are_looked_up(build):
    job = build("Requirements:\n- AWS certification (Developer or ML Specialty) preferred")
    assert [one.certification for one in job.requirements] == [
        "cert_aws_dev",
        "cert_aws_ml_specialty",
    ]
    assert len({one.alt_group for one in job.requirements}) == 1
    assert not any(one.skills for one in job.requirements)


def test_a_list_that_names_no_known_certificate_is_asked_for_in_its_own_words(build):
    (only,) = build("Requirements:\n- Kestrel certification (Gold or Silver)").requirements
    assert only.certification == "Kestrel certification"


def test_the_level_behind_a_dash_belongs_to_the_certificate(build):
    (found,) = build(
        "Certifications\n- AWS Solutions Architect - Associate (preferred)"
    ).requirements
    assert (found.certification, found.kind.value) == ("cert_aws_saa", "optional")
