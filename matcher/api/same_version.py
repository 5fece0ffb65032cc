"""Whether a stored run can be scored again by this program without mixing two versions of anything."""

from matcher.errors import InputError
from matcher.model.run import RunManifest
from matcher.model.skill import Taxonomy
from matcher.scoring.constants import SCORER_VERSION, Constants
from matcher.scoring.constants_changes import constants_with

_WHAT_TO_DO = "rank the folder again"


def refuse_other_taxonomy(manifest: RunManifest, taxonomy: Taxonomy) -> None:
    """Refuse a run whose profiles were read under other skills.

    Raises:
        InputError: with both versions.
    """
    version = manifest.taxonomy["version"]
    if version != taxonomy.version:
        raise InputError(
            f"the profiles of this run were read with the taxonomy {version}, this is {taxonomy.version}; {_WHAT_TO_DO}"
        )


def refuse_other_rules(manifest: RunManifest) -> None:
    """Refuse a run whose points were given by other rules.

    Raises:
        InputError: with both versions.
    """
    if manifest.scorer_version != SCORER_VERSION:
        raise InputError(
            f"this run was scored by the rules {manifest.scorer_version}, these are {SCORER_VERSION}; {_WHAT_TO_DO}"
        )


def constants_of(manifest: RunManifest) -> Constants:
    """Return the constants that a run was scored with.

    Raises:
        InputError: when it was another version's, or they were not written down.
    """
    constants = constants_with(manifest.options.get("weights", {}), "the weights of the run")
    if constants.sha256 != manifest.scoring:
        raise InputError(
            f"this run was scored with constants that this version does not have; {_WHAT_TO_DO}"
        )
    return constants
