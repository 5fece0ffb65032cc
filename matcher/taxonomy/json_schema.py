"""The JSON Schema of ``skills/*.yaml``, so that an editor can complete keys and mark slips."""

import json
from typing import Any

from matcher.model.skill import Skill
from matcher.schema.border import adapter

_TITLE = "A file of skill_taxonomy/skills: a list of skills"


def skills_schema() -> dict[str, Any]:
    """Return the schema of a file of skills; a term without flags may be a plain string."""
    schema: dict[str, Any] = adapter(list[Skill]).json_schema()
    properties = schema["$defs"]["Skill"]["properties"]
    for key in ("terms", "members"):
        properties[key]["items"] = {
            "anyOf": [{"type": "string", "minLength": 1}, properties[key]["items"]]
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLE} | schema


def dump_skills_schema() -> str:
    """Write the schema as the text of ``skill_taxonomy/schema.json``."""
    return json.dumps(skills_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
