"""The forms in which people write the names of skills, with the real taxonomy; every sentence is invented."""

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document
from matcher.taxonomy.load import load_taxonomy

NAMED = (
    ("python", "Python's standard library"),
    ("docker", "Ran two docker containers per host"),
    ("docker", "Built Docker containers"),
    ("gpu_computing", "Trained on A100s"),
    ("llms", "Fine-tuned LLMs for support"),
    ("python", "Tooling in Python 3.11"),
    ("python", "Tooling in Python3"),
    ("python", "Ported it to python2.7"),
    ("tensorflow", "Models in TF2 with Keras"),
    ("gpt_models", "Prompts for GPT-4o"),
    ("java", "Services on Java8"),
    ("java", "Services on Java 17"),
    ("php", "A shop in PHP7"),
    ("angular", "Screens in Angular2"),
    ("vue_js", "Vue3, TypeScript5, HTML5"),
    ("typescript", "Vue3, TypeScript5, HTML5"),
    ("react", "React18, Redux and ReactJS"),
    ("react", "React 18, TypeScript"),
    ("llama", "Served Llama-3.1-70B"),
    ("cuda", "Kernels for CUDA 12"),
    ("cuda", "Kernels for CUDA12"),
    ("postgresql", "Moved to Postgres15"),
    ("elasticsearch", "Search on ElasticSearch7"),
    ("convolutional_neural_networks", "Compared ResNet50 and VGG16"),
    ("yolo", "Boxes from YOLOv8"),
    ("c_language", "Drivers in C/C++"),
    ("cplusplus", "Drivers in C/C++"),
    ("cplusplus", "Drivers in C++17"),
    ("tensorflow", "Deployed with TF + K8s"),
    ("kubernetes", "Deployed with TF + K8s"),
    ("linear_regression", "Taught linear/logistic regression"),
    ("apache_spark", "Nightly jobs in (Py)Spark"),
    ("html_css", "Pages in HTML5/CSS3"),
    ("scikit_learn", "Baselines in scikit learn"),
    ("scikit_learn", "Baselines in scikitlearn"),
    ("scikit_learn", "Baselines in sklearn"),
    ("domain_retail", "Five years in e-commerce"),
    ("domain_retail", "Five years in ecommerce"),
    ("power_bi", "Reports in PowerBI"),
    ("power_bi", "Reports in Power\nBI"),
    ("pytorch_lightning", "Training loops in PyTorchLightning"),
    ("opencv", "Filters in Open CV"),
    ("tensorflow", "Layers in Tensor Flow"),
    ("golang", "Backends: Python 3.11, Go, Kotlin"),
    ("r_language", "R (2 years), SQL (3 years)"),
    ("golang", "SQL (less than 1 year), Go (2 years)"),
    ("apache_spark", "Spark-based services for billing"),
    ("python", "Sehr gute Python-Kenntnisse"),
    ("machine_learning", "Eigene Machine-Learning-Modelle"),
    ("artificial_intelligence", "KI-gestützte Prüfung von Anträgen"),
    ("artificial_intelligence", "Spécialiste de l'IA"),
    ("artificial_intelligence", "Cursos de IA para docentes"),
    ("golang", "Go-Entwickler mit Kubernetes"),
    ("r_language", "Gute R-Kenntnisse"),
    ("cloud_computing", "Eine Cloud-Infrastruktur betreut"),
    ("machine_learning", "Cours d'apprentissage automatique"),
    ("machine_learning", "Proyectos de aprendizaje automático"),
    ("neural_networks", "Tesis sobre redes neuronales"),
)

NOT_NAMED = (
    ("java", "Rents in Java1234 Street"),
    ("java", "Java19991 is her nickname"),
    ("python", "pythonesque3 ways"),
    ("spark", "The sparkle2 brand"),
    ("rag", "Dried the rags at dawn"),
    ("nosql", "On SQL day we sang"),
    ("graphic_design", "Courses In Design and art"),
    ("opencv", "An open cv is on my site"),
    ("field_computer_science", "Pages in CSS and HTML"),
    ("mamba", "Queries in SSMS and SSIS"),
    ("apache_spark", "A spark-based ignition"),
    ("golang", "He was 3, go figure, in Kotlin"),
    ("r_language", "Exhibit R (2 pages), invoices"),
    ("cplusplus", "A C17 form"),
    ("deep_learning", "Verfahren, die wir lernen"),
    ("linear_regression", "linear and other motion"),
    ("pytorch", "Bought a torch in Pylos"),
    ("great_expectations", "Our clients have great expectations, data tests and pipelines."),
    ("ci_cd", "A CD player"),
    ("artificial_intelligence", "Born in Des Moines, IA"),
    ("artificial_intelligence", "Stained Ki-67, KI and DAPI"),
    ("communication", "BE in Electronics and Communication"),
    ("version_control", "Cisco VCS and telepresence rooms"),
    ("scikit_learn", "We learn from a kit of toys"),
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_taxonomy())


def _skills(recogniser: Recogniser, text: str) -> set[str]:
    document = Document(id="0" * 64, name="forms.txt", media_type="text/plain", text=text)
    return {one.skill for one in recogniser.find(document, ())}


@pytest.mark.parametrize(("skill", "text"), NAMED)
def test_the_form_names_the_skill(recogniser: Recogniser, skill: str, text: str) -> None:
    assert skill in _skills(recogniser, text)


@pytest.mark.parametrize(("skill", "text"), NOT_NAMED)
def test_what_looks_alike_names_nothing(recogniser: Recogniser, skill: str, text: str) -> None:
    assert skill not in _skills(recogniser, text)
