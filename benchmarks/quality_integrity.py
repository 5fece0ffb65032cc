"""Whether tricks are seen through: hidden words, disguised words, orders to a machine, pasted advertisements.

The corpus holds pairs of files, an attack (``adv_*``) and an honest twin (``ben_*``), with ``labels.csv`` beside
them. For every attack three things are asked: is it found, is its twin left in peace, and is its score that of
what a reader sees?

What a reader sees is written as plain text from the corpus itself, never from what our reader hid. The words
that attacks stuff are those of the attack by tracked deletion, where they stand in plain XML. The lines of an
attack and its twin differ by one; the lines without stuffed words that both share are the visible resume.

- Where the trick hides words, and for pasted advertisements and orders (they must earn nothing): the shared
  lines alone.
- Where the words are visible but disguised: the shared lines and the attack's own line in plain letters, each
  word being the stuffed word that agrees with it in every plain letter, read backwards or without its
  invisible characters.
- For a twin: its own lines, none of them hidden.

A technique counts as found when the words are kept apart with a cause, or a flag of its name says so. Words in
a picture's description or the file's properties are found when they are no text.
"""

import csv
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree

from matcher.api.ranking import rank
from matcher.errors import ReadError
from matcher.model.document import HONEST_CAUSES, Document, Severity
from matcher.model.scorecard import ScoreCard
from matcher.readers.read import read_document

AS_OF = "2026-11-01"
JOB = "ai-ml-engineer"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SEEN = {"homoglyph": "homoglyphs", "zero_width": "zero_width", "bidi_override": "bidi_override"}
_WORTHLESS = {"prompt_injection": "machine_instruction", "jd_paste": "advertisement_text"}
_NO_TEXT = frozenset({"metadata_stuff", "alt_text"})
_NEEDS_OCR = frozenset({"ocr_layer_lie", "tounicode_lie"})
_INTEGRITY = frozenset({"hidden_text", "bidi_override", *_SEEN.values(), *_WORTHLESS.values()})


def measure(corpus: Path) -> dict[str, Any]:
    """Return, by technique, what was found and missed, false alarms on twins, and scores that differ."""
    with (corpus / "labels.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["file"]: row for row in csv.DictReader(stream)}
    names = sorted(rows)
    documents = {name: _read(corpus / name) for name in names}
    stuffed = _stuffed_words(corpus, rows)
    references = {name: _reference(name, rows, documents, stuffed) for name in names}
    cards = _cards([corpus / name for name in names])
    expected = _expected_scores(references)
    report: dict[str, dict[str, Any]] = defaultdict(lambda: {"files": 0, "found": 0, "missed": []})
    alarms, unequal = {}, {}
    for name in names:
        technique, document = rows[name]["technique"], documents[name]
        if name.startswith("ben_"):
            raised = _alarms(cards.get(name))
            if raised:
                alarms[name] = raised
        else:
            entry = report[technique]
            entry["files"] += 1
            if _is_found(technique, document, cards.get(name), stuffed):
                entry["found"] += 1
            else:
                entry["missed"].append(name)
        score = cards[name].score if name in cards else None
        if score != expected.get(name):
            unequal[name] = {"score": score, "of what is seen": expected.get(name)}
    attacks = [name for name in names if name.startswith("adv_")]
    return {
        "attacks": len(attacks),
        "found": sum(entry["found"] for entry in report.values()),
        "found, without those that need OCR": _share(report),
        "false alarms on twins": alarms,
        "scores that differ from what is seen": unequal,
        "techniques": dict(report),
    }


def _share(report: dict[str, dict[str, Any]]) -> str:
    plain = [entry for technique, entry in report.items() if technique not in _NEEDS_OCR]
    return f"{sum(entry['found'] for entry in plain)} of {sum(entry['files'] for entry in plain)}"


def _read(path: Path) -> Document | None:
    try:
        return read_document(path.read_bytes(), path.name)
    except ReadError:
        return None


def _stuffed_words(corpus: Path, rows: dict[str, dict[str, str]]) -> tuple[str, ...]:
    """Return the words that attacks stuff, from the attacks that delete them in plain XML."""
    words: dict[str, None] = {}
    for name, row in rows.items():
        if row["technique"] == "tracked_deleted" and row["is_attack"] == "1":
            with zipfile.ZipFile(corpus / name) as archive:
                root = etree.fromstring(archive.read("word/document.xml"))
            for node in root.iter(f"{_W}delText"):
                words |= dict.fromkeys((node.text or "").split())
    return tuple(words)


def _reference(
    name: str,
    rows: dict[str, dict[str, str]],
    documents: dict[str, Document | None],
    stuffed: tuple[str, ...],
) -> list[str]:
    """Return the lines that a reader of one file sees."""
    document = documents[name]
    own = document.text.splitlines() if document else []
    if name.startswith("ben_"):
        return own
    twin = documents.get(f"ben_{name[4:]}")
    shared = set(twin.text.splitlines()) if twin else set()
    base = [line for line in own if line in shared and not _is_stuffed(line, stuffed)]
    if rows[name]["technique"] not in _SEEN:
        return base
    return [line if line in shared else _as_seen(line, stuffed) for line in own]


def _is_stuffed(line: str, stuffed: tuple[str, ...]) -> bool:
    words = line.split()
    return bool(words) and 2 * sum(word in stuffed for word in words) > len(words)


def _as_seen(line: str, stuffed: tuple[str, ...]) -> str:
    """Return a disguised line in plain letters."""
    plain = "".join(letter for letter in line if unicodedata.category(letter) != "Cf")
    return " ".join(_plain_word(word, stuffed) for word in plain.split(" "))


def _plain_word(word: str, stuffed: tuple[str, ...]) -> str:
    for candidate in stuffed:
        if word == candidate[::-1] or _agrees(word, candidate):
            return candidate
        # A word that is cut at the end of a line stands in two pieces.
        for piece in (candidate[: len(word)], candidate[-len(word) :]):
            if len(word) > 1 and not word.isascii() and _agrees(word, piece):
                return piece
    return word


def _agrees(word: str, candidate: str) -> bool:
    return len(word) == len(candidate) and all(
        seen == plain or not seen.isascii() for seen, plain in zip(word, candidate, strict=True)
    )


def _cards(paths: list[Path]) -> dict[str, ScoreCard]:
    run = rank([str(path) for path in paths], JOB, as_of=AS_OF)
    return {Path(ranked.card.file).name: ranked.card for ranked in run.data.ranking.candidates}


def _expected_scores(references: dict[str, list[str]]) -> dict[str, int]:
    """Score what is seen of every file, written as plain text; equal texts are scored once."""
    texts = {name: "\n".join(lines) + "\n" for name, lines in references.items()}
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts.values()))}
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in numbers.values()]
        for path, text in zip(paths, numbers, strict=True):
            path.write_text(text, encoding="utf-8")
        found = _cards(paths)
    return {
        name: found[f"{numbers[text]}.txt"].score
        for name, text in texts.items()
        if f"{numbers[text]}.txt" in found
    }


def _alarms(card: ScoreCard | None) -> list[str]:
    flags = card.flags if card else ()
    return sorted(
        flag.code
        for flag in flags
        if flag.code in _INTEGRITY
        and (flag.severity is Severity.WARNING or flag.code == "hidden_text")
    )


def _is_found(
    technique: str, document: Document | None, card: ScoreCard | None, stuffed: tuple[str, ...]
) -> bool:
    if document is None or card is None:
        return False
    codes = {flag.code for flag in card.flags}
    if technique in _SEEN:
        return _SEEN[technique] in codes
    if technique in _WORTHLESS:
        return bool(codes & {_WORTHLESS[technique], "job_text_pasted"})
    shows = any(_is_stuffed(line, stuffed) for line in document.text.splitlines())
    return not shows and (technique in _NO_TEXT or any(_causes(document)))


def _causes(document: Document) -> Iterator[str]:
    for piece in document.hidden:
        if piece.cause not in HONEST_CAUSES or piece.cause == "tracked_deletion":
            yield piece.cause
