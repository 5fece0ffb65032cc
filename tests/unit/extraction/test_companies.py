"""Firms that bear the name of a product, and roles that are the name of a certificate; every sentence is invented."""

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document
from matcher.taxonomy.load import load_taxonomy

FIRMS = (
    ("databricks", "At Databricks, you will talk to customers."),
    ("snowflake", "Life at Snowflake"),
    ("mongodb", "Working at MongoDB, I wrote about Kafka."),
    ("grafana", "Join Grafana and grow with us."),
    ("snowflake", "About Snowflake\nWe began in a garage."),
    ("docker", "Docker, Inc. of Palo Alto"),
    ("splunk_platform", "Read more about Splunk careers."),
    ("splunk_platform", "Splunk's mission is to help people."),
    ("fivetran", "Fivetran's schemas are used by thousands."),
    ("snowflake", "Snowflake is a cloud data company."),
    ("datadog", "Datadog is hiring in Paris."),
    ("tableau", "Tableau is the leader in its market."),
    ("mongodb", "MongoDB offers equal opportunity."),
    ("vmware", "Backed by Amdocs, VMware and Verizon, we grow."),
    ("elasticsearch", "Our customers include Stripe, Elasticsearch and Vercel."),
    ("databricks", "Alumni of Stripe, Databricks and Palantir founded us."),
    ("datadog", "Trusted by teams at Airbnb, Datadog and Notion"),
)

PRODUCTS = (
    ("databricks", "We need a Databricks engineer."),
    ("databricks", "Databricks is a plus."),
    ("docker", "Docker is required, Podman is not."),
    ("snowflake", "Snowflake, dbt and SQL"),
    ("snowflake", "Good at Snowflake and SQL"),
    ("docker", "Experience at scale with Docker"),
    ("aws", "Services deployed at AWS"),
    ("redis", "Backed by investors, we cache with Redis."),
    ("apache_spark", "Apache Spark's executors ran out of memory."),
    ("databricks", "You will join tables in Databricks."),
    ("kubernetes", "The team at hand runs Kubernetes."),
    ("tableau", "Knows all about Tableau and Looker."),
    ("elasticsearch", "Customers like speed, so we use Elasticsearch."),
    ("grafana", "Dashboards in Grafana offer insight."),
    ("splunk_platform", "Careers built on Splunk"),
    ("datadog", "We watch it with Datadog; the company is growing."),
    ("pytorch", "PyTorch is used by the team."),
)

CERTIFIED = (
    ("cert_aws_saa", "role_solution_architect", "AWS Certified Solutions Architect - Associate"),
    ("cert_gcp_pde", "role_data_engineer", "Google Professional Data Engineer certification"),
    (
        "cert_azure_dp100",
        "role_data_scientist",
        "Microsoft Certified: Azure Data Scientist Associate",
    ),
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_taxonomy())


def _skills(recogniser: Recogniser, text: str) -> set[str]:
    document = Document(id="0" * 64, name="firms.txt", media_type="text/plain", text=text)
    return {one.skill for one in recogniser.find(document, ())}


@pytest.mark.parametrize(("skill", "text"), FIRMS)
def test_a_firm_is_no_product(recogniser: Recogniser, skill: str, text: str) -> None:
    assert skill not in _skills(recogniser, text)


@pytest.mark.parametrize(("skill", "text"), PRODUCTS)
def test_a_product_stays_one(recogniser: Recogniser, skill: str, text: str) -> None:
    assert skill in _skills(recogniser, text)


@pytest.mark.parametrize(("certificate", "role", "text"), CERTIFIED)
def test_a_certificate_is_no_role(
    recogniser: Recogniser, certificate: str, role: str, text: str
) -> None:
    found = _skills(recogniser, text)
    assert certificate in found
    assert role not in found


def test_a_role_beside_a_certificate_stays_one(recogniser: Recogniser) -> None:
    found = _skills(recogniser, "AWS Certified Developer, solutions architect for payments")
    assert "role_solution_architect" in found
