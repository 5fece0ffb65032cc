"""Make the sample resumes and their truth anew: ``python data/samples/generate.py``."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from generator.people import Person, load_people
from generator.render_docx import render_docx
from generator.render_pdf import render_pdf
from generator.render_text import render_md, render_txt
from generator.truth import truth

_HERE = Path(__file__).resolve().parent
_RENDER: dict[str, Callable[[Person], bytes]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "txt": render_txt,
    "md": render_md,
}


def main() -> None:
    """Write the resumes, the truth and the files that no reader can read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=_HERE.parent, help="folder in place of data/")
    out = parser.parse_args().out
    people = load_people(_HERE / "people")
    write_resumes(people, out / "samples" / "resumes")
    write_truth(people, out / "gold" / "samples_truth.jsonl")
    write_strange(people, out / "samples" / "strange")
    print(f"{len(people)} resumes")


def write_resumes(people: tuple[Person, ...], folder: Path) -> None:
    """Write one file a person; files of people who are gone are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in {path.name for path in folder.iterdir()} - {person.file for person in people}:
        (folder / stale).unlink()
    for person in people:
        (folder / person.file).write_bytes(_RENDER[person.look["format"]](person))


def write_truth(people: tuple[Person, ...], path: Path) -> None:
    """Write what a reader should find, one JSON object a resume."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(truth(person), ensure_ascii=False) + "\n" for person in people)
    path.write_text("".join(lines), encoding="utf-8")


def write_strange(people: tuple[Person, ...], folder: Path) -> None:
    """Write files that fail: an empty one, half a PDF, a picture by the name of a resume."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = next(render_pdf(person) for person in people if person.look["format"] == "pdf")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "half.pdf").write_bytes(whole[: len(whole) // 2])
    (folder / "picture.docx").write_bytes(_PNG)


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

if __name__ == "__main__":
    main()
