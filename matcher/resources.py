"""Find the data files that stand beside the package: ``skill_taxonomy/`` and ``data/``.

They live at the top of the repository, where people edit them. The wheel carries copies under
``matcher/_bundled/`` (see ``force-include`` in pyproject.toml).
"""

from functools import cache
from pathlib import Path

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
