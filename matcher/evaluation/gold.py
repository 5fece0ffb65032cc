"""A folder of judged data: where the judgements are, and which files they speak of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from matcher.errors import InputError
from matcher.evaluation.people import Truth, load_truth
from matcher.evaluation.qrels import load_qrels

QRELS = ("qrels.csv", "qrels.txt")
TRUTH = "truth.jsonl"
_NAMED = 5  # names that a message lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What was judged.

    Args:
        grades: job name -> resume as the judgements name it -> grade; empty where there are none.
        jobs: job name -> its file.
        resumes: the folder (or archive) that holds the resumes.
        truth: what resumes hold, for measuring what is understood of them; may be empty.
        sources: the files of judgements and truth that were read.
    """

    grades: Mapping[str, Mapping[str, int]]
    jobs: Mapping[str, Path]
    resumes: Path
    truth: tuple[Truth, ...]
    sources: tuple[Path, ...]

    def names(self) -> list[str]:
        """Return every resume that is named, once, as it is named, sorted."""
        judged = {name for grades in self.grades.values() for name in grades}
        return sorted(judged.union(truth.file for truth in self.truth))


def load_gold(folder: Path, *, jobs: Path | None = None, resumes: Path | None = None) -> Gold:
    """Read what a folder holds: ``qrels.csv`` or ``qrels.txt`` with ``jobs/`` and ``resumes/``, ``truth.jsonl``, or both.

    Args:
        folder: the folder.
        jobs: where the jobs are; None takes ``jobs/`` in the folder.
        resumes: where the resumes are; None takes ``resumes/`` in the folder, or the folder itself.

    Raises:
        InputError: when there is nothing to measure on, or a job has no file.
        BorderError: when judgements or truth have faults, with file:line.
    """
    judged = next((folder / name for name in QRELS if (folder / name).is_file()), None)
    true = folder / TRUTH if (folder / TRUTH).is_file() else None
    if judged is None and true is None:
        raise InputError(
            f"{folder} holds no judgements; put {' or '.join(QRELS)} (job, resume, grade) or {TRUTH} there"
        )
    grades = load_qrels(judged) if judged else {}
    inside = folder / "resumes"
    return Gold(
        grades=grades,
        jobs=_job_files(grades, jobs or folder / "jobs") if grades else {},
        resumes=resumes or (inside if inside.exists() else folder),
        truth=load_truth(true) if true else (),
        sources=tuple(path for path in (judged, true) if path),
    )


def find_files(names: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """Find the file that each name means: a path, the end of one, or either without the extension.

    Raises:
        InputError: when a name means no file, or several.

    >>> find_files(["ada", "b/ada.txt"], ["r/ada.pdf", "r/b/ada.txt"])
    Traceback (most recent call last):
    ...
    matcher.errors.InputError: the judgements name 'ada', which could be any of r/ada.pdf, r/b/ada.txt; give more of the path
    >>> find_files(["ada", "b/bo.txt"], ["r/ada.pdf", "r/b/bo.txt"])
    {'ada': 'r/ada.pdf', 'b/bo.txt': 'r/b/bo.txt'}
    """
    files = sorted(files)
    whole, stems = _by_end(files, str), _by_end(files, _without_extension)
    found: dict[str, str] = {}
    missing = []
    for name in names:
        meant = whole(name) or stems(name)
        if len(meant) > 1:
            raise InputError(
                f"the judgements name {name!r}, which could be any of {', '.join(meant[:_NAMED])}; "
                "give more of the path"
            )
        if meant:
            found[name] = meant[0]
        else:
            missing.append(name)
    if missing:
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        raise InputError(
            f"the judgements name resumes that are not there: {', '.join(missing[:_NAMED])}{more}; "
            "correct the names, or say where the files are with --resumes"
        )
    return found


def _by_end(files: Iterable[str], form: Callable[[str], str]) -> Callable[[str], list[str]]:
    """Return what finds the files whose path, in a form, is a name or ends with it."""
    by_last: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for file in files:
        by_last[PurePosixPath(form(file)).name].append((form(file), file))

    def found(name: str) -> list[str]:
        near = by_last.get(PurePosixPath(name).name, ())
        return [file for path, file in near if path == name or path.endswith(f"/{name}")]

    return found


def _without_extension(file: str) -> str:
    return str(PurePosixPath(file).with_suffix(""))


def _job_files(names: Iterable[str], folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise InputError(
            f"there is no folder {folder} with the jobs; make it, or name one with --jobs"
        )
    there = sorted(path for path in folder.iterdir() if path.is_file())
    found: dict[str, Path] = {}
    for name in names:
        meant = [path for path in there if path.name == name] or [
            path for path in there if path.stem == name
        ]
        if len(meant) != 1:
            what = ", ".join(path.name for path in meant) or "none"
            raise InputError(
                f"the judgements name the job {name!r}; {folder} must hold one file of that name, it holds {what}"
            )
        found[name] = meant[0]
    return found
