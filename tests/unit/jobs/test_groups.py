"""Which of the named skills count together."""

import pytest


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ("Experience in fine-tuning using LoRA", ("fine_tuning", "peft")),
        ("Programming in Python", ("python",)),
        ("Programming using Python", ("python",)),
        ("Python coding at night", ("python",)),
    ],
)
def test_an_activity_stays_beside_its_means(build, words, skills):
    (found,) = build(f"Requirements\n- {words}").requirements
    assert found.skills == skills


@pytest.mark.parametrize(
    ("words", "mode", "skills"),
    [
        ("Cloud & DevOps :- AWS, Docker", "all", ("aws", "docker")),
        ("Cloud - AWS, Azure or GCP", "any", ("aws", "azure", "gcp")),
        ("Classical ML: scikit-learn, XGBoost", "all", ("scikit_learn", "xgboost")),
        ("Cloud: AWS", "all", ("aws",)),
        ("GenAI applications (Llama, Gemma, etc.)", "any", ("llama", "gemma")),
        ("Experience with SageMaker or similar ML platforms", "any", ("amazon_sagemaker",)),
        ("Kafka, Pulsar or something of that kind", "any", ("apache_kafka", "apache_pulsar")),
        ("Tableau, Looker or whatever you had at hand", "any", ("tableau", "looker")),
        (
            "vLLM, TGI or something else that serves models",
            "any",
            ("vllm", "text_generation_inference"),
        ),
        ("Tableau or an equivalent BI tool", "any", ("tableau", "business_intelligence")),
        ("Git or an equivalent version control system", "any", ("git", "version_control")),
        ("Cloud data warehouse (Snowflake or Redshift)", "any", ("snowflake", "amazon_redshift")),
    ],
)
def test_a_category_is_no_requirement_beside_its_members(build, words, mode, skills):
    (found,) = build(f"Requirements\n- {words}").requirements
    assert (found.mode.value, found.skills) == (mode, skills)


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ("Explain machine learning results to customers", {"communication"}),
        ("Work with data science teams in Python", {"collaboration", "python"}),
        ("Lead Python development", {"leadership", "python"}),
    ],
)
def test_what_is_talked_about_is_not_asked_for(build, words, skills):
    found = build(f"Requirements\n- {words}").requirements
    assert {skill for one in found for skill in one.skills} == skills


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("Knowledge of supervised or reinforcement learning", "any"),
        ("Knowledge of supervised and reinforcement learning", "all"),
        ("Knowledge of supervised/reinforcement learning", "all"),
    ],
)
def test_names_that_share_their_last_word_are_a_list(build, words, mode):
    (found,) = build(f"Requirements\n- {words}").requirements
    assert found.skills == ("supervised_learning", "reinforcement_learning")
    assert found.mode.value == mode


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ("Communication: clear written words", {"communication"}),
        ("SQL: pandas, Docker", {"sql", "pandas", "docker"}),
        ("Git or other version control tools", {"git", "version_control"}),
        ("Python - expert level", {"python"}),
    ],
)
def test_a_name_that_heads_no_list_is_asked_for(build, words, skills):
    found = build(f"Requirements\n- {words}").requirements
    assert {skill for one in found for skill in one.skills} == skills


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (
            "Experience with Python, Java or Scala, Kafka a plus",
            {
                "python": "essential",
                "java": "essential",
                "scala": "essential",
                "apache_kafka": "optional",
            },
        ),
        (
            "Python, Java, Scala a plus",
            {"python": "optional", "java": "optional", "scala": "optional"},
        ),
    ],
)
def test_a_wish_behind_a_closed_list_binds_to_its_own_item(build, words, kinds):
    found = build(words).requirements
    assert {skill: one.kind.value for one in found for skill in one.skills} == kinds


def test_a_list_in_brackets_ends_with_them(build):
    job = build("Requirements\n- BI platforms (Tableau, Looker) and SQL")
    assert [(one.mode.value, set(one.skills)) for one in job.requirements] == [
        ("all", {"sql"}),
        ("any", {"tableau", "looker"}),
    ]
