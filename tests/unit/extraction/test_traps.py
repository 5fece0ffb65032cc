"""Words that mislead: the same word in and out of the sense of a skill, with the real taxonomy.

Every sentence is invented. The two halves are measured together: precision and recall of the whole table.
"""

import re

import pytest

from matcher.extraction.recogniser import Recogniser
from matcher.model.document import Document
from matcher.taxonomy.load import load_taxonomy

MEANT = (
    ("golang", "Rewrote the billing gateway in Go and cut memory by half."),
    ("golang", "Languages: Go, Python, TypeScript"),
    ("golang", "Two years as a Go developer at a payments firm."),
    ("golang", "Microservices in Go with gRPC and Postgres"),
    ("golang", "Experience with Go is welcome."),
    ("r_language", "Statistical modelling in R and Python"),
    ("r_language", "Tools: R, Stata, LaTeX"),
    ("r_language", "Built dashboards with R (ggplot2, Shiny)."),
    ("r_language", "Python/R for survey analysis"),
    ("c_language", "Firmware in C for embedded boards"),
    ("c_language", "Proficient in C, C++ and Java"),
    ("c_language", "C/C++ on Linux"),
    ("cplusplus", "Ported the solver from C to C++17."),
    ("csharp", "Desktop tools in C# and .NET"),
    ("swift", "iOS apps in Swift with Xcode"),
    ("swift", "Kotlin, Swift, Flutter"),
    ("apache_spark", "Nightly jobs on Spark and Hadoop"),
    ("apache_spark", "Kafka + Spark streaming jobs"),
    ("excel", "Word, Excel and PowerPoint"),
    ("excel", "Pivot tables in Excel with VBA macros"),
    ("rust", "Wrote the parser in Rust; cargo builds in CI."),
    ("rust", "C++, Rust, Python"),
    ("react", "Frontend in React with Redux and TypeScript"),
    ("ray", "Distributed tuning with Ray and PyTorch on Kubernetes"),
    ("helm", "Deployed with Helm charts"),
    ("apache_hive", "Queried Hive tables on Hadoop"),
    ("apache_airflow", "Scheduled ETL with Airflow"),
    ("apache_kafka", "Streams through Kafka topics with Confluent"),
    ("dbt", "Modelled the warehouse with dbt on Snowflake"),
    ("prefect", "Orchestrated flows with Prefect instead of Airflow"),
    ("feast", "A feature store on Feast with Redis as online store"),
    ("flask", "A REST service in Flask and Python"),
    ("vision_transformers", "Compared ViT and Swin on image classification"),
    ("generative_adversarial_networks", "Trained a GAN for generative image synthesis"),
    ("amazon_emr", "Spark clusters on EMR with S3"),
    ("anthropic_claude", "Prompted Claude and GPT-4 through the Anthropic API"),
    ("nlp", "NLP with spaCy and BERT"),
    ("reinforcement_learning", "RL agents trained with PPO"),
    ("transformers_architecture", "Transformer encoder with attention for NLP"),
    ("computer_vision", "CV models for detection and segmentation with OpenCV"),
    ("julia", "Numerical code in Julia and MATLAB"),
    ("scala", "Spark jobs in Scala on the JVM"),
    ("matlab", "Signal processing in MATLAB"),
    ("tableau", "Dashboards in Tableau and Power BI"),
    ("scikit_learn", "Baselines with scikit-learn"),
    ("kubernetes", "Ran workloads on K8s"),
    ("python", "Python3 scripts for reporting"),
    ("node_js", "Backends with NodeJS"),
    ("dotnet", "Services on .NET Core"),
    ("ci_cd", "Set up CI/CD with GitHub Actions"),
    ("ab_testing", "Ran A/B tests on the checkout"),
    ("machine_learning", "Applied machine\nlearning to churn"),
    ("linear_regression", "Taught linear and logistic regression to analysts"),
    ("snowflake", "Loaded data into Snowflake with dbt and SQL"),
    ("ruby_on_rails", "Web shop in Ruby on Rails"),
    ("maven", "Builds with Maven and Jenkins"),
    ("hibernate", "Persistence layer in Java with Hibernate"),
    ("cypress", "End-to-end tests in Cypress and JavaScript"),
    ("playwright", "Browser tests with Playwright instead of Selenium"),
    ("behavior_driven_development", "Java, Selenium, Cucumber, JUnit"),
    ("postman", "Tried each REST API in Postman"),
    ("apache_iceberg", "Tables in Iceberg, queried through Trino"),
    ("great_expectations", "Data tests in Great Expectations next to dbt"),
    ("flutter", "One code base for Android and iOS in Flutter"),
    ("express_js", "A backend on Node.js with Express and MongoDB"),
    ("elixir", "Chat server in Elixir on Phoenix"),
    ("gnu_octave", "Filters prototyped in Octave and MATLAB"),
    ("mojo", "Kernels in Mojo that are called from Python"),
    ("apex_language", "Salesforce triggers in Apex with SOQL"),
    ("game_development", "A VR game in Unity with C#"),
    ("development_environments", "Tools: IntelliJ, Eclipse, NetBeans"),
    ("d3_js", "Interactive charts with D3 and JavaScript"),
    ("product_analytics", "Funnels in Mixpanel and Amplitude"),
    ("figma", "Drew the screens in Figma"),
    ("erp_systems", "Payroll data from Workday, PeopleSoft and SAP"),
    ("domo", "Sales reports in Tableau, Domo and Looker"),
    ("microsoft_office", "Word, Excel and PowerPoint every day"),
    ("waterfall", "Ran projects in Waterfall and Scrum"),
    ("qt", "A desktop viewer in C++ with Qt"),
    ("domain_insurance", "Ten years in the insurance industry with claims data"),
)

NOT_MEANT = (
    ("go", "Prepared the go-live of the warehouse system."),
    ("go", "Owned the go-to-market plan."),
    ("go", "Always ready to go the extra mile."),
    ("go", "Go above and beyond for our clients."),
    ("go", "Our motto: Go further together."),
    ("r", "Led the R&D department."),
    ("r", "Signed by Peter R. Hollis."),
    ("r", "Explained variance with R-squared reports."),
    ("c", "Presented to C-level managers."),
    ("c", "Studied the effect of Vitamin C on colds."),
    ("c", "Kept the store at 4 °C."),
    ("c", "Hired after the Series C round."),
    ("c", "Reviewed by Anna C. Berg."),
    ("c+", "Earned a C+ in chemistry."),
    ("sharp", "Played the sonata in C sharp minor."),
    ("swift", "Known for a swift response to complaints."),
    ("swift", "Checked SWIFT code entries for payment transfers."),
    ("spark", "Workshops that spark joy in children."),
    ("spark", "Replaced the spark plug of the engine."),
    ("excel", "Able to excel at customer service."),
    ("excel", "Excel in a team of volunteers."),
    ("rust", "Removed rust from ship hulls."),
    ("rust", "Surveyed towns of the Rust Belt."),
    ("react", "Must react quickly to alarms."),
    ("ray", "Assisted with X-ray imaging."),
    ("ray", "Reported to Dr. Ray Collins."),
    ("helm", "At the helm of a crew of nine."),
    ("hive", "The office was a hive of activity."),
    ("prefect", "Elected school prefect in the final year."),
    ("feast", "Cooked a feast for ninety guests."),
    ("flask", "Heated the conical flask slowly."),
    ("vit", "B.Tech, VIT University, Vellore"),
    ("gan", "Tested GaN power transistors."),
    ("emr", "Entered patient notes in the hospital EMR."),
    ("claude", "Translated letters by Claude Monet."),
    ("access", "Granted access to the archive."),
    ("rest", "Handled the rest of the paperwork."),
    ("access", "Controlled access to the laboratory."),
    ("transformers", "Maintained 33 kVA power transformers in substations."),
    ("cv", "Please see the attached CV for references."),
    ("julia", "Assistant to Ms. Julia Roberts."),
    ("pig", "Ran a pig farm in Jutland."),
    ("storm", "Cleared storm water drains."),
    ("spring", "Internship, Spring 2021"),
    ("privacy", "Respect for privacy and honesty."),
    ("gemini", "Consultant at Capgemini in Lyon."),
    ("assembly", "Worked on the assembly line of a car plant."),
    ("shell", "Chemist at Shell plc, Rotterdam"),
    ("unity", "Promoted unity in a diverse staff."),
    ("chef", "Head chef in a hotel restaurant."),
    ("puppet", "Directed a puppet show for schools."),
    ("python", "Fed the ball python in the reptile house."),
    ("java", "Guided tours through East Java."),
    ("beam", "Designed steel beam supports."),
    ("snowflake", "Drew a snowflake schema on the board."),
    ("maven", "Joined Maven Wave to help clients."),
    ("hibernate", "Photographed how brown bears hibernate."),
    ("cypress", "Planted a cypress tree beside the gate."),
    ("playwright", "The playwright sat in the first row of the theatre."),
    ("cucumber", "Served cucumber salad at the summer party."),
    ("postman", "The postman brings letters before noon."),
    ("iceberg", "What you see is the tip of the iceberg."),
    ("great expectations", "We have great expectations of every hire."),
    ("flutter", "Monitored patients with atrial flutter."),
    ("express", "Paid by American Express."),
    ("elixir", "Sold an elixir of youth."),
    ("octave", "Sang one octave lower than the score."),
    ("mojo", "Bring your mojo to our team."),
    ("apex", "Reached the apex of the mountain."),
    ("unity", "A sense of unity of purpose."),
    ("eclipse", "Observed a total eclipse of the sun."),
    ("d3", "Takes vitamin D3 in winter."),
    ("amplitude", "Measured the amplitude of the signal."),
    ("figma", "At Figma, we care for people."),
    ("workday", "A flexible workday and free lunch."),
    ("domo", "Domo is growing fast in Utah."),
    ("access", "Access to the building needs a badge."),
    ("waterfall", "Hiked to a waterfall at dawn."),
    ("qt", "Reported QT interval and heart rate."),
    ("insurance", "Health, dental and vision insurance from day one."),
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_taxonomy())


def _found(recogniser: Recogniser, text: str) -> list[tuple[str, str]]:
    document = Document(id="0" * 64, name="trap.txt", media_type="text/plain", text=text)
    return [(one.skill, one.evidence.quote.lower()) for one in recogniser.find(document, ())]


def _holds(quote: str, word: str) -> bool:
    """Tell whether the trap word stands in the quotation as a word of its own."""
    return re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", quote) is not None


def test_misleading_words_are_told_apart(recogniser: Recogniser) -> None:
    missed = [text for skill, text in MEANT if skill not in dict(_found(recogniser, text))]
    wrong = [
        (text, skill)
        for word, text in NOT_MEANT
        for skill, quote in _found(recogniser, text)
        if _holds(quote, word)
    ]
    precision = (len(MEANT) - len(missed)) / (len(MEANT) - len(missed) + len(wrong))
    recall = 1 - len(missed) / len(MEANT)
    assert precision >= 0.97, wrong
    assert recall >= 0.97, missed


def test_the_two_halves_are_of_one_size() -> None:
    assert abs(len(MEANT) - len(NOT_MEANT)) <= 2
    assert len(MEANT) + len(NOT_MEANT) >= 80
    assert len({text for _, text in MEANT + NOT_MEANT}) == len(MEANT) + len(NOT_MEANT)
