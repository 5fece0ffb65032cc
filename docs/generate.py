"""Write docs/explanation/scoring.md from the rules themselves, so that it cannot go stale.

python docs/generate.py
"""

import inspect
from pathlib import Path

from matcher.resources import resource_dir
from matcher.scoring.constants import SCORER_VERSION
from matcher.scoring.depth import recency, strength_of_evidence
from matcher.scoring.ownership import ownership
from matcher.scoring.rules import RULES

TARGET = Path(__file__).parent / "explanation" / "scoring.md"
HEAD = f"""# How scores come about

Rules, version {SCORER_VERSION}. This page is made by `docs/generate.py` from the docstrings of the rules and from
`skill_taxonomy/scoring.yaml`.

A score is a sum of contributions, each in whole thousandths of a point and each with at least one quotation. The
weights of components that a job says nothing about are spread over the others in proportion; within a component
the points are shared out among its requirements by strength. Contact data, schools, employers and years of
graduation are never read by a rule. What rests on lists of skills alone earns at most `listed_only_points` in all.

Depth, 0..1, says how well a resume shows a skill:
`tenure x min(1, months / full_months) + evidence + recency + ownership`, each part weighted as below.
"""


def page() -> str:
    """Return the page."""
    parts = [HEAD, "## Parts of depth\n"]
    parts += [_entry(part.__name__, part) for part in (strength_of_evidence, recency, ownership)]
    parts.append("## Components\n")
    parts += [_entry(name.replace("_", " "), rule) for name, rule in RULES.items()]
    numbers = (resource_dir("skill_taxonomy") / "scoring.yaml").read_text(encoding="utf-8")
    parts.append(f"## Numbers\n\n```yaml\n{numbers}```\n")
    return "\n".join(parts)


def _entry(name: str, function: object) -> str:
    text = inspect.getdoc(function) or ""
    prose = text.split("\n\n>>>")[0].split("\nArgs:")[0].strip()
    return f"### {name}\n\n{prose}\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
