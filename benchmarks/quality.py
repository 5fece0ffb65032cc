"""How right the whole is: the ranking of the samples, and each part on labelled data beside the checkout.

    python benchmarks/quality.py [--data ../shared/eval] [--out benchmarks/results/quality.json]

Without --data only the bundled samples are measured. Hostile files are measured where ``corpus`` stands beside it.
"""

import argparse
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import quality_bad_inputs
import quality_integrity
import quality_reading

from matcher.api.jobs import sample_jobs
from matcher.api.ranking import rank
from matcher.evaluation.baselines import tfidf_cosine
from matcher.evaluation.qrels import load_qrels
from matcher.evaluation.ranking import align, inversions, ndcg
from matcher.readers.read import read_document
from matcher.resources import resource_dir

AS_OF = "2026-11-01"
ROOT = Path(__file__).parents[1]


def measure_samples() -> dict[str, Any]:
    """Return nDCG@10 of each sample job, plain TF-IDF beside it, and who stands above their betters."""
    qrels = load_qrels(ROOT / "data" / "gold" / "qrels.csv")
    folder = resource_dir("data/samples/resumes")
    texts = {
        path.name: read_document(path.read_bytes(), path.name).text
        for path in sorted(folder.iterdir())
    }
    found = {}
    for job in sample_jobs():
        run = rank(folder, job, as_of=AS_OF)
        scores = {
            Path(ranked.card.file).name: ranked.card.score / 1000
            for ranked in run.data.ranking.candidates
        }
        words = (resource_dir("data/samples/jobs") / f"{job}.md").read_text(encoding="utf-8")
        plain = tfidf_cosine(words, texts)
        found[job] = {
            "ndcg@10": round(float(ndcg(*align(qrels[job], scores))[0]), 4),
            "ndcg@10 plain TF-IDF": round(float(ndcg(*align(qrels[job], plain))[0]), 4),
            "1 or 0 above 3": inversions(qrels[job], scores, high=3, low=1),
            "1 or 0 above 3, plain TF-IDF": len(inversions(qrels[job], plain, high=3, low=1)),
        }
    return found


def main() -> None:
    """Measure what there is data for, print it, and keep it with the machine and the versions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="the folder of labelled data")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    result: dict[str, Any] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "versions": {name: version(name) for name in ("skill-matcher", "pypdfium2", "spacy")},
        "samples": measure_samples(),
    }
    if options.data and (options.data / "files").is_dir():
        result["reading"], _ = quality_reading.measure(options.data / "files")
    corpus = options.data.parent / "corpus" if options.data else None
    if corpus and (corpus / "adversarial").is_dir():
        result["integrity"] = quality_integrity.measure(corpus / "adversarial")
    if corpus and (corpus / "bad_inputs").is_dir():
        result["bad_inputs"] = quality_bad_inputs.measure(corpus / "bad_inputs")
    text = json.dumps(result, indent=2, ensure_ascii=False)
    print(text)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
