"""Words of AI that other trades use too, and products that stand beside each other; every sentence is invented."""

from collections.abc import Callable

import pytest

from matcher.taxonomy.load import taxonomy_for

TAXONOMY = taxonomy_for()

MEANT = (
    ("regression", "Fitted regression and classification models on survey data."),
    ("classification", "Classification of loans with gradient boosted trees"),
    ("clustering", "Clustering of customers with k-means"),
    ("time_series_forecasting", "Forecasting with ARIMA and other time series models"),
    ("fine_tuning", "Fine-tuned BERT on support tickets."),
    ("llms", "Answers from an LLM behind a FastAPI service"),
    ("visual_inspection", "Defect detection on camera images of welds with a CNN"),
    ("preference_optimization", "Aligned the model with DPO after SFT."),
    ("hugging_face_trl", "DPO training with TRL and PEFT"),
    ("gradient_boosting", "Random forest, GBM and logistic regression"),
    ("principal_component_analysis", "PCA and k-means on sensor features"),
    ("information_retrieval", "Built a search engine on Elasticsearch with BM25 ranking."),
    ("text_summarization", "Summarization of legal text with T5"),
    ("openai_gym", "Trained PPO agents in Gymnasium."),
    ("embeddings", "Text embeddings for semantic similarity"),
    ("churn_prediction", "Predicted churn for a phone company."),
    ("customer_lifetime_value", "LTV models by customer cohort"),
    ("image_segmentation", "Prompted SAM for segmentation masks."),
    ("regularization", "L1 regularization against overfitting"),
    ("integer_programming", "Scheduling as a MIP solved with Gurobi"),
    ("or_tools", "Routing with OR-Tools"),
    ("active_learning", "Active learning to cut annotation cost"),
    ("ai_red_teaming", "Red teaming of LLM assistants"),
    ("automatic_speech_recognition", "ASR and TTS for call centres"),
    ("small_language_models", "Distilled LLMs into an SLM that runs on phones."),
    ("graph_analytics", "Social network analysis with NetworkX"),
    ("algorithms_and_data_structures", "DSA in Java and C++"),
    ("data_privacy", "Built data privacy controls for patient records."),
    ("gradient_descent", "Trained with SGD and momentum."),
    ("model_context_protocol", "Tools for agents over MCP"),
)

NOT_MEANT = (
    ("regression", "Executed smoke, sanity and regression cycles with Selenium."),
    ("classification", "Position classification: full time, non-exempt"),
    ("clustering", "SQL Server log shipping, clustering and replication"),
    ("time_series_forecasting", "Budgeting, forecasting and variance reports for the finance team"),
    ("fine_tuning", "Fine tuning of SQL queries in Oracle"),
    ("llms", "LLM, Faculty of Law, after an LLB"),
    ("visual_inspection", "Root cause and defect detection in software releases"),
    ("preference_optimization", "Reported to the DPO on GDPR matters."),
    ("hugging_face_trl", "Raised the valve to technology readiness level TRL 6."),
    ("gradient_boosting", "Issued GBM challan slips at the bank counter."),
    ("principal_component_analysis", "Led the PCA migration for payroll."),
    ("information_retrieval", "Search engine marketing and SEO keywords"),
    ("text_summarization", "OSPF and BGP route summarization"),
    ("openai_gym", "Abitur, Gymnasium am Kaiserplatz"),
    ("embeddings", "Embedding a culture of safety in the plant"),
    ("churn_prediction", "Can churn out copy under pressure."),
    ("customer_lifetime_value", "Mortgage files with a high LTV"),
    ("image_segmentation", "Deployed SAM templates to AWS Lambda."),
    ("regularization", "Regularization of contract employees"),
    ("integer_programming", "Labels from Microsoft Purview MIP"),
    ("or_tools", "Buys materials or tools for the workshop"),
    ("active_learning", "Created an active learning environment for students."),
    ("ai_red_teaming", "Red teaming of Active Directory with Cobalt Strike"),
    ("automatic_speech_recognition", "Configured Cisco ASR routers."),
    ("small_language_models", "Oracle SLM: supplier lifecycle management"),
    ("graph_analytics", "Network analysis with Wireshark on a Cisco LAN"),
    ("algorithms_and_data_structures", "Moderation rules under the DSA of the European Union"),
    ("data_privacy", "Read our data privacy notice for job candidates."),
    ("gradient_descent", "Monthly rent: SGD 2,400"),
    ("model_context_protocol", "Soil reports and MCP submittals for the state"),
)

SIBLINGS = (
    ("RoBERTa", "bert"),
    ("DistilBERT", "bert"),
    ("FastText", "word2vec"),
    ("CatBoost", "xgboost"),
    ("Gurobi", "or_tools"),
    ("Qwen", "llama"),
    ("DeepSeek", "llama"),
    ("DALL-E", "midjourney"),
    ("Zapier", "n8n"),
    ("CrewAI", "langgraph"),
    ("Google ADK", "openai_agents_sdk"),
    ("DeepEval", "ragas"),
    ("Unsloth", "axolotl"),
    ("EconML", "dowhy"),
    ("statsforecast", "sktime"),
    ("Captum", "shap"),
    ("EasyOCR", "tesseract"),
    ("scikit-image", "pillow"),
    ("tidymodels", "caret"),
    ("LightFM", "torchrec"),
    ("HIPAA", "gdpr"),
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


@pytest.mark.parametrize(("named", "sibling"), SIBLINGS)
def test_a_product_is_not_its_neighbour(
    skills_in: Callable[[str], set[str]], named: str, sibling: str
) -> None:
    found = skills_in(f"Two years with {named} in production")
    assert found
    assert sibling not in found


@pytest.mark.parametrize("skill", ["chatgpt", "midjourney", "n8n"])
def test_using_an_assistant_is_no_work_on_language_models(skill: str) -> None:
    assert skill not in TAXONOMY.descendants("llms")
    assert skill not in TAXONOMY.descendants("deep_learning")
