"""Choosing among all the places where terms match: the longest first, then what each of them means."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from matcher.extraction.lexicon import Reading
from matcher.extraction.neighbours import (
    has_skill_verb,
    is_joined,
    is_labelled,
    is_listed,
    item_end,
    left_neighbour_end,
    right_neighbour_start,
)
from matcher.extraction.senses import Cues, balance, is_compound, is_opposed, is_well_written
from matcher.extraction.tokenizer import BREAK, LINE, NOTHING, SPACE, Tokens
from matcher.model.skill import SkillKind

_ENOUGH = 3
"""So many ambiguous words in a row vouch for each other."""


class Candidate(NamedTuple):
    """A stretch of words that can mean one or several skills."""

    readings: tuple[Reading, ...]
    start: int
    end: int


class Found(NamedTuple):
    """A stretch of words and the one skill that it means.

    Args:
        reading: the skill and the name it was found by.
        start: the first word.
        end: the word after the last.
        confidence: 0..1, lower where the context had to decide.
        is_judged: the context decided.
    """

    reading: Reading
    start: int
    end: int
    confidence: float = 1.0
    is_judged: bool = False


def longest_first(candidates: Iterable[Candidate], tokens: Tokens) -> list[Candidate]:
    """Keep the candidates that no longer one overlaps and that bridge no border, in the order of the text."""
    whole = list(candidates)
    standing = {(candidate.start, candidate.end) for candidate in whole}
    taken = bytearray(len(tokens))
    kept = []
    for candidate in sorted(whole, key=lambda one: (one.start - one.end, one.start)):
        start, end = candidate.start, candidate.end
        if 1 in taken[start:end]:
            continue
        if end - start > 1 and not _hangs_together(tokens, start, end, standing):
            continue
        taken[start:end] = b"\x01" * (end - start)
        kept.append(candidate)
    return sorted(kept, key=lambda one: one.start)


def _hangs_together(tokens: Tokens, start: int, end: int, standing: set[tuple[int, int]]) -> bool:
    """Tell whether nothing parts the words: no empty line, and no line end between two whole terms."""
    for place in range(start + 1, end):
        gap = tokens.gaps[place]
        if gap is BREAK:
            return False
        is_new_line = gap is LINE and tokens.words[place][0].isupper()
        is_two = is_new_line and (start, place) in standing and (place, end) in standing
        if is_two and not _is_in_a_sentence(tokens, start, end):
            return False
        if tokens.words[place - 1] == "." and gap is not NOTHING:
            return False
    return True


def _is_in_a_sentence(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a small word leads up to the words and one goes on behind them, on their own lines."""
    if not start or end >= len(tokens):
        return False
    is_near = tokens.gaps[start] is SPACE and tokens.gaps[end] is SPACE
    return is_near and tokens.words[start - 1].islower() and tokens.words[end].islower()


class Judge:
    """Decides what the candidates of one text mean.

    Args:
        tokens: the words of the text.
        in_skills: tells whether the word at a place stands in a skills section.
    """

    def __init__(self, tokens: Tokens, in_skills: Callable[[int], bool]) -> None:
        self._tokens = tokens
        self._in_skills = in_skills

    def decide(self, candidates: Sequence[Candidate]) -> list[Found]:
        """Return the candidates that mean a skill, in the order of the text."""
        found: list[Found] = []
        waiting: list[Found] = []
        for candidate in candidates:
            first = candidate.readings[0]
            if first.cues is None and len(candidate.readings) == 1:
                found.append(Found(first, candidate.start, candidate.end))
                continue
            verdict, is_sure = self._weigh(candidate)
            if verdict:
                (found if is_sure else waiting).append(verdict)
        found += self._by_neighbours(found, waiting)
        return sorted(found, key=lambda one: one.start)

    def _weigh(self, candidate: Candidate) -> tuple[Found | None, bool]:
        """Weigh the readings of one candidate: the best, and whether it counts without a neighbour's help."""
        start, end = candidate.start, candidate.end
        first = candidate.readings[0]
        if len(candidate.readings) == 1 and self._is_plain(first, start, end):
            return Found(first, start, end, is_judged=True), True
        best: list[tuple[int, Reading]] = []
        for reading in candidate.readings:
            score = self._score(reading, start, end)
            if score is not None:
                best.append((score, reading))
        if not best:
            return None, False
        top = max(score for score, _ in best)
        leaders = [reading for score, reading in best if score == top and _can_be(reading, top)]
        if not leaders:
            return None, False
        plain = [reading for reading in leaders if not _is_guarded(reading)]
        if plain:
            return Found(plain[0], start, end, is_judged=plain[0].cues is not None), True
        if len({reading.skill for reading in leaders}) > 1:
            return None, False
        chosen = leaders[0]
        is_sure = top > 0 or self._is_spoken_of(chosen, start, end)
        return Found(chosen, start, end, confidence=0.9, is_judged=True), is_sure

    def _is_plain(self, reading: Reading, start: int, end: int) -> bool:
        """Tell whether a term that needs no reason is written as it should be, with nothing near to speak against it."""
        cues, tokens = reading.cues, self._tokens
        return (
            cues is not None
            and not cues.guarded
            and is_well_written(tokens.words[start:end], cues)
            and not is_compound(cues, tokens, start, end)
            and not is_opposed(cues, tokens, start, end)
        )

    def _score(self, reading: Reading, start: int, end: int) -> int | None:
        """Count what speaks for a reading; None where something rules it out."""
        cues, tokens = reading.cues, self._tokens
        if cues is None:
            return 0
        if is_compound(cues, tokens, start, end) or (
            cues.guarded and is_joined(tokens, start, end)
        ):
            return None
        positive, negative = balance(cues, tokens, start, end)
        if negative > positive or not self._is_written_as_a_name(cues, start, end, positive):
            return None
        return positive if "positive" in cues.rule.accept else 0

    def _is_written_as_a_name(self, cues: Cues, start: int, end: int, positive: int) -> bool:
        """Tell whether the word has the capitals that its rule wants, or may do without them.

        Nobody minds capitals in a list; a word that is rarely anything else needs but a reason.
        """
        tokens = self._tokens
        if is_well_written(tokens.words[start:end], cues) or is_listed(tokens, start, end):
            return True
        return not cues.guarded and (positive > 0 or has_skill_verb(tokens, start, end))

    def _is_spoken_of(self, reading: Reading, start: int, end: int) -> bool:
        """Tell whether a verb of skill, or its place in a skills section, accepts an ambiguous word."""
        tokens, cues = self._tokens, reading.cues
        if cues is None:
            return True
        is_name = any(letter.isupper() for letter in tokens.words[start])
        if "skill_verb" in cues.rule.accept and is_name and has_skill_verb(tokens, start, end):
            return True
        if "skills_section" not in cues.rule.accept or not is_listed(tokens, start, end):
            return False
        return self._in_skills(tokens.starts[start]) or is_labelled(tokens, start)

    def _by_neighbours(self, found: Sequence[Found], waiting: Sequence[Found]) -> list[Found]:
        """Accept the words that stand in a list beside something accepted, until nothing changes."""
        left = [
            one
            for one in waiting
            if one.reading.cues and "list_neighbour" in one.reading.cues.rule.accept
        ]
        if not left:
            return []
        accepted: list[Found] = []
        soft = SkillKind.SOFT_SKILL
        fresh = [one for one in found if one.reading.kind is not soft]
        starts: set[int] = set()
        ends: set[int] = set()
        while left:
            starts |= {one.start for one in fresh}
            ends |= {item_end(self._tokens, one.end) for one in fresh}
            fresh = self._beside(left, starts, ends) or self._chains(left)
            if not fresh:
                break
            accepted += fresh
            gone = {one.start for one in fresh}
            left = [one for one in left if one.start not in gone]
        return accepted

    def _beside(self, left: Sequence[Found], starts: set[int], ends: set[int]) -> list[Found]:
        """Return what stands beside an accepted item; each one found vouches for the next, there and back."""
        starts, ends = set(starts), set(ends)
        found: list[Found] = []
        for ordered in (left, left[::-1]):
            for one in ordered:
                if one.start not in starts and self._is_beside(one, starts, ends):
                    found.append(one)
                    starts.add(one.start)
                    ends.add(item_end(self._tokens, one.end))
        return found

    def _chains(self, left: Sequence[Found]) -> list[Found]:
        """Return the ambiguous words of which several stand in one list: together they leave no doubt."""
        chains: list[list[Found]] = []
        for one in left:
            end = left_neighbour_end(self._tokens, one.start, one.end)
            if chains and end == item_end(self._tokens, chains[-1][-1].end):
                chains[-1].append(one)
            else:
                chains.append([one])
        return [one for chain in chains if len(chain) >= _ENOUGH for one in chain]

    def _is_beside(self, one: Found, starts: set[int], ends: set[int]) -> bool:
        """Tell whether an accepted item stands directly to the left or right in the same list."""
        if left_neighbour_end(self._tokens, one.start, one.end) in ends:
            return True
        return right_neighbour_start(self._tokens, one.start, one.end) in starts


def settle(candidates: Iterable[Candidate], tokens: Tokens, judge: Judge) -> list[Found]:
    """Choose the longest candidates and decide what they mean, in the order of the text.

    Where a term of several words is refused, the shorter ones inside it that name another skill have their turn.
    """
    whole = list(candidates)
    while True:
        chosen = longest_first(whole, tokens)
        found = judge.decide(chosen)
        meant = {one.start for one in found}
        refused = {
            place: one
            for one in chosen
            if one.end - one.start > 1 and one.start not in meant
            for place in range(one.start, one.end)
        }
        if not refused:
            return found
        inside = [(one, _holder(one, refused)) for one in whole]
        if all(other is None or _skills(one) <= _skills(other) for one, other in inside):
            return found
        whole = [
            one for one, other in inside if other is None or not _skills(one) <= _skills(other)
        ]


def _holder(one: Candidate, refused: Mapping[int, Candidate]) -> Candidate | None:
    """Return the refused candidate in whose words another one lies."""
    other = refused.get(one.start)
    return other if other and one.end <= other.end else None


def _skills(candidate: Candidate) -> set[str]:
    """Return what a candidate can mean."""
    return {reading.skill for reading in candidate.readings}


def _can_be(reading: Reading, score: int) -> bool:
    """Tell whether anything can accept the reading: with no cue, those that need one are out."""
    return score > 0 or not _is_guarded(reading) or not _needs_cue(reading)


def _needs_cue(reading: Reading) -> bool:
    """Tell whether nothing but a positive cue will do."""
    return reading.cues is not None and reading.cues.rule.accept == ("positive",)


def _is_guarded(reading: Reading) -> bool:
    """Tell whether the reading needs a reason."""
    return reading.cues is not None and reading.cues.guarded
