"""Make a mixed folder from the command line."""

import argparse
from pathlib import Path

from mixed_folder.folder import make_folder


def main() -> None:
    """Make the folder and say what is in it."""
    parser = argparse.ArgumentParser(description="Make a folder of resumes, good and bad.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made = make_folder(options.folder, options.count, seed=options.seed)
    print(  # noqa: T201 - a command line
        f"{len(made.good)} documents, {len(made.bad)} broken or odd files, {made.passed_over} names to pass over"
    )


if __name__ == "__main__":
    main()
