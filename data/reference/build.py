"""Count in how many texts each stem and pair of stems occurs; only the counts are kept, never a text.

Run: python data/reference/build.py --texts ADS.jsonl --exclude ANNOTATED.jsonl --out data/reference

Each line of the JSONL files is an object with ``id``, ``text`` and, where it is known, ``family``, the kind of
occupation. How far the texts that hold a term lean towards some families is its focus: the words of a trade
lean, the words of any advertisement do not. The same input gives the same bytes.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from matcher.scoring.reference import FILE_NAME
from matcher.scoring.words import Word, is_stop_word, pairs, words

LEAST_DOCUMENTS = 5
"""Terms in fewer texts are dropped: they could point to one employer or one person."""
LEAST_FOR_PAIRS = 20
LEAST_FOR_NAMES = 20
"""Words nearly always written with a capital stay only if this many texts hold them."""
NAME_SHARE = 0.8
PRIOR = 20
LEAST_FOCUS = 0.05
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
    rows = _distinct([row for path in options.texts for row in _rows(path)], left_out)
    terms = count([row["text"] for row in rows])
    content = {
        "about": "number of job advertisements that hold each stem or pair of stems; see data/SOURCES.md",
        "documents": len(rows),
        "terms": dict(sorted(terms.items())),
        "focus": dict(sorted(focus(rows, terms).items())),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / FILE_NAME
    target.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(rows)} texts, {len(terms)} terms, {target.stat().st_size} bytes -> {target}")


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


def focus(rows: list[dict[str, str]], terms: Mapping[str, int]) -> dict[str, float]:
    """Return how far each of *terms* leans towards some families, where that is far enough to be kept.

    Formula: Kullback-Leibler divergence, in nats, of the families of the texts that hold the term from those
    of all texts; ``PRIOR`` texts spread like all are added to the former, so that few texts prove nothing.
    """
    families = Counter(row.get("family", "") for row in rows)
    expected = {family: number / len(rows) for family, number in families.items()}
    holding: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for term in _forms(list(words(row["text"]))) & terms.keys():
            holding[term][row.get("family", "")] += 1
    found = {}
    for term, counts in holding.items():
        texts = counts.total() + PRIOR
        shares = {f: (counts[f] + PRIOR * share) / texts for f, share in expected.items()}
        lean = sum(share * math.log(share / expected[f]) for f, share in shares.items())
        if lean >= LEAST_FOCUS:
            found[term] = round(lean, 3)
    return found


def _forms(sequence: list[Word]) -> set[str]:
    singles = {word.form for word in sequence if not is_stop_word(word.form)}
    return singles | {f"{first.form} {second.form}" for first, second in pairs(sequence)}


def _association(both: int, first: int, second: int, texts: int) -> float:
    return math.log(both * texts / (first * second)) / -math.log(both / (texts + 1))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _distinct(rows: list[dict[str, str]], left_out: list[dict[str, str]]) -> list[dict[str, str]]:
    ids = {row["id"] for row in left_out}
    taken = {_key(row["text"]) for row in left_out}
    kept = []
    for row in rows:
        key = _key(row["text"])
        if row["id"] not in ids and key not in taken:
            taken.add(key)
            kept.append(row)
    return kept


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


if __name__ == "__main__":
    main()
