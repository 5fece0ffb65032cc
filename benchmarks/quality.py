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

from matcher.api.evaluation import EvaluateOptions, evaluate
from matcher.batch.cache import Cache
from matcher.evaluation.gold import load_gold
from matcher.evaluation.measure import OURS
from matcher.evaluation.ranking import inversions
from matcher.evaluation.result import evaluation_to_json
from matcher.resources import resource_dir

AS_OF = "2026-11-01"
ROOT = Path(__file__).parents[1]


def measure_samples() -> dict[str, Any]:
    """Return how good the rankings of the sample jobs are, and who stands above their betters."""
    gold = load_gold(
        ROOT / "data" / "gold",
        jobs=resource_dir("data/samples/jobs"),
        resumes=resource_dir("data/samples/resumes"),
    )
    with Cache(None) as cache:
        found = evaluate(gold, EvaluateOptions(as_of=AS_OF, ablation=True), cache)
    measured = evaluation_to_json(found)
    above = {
        job.name: {
            method: inversions(job.grades, scores, high=3, low=1)
            for method, scores in job.scores.items()
        }
        for job in found.jobs
    }
    return {
        "overall": measured["ranking"]["overall"],
        "ahead of": measured["ranking"]["ahead_of"],
        "jobs": {one["job"]: one["figures"] for one in measured["ranking"]["jobs"]},
        "weights": measured["weights"],
        "1 or 0 above 3": {job: pairs[OURS] for job, pairs in above.items()},
        "1 or 0 above 3, others": {
            job: {method: len(found) for method, found in pairs.items() if method != OURS}
            for job, pairs in above.items()
        },
    }


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
