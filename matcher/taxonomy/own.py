"""The user's own folder of skills, laid over the bundled ones where no other folder is named."""

from pathlib import Path

from matcher.resources import config_folder
from matcher.taxonomy.files import AMBIGUITY, PATTERNS, skill_paths


def own_folder() -> Path:
    """Return where the user's own skills would lie."""
    return config_folder() / "taxonomy"


def own_overlay() -> Path | None:
    """Return the user's own folder, or None where it holds no file of a taxonomy."""
    folder = own_folder()
    held = [*skill_paths(folder), folder / AMBIGUITY, folder / PATTERNS]
    return folder if any(path.is_file() for path in held) else None
