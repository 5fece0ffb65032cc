"""Platforms, clouds and operations in the taxonomy: siblings stand apart, misleading names need a reason."""

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document
from matcher.taxonomy.load import load_taxonomy

TAXONOMY = load_taxonomy()

SIBLINGS = (
    ("New Relic", "new_relic", "datadog"),
    ("CircleCI", "circleci", "jenkins"),
    ("HBase", "hbase", "cassandra"),
    ("Spinnaker", "spinnaker", "argo_workflows"),
    ("CloudWatch", "amazon_cloudwatch", "aws_iam"),
    ("Pulumi", "pulumi", "terraform"),
    ("Nagios", "nagios", "datadog"),
    ("Tencent Cloud", "tencent_cloud", "alibaba_cloud"),
    ("Hopsworks", "hopsworks", "tecton"),
    ("NannyML", "nannyml", "evidently_ai"),
    ("MariaDB", "mariadb", "mysql"),
    ("Dataiku", "dataiku", "datarobot"),
    ("HAProxy", "haproxy", "nginx"),
    ("NVIDIA Riva", "nvidia_riva", "nvidia_ai_enterprise"),
    ("Apple Metal", "apple_metal", "opencl"),
)

MEANT = (
    ("graphite_monitoring", "Metrics in Graphite and StatsD, boards in Grafana"),
    ("hashicorp_vault", "Secrets in Vault, infrastructure in Terraform"),
    ("jaeger", "Traces in Jaeger with OpenTelemetry"),
    ("nexus_repository", "Artifacts published to Nexus by Jenkins"),
    ("grafana_loki", "Logs shipped by Promtail to Loki"),
    ("packer", "Golden images with Packer and Ansible"),
    ("apple_metal", "Ported the shaders to Metal on iOS"),
    ("amazon_ebs", "EC2 instances with EBS volumes"),
    ("modal_labs", "Serverless GPU jobs on Modal and RunPod"),
    ("model_evaluation", "Reported the performance metrics of the model on held-out data"),
    ("consul", "Service discovery with Consul and etcd"),
    ("sentry", "Error tracking with Sentry"),
)

NOT_MEANT = (
    ("graphite_monitoring", "Coated Graphite electrodes for batteries"),
    ("hashicorp_vault", "Modelled the warehouse as a Data Vault"),
    ("jaeger", "Thesis supervised by Prof. Jaeger"),
    ("nexus_repository", "Configured Cisco Nexus switches"),
    ("grafana_loki", "Animated Loki for a Marvel trailer"),
    ("packer", "Packer in a warehouse, night shift"),
    ("apple_metal", "Sheet Metal design in a car plant"),
    ("amazon_ebs", "Financials on Oracle EBS R12"),
    ("modal_labs", "Modal analysis of bridges"),
    ("model_evaluation", "Reported performance metrics of the sales team"),
    ("consul", "Assistant to the Honorary Consul"),
    ("sentry", "Stood Sentry at the gate"),
    ("scalability", "High throughput screening of compounds"),
    ("virtualization", "Data virtualization with Denodo"),
    ("ci_cd", "Helped sales to build pipelines of new accounts"),
    ("ai_accelerators", "Drivers for a network processing unit (NPU)"),
)


@pytest.fixture(scope="module")
def found():
    recogniser = Recogniser(TAXONOMY)

    def run(text: str) -> set[str]:
        document = Document(id="0" * 64, name="line.txt", media_type="text/plain", text=text)
        return {mention.skill for mention in recogniser.find(document, ())}

    return run


@pytest.mark.parametrize(("written", "skill", "sibling"), SIBLINGS)
def test_a_sibling_is_a_skill_of_its_own(found, written: str, skill: str, sibling: str) -> None:
    shown = found(f"Skills: Python, {written}, SQL")
    assert skill in shown
    assert sibling not in shown


@pytest.mark.parametrize(("skill", "sentence"), MEANT)
def test_misleading_names_are_found_where_they_are_meant(found, skill: str, sentence: str) -> None:
    assert skill in found(sentence)


@pytest.mark.parametrize(("skill", "sentence"), NOT_MEANT)
def test_and_not_where_they_mean_something_else(found, skill: str, sentence: str) -> None:
    assert skill not in found(sentence)


def test_continuous_integration_and_dashboards_of_training_are_no_deployment_of_models() -> None:
    below = TAXONOMY.descendants("model_deployment")
    assert not {"jenkins", "ci_cd", "apache_airflow", "tensorboard", "weights_and_biases"} & below
    assert {"mlops", "kserve", "drift_detection", "tensorflow_lite"} <= below
