"""Skills as people tell of them in their jobs, in and out of their sense; every sentence is invented."""

from collections.abc import Callable

import pytest

MEANT = (
    ("active_learning", "Annotated 12,000 leaves with four students of biology; active learning chose them"),
    ("ai_agents", "Wrote agents that book rooms through guarded tool calls"),
    ("ai_agents", "Two LangGraph agents for the claims desk"),
    ("clustering", "Grouped meters by clustering and named the patterns"),
    ("drift_detection", "Mis en place la surveillance de la dérive"),
    ("embedded_systems", "Verified the brake controller with hardware-in-the-loop"),
    ("excel", "Kept the stock list in Excel"),
    ("learning_to_rank", "Improved flat ranking with gradient boosting"),
    ("linear_algebra", "Übungen zu linearer Algebra"),
    ("llm_evaluation", "Set up the evaluation of generated answers with nurses"),
    ("load_testing", "Ran load tests each spring"),
    ("medical_imaging", "Trained segmentation networks on MRI scans"),
    ("object_detection", "Face detectors for turnstiles"),
    ("object_detection", "Trained a detector of bicycles, mean average precision 0.7"),
    ("prophet", "Weekly forecasts with Prophet"),
    ("recommender_systems", "Led search and recommendations for a book shop"),
    ("recommender_systems", "A recommender for wines"),
    ("robotics", "Motion planning in C++ for warehouse robots"),
    ("statistical_sampling", "Drew statistical samples of parcels"),
    ("statistics", "Ran statistical process control in a mill"),
    ("teaching", "Taught geometry and coached the chess team"),
    ("teaching", "Teach programming to pupils of twelve"),
    ("text_summarization", "Cut hallucinations in summaries of court files by half"),
    ("time_series_forecasting", "Hourly heat forecasts in Python"),
    ("transfer_learning", "Studied cross-lingual transfer to Frisian"),
)  # fmt: skip

NOT_MEANT = (
    ("active_learning", "Active learning of pupils through play"),
    ("ai_agents", "Estate agents who answer calls"),
    ("clustering", "Failover clustering of two mail servers"),
    ("excel", "Eager to excel in sales"),
    ("learning_to_rank", "Ranking of the club with the league"),
    ("llm_evaluation", "Evaluated answers of applicants in interviews"),
    ("medical_imaging", "Scanned images of old maps"),
    ("object_detection", "Installed smoke detectors in 40 flats"),
    ("prophet", "The prophet of a new market"),
    ("recommender_systems", "Wrote recommendations and references for trainees"),
    ("robotics", "Sold robots for lawns"),
    ("teaching", "Self-taught student of statistics"),
    ("text_summarization", "Wrote summaries of meetings"),
    ("time_series_forecasting", "Presented sales forecasts to the board"),
)


@pytest.mark.parametrize(("skill", "text"), MEANT)
def test_a_job_shows_a_skill(skills_in: Callable[[str], set[str]], skill: str, text: str) -> None:
    assert skill in skills_in(f"\u2022 {text}")


@pytest.mark.parametrize(("skill", "text"), NOT_MEANT)
def test_a_job_does_not_show_a_skill(
    skills_in: Callable[[str], set[str]], skill: str, text: str
) -> None:
    assert skill not in skills_in(f"\u2022 {text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u2022 Tagged letters with Hugging Face\n  Transformers for a bank", {"hugging_face_transformers"}),
        ("Hugging Face\nTransformers\nPyTorch", {"hugging_face", "transformers_architecture", "pytorch"}),
    ],
)  # fmt: skip
def test_a_name_may_wrap_inside_a_sentence_but_not_in_a_list(
    skills_in: Callable[[str], set[str]], text: str, expected: set[str]
) -> None:
    assert skills_in(text) == expected
