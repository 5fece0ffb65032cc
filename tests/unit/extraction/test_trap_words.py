"""More words that mislead, each in and out of the sense of a skill, with the real taxonomy; every sentence is invented.

The tables are measured as a whole: precision and recall. A word out of its sense is wrong when any mention holds
it; a skill that is denied or hoped for is wrong when it counts as claimed.
"""

import re

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document
from matcher.model.profile import Assertion, Mention
from matcher.taxonomy.load import load_taxonomy

MEANT = (
    ("perl", "Log parsers written in Perl"),
    ("ruby", "Ruby, JavaScript and Postgres"),
    ("ruby", "A web shop on Rails in Ruby"),
    ("microsoft_office", "Front ends in Access with VBA and Excel"),
    ("microsoft_office", "Calendars in Outlook, Excel and Teams"),
    ("keras", "Layers in Keras on TensorFlow"),
    ("build_tools", "Builds with Ant, Maven and Jenkins"),
    ("apache_impala", "Queries in Impala and Hive on Hadoop"),
    ("apache_storm", "Streams through Storm and Kafka"),
    ("apache_flink", "Windows and joins in Flink with Kafka"),
    ("luigi", "Batch pipelines in Luigi and Airflow"),
    ("dagster", "Assets in Dagster with dbt"),
    ("metaflow", "Training flows in Metaflow"),
    ("pandas", "Cleaned surveys with pandas"),
    ("pandas", "pandas, NumPy, SciPy"),
    ("polars", "Replaced pandas by Polars"),
    ("delta_lake", "Bronze tables on Delta Lake"),
    ("apache_hudi", "Upserts in Hudi tables"),
    ("amazon_redshift", "A warehouse on Redshift"),
    ("amazon_athena", "Ad hoc SQL in Athena over S3"),
    ("aws_glue", "ETL in Glue with Redshift"),
    ("aws_lambda", "Serverless functions on Lambda behind API Gateway"),
    ("aws_step_functions", "Chained jobs in Step Functions"),
    ("vertex_ai", "Pipelines in Vertex AI on GCP"),
    ("vertex_ai", "Training on Vertex, BigQuery as source"),
    ("amazon_bedrock", "Claude through Bedrock on AWS"),
    ("azure", "Ran workloads on Azure"),
    ("looker", "Dashboards in Looker and Tableau"),
    ("power_bi", "Reports in Power BI for the board"),
    ("jira", "Tickets in Jira"),
    ("confluence", "Jira, Confluence, Bitbucket"),
    ("image_segmentation", "Masks from SAM for image segmentation"),
    ("aws_sam", "Serverless stacks in SAM with Lambda and CloudFormation"),
    ("business_intelligence", "BI dashboards in Tableau"),
    ("information_retrieval", "IR research: BM25, ranking and query expansion"),
    ("ocr", "OCR of invoices"),
    ("text_to_speech", "TTS voices for a reader"),
    ("automatic_speech_recognition", "ASR for calls with Whisper and Kaldi"),
    ("principal_component_analysis", "PCA and clustering on gene data"),
    ("support_vector_machines", "SVM with a kernel against a random forest"),
    ("k_nearest_neighbors", "Compared KNN with trees"),
    ("lstm", "LSTM for demand series"),
    ("bert", "Fine-tuned BERT for NLP"),
    ("gpt_models", "Prompted GPT to label tickets"),
    ("google_gemini", "Gemini and GPT-4 as judges of LLM output"),
    ("llama", "Quantized Llama with vLLM"),
    ("mistral_ai", "Served Mistral and Llama on one GPU"),
    ("open_source_llms", "Compared Falcon with Llama and other LLMs"),
    ("whisper", "Transcripts from Whisper for speech data"),
    ("stable_diffusion", "Images from Stable Diffusion"),
    ("langchain", "Agents in LangChain"),
    ("pinecone", "Vector search in Pinecone with embeddings"),
    ("chroma", "Embeddings stored in Chroma for RAG"),
    ("milvus", "An index in Milvus"),
    ("faiss", "Nearest neighbours in Faiss"),
    ("nvidia_triton", "Serving on Triton with TensorRT"),
    ("triton_language", "Wrote Triton kernels for CUDA attention"),
    ("seldon_core", "Deployments with Seldon on Kubernetes"),
    ("ludwig", "AutoML with Ludwig in a declarative config"),
    ("optuna", "Search over learning rates in Optuna"),
    ("pytorch_lightning", "Training loops in Lightning on PyTorch"),
    ("fast_ai", "A bird classifier in fast.ai"),
    ("weights_and_biases", "Runs tracked in Weights & Biases"),
    ("comet_ml", "Experiments in Comet and MLflow"),
    ("neptune_ai", "Neptune and MLflow for experiment tracking"),
    ("clearml", "Remote runs in ClearML"),
    ("dvc", "Data versions in DVC"),
    ("kedro", "Projects laid out with Kedro"),
    ("great_expectations", "Checks in Great Expectations and dbt"),
    ("monte_carlo_methods", "Monte Carlo simulation of portfolios"),
    ("nexus_repository", "Artifacts in Nexus, built by Jenkins"),
    ("hashicorp_vault", "Secrets in Vault with Terraform"),
    ("consul", "Service discovery in Consul with Vault"),
    ("nomad", "Scheduling on Nomad with Consul"),
    ("istio", "A mesh on Istio"),
    ("envoy", "Proxies in Envoy and Istio"),
    ("helm", "Charts in Helm for Kubernetes"),
    ("argo_workflows", "GitOps with Argo on Kubernetes"),
    ("spinnaker", "Canary releases in Spinnaker"),
    ("jenkins", "Builds in Jenkins"),
    ("travis_ci", "CI in Travis, Docker images"),
    ("circleci", "Builds in CircleCI"),
    ("bamboo", "Bitbucket, Bamboo, Jira"),
    ("splunk_platform", "Searches in Splunk"),
    ("datadog", "Monitors in Datadog"),
    ("grafana", "Boards in Grafana"),
    ("kibana", "Logs in Kibana"),
    ("prometheus", "Metrics in Prometheus and Grafana"),
    ("grafana_loki", "Logs in Loki with Grafana"),
    ("jaeger", "Traces in Jaeger with OpenTelemetry"),
    ("zipkin", "Traces in Zipkin"),
    ("sentry", "Errors in Sentry, logs in Datadog"),
    ("julia", "Solvers in Julia and Python"),
    ("scala", "Streaming jobs in Scala with Spark"),
    ("dash", "Web apps in Dash and Plotly"),
    ("chef", "Servers set up with Chef and Ansible"),
    ("apache_hive", "Tables in Hive on HDFS"),
    ("apache_pig", "Scripts in Pig and Hive"),
    ("apache_beam", "Pipelines in Beam on Dataflow"),
    ("apache_airflow", "DAGs in Airflow"),
    ("etl", "ETL from SAP to Snowflake"),
    ("machine_learning", "ML models for pricing"),
    ("artificial_intelligence", "AI products for clinics"),
    ("computer_vision", "CV for drones with OpenCV"),
    ("nlp", "NLP for contracts"),
    ("reinforcement_learning", "RL for robots with PPO"),
    ("generative_adversarial_networks", "GAN based data synthesis in PyTorch"),
    ("amazon_emr", "Clusters on EMR with Spark"),
    ("vision_transformers", "Fine-tuned ViT for image classification"),
    ("presto_trino", "SQL over Presto and Hive"),
    ("apache_druid", "OLAP in Druid fed by Kafka"),
    ("celery", "Background jobs in Celery with Redis and Django"),
    ("arize_phoenix", "Traces of LLM calls in Phoenix by Arize"),
    ("microsoft_fabric", "Lakehouse in Fabric with Power BI"),
    ("modal_labs", "GPU jobs on Modal for inference"),
    ("state_space_models", "Mamba and other state space models"),
    ("github_copilot", "Wrote tests with Copilot in VS Code"),
    ("elasticsearch", "Logs to Elastic with Kibana and Logstash"),
    ("haystack", "A RAG service in Haystack"),
    ("cohere", "Reranked passages with Cohere embeddings"),
    ("swift", "A player for iOS in Swift"),
    ("rust", "Parsers in Rust and Go"),
    ("r_language", "Mixed models in R with tidyverse"),
    ("c_language", "Kernel drivers in C"),
    ("golang", "Services in Go on Kubernetes"),
    ("ray", "Parallel tuning on Ray with PyTorch"),
    ("apache_spark", "Spark and Hive jobs on Hadoop"),
    ("excel", "Budgets in Excel with pivot tables"),
    ("flask", "APIs in Flask"),
    ("tableau", "Story points in Tableau"),
    ("snowflake", "Warehouse in Snowflake"),
    ("feast", "Features served from Feast with Redis"),
    ("prefect", "Flows in Prefect and dbt"),
    ("anthropic_claude", "Agents built on Claude and GPT-4"),
)

NOT_MEANT = (
    ("perl", "Wore a perl necklace to the gala"),
    ("ruby", "Celebrated the ruby jubilee of the shop"),
    ("ruby", "Assistant to Ruby Hernandez"),
    ("access", "Opened access for wheelchair users"),
    ("outlook", "A positive outlook on life"),
    ("outlook", "Wrote the economic outlook for the region"),
    ("word", "Spread the word among neighbours"),
    ("word", "Known as a man of his word"),
    ("ant", "Filmed ant colonies in Peru"),
    ("bolt", "Fixed each bolt of the bridge"),
    ("impala", "Tracked impala herds in Kenya"),
    ("impala", "Sold a Chevrolet Impala"),
    ("storm", "Repaired roofs after the storm"),
    ("luigi", "Reported to Luigi Bianchi"),
    ("luigi", "Cook at Trattoria da Luigi"),
    ("pandas", "Cared for pandas at the zoo"),
    ("arrow", "Followed the arrow signs"),
    ("delta", "Surveyed the Nile delta"),
    ("delta", "Flight attendant for Delta Airlines"),
    ("notion", "Rejected the notion of overtime"),
    ("slack", "Worked through the slack season"),
    ("athena", "Guide at the temple of Athena"),
    ("glue", "Applied glue to wooden parts"),
    ("glue", "Often called the glue of the team"),
    ("lambda", "Member of Lambda Chi Alpha"),
    ("lambda", "Bred lambda phage in the lab"),
    ("vertex", "Found the vertex of the parabola"),
    ("bedrock", "Drilled into bedrock for the tunnel"),
    ("bedrock", "Honesty is the bedrock of our firm"),
    ("azure", "A villa on the azure coast"),
    ("azure", "Painted an azure sky"),
    ("looker", "Greeted every on looker"),
    ("confluence", "Camped at the confluence of two rivers"),
    ("sam", "Reported to Sam Porter"),
    ("sam", "Neighbours call him Sam"),
    ("dali", "Curated works by Salvador Dalí"),
    ("mdp", "Joined the MDP party of the Maldives"),
    ("pm", "Shift from 2 PM to 10 PM"),
    ("ir", "An IR camera for night rounds"),
    ("ir", "Filed the IR with the police"),
    ("bi", "Held bi-weekly meetings"),
    ("ai", "Toured the island of Ai-Petri"),
    ("pca", "Elected to the PCA synod of the church"),
    ("svm", "Read for SVM Public School"),
    ("gpt", "Paid with GPT vouchers at Groupe Piscine Tours"),
    ("claude", "Nephew of Claude Lambert"),
    ("gemini", "Born under Gemini in June"),
    ("gemini", "Rehearsed for the Gemini ballet"),
    ("llama", "Sheared a llama on the farm"),
    ("mistral", "Sailed against the mistral near Marseille"),
    ("falcon", "Trained a falcon to hunt"),
    ("falcon", "Drove a Ford Falcon"),
    ("phi", "Pledged Phi Beta Kappa"),
    ("whisper", "Spoke in a whisper to patients"),
    ("pinecone", "Collected a pinecone for the crafts class"),
    ("chroma", "Adjusted chroma and hue of prints"),
    ("triton", "Saw the moon Triton through a telescope"),
    ("triton", "Cleaned a Mitsubishi Triton"),
    ("cortex", "Studied the visual cortex of cats"),
    ("ludwig", "Played works by Ludwig van Beethoven"),
    ("ludwig", "Ludwig Maier, head of sales"),
    ("ax", "Swung an ax to clear the path"),
    ("hydra", "Raised hydra in fresh water"),
    ("lightning", "Hit by lightning on a hike"),
    ("lightning", "Chatted over a lightning lunch"),
    ("weights", "Lifted weights five days a week"),
    ("comet", "Watched a comet from the roof"),
    ("neptune", "Sailed the yacht Neptune"),
    ("sacred", "Restored sacred music scores"),
    ("soda", "Served soda at the fair"),
    ("great expectations", "Read Great Expectations to the class"),
    ("apache", "Lived beside an Apache reservation"),
    ("nexus", "Explored the nexus of art and faith"),
    ("vault", "Guarded the vault of a bank"),
    ("vault", "Set a school record in pole vault"),
    ("consul", "Honorary consul of Malta"),
    ("nomad", "Lived as a nomad for a year"),
    ("envoy", "Served as special envoy to Chad"),
    ("helm", "Took the helm of the charity"),
    ("argo", "Rowed on the boat Argo"),
    ("argo", "Saw the film Argo with Ben Affleck"),
    ("flux", "Kept calm in times of flux"),
    ("spinnaker", "Hoisted the spinnaker in a race"),
    ("travis", "Reported to Travis Coleman"),
    ("circle", "Led a reading circle"),
    ("bamboo", "Built bamboo huts for tourists"),
    ("prometheus", "Staged Prometheus Bound at school"),
    ("loki", "Dressed as Loki for the parade"),
    ("jaeger", "Dinner with Peter Jaeger"),
    ("sentry", "Stood sentry at the gate"),
    ("julia", "Manager: Julia Sommer"),
    ("julia", "Cared for my sister Julia"),
    ("scala", "Sang at La Scala in Milan"),
    ("dash", "Placed second in the 100 m dash"),
    ("dash", "Added a dash of salt"),
    ("chef", "Sous chef for banquets"),
    ("hive", "Kept bees in a hive"),
    ("pig", "Fed a pig and twelve hens"),
    ("beam", "Walked the balance beam as a gymnast"),
    ("go", "Let us go for a walk"),
    ("go", "Tickets on the go"),
    ("r", "Signed R. Patel"),
    ("c", "Lives at Block C, Sector 9"),
    ("c", "Rated C in woodwork"),
    ("swift", "A swift decision by the board"),
    ("spark", "Lit a spark in pupils"),
    ("spark", "Mechanic: spark plugs and brakes"),
    ("excel", "Pupils who excel in sports"),
    ("excel", "We help people excel every day"),
    ("rust", "Scraped rust off old cars"),
    ("ray", "Caught a manta ray"),
    ("flask", "Drank tea from a flask"),
    ("tableau", "Posed in a living tableau"),
    ("snowflake", "Cut a paper snowflake"),
    ("feast", "Hosted a harvest feast"),
    ("prefect", "House prefect and captain"),
    ("emr", "Typed notes into the EMR of a clinic"),
    ("cv", "My CV is attached"),
    ("cv", "Tuned a CV joint of a lorry"),
    ("vit", "Graduated from VIT Chennai"),
    ("gan", "Chargers with GaN switches"),
    ("rl", "Signed RL 12 forms"),
    ("druid", "Played a druid in a board game"),
    ("celery", "Chopped celery and onions"),
    ("phoenix", "Moved to Phoenix in spring"),
    ("fabric", "Cut fabric for curtains"),
    ("modal", "Used modal verbs in essays"),
    ("mamba", "Milked a black mamba for venom"),
    ("palm", "Planted palm trees"),
    ("elastic", "Sewed elastic bands into trousers"),
    ("haystack", "Sought a needle in a haystack"),
    ("presto", "Played the presto too fast"),
    ("keras", "Keras Island bird count"),
    ("polars", "Sunglasses by Polars & Sons"),
)

NOT_CLAIMED = (
    ("scala", "No experience in Scala."),
    ("rust", "I have never used Rust."),
    ("snowflake", "Not familiar with Snowflake."),
    ("kubernetes", "Currently learning Kubernetes."),
    ("golang", "Eager to learn Go and gRPC."),
    ("langchain", "Interested in learning LangChain."),
    ("java", "Used Kotlin, not Java."),
    ("perl", "Lack of Perl skills."),
    ("tableau", "I do not know Tableau."),
    ("swift", "Would like to learn Swift for iOS."),
    ("docker", "Without any experience with Docker."),
    ("azure", "Planning to study Azure next year."),
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_taxonomy())


def _found(recogniser: Recogniser, text: str) -> tuple[Mention, ...]:
    document = Document(id="0" * 64, name="trap.txt", media_type="text/plain", text=text)
    return recogniser.find(document, ())


def _claims(recogniser: Recogniser, text: str) -> set[str]:
    """Return the skills that a sentence claims."""
    return {one.skill for one in _found(recogniser, text) if one.assertion is Assertion.CLAIMED}


def _holds(mention: Mention, word: str) -> bool:
    """Tell whether the trap word stands in the quotation as a word of its own."""
    quote = mention.evidence.quote.lower()
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quote) is not None


def test_misleading_words_are_told_apart(recogniser: Recogniser) -> None:
    missed = [text for skill, text in MEANT if skill not in _claims(recogniser, text)]
    wrong = [
        text
        for word, text in NOT_MEANT
        if any(_holds(mention, word) for mention in _found(recogniser, text))
    ]
    wrong += [text for skill, text in NOT_CLAIMED if skill in _claims(recogniser, text)]
    right = len(MEANT) - len(missed)
    assert right / (right + len(wrong)) >= 0.97, wrong
    assert right / len(MEANT) >= 0.97, missed


def test_what_is_denied_is_still_named(recogniser: Recogniser) -> None:
    named = [
        skill in {one.skill for one in _found(recogniser, text)} for skill, text in NOT_CLAIMED
    ]
    assert all(named)


def test_the_two_halves_are_of_one_size() -> None:
    assert abs(len(MEANT) - len(NOT_MEANT) - len(NOT_CLAIMED)) <= len(NOT_CLAIMED)
    assert len(MEANT) + len(NOT_MEANT) + len(NOT_CLAIMED) >= 200
    texts = [text for _, text in MEANT + NOT_MEANT + NOT_CLAIMED]
    assert len(set(texts)) == len(texts)


def test_every_skill_of_the_tables_exists(recogniser: Recogniser) -> None:
    assert {skill for skill, _ in MEANT + NOT_CLAIMED} <= set(recogniser.taxonomy.skills)
