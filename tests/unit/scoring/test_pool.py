"""Document frequencies fitted to a batch: what all use weighs less, and the order of the batch does not matter."""

from builder import Resume

from matcher.scoring.pool import fitted_to
from matcher.scoring.reference import load_reference


def resumes():
    return [
        Resume().role("Deployed models on Kubernetes").build(),
        Resume().role("Deployed reports").role("Deployed more reports").build(),
        Resume().role("Deployed nothing but models").build(),
    ]


def test_terms_are_counted_once_a_resume():
    found = fitted_to(resumes(), load_reference()).pool
    assert found.documents == 3
    assert found.frequencies["deploy"] == 3
    assert found.frequencies["model"] == 2
    assert found.frequencies["report"] == 1


def test_what_all_use_weighs_less_and_shares_stay_those_of_the_reference():
    reference = load_reference()
    fitted = fitted_to(resumes(), reference)
    assert fitted.idf("deploy") < fitted.idf("model") < fitted.idf("report")
    assert fitted.idf("deploy") == 1.0
    assert fitted.share("deploy") == reference.share("deploy")


def test_the_order_does_not_matter_and_the_hash_tells_pools_apart():
    reference = load_reference()
    batch = resumes()
    assert fitted_to(batch, reference) == fitted_to(batch[::-1], reference)
    assert len({fitted_to(batch[:n], reference).sha256 for n in range(4)}) == 4


def test_skills_lists_names_and_an_empty_batch_count_nothing():
    listed = Resume().skills("{python|Python}, deployed, models").build()
    assert fitted_to([listed], load_reference()).pool.frequencies == {}
    assert fitted_to([], load_reference()) is load_reference()
