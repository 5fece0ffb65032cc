r"""Jobs that the LaTeX source of a resume states: the events of its section on experience.

Sources of one family write ``\cvevent{2014 - 2016}{Data Analyst}{Acme}...`` under ``\cvsection{Experience}``. Templates with
other macros, or with placeholders instead of dates, state no jobs here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from truth_of_jobs import Row

_COMMENT = re.compile(r"(?m)(?<!\\)%.*$")
_SECTION = re.compile(r"\\cvsection\{([^}]*)\}")
_EVENT = re.compile(r"\\cvevent\{([^{}]*)\}\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_PLAIN = str.maketrans("", "", "\\")


def latex_truth(folder: Path, row: Row) -> Mapping[str, list[dict[str, str]]] | None:
    """Return the jobs of a file whose truth is a LaTeX source; None where it states none.

    Args:
        folder: of the files.
        row: of the manifest.
    """
    sources = [folder / name for name in row["truth"] or () if name.endswith(".truth.tex")]
    jobs = [job for path in sources for job in _jobs(path.read_text(encoding="utf-8"))]
    return {"work": jobs} if jobs else None


def _jobs(source: str) -> Iterator[dict[str, str]]:
    parts = _SECTION.split(_COMMENT.sub("", source))
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        if heading == "Experience":
            for dates, title, employer in _EVENT.findall(body):
                told = {"dates": dates, "position": title, "name": employer}
                yield {key: text.translate(_PLAIN).strip() for key, text in told.items()}
