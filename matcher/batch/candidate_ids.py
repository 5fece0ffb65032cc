"""The ids of the candidates of a run by number, and back, in a few bytes each."""

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HEAD = "C-"
_DIGITS = 10  # hexadecimal ones


class CandidateIds:
    """Takes ids one after the other; where two are alike, that of the first file bears it, whenever it came."""

    def __init__(self) -> None:
        self._ids = array("Q")
        self._files = array("Q")
        self._index: tuple[array[int], array[int]] | None = None

    def add(self, candidate_id: str, file: int) -> int:
        """Take an id, with the number of its file among those of the run; return its own number, from 0 on."""
        self._ids.append(int(candidate_id.removeprefix(_HEAD), 16))
        self._files.append(file)
        self._index = None
        return len(self._ids) - 1

    def file(self, number: int) -> int:
        """Return the number of the file whose id was taken with a number."""
        return self._files[number]

    def __len__(self) -> int:
        """Return how many were taken."""
        return len(self._ids)

    def __getitem__(self, number: int) -> str:
        """Return the id that was taken with a number."""
        return f"{_HEAD}{self._ids[number]:0{_DIGITS}x}"

    def number(self, candidate_id: object) -> int | None:
        """Return the number of who bears an id; None for what is none of them."""
        ascending, numbers = self._indexed()
        try:
            at = bisect_left(ascending, int(str(candidate_id).removeprefix(_HEAD), 16))
        except ValueError:
            return None
        found = numbers[at] if at < len(numbers) else None
        return found if found is not None and self[found] == candidate_id else None

    def bearers(self) -> "NDArray[np.int64]":
        """Return the number of each id, by id; of those that are alike that of the first file."""
        import numpy as np  # noqa: PLC0415 - slow to load

        return np.array(self._indexed()[1], dtype=np.int64)

    def repeated(self) -> list[int]:
        """Return the numbers of the ids that another file bears."""
        import numpy as np  # noqa: PLC0415 - as above

        found: list[int] = np.setdiff1d(np.arange(len(self)), self.bearers()).tolist()
        return found

    def _indexed(self) -> "tuple[array[int], array[int]]":
        """Return the ids in ascending order, each once, and their numbers."""
        if self._index is None:
            import numpy as np  # noqa: PLC0415 - as above

            ids, files = (np.array(some, dtype=np.uint64) for some in (self._ids, self._files))
            by_file = np.argsort(files, kind="stable")
            ascending, first = np.unique(ids[by_file], return_index=True)
            self._index = array("Q", ascending.tobytes()), array("q", by_file[first].tobytes())
        return self._index
