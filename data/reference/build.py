"""Count in how many texts each word and word pair occurs; only the counts are kept, never a text.

Run: python data/reference/build.py --texts ADS.jsonl --exclude ANNOTATED.jsonl --out data/reference

Each line of the JSONL files is an object with ``id`` and ``text``. The same input gives the same bytes.
"""

import argparse
import json
import math
from collections import Counter
from pathlib import Path

from matcher.scoring.reference import FILE_NAME
from matcher.scoring.words import is_stop_word, pairs, words

LEAST_DOCUMENTS = 5
"""Terms in fewer texts are dropped: they could point to one employer or one person."""
LEAST_FOR_PAIRS = 20
LEAST_FOR_NAMES = 20
"""Words nearly always written with a capital stay only if this many texts hold them."""
NAME_SHARE = 0.8
LEAST_ASSOCIATION = 0.15
"""Pairs are kept from this normalised pointwise mutual information on: 0 is chance, 1 never apart."""


def main() -> None:
    """Read the texts, count, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--exclude", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    left_out = [row for path in options.exclude for row in _rows(path)]
    texts = _distinct([row for path in options.texts for row in _rows(path)], left_out)
    terms = count(texts)
    content = {
        "about": "number of job advertisements that hold each word or word pair; see data/SOURCES.md",
        "documents": len(texts),
        "terms": dict(sorted(terms.items())),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / FILE_NAME
    target.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts, {len(terms)} terms, {target.stat().st_size} bytes -> {target}")


def count(texts: list[str]) -> dict[str, int]:
    """Return term -> number of texts, after dropping rare terms, names and chance pairs."""
    singles: Counter[str] = Counter()
    doubles: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    for text in texts:
        sequence = list(words(text))
        seen.update(word.form for word in sequence)
        capitalised.update(word.form for word in sequence if word.is_capitalised)
        singles.update({word.form for word in sequence if not is_stop_word(word.form)})
        doubles.update({f"{first.form} {second.form}" for first, second in pairs(sequence)})
    kept = {
        form: documents
        for form, documents in singles.items()
        if documents >= LEAST_DOCUMENTS
        and (documents >= LEAST_FOR_NAMES or capitalised[form] <= NAME_SHARE * seen[form])
    }
    for pair, documents in doubles.items():
        first, second = pair.split(" ")
        if documents < LEAST_FOR_PAIRS or first not in kept or second not in kept:
            continue
        if _association(documents, kept[first], kept[second], len(texts)) >= LEAST_ASSOCIATION:
            kept[pair] = documents
    return kept


def _association(both: int, first: int, second: int, texts: int) -> float:
    return math.log(both * texts / (first * second)) / -math.log(both / (texts + 1))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _distinct(rows: list[dict[str, str]], left_out: list[dict[str, str]]) -> list[str]:
    ids = {row["id"] for row in left_out}
    taken = {_key(row["text"]) for row in left_out}
    texts = []
    for row in rows:
        key = _key(row["text"])
        if row["id"] not in ids and key not in taken:
            taken.add(key)
            texts.append(row["text"])
    return texts


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


if __name__ == "__main__":
    main()
