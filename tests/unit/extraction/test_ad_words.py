"""Words that mislead in job descriptions: part of a longer name, of another trade, or spoken of and not asked for."""

from collections.abc import Callable

import pytest

MEANT = (
    ("api_development", "Documented APIs for the ticket desk"),
    ("api_development", "Tested the apis of three airlines"),
    ("machine_learning", "Reads papers about ML systems at night"),
    ("ml_system_design", "Designed ML systems for a grocer"),
    ("ml_system_design", "Builds and operates machine learning systems"),
    ("scalability", "Looked after scalable systems"),
    ("system_design", "Sketched scalable architectures"),
    ("artificial_intelligence", "Taught AI to pilots"),
    ("r_language", "Fluent with statistical tools such as R"),
    ("golang", "Languages like Go suit her"),
    ("apache_spark", "Frameworks including Spark, mostly at night"),
    ("leadership", "Leadership and tact"),
    ("leadership", "Ten years of technical leadership"),
    ("decision_making", "Calm decision making under stress"),
    ("stakeholder_management", "A customer-facing role in two countries"),
    ("google_cloud_storage", "Copied BigQuery tables to Cloud Storage"),
    ("machine_translation", "Summarization, translation and sentiment analysis of letters"),
    ("question_answering", "LLM prompts for Q&A on manuals"),
    ("big_data", "Queried large data sets of a port"),
    ("big_data", "Stores large and complex data sets"),
    ("diffusion_models", "GANs, diffusion and/or language models"),
    ("unsupervised_learning", "Courses on supervised, unsupervised and reinforcement learning"),
    ("linear_regression", "Fitted linear and non-linear regression"),
    ("image_processing", "Image and natural language processing"),
    ("open_source_llms", "Hosted an open-source LLM"),
    ("software_testing", "Skills: Java, Testing, Git"),
    ("knowledge_sharing", "Shares findings with the team"),
    ("leadership", "Lead development, upkeep and sale of games"),
    ("emotional_intelligence", "Took part in client negotiations"),
    ("ray", "Anyscale clusters with Ray Serve"),
    ("react", "Experience with React UI is needed"),
    ("time_management", "Multiple concurrent assignments in two cities"),
    ("api_development", "Skills: Java, API, Git"),
    ("google_ads", "Bought keywords in AdWords"),
    ("experiment_design", "A culture of experimentation"),
    ("system_design", "Architects solutions for harbours"),
    ("ml_research", "Research experience in deep learning"),
    ("data_collection", "Collection of traffic data"),
    ("data_visualization", "Draws charts and graphs"),
)

NOT_MEANT = (
    ("api_development", "Shipped APIs and excipients to drug makers"),
    ("api_development", "HPLC release tests of APIs"),
    ("ml_system_design", "Reads papers about ML systems at night"),
    ("ml_system_design", "Understands modern ML architectures"),
    ("system_design", "Looked after scalable systems"),
    ("artificial_intelligence", "The AI team has nine members"),
    ("artificial_intelligence", "Joined an AI startup in Oslo"),
    ("golang", "Things like Go bore her"),
    ("r_language", "Singers such as R. Kelly"),
    ("leadership", "Weekly slides for the leadership team"),
    ("leadership", "Shares results with leadership"),
    ("decision_making", "Automates decision-making processes of insurers"),
    ("stakeholder_management", "Built customer-facing features"),
    ("google_cloud_storage", "Bought Cloud Storage for holiday pictures"),
    ("machine_translation", "Certified translation of contracts"),
    ("question_answering", "A Q&A session after the talk"),
    ("data_privacy", "See the data privacy notice for visitors"),
    ("data_handling", "Queried large data sets of a port"),
    ("software_testing", "Testing the water of lakes"),
    ("knowledge_sharing", "Shares of the firm, with ideas for sale"),
    ("leadership", "Lead development engineer"),
    ("ray", "Anyscale hired two poets"),
    ("scalability", "Scaled the engineering team from 3 to 28 people"),
    ("react", "Experience with React to stimuli"),
    ("api_development", "Sells API gravity meters"),
    ("domain_adtech", "Bought keywords in AdWords"),
    ("experiment_design", "Model experimentation"),
    ("ml_research", "Market research in nine countries with models of cars"),
    ("regression", "Fitted linear and polynomial splines"),
)


@pytest.mark.parametrize(("skill", "text"), MEANT)
def test_the_skill_is_meant(skills_in: Callable[[str], set[str]], skill: str, text: str) -> None:
    assert skill in skills_in(text)


@pytest.mark.parametrize(("skill", "text"), NOT_MEANT)
def test_the_word_means_something_else(
    skills_in: Callable[[str], set[str]], skill: str, text: str
) -> None:
    assert skill not in skills_in(text)
