"""The user's own folder of skills, laid over the bundled ones where no other folder is named."""

import os
from pathlib import Path

import platformdirs

from matcher.taxonomy.files import AMBIGUITY, PATTERNS, skill_paths

FOLDER_VARIABLE = "MATCHER_CONFIG_DIR"


def own_folder() -> Path:
    """Return where the user's own skills would lie: in the system's place for settings, or in MATCHER_CONFIG_DIR."""
    own = os.environ.get(FOLDER_VARIABLE)
    folder = Path(own) if own else platformdirs.user_config_path("matcher", appauthor=False)
    return folder / "taxonomy"


def own_overlay() -> Path | None:
    """Return the user's own folder, or None where it holds no file of a taxonomy."""
    folder = own_folder()
    held = [*skill_paths(folder), folder / AMBIGUITY, folder / PATTERNS]
    return folder if any(path.is_file() for path in held) else None
