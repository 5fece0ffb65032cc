"""The JSON Schema of a requirement profile, so that an editor can complete keys and mark slips."""

import json
from typing import Any

from matcher.jobs.profile_entries import ProfileEntry
from matcher.model.skill import Taxonomy
from matcher.schema.border import adapter

_TITLE = "A requirement profile, as matcher job parse writes it"


def profile_schema(taxonomy: Taxonomy) -> dict[str, Any]:
    """Return the schema of a profile whose skills are those of *taxonomy*."""
    schema: dict[str, Any] = adapter(ProfileEntry).json_schema()
    skills = schema["$defs"]["RequirementEntry"]["properties"]["skills"]
    skills["items"] = {"enum": sorted(taxonomy.skills)}
    schema["title"] = _TITLE
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema


def dump_profile_schema(taxonomy: Taxonomy) -> str:
    """Write the schema as a text for a file beside the profile."""
    return json.dumps(profile_schema(taxonomy), indent=1, ensure_ascii=False) + "\n"
