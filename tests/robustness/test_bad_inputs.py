"""The corpus of broken and hostile files beside the checkout: every file one status, the good ones untouched."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "bad_inputs"
sys.path.insert(0, str(ROOT / "benchmarks"))


@pytest.mark.shared
@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="no ../shared/corpus/bad_inputs beside the checkout"
)
def test_every_bad_file_ends_with_the_status_it_deserves():
    from quality_bad_inputs import measure  # noqa: PLC0415 - only where there is something to measure

    found = measure(CORPUS, ocr="off", timeout_s=120)
    assert found["lost"] == 0
    assert found["without reason or next step"] == []
    assert found["good samples that changed"] == []
    assert not {"crashed", "timeout", "unreadable"} & set(found["statuses"])
    assert found["agreement, synthetic"] >= 0.97
