"""Ads whose line breaks, bullets or full stops were lost are cut into the same requirements all the same."""

import pytest

LISTS = {
    "bullets": "Requirements: • 3+ years of Python • Experience with Airflow • Strong SQL • Docker or Podman",
    "dashes": "Requirements - 3+ years of Python - Experience with Airflow - Strong SQL - Docker or Podman",
    "asterisks": "Requirements * 3+ years of Python * Experience with Airflow * Strong SQL * Docker or Podman",
    "numbers": "Requirements: 1. 3+ years of Python 2. Experience with Airflow 3. Strong SQL 4. Docker or Podman",
    "glued dots": "Requirements:· 3+ years of Python.· Experience with Airflow.· Strong SQL.· Docker or Podman.",
    "semicolons": "Requirements: 3+ years of Python; experience with Airflow; strong SQL; Docker or Podman.",
    "commas after stops": "Requirements: 3+ years of Python.,Experience with Airflow.,Strong SQL.,Docker or Podman.",
}


def asked(job):
    return [(one.kind.value, one.skills) for one in job.requirements]


def texts(job):
    return [one.text for one in job.requirements]


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_list_in_one_line(build, text):
    assert asked(build(text)) == [
        ("essential", ("python",)),
        ("essential", ("apache_airflow",)),
        ("essential", ("sql",)),
        ("essential", ("docker", "podman")),
    ]


def test_one_dash_between_a_name_and_its_years_makes_no_list(build):
    (only,) = build("Requirements:\n- Python - 3 years").requirements
    assert (only.skills, only.min_years) == (("python",), 3)


def test_a_label_in_a_paragraph_holds_until_the_next(build):
    job = build(
        "Kestrel moves parcels. Responsibilities: Build models in Python. Ship them with Docker. "
        "Qualifications: Strong SQL. Airflow. Nice to have: Kafka. Spark. Benefits: We pay for Java courses. A gym."
    )
    assert asked(job) == [
        ("responsibility", ("python",)),
        ("responsibility", ("docker",)),
        ("essential", ("sql",)),
        ("essential", ("apache_airflow",)),
        ("optional", ("apache_kafka",)),
        ("optional", ("apache_spark",)),
    ]


def test_a_label_of_a_line_ends_with_its_line(build):
    job = build("Requirements\n- Optional: Kafka. Spark.\n- SQL")
    assert asked(job) == [
        ("optional", ("apache_kafka",)),
        ("optional", ("apache_spark",)),
        ("essential", ("sql",)),
    ]


def test_headings_in_small_letters_that_lost_their_line(build):
    job = build(
        "About the roleYou will own the parcel forecast of twelve countries and talk to every depot about it.What you "
        "will doTrain models in PyTorch every weekWhat you bring3+ years of PythonExperience with AirflowStrong "
        "communication skillsNice to haveExperience with Kafka or Spark jobsWhat we offerCourses in Kubernetes and a pension"
    )
    assert [skills for kind, skills in asked(job) if kind == "optional"] == [
        ("apache_kafka", "apache_spark")
    ]
    assert ("essential", ("apache_airflow",)) in asked(job)
    assert not any("kubernetes" in one.skills for one in job.requirements)


def test_a_capital_inside_a_word_begins_the_next_item(build):
    job = build(
        "Requirements\nCare in decision makingMotivated self-starter who writes Python dailyKnowledge of Airflow "
        "(or Prefect)Strategic thinker with Docker experience"
    )
    assert "Care in decision making" not in " ".join(texts(job)[1:])
    assert any(text.startswith("Motivated") and text.endswith("daily") for text in texts(job))
    assert any(text.startswith("Strategic") for text in texts(job))


@pytest.mark.parametrize("name", ["javaScript code", "pySpark jobs", "tensorFlow models"])
def test_a_name_with_a_capital_inside_stays_whole(build, name):
    (only,) = build(f"Requirements\n- Experience in writing {name} for depots").requirements
    assert name in only.text


def test_a_sentence_may_end_with_etc(build):
    assert texts(build("Requirements\n- Fluent in SQL, Hive etc. Expertise in statistics")) == [
        "Fluent in SQL, Hive etc",
        "Expertise in statistics",
    ]
    assert len(build("Requirements\n- Fluent in SQL, Hive etc. on Linux").requirements) == 1


def test_items_between_spaces_alone(build):
    job = build(
        "Requirements 3+ years of Python Experience developing pipelines in Airflow Expertise in statistics Team "
        "player with strong communication skills Advanced knowledge of Linux"
    )
    assert texts(job) == [
        "3+ years of Python",
        "Experience developing pipelines in Airflow",
        "Expertise in statistics",
        "Team player with strong communication skills",
        "Advanced knowledge of Linux",
    ]


def test_a_fact_about_pay_heads_nothing(build):
    job = build("Job description\n\nPay range $55/hr - $62/hr\n * Design models in PyTorch\n * SQL")
    assert ("responsibility", ("pytorch",)) in asked(job)


def test_a_long_line_behind_hashes_is_no_heading(build):
    job = build(
        "### Position informationThe analyst is responsible for building dashboards in Tableau. Requirements include "
        "3 years of experience with SQL."
    )
    assert ("essential", ("sql",)) in asked(job)


LONG = "Plan the routes of parcels over twelve countries with the depots and look after them every day of the week "


@pytest.mark.parametrize(
    "heading",
    [
        "QUALIFICATIONS ",
        "Job Qualifications ",
        "ABOUT YOU:",
        "What you need: ",
        "Requirements: ",
        "Required Skills: ",
        "Desired Technical Skills ",
        "WHO YOU ARE ",
        "You Have ",
        "and AI Job Requirements: ",
    ],
)
def test_a_heading_inside_a_run_is_seen_in_any_dress(build, heading):
    job = build(f"Responsibilities\n{LONG * 2}{heading}5+ years of Python Experience with Docker")
    years = [one for one in job.requirements if one.min_years == 5]
    kind = "optional" if heading.startswith("Desired") else "essential"
    assert [(one.kind.value, one.skills) for one in years] == [(kind, ("python",))]
    assert (kind, ("docker",)) in asked(job)


@pytest.mark.parametrize(
    "heading",
    [
        "week.Requirements",
        "week. Qualifications ",
        "weekQualifications/Skills",
        "weekCore Skill Sets",
        "weekWhat You'll Need",
        "weekWHO YOU ARE",
        "week Job Qualifications",
    ],
)
def test_a_heading_that_touches_what_follows_it(build, heading):
    job = build(f"Responsibilities\n{LONG * 2}{heading}Strong Python skillsDocker at workshops")
    assert ("essential", ("python",)) in asked(job)
    assert all(one.kind.value == "essential" for one in job.requirements if one.skills)


def test_a_question_ends_what_an_ad_offers(build):
    job = build(
        f"Why work with us?Free fruitA pensionWhat You'll Be DoingBuild Python services for depots and {LONG * 2}"
        "Company PerksCourses in Kubernetes"
    )
    assert asked(job)[0] == ("responsibility", ("python",))
    assert not any("kubernetes" in one.skills for one in job.requirements)


def test_a_name_in_capitals_begins_an_item(build):
    assert ("essential", ("sql",)) in asked(build("Requirements\nDepot operationsSQL on Mondays"))
    assert asked(build("Requirements\n- Knows postgreSQL")) == [("essential", ("postgresql",))]


def test_spaces_where_a_line_ended_part_items(build):
    job = build(f"Responsibilities\n{LONG * 2}   Knows SQL and {LONG}")
    assert any(text.startswith("Knows SQL") for text in texts(job))


def test_a_range_of_years_begins_an_item_of_its_own(build):
    job = build(f"Requirements\n{LONG * 2} in the business field 2-4 years of Python")
    assert [(one.text, one.skills) for one in job.requirements if one.min_years] == [
        ("2-4 years of Python", ("python",))
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Knows Oracle, MySQL etc. 8+ years of Java",
        "Lives in CA. 8+ years of Java",
        "Speaks with depots (and drivers)- 8+ years of Java",
        "Knows the MPP8+ years of Java",
    ],
)
def test_years_begin_an_item_of_their_own(build, words):
    assert "8+ years of Java" in texts(build(f"Requirements\n{words}"))


def test_years_and_experience_stay_together(build):
    (found,) = build("Requirements\n- Java - 8+ years Experience in banking").requirements
    assert (found.skills, found.min_years) == (("java",), 8)


@pytest.mark.parametrize("words", ["Ability to", "You will need to", "You are able to"])
def test_a_sentence_that_begins_like_a_heading_is_none(build, words):
    job = build(
        f"Nice to have\n{LONG * 2}a year. Knows Kafka.{words} write Python for depots.Knows SQL"
    )
    assert {one.kind.value for one in job.requirements} == {"optional"}
    assert any(text.startswith(words) for text in texts(job))


def test_perks_end_a_run_of_wishes(build):
    job = build(f"{LONG * 2}Bonus skills Python (or Java) Perks Courses in Kubernetes at sea")
    assert ("optional", ("python", "java")) in asked(job)
    assert not any("kubernetes" in one.skills for one in job.requirements)


@pytest.mark.parametrize("before", ["a year. Basic", "with R Basic", "with AWS Basic"])
def test_a_heading_of_two_words_stays_whole(build, before):
    job = build(f"Nice to have\n{LONG * 2}{before} Qualifications BS degree. Strong Python skills")
    assert ("essential", ("python",)) in asked(job)


def test_a_story_inside_a_run_ends_what_is_asked(build):
    job = build(
        f"Requirements\n{LONG * 2}Knows SQL well at sea ABOUT ACME: Acme runs in the cloud with Java."
    )
    assert not any("java" in one.skills for one in job.requirements)
