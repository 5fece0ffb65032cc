"""Codes of certificates, and those that are not held yet; every resume is invented."""

import pytest

from matcher.extraction.certificate_codes import find_code
from matcher.extraction.profile import build_profile
from matcher.extraction.recogniser import recogniser_of
from matcher.extraction.unfinished import is_unfinished
from matcher.model.document import Document
from matcher.model.profile import CandidateProfile
from matcher.taxonomy.load import taxonomy_for


def profile_of(text: str) -> CandidateProfile:
    whole = f"Ada Byron\nada@example.org\n\n{text}\n"
    document = Document(id="d" * 64, name="a.txt", media_type="text/plain", text=whole)
    return build_profile(document, recogniser_of(taxonomy_for()))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Azure Administrator Associate (AZ-104)", "AZ-104"),
        ("DP-100: Designing a Data Science Solution", "DP-100"),
        ("AWS Certified Machine Learning - Specialty MLS-C01", "MLS-C01"),
        ("Security+ (SY0-601)", "SY0-601"),
        ("Network+ N10-008", "N10-008"),
        ("Java SE 11 Developer (1Z0-819)", "1Z0-819"),
        ("CCNA 200-301", "200-301"),
        ("Red Hat Certified Engineer EX294", "EX294"),
        ("Certified Kubernetes Administrator (CKA)", "CKA"),
        ("CKA: Certified Kubernetes Administrator", "CKA"),
        ("Professional Scrum Master (PSM II)", "PSM II"),
        ("PMP", "PMP"),
        ("Azure Fundamentals (Microsoft)", None),
        ("IBM Data Science", None),
        ("Welding, 2019-2022", None),
        ("Welding, 06-2021", None),
    ],
)
def test_codes(name: str, code: str | None) -> None:
    assert find_code(name) == code


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Preparing for the CKA", "CKA", True),
        ("CKA (in progress)", "CKA", True),
        ("CKA - expected June 2027", "CKA", True),
        ("CKA exam booked for May", "CKA", True),
        ("Currently working towards CKA", "CKA", True),
        ("CKA, in Vorbereitung", "CKA", True),
        ("CKA (2021), CKAD (planned)", "CKA", False),
        ("Planned the move of a bank; CKA since 2020", "CKA", False),
        ("CKA, led the ongoing audit", "CKA", False),
    ],
)
def test_what_is_said_of_a_name(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert is_unfinished(text, start, start + len(name)) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Certified Kubernetes Administrator (CKA), Jun 2021 - Jun 2024", [("cert_cka", "CKA", "2021-06", "2024-06", False)]),
        ("Preparing for AZ-104 (exam in March 2027)", [("cert_azure_az104", "AZ-104", None, None, True)]),
        ("Currently studying for the AZ-104", [("cert_azure_az104", "AZ-104", None, None, True)]),
        ("AWS Certified Cloud Practitioner\nIn progress, exam booked for May 2027", [("cert_aws_ccp", None, None, None, True)]),
        ("CKA (2022), AZ-104 (planned)", [("cert_cka", "CKA", "2022", None, False), ("cert_azure_az104", "AZ-104", None, None, True)]),
        ("CKA, AZ-104, 2022", [("cert_cka", "CKA", "2022", None, False), ("cert_azure_az104", "AZ-104", "2022", None, False)]),
    ],
)  # fmt: skip
def test_certificates_of_a_section(
    lines: str, expected: list[tuple[str, str | None, str | None, str | None, bool]]
) -> None:
    found = [
        (one.id, one.code, one.issued and str(one.issued), one.expires and str(one.expires), one.in_progress)
        for one in profile_of(f"CERTIFICATIONS\n{lines}").certifications
    ]  # fmt: skip
    assert found == expected


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("CERTIFICATIONS\nCKA, 2022", {"cert_cka"}),
        ("CERTIFICATIONS\nCKA (expected June 2027)", set()),
        ("CERTIFICATIONS\nDP-100: Designing a Data Science Solution on Azure (in progress)", set()),
        ("CERTIFICATIONS\nCKA (2022), AZ-104 (planned)", {"cert_cka"}),
        ("SUMMARY\nPlatform person, preparing for the CKA.", set()),
        ("SUMMARY\nPlatform person with ongoing love of looms, CKA.", {"cert_cka"}),
    ],
)
def test_a_certificate_that_is_not_held_claims_nothing(text: str, claimed: set[str]) -> None:
    mentions = profile_of(text).mentions
    assert {one.skill for one in mentions if one.assertion == "claimed"} == claimed
