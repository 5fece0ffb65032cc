"""Names of tools, metrics and methods that everyday words share, in and out of their sense; every sentence is invented."""

from collections.abc import Callable

import pytest

from matcher.taxonomy.load import taxonomy_for

TAXONOMY = taxonomy_for()

MEANT = (
    ("business_metrics", "Defined KPIs and built dashboards in Tableau"),
    ("business_metrics", "Tracked key performance indicators of the shop in weekly reports"),
    ("periscope_data", "Charts in Periscope and Looker"),
    ("decision_trees", "Compared a decision tree with logistic regression"),
    ("data_security", "Owned data security and encryption at rest"),
    ("data_security", "Drove the adoption of data security standards"),
    ("pci_dss", "Prepared PCI and SOX audits"),
    ("sarbanes_oxley", "Prepared PCI and SOX audits"),
    ("marketing_automation", "Wired marketing automation to the CRM"),
    ("google_marketing_platform", "Bid reports on DoubleClick and other ads"),
    ("ember_js", "Front ends in Ember and Angular"),
    ("foundation_models", "Adapted LLMs and other FMs to insurance letters"),
    ("lamp_stack", "Booking sites on LAMP with PHP"),
    ("pyramid_framework", "Web services in Pyramid and Flask"),
    ("cascading", "Hadoop flows in Cascading and Pig"),
    ("apache_spark", "Rewrote RDD code as DataFrames in Spark"),
    ("azure_stream_analytics", "Event Hub, Stream Analytics and Cosmos DB on Azure"),
    ("dynamodb", "Lambda with Dynamo and S3 on AWS"),
    ("agile", "Worked by Scrum and XP with TDD"),
    ("data_warehousing", "Led a DW/BI team"),
    ("marketing_analytics", "Cut CAC and raised LTV"),
    ("business_intelligence", "Scorecards and dashboards for plant managers"),
    ("llm_evaluation", "Scored each checkpoint on MMLU, HumanEval and HELM"),
    ("mathematics", "Mathematical models of traffic flow"),
    ("experiment_design", "Planned randomized controlled trials of new onboarding flows"),
    ("financial_modeling", "Financial modeling and scenario analysis for solar parks"),
    ("statistical_computing", "Teaches statistical computing to biologists"),
    ("sql", "SQL Developer at a freight company"),
    ("bart", "Short summaries by BART and T5"),
    ("android_development", "Two banking apps for Android and iOS"),
    ("android_development", "Launched an Android TV app in Kotlin"),
    ("collaboration", "A curious and collaborative person"),
    ("azure_data_lake_analytics", "Azure Data Lake Analytics with U-SQL scripts"),
    ("k_means", "Grouped stores by KMeans"),
    ("salesforce", "Rolled out Service Cloud to forty agents"),
)

NOT_MEANT = (
    ("business_metrics", "Exceeded all KPIs in telesales"),
    ("periscope_data", "Watch officer, served the Periscope of a submarine"),
    ("decision_trees", "Followed the decision tree of the call center script"),
    ("data_security", "Certified against the Payment Card Industry Data Security Standard"),
    ("pci_dss", "Wrote PCI drivers for a network card"),
    ("sarbanes_oxley", "Sold tickets for the Red SOX"),
    ("marketing_automation", "Joined a leader in marketing automation"),
    ("google_marketing_platform", "Opened by a double click on the icon"),
    ("ember_js", "Cook at the Ember Grill"),
    ("foundation_models", "Shielded FMs radios of the police"),
    ("lamp_stack", "Designed an LED LAMP"),
    ("pyramid_framework", "Detected cars with a feature Pyramid network"),
    ("cascading", "Cascading goals to the regional teams"),
    ("apache_spark", "Estimated effects by RDD and difference-in-differences"),
    ("azure_stream_analytics", "Stream analytics on Kinesis"),
    ("dynamodb", "Coached at Dynamo Dresden"),
    ("agile", "Repaired desktops on Windows XP"),
    ("data_warehousing", "Editor at DW in Bonn"),
    ("marketing_analytics", "Holds a CAC smart card"),
    ("business_intelligence", "Printed scorecards for the golf club"),
    ("llm_evaluation", "Releases with HELM on Kubernetes"),
    ("oracle_database", "SQL Developer at a freight company"),
    ("bart", "Predicted delays using the BART API of the commuter trains"),
    ("bart", "Built a transit planner using BART and Caltrain"),
    ("android_development", "Raised the yield of ads on Android TVs"),
    ("collaboration", "Built a collaborative editing service for maps"),
    ("data_analysis", "Scripts for Azure Data Lake Analytics"),
    ("cloud_computing", "Rolled out Service Cloud to forty agents"),
    ("jquery", "Forms with AJAX"),
)

APART = (
    ("Tomcat", "apache_tomcat", "microsoft_iis"),
    ("WebLogic", "oracle_weblogic", "websphere"),
    ("JBoss", "jboss", "glassfish"),
    ("Docling", "docling", "unstructured_io"),
    ("Apache Tika", "apache_tika", "pypdf"),
    ("NDCG", "ranking_metrics", "regression_metrics"),
    ("RMSE", "regression_metrics", "ranking_metrics"),
    ("BLEU", "text_generation_metrics", "classification_metrics"),
    ("Marketo", "marketo", "pardot"),
    ("Chartio", "chartio", "periscope_data"),
)


@pytest.mark.parametrize(("skill", "text"), MEANT)
def test_the_word_means_the_skill(
    skills_in: Callable[[str], set[str]], skill: str, text: str
) -> None:
    assert skill in skills_in(text)


@pytest.mark.parametrize(("skill", "text"), NOT_MEANT)
def test_the_word_means_something_else(
    skills_in: Callable[[str], set[str]], skill: str, text: str
) -> None:
    assert skill not in skills_in(text)


@pytest.mark.parametrize(("name", "skill", "sibling"), APART)
def test_siblings_stand_apart(
    skills_in: Callable[[str], set[str]], name: str, skill: str, sibling: str
) -> None:
    found = skills_in(f"Two years with {name} in production")
    assert skill in found
    assert sibling not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("azure_data_factory", "ssis"),
        ("dask", "apache_spark"),
        ("vllm", "nvidia_dynamo"),
        ("prophet", "amazon_forecast"),
        ("knime", "dataiku"),
        ("oracle_weblogic", "websphere"),
        ("marketo", "pardot"),
    ],
)
def test_a_substitute_holds_both_ways_with_one_weight(one: str, other: str) -> None:
    by_id = TAXONOMY.skills
    assert by_id[one].substitutes[other] == by_id[other].substitutes[one]
