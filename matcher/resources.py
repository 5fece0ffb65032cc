"""Find the data files that stand beside the package, ``skill_taxonomy/`` and ``data/``, and the user's own folder.

The former live at the top of the repository, where people edit them. The wheel carries copies under
``matcher/_bundled/`` (see ``force-include`` in pyproject.toml).
"""

import os
from functools import cache
from pathlib import Path

import platformdirs

CONFIG_VARIABLE = "MATCHER_CONFIG_DIR"
_PACKAGE = Path(__file__).resolve().parent


@cache
def resource_dir(name: str) -> Path:
    """Return the directory *name*, bundled in a wheel or beside the package in a checkout.

    Args:
        name: for example ``skill_taxonomy`` or ``data/samples``.

    Raises:
        FileNotFoundError: when the installation lacks it.
    """
    bundled = _PACKAGE / "_bundled" / name
    if bundled.is_dir():
        return bundled
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise FileNotFoundError(f"matcher was installed without its {name!r} files")


def config_folder() -> Path:
    """Return where the user's own skills and settings would lie: in the system's place for such, or in MATCHER_CONFIG_DIR."""
    own = os.environ.get(CONFIG_VARIABLE)
    return Path(own) if own else platformdirs.user_config_path("matcher", appauthor=False)
