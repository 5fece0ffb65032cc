"""Wordings that show a skill without naming it: what they find, and what they leave alone, with the real taxonomy.

Every sentence is invented. A wording counts on the skill, whoever finds it: a term of the sentence may do so too.
"""

import pytest

from matcher.extraction.clauses import passages
from matcher.extraction.phrases import PhraseFinder
from matcher.extraction.recogniser import Recogniser
from matcher.extraction.tokenizer import scan
from matcher.model.document import Document
from matcher.model.skill import PhraseRule
from matcher.taxonomy.load import load_taxonomy

SHOWN = {
    "model_deployment": (
        "Shipped machine learning services for a parcel carrier",
        "Turned research into production within one quarter",
        "Responsible for the deployment and upkeep of models at two banks",
        "Wrote production-grade deep learning code",
        "Operationalizes forecasting models",
    ),
    "algorithm_development": (
        "Developed routing algorithms for ferries",
        "Will design and implement new scheduling algorithms",
        "Invented an algorithm that packs crates",
    ),
    "scalability": (
        "Built a scalable ticket shop",
        "Services must be robust and scalable",
        "Scaled pipelines from one region to nine",
        "Ran inference services at scale",
    ),
    "documentation": (
        "Design, test and document algorithms of the scanner",
        "Documented our findings for the auditors",
        "Left behind well-documented modules",
        "Wrote technical specifications for a crane",
    ),
    "project_management": (
        "Managed three projects in parallel",
        "Led large migration projects",
        "Took projects from conception to launch; kept project timelines",
    ),
    "leadership": (
        "Led the development of a parking app",
        "Spearheaded the rewrite",
        "Leading or mentoring two trainees",
        "Acted as a technical lead for the payments group",
        "Oversees a team of nine surveyors",
        "Manages two junior analysts",
        "Lead the migration of a museum",
    ),
    "presentation_skills": (
        "Presents data to senior management every month",
        "Gave presentations at two conferences",
        "Strong verbal, written and presentation abilities",
        "Crafts compelling stories from figures",
    ),
    "stakeholder_management": (
        "Worked closely with customers in the Nordics",
        "Reported to internal and external stakeholders",
        "Negotiated with key clients",
        "Manages client expectations",
        "Communicating with stakeholders in two languages",
    ),
    "requirements_analysis": (
        "Translate business questions into experiments",
        "Understand customer needs before writing code",
        "Defined requirements for the new depot",
        "Understands the needs of nurses",
        "Translates questions into technical requirements",
    ),
    "adaptability": (
        "Thrives in a fast-paced newsroom",
        "Comfortable with ambiguity",
        "Ability to quickly learn new languages",
        "Stays current with the literature",
        "A passion for learning",
        "Lifelong learner",
        "Keeps up with news of the field",
    ),
    "ownership": (
        "Works independently",
        "Takes ownership of whole services",
        "Needs minimal supervision",
        "Accountable for the harvest figures",
        "A self-starter",
    ),
    "creativity": (
        "Delivers innovative solutions to old problems",
        "A creative thinker",
        "Eager to innovate and to question habits",
        "Solves tasks creatively",
        "Proposes novel approaches",
    ),
    "performance_tuning": (
        "Optimizing vision models for the sorting belt",
        "Improved existing algorithms of the planner",
        "Optimization of neural networks",
        "Improved the efficiency of training",
        "Optimizes query performance",
    ),
    "model_evaluation": (
        "Benchmarked new methods against simple baselines",
        "Validates models before each release",
        "Assessed models on late data",
    ),
    "data_quality": (
        "Watched over the accuracy of incoming data",
        "Validated data from four plants",
        "Cares for the integrity of customer data",
    ),
    "collaboration": (
        "Collaborates with the warehouse crew",
        "A team player",
        "Enjoys being part of a small team",
        "A team-based office",
        "Works directly with designers",
        "Works in small teams",
        "A team-player",
        "Collaborates well with others",
        "Builds lasting relationships",
    ),
    "communication": (
        "Communicates effectively in meetings",
        "Educated executives about forecasts, educates users about risk",
        "Good communications skills",
        "Explains a complex solution to laymen",
        "Explains tax law to executives",
        "Verbal, written and sign language",
        "A confident communicator",
    ),
    "time_management": (
        "Always meets tight deadlines",
        "Prioritizes work between two desks; handles competing priorities",
        "Able to multi-task",
    ),
    "statistics": (
        "Uses statistical tools such as SAS",
        "Sound statistical reasoning",
        "Statistical and numerical methods for insurers",
    ),
    "data_analysis": (
        "Extracted insights for the sales desk",
        "Derives actionable insights",
        "Insights from sensor data",
        "Ad hoc analyses for the board",
        "Analyzes and interprets survey answers",
        "Spots and interprets trends",
    ),
    "programming": (
        "Writes clean, tested code",
        "Ability to code under supervision",
        "Wrote and is writing code for robots",
    ),
    "ml_pipelines": (
        "Owned the training and scoring pipelines",
        "A machine learning pipeline for labels",
        "Builds NLP pipelines",
    ),
    "software_testing": (
        "Writes tests before anything else",
        "Write tests and fix what they find",
        "Wrote many integration tests",
    ),
    "hyperparameter_tuning": ("Model training, tuning and release",),
    "big_data": (
        "Large, untidy data sets of a railway",
        "Large volumes of sensor data",
    ),
    "mentoring": (
        "Coached delivery teams",
        "Guides junior colleagues",
    ),
    "problem_solving": (
        "Resolves billing issues",
        "A born problem-solver",
        "Found root causes of outages",
    ),
    "software_engineering": (
        "Develops software systems for ferries",
        "Keeps an eye on code quality",
    ),
    "analytical_thinking": (
        "Strong analytical and numerical skills",
        "Coding, analysis and people skills",
    ),
    "data_labeling": ("Wrote labeling guidelines",),
    "data_pipelines": ("Data storage and pipelines",),
}

NOT_SHOWN = {
    "model_deployment": (
        "Ran the production lines of a dairy",
        "Deployment of soldiers abroad",
        "Shipped furniture to Norway",
    ),
    "algorithm_development": (
        "The trading algorithms of the exchange closed early",
        "Developed a taste for tea",
        "Designed posters",
    ),
    "scalability": (
        "Large-scale models of ships",
        "Played scales on the piano",
        "Worked at scale models of trains",
    ),
    "documentation": (
        "Filed legal documents and folders",
        "Document understanding with scanners",
        "Moved to the Document Cloud",
        "Signed the technical inspection",
    ),
    "project_management": (
        "Worked on a project about birds",
        "Leading provider of garden tools",
        "Projected slides",
    ),
    "leadership": (
        "A leading software development company",
        "This leads to better research",
        "Industry-leading design tools",
        "Read leading research papers",
        "Talks at leading conferences about research",
        "Other team members stayed",
        "Lead technical program manager",
    ),
    "presentation_skills": (
        "Data Engineer, 03/2020 - Present, insights group",
        "The presentation layer of the web shop",
        "Wrapped birthday presents",
        "A two-storey house",
    ),
    "stakeholder_management": (
        "A customer database",
        "The email client crashed",
        "Partner of a sailing club",
        "Explained the steps to executives",
    ),
    "requirements_analysis": (
        "Meets the legal age requirement",
        "Understands Spanish",
        "Problems with the printer",
        "Needs a car",
    ),
    "adaptability": (
        "Machine learning for new markets",
        "A network adapter",
        "The current version of the schema",
        "A passion for machine learning",
        "Flexible hours",
        "It gives flexibility to customers",
    ),
    "ownership": (
        "The owner of a bakery",
        "An independent bookshop",
        "Gave direction to visitors of the museum",
        "Accounts of a bakery",
    ),
    "creativity": (
        "Adobe Creative Cloud",
        "Worked in the creative industry",
        "Innovation Park 7",
        "A novel about the sea",
    ),
    "performance_tuning": (
        "Optimization algorithms in a lecture",
        "Improved the garden",
        "Fine china for hotels",
        "Improved business performance",
    ),
    "hyperparameter_tuning": (
        "Fine-tuned models of speech",
        "Fine-tuning models with LoRA",
        "Tuned guitars",
        "Piano tuning",
    ),
    "model_evaluation": (
        "Validate model improvements in sales",
        "Evaluated candidates for the choir",
        "Measured curtains",
    ),
    "edge_ai": (
        "Cutting-edge ML at a startup",
        "Cutting-edge AI for lawyers",
        "Leading-edge machine learning",
    ),
    "big_data": (
        "Large-scale maps of the coast",
        "A massive stone",
        "Vast lawns",
        "Large halls",
    ),
    "llm_evaluation": (
        "Model evaluation, PyTorch, and deploying LLMs",
        "Evaluated vendors, LLMs of course",
        "Evaluation of teachers",
    ),
    "distributed_training": (
        "Training data of a large bank",
        "Multi-storey buildings",
        "Scaled down the training program",
    ),
    "ml_research": (
        "Conducted market research for models of shoes",
        "Published a cookbook",
        "R&D tax relief",
    ),
    "mentoring": (
        "Joined a mentor program",
        "A mentor network for newcomers",
        "Matched as mentor and mentee",
        "Found good mentors",
        "Bus coach repairs",
        "Guided missiles",
        "Wrote a guide for developers",
    ),
    "algorithms_and_data_structures": (
        "Deep learning algorithms",
        "Develops models and algorithms for ports",
        "Tested novel algorithms",
    ),
    "collaboration": (
        "The team based in Oslo sells fish",
        "A football team",
        "Works of art",
        "Worked with wood",
    ),
    "incident_response": (
        "On-call allowance and free lunch",
        "On-call pay",
        "Calls answered",
    ),
    "communication": ("Rewrote the communication protocol driver", "PLC communication (OPC UA)"),
    "problem_solving": ("Resolution of the screen",),
    "software_engineering": ("Bought software licences",),
    "data_analysis": ("A trend in shoes",),
    "analytical_thinking": ("Analytical chemistry",),
    "data_labeling": ("Labels of bottles",),
    "data_pipelines": ("Gas pipelines",),
}


def _cases(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(skill, sentence) for skill, sentences in table.items() for sentence in sentences]


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    """The real taxonomy, compiled once."""
    return Recogniser(load_taxonomy())


def _skills(recogniser: Recogniser, sentence: str) -> set[str]:
    document = Document(id="0", name="a", media_type="text/plain", text=sentence)
    return {mention.skill for mention in recogniser.find(document, ())}


@pytest.mark.parametrize(("skill", "sentence"), _cases(SHOWN))
def test_the_wording_shows_the_skill(recogniser: Recogniser, skill: str, sentence: str) -> None:
    """Three sentences or more of each kind are understood."""
    assert skill in _skills(recogniser, sentence)


@pytest.mark.parametrize(("skill", "sentence"), _cases(NOT_SHOWN))
def test_the_wording_is_left_alone(recogniser: Recogniser, skill: str, sentence: str) -> None:
    """Sentences with the same words in another sense show nothing."""
    assert skill not in _skills(recogniser, sentence)


def _hits(text: str, pattern: str, *anchors: str) -> list[str]:
    rule = PhraseRule(skill="x", pattern=pattern, anchors=anchors, weight=1.0)
    finder = PhraseFinder([rule])
    return [text[hit.start : hit.end] for hit in finder.find(text, scan(text), passages(text))]


def test_a_wording_is_found_anywhere_in_a_long_passage() -> None:
    """The stretch round each anchor is searched, and each wording is found once."""
    filler = "and so the day went on with tea " * 20
    text = f"Built Boats {filler}built ten boats {filler}built boats, built boats"
    found = _hits(text, r"\bbuilt\b.{0,20}\bboats\b", "boats")
    assert found == ["Built Boats", "built ten boats", "built boats, built boats"]


def test_a_wording_does_not_reach_beyond_its_passage() -> None:
    """Two bullets are two passages."""
    text = "• Built sheds.\n• Boats were blue."
    assert _hits(text, r"\bbuilt\b.{0,40}\bboats\b", "boats") == []


def test_capitals_of_rule_and_text_do_not_matter() -> None:
    """Classes of characters keep their meaning when a rule is put in lower case."""
    assert _hits("TRAINED an ml Model", r"\btrained\W\w{2}\W(?P<What>ML)\S*\b", "trained") == [
        "TRAINED an ml"
    ]


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    """The capital I with a point has two characters in lower case."""
    assert _hits("İİİ Built Boats", r"\bbuilt boats\b", "built") == ["Built Boats"]
