"""Tricks are seen through, honest twins are left in peace, and only what is seen is scored."""

from pathlib import Path

import pytest

from matcher.readers.programs import find

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "adversarial"
NEEDS_OCR = ("ocr_layer_lie", "tounicode_lie")


@pytest.mark.shared
@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="no ../shared/corpus/adversarial beside the checkout"
)
def test_every_trick_of_the_corpus_is_found_and_gains_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    measure = __import__("quality_integrity").measure
    report = measure(CORPUS)
    has_ocr = find("tesseract") is not None
    missed = [
        name
        for technique, entry in report["techniques"].items()
        for name in entry["missed"]
        if has_ocr or technique not in NEEDS_OCR
    ]
    unequal = [
        name
        for name in report["scores that differ from what is seen"]
        if has_ocr or not any(technique in name for technique in NEEDS_OCR)
    ]
    assert report["attacks"] > 0
    assert missed == []
    assert unequal == []
    assert report["false alarms on twins"] == {}
