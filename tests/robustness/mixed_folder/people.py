"""Invented people: what a resume says, line by line, before it has a format."""

from dataclasses import dataclass
from random import Random

_FIRST = (
    *("Ansa", "Beno", "Cloris", "Dagfin", "Elowen", "Fadil", "Ginevra", "Harlo", "Ivika", "Joram"),
    *("Kaveh", "Liesel", "Marek", "Nandi", "Oriane", "Pavlos", "Quilla", "Rurik", "Samira", "Tove"),
    *("Ulani", "Vesna", "Wiremu", "Xenia", "Yusra", "Zoltan", "Brónagh", "Jürgen", "Zoë", "Łucja"),
)
_LAST_HEAD = (
    *("Amber", "Brook", "Cinder", "Dell", "Ember", "Fenn", "Garrow", "Hazel", "Iron", "Juniper"),
    *("Kestrel", "Lark", "Marsh", "Nettle", "Oster", "Pell", "Quarry", "Rowan", "Sedge", "Thorn"),
)
_LAST_TAIL = ("by", "croft", "dale", "field", "gate", "holm", "ley", "mere", "stead", "worth")
_CITIES = (
    "Leeds",
    "Utrecht",
    "Graz",
    "Porto",
    "Aarhus",
    "Tampere",
    "Lyon",
    "Ghent",
    "Cork",
    "Brno",
)
_TITLES = (
    *("Machine Learning Engineer", "Data Scientist", "Software Engineer", "Data Engineer"),
    *("MLOps Engineer", "Backend Developer", "Research Engineer", "Data Analyst"),
    *("Project Manager", "Nurse", "Warehouse Supervisor", "Accountant", "Teacher"),
)
_EMPLOYER_HEAD = ("Tern", "Alder", "Cobalt", "Drift", "Ferrous", "Glade", "Heron", "Inlet", "Kiln")
_EMPLOYER_TAIL = ("Logistics", "Analytics", "Energy", "Retail", "Clinics", "Software", "Foods")
_SKILLS = (
    *("Python", "SQL", "PyTorch", "TensorFlow", "scikit-learn", "Docker", "Kubernetes", "AWS"),
    *("Azure", "Airflow", "Spark", "MLflow", "FastAPI", "LangChain", "Java", "Go", "Terraform"),
    *("PostgreSQL", "Kafka", "Git", "Linux", "pandas", "NumPy", "Hugging Face", "RAG", "Excel"),
)
_DEEDS = (
    "Built {a} services that answer {n} requests a second",
    "Cut the cost of {a} jobs by {p} percent with {b}",
    "Moved {n} tables from {a} to {b} without a day of downtime",
    "Trained {a} models on {n} thousand records and reported every week",
    "Led {p} people who keep {a} and {b} running",
    "Wrote tests for {a}, which found {p} faults before the release",
    "Looked after {n} customers and their orders",
    "Planned the shifts of {p} colleagues over {n} days",
)
_DEGREES = ("BSc Computer Science", "MSc Data Science", "BA History", "PhD Physics", "MSc Nursing")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a resume and what it is: name, contact, heading, role, bullet or text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One job that a person held."""

    title: str
    employer: str
    start: str
    end: str
    deeds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One invented person; two of one seed differ in name, mail and history."""

    name: str
    email: str
    phone: str
    city: str
    headline: str
    roles: tuple[Role, ...]
    degree: str
    school: str
    skills: tuple[str, ...]

    def lines(self) -> tuple[Line, ...]:
        """Return the resume from top to bottom."""
        return (
            Line(kind="name", text=self.name),
            Line(kind="contact", text=f"{self.headline}, {self.city}"),
            Line(kind="contact", text=f"{self.email} | {self.phone}"),
            Line(kind="heading", text="Experience"),
            *(line for role in self.roles for line in _role_lines(role)),
            Line(kind="heading", text="Education"),
            Line(kind="text", text=f"{self.degree}, {self.school}"),
            Line(kind="heading", text="Skills"),
            Line(kind="text", text=", ".join(self.skills)),
        )


def _role_lines(role: Role) -> tuple[Line, ...]:
    return (
        Line(kind="role", text=f"{role.title}, {role.employer}"),
        Line(kind="text", text=f"{role.start} - {role.end}"),
        *(Line(kind="bullet", text=deed) for deed in role.deeds),
    )


def invent(random: Random, number: int) -> Person:
    """Invent a person; *number* makes the mail address, and so the text, the only one of its kind."""
    first = random.choice(_FIRST)
    last = random.choice(_LAST_HEAD) + random.choice(_LAST_TAIL)
    title = random.choice(_TITLES)
    return Person(
        name=f"{first} {last}",
        email=f"p{number}.{last.lower()}@example.com",
        phone=f"+44 7700 90{random.randrange(10_000):04}",
        city=random.choice(_CITIES),
        headline=title,
        roles=_history(random, title),
        degree=random.choice(_DEGREES),
        school=f"University of {random.choice(_LAST_HEAD)}{random.choice(_LAST_TAIL)}",
        skills=tuple(random.sample(_SKILLS, random.randint(5, 12))),
    )


def _history(random: Random, title: str) -> tuple[Role, ...]:
    """Return one to seven jobs, the newest first, one after the other."""
    year, roles = 2026, []
    for number in range(random.choice((1, 2, 2, 3, 3, 4, 7))):
        start = year - random.randint(1, 3)
        end = "Present" if number == 0 else f"{random.choice(_MONTHS)} {year - 1}"
        roles.append(
            Role(
                title=title if number == 0 else random.choice(_TITLES),
                employer=f"{random.choice(_EMPLOYER_HEAD)} {random.choice(_EMPLOYER_TAIL)}",
                start=f"{random.choice(_MONTHS)} {start - 1}",
                end=end,
                deeds=tuple(_deed(random) for _ in range(random.randint(2, 7))),
            )
        )
        year = start - 1
    return tuple(roles)


def _deed(random: Random) -> str:
    one, other = random.sample(_SKILLS, 2)
    return random.choice(_DEEDS).format(
        a=one, b=other, n=random.randint(100, 9_999), p=random.randint(2, 60)
    )
