"""Finding the skills that a text names, with spaCy as the language layer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.assertion import Scope, assertion_at, find_scopes
from matcher.extraction.candidates import Candidate, Found, Judge, settle
from matcher.extraction.clauses import passages
from matcher.extraction.companies import Companies
from matcher.extraction.exclusions import Links, unseen
from matcher.extraction.lexicon import Lexicon
from matcher.extraction.phrases import PhraseFinder, PhraseHit
from matcher.extraction.places import Places
from matcher.extraction.ranges import Ranges
from matcher.extraction.shared_heads import shared_heads
from matcher.extraction.tokenizer import Tokens, scan
from matcher.model.document import Document, Section, SectionKind, Span
from matcher.model.profile import Mention
from matcher.model.skill import SkillKind, Taxonomy
from matcher.text.normalise import NormalisedText, normalise

_NAMED_IN_ROLES = frozenset(
    {
        SkillKind.LANGUAGE,
        SkillKind.LIBRARY,
        SkillKind.FRAMEWORK,
        SkillKind.TOOL,
        SkillKind.PLATFORM,
        SkillKind.SERVICE,
    }
)
_CERTIFICATES = frozenset({"certification", "certifications", "certificate", "exam"})


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text while it is searched: the document, its searchable copy and what was made out about it."""

    document: Document
    copy: NormalisedText
    tokens: Tokens
    places: Places
    scopes: Sequence[Scope]

    def mention(self, found: Found) -> Mention:
        """Turn a recognised term into a mention with its quotation."""
        reading = found.reading
        rule = "member" if reading.is_member else "term"
        if found.is_judged and not reading.is_member and reading.cues and reading.cues.rule.id:
            rule = f"sense:{reading.cues.rule.id}"
        first, last = self.tokens.starts[found.start], self.tokens.ends[found.end - 1]
        span = self.copy.original_span(first, last)
        return self._mention(
            span, reading.skill, reading.surface, rule=rule, confidence=found.confidence
        )

    def phrase(self, hit: PhraseHit, taxonomy: Taxonomy) -> Mention:
        """Turn a wording into a mention."""
        span = self.copy.original_span(hit.start, hit.end)
        label = taxonomy.label(hit.skill)
        return self._mention(span, hit.skill, label, rule="phrase", confidence=hit.weight)

    def _mention(
        self, span: Span, skill: str, surface: str, *, rule: str, confidence: float
    ) -> Mention:
        """Quote *span* from the document itself."""
        return Mention(
            skill=skill,
            surface=surface,
            evidence=self.document.quote(span),
            section=self.places.kind_at(span.start),
            assertion=assertion_at(self.scopes, span),
            rule=rule,
            confidence=confidence,
        )


_KEPT = 4  # recognisers of a process; one takes about forty megabytes
_made: dict[str, "Recogniser"] = {}


def recogniser_of(taxonomy: Taxonomy) -> "Recogniser":
    """Return the recogniser of *taxonomy*, made once for each version."""
    found = _made.get(taxonomy.version)
    if found is None:
        found = _made[taxonomy.version] = Recogniser(taxonomy)
        for version in list(_made)[:-_KEPT]:
            del _made[version]
    return found


class Recogniser:
    """Finds the skills of a taxonomy in documents; build one and use it for many.

    Args:
        taxonomy: the skills, the sense rules and the phrase rules.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._lexicon = Lexicon(taxonomy)
        self._phrases = PhraseFinder(taxonomy.phrases)

    def find(
        self, document: Document, sections: Sequence[Section], excluded: Sequence[Span] = ()
    ) -> tuple[Mention, ...]:
        """Find the mentions of skills in a document, sorted by where they stand.

        Args:
            document: what to search.
            sections: its sections; text outside counts as ``SectionKind.OTHER``.
            excluded: spans of the text that name people, employers or schools.
        """
        if not document.text.strip():
            return ()
        copy = normalise(document.text)
        places = Places(sections, (*excluded, *unseen(document.text, sections)))
        tokens = scan(copy.text)
        found = self._recognise(tokens, copy, places)
        ranges = passages(copy.text)
        reader = _Reader(document, copy, tokens, places, find_scopes(copy, tokens, ranges))
        mentions = [reader.mention(one) for one in found]
        mentions += self._shown(reader, mentions, ranges)
        return tuple(sorted(mentions, key=_place))

    def _recognise(self, tokens: Tokens, copy: NormalisedText, places: Places) -> list[Found]:
        """Find the terms: match, drop what lies in links and closed places, longest first, decide."""
        judge = Judge(tokens, lambda offset: _is_skills(places, copy.to_original(offset)))
        frames: list[Candidate] = []
        names: list[Candidate] = []
        for candidate in self._open_matches(tokens, copy, places):
            if len(candidate.readings) == 1:
                (frames if candidate.readings[0].is_frame else names).append(candidate)
                continue
            for is_frame, group in ((True, frames), (False, names)):
                readings = tuple(one for one in candidate.readings if one.is_frame is is_frame)
                if readings:
                    group.append(Candidate(readings, candidate.start, candidate.end))
        framed = settle(frames, tokens, judge)
        found = settle(names, tokens, judge)
        firms = Companies(tokens)
        titles = _ranges(framed, SkillKind.ROLE)
        found = [
            one
            for one in found
            if (one.reading.kind in _NAMED_IN_ROLES or not titles.hold(one.start, one.end))
            and not firms.hold(one)
        ]
        found += shared_heads(found, tokens, self._lexicon.by_words)
        certificates = _ranges(found, SkillKind.CERTIFICATION)
        return found + [one for one in framed if not _is_certified(one, certificates, tokens)]

    def _open_matches(
        self, tokens: Tokens, copy: NormalisedText, places: Places
    ) -> Iterator[Candidate]:
        """Yield the matched terms that lie neither inside a link nor in a closed place."""
        shut = Links(copy.text)
        for readings, start, end in self._lexicon.matches(tokens):
            first, last = tokens.starts[start], tokens.ends[end - 1]
            if not shut.hold(first, last) and not places.is_closed(
                *copy.original_range(first, last)
            ):
                yield Candidate(readings, start, end)

    def _shown(
        self, reader: _Reader, named: Sequence[Mention], ranges: list[tuple[int, int]]
    ) -> Iterator[Mention]:
        """Yield the skills that wordings show, where the same skill is not named inside the wording."""
        hits = tuple(self._phrases.find(reader.copy.text, reader.tokens, ranges))
        told = {hit.skill: Ranges() for hit in hits}
        for mention in named:
            if mention.skill in told:
                told[mention.skill].add(mention.evidence.span.start, mention.evidence.span.end)
        for hit in hits:
            mention = reader.phrase(hit, self.taxonomy)
            span, same = mention.evidence.span, told[hit.skill]
            if reader.places.is_closed(span.start, span.end) or same.touch(span.start, span.end):
                continue
            same.add(span.start, span.end)
            yield mention


def _place(mention: Mention) -> tuple[int, int, str, str]:
    """Return what mentions are sorted by: where they stand, the skill, the rule."""
    span = mention.evidence.span
    return span.start, span.end, mention.skill, mention.rule


def _is_skills(places: Places, offset: int) -> bool:
    """Tell whether an offset of the document lies in a skills section."""
    return places.kind_at(offset) is SectionKind.SKILLS


def _ranges(found: Sequence[Found], kind: SkillKind) -> Ranges:
    """Return where the words of one kind stand."""
    return Ranges((one.start, one.end) for one in found if one.reading.kind is kind)


def _is_certified(one: Found, certificates: Ranges, tokens: Tokens) -> bool:
    """Tell whether a role is the name of a certificate: "Certified Solutions Architect - Associate"."""
    if one.reading.kind is not SkillKind.ROLE:
        return False
    after = tokens.lower[one.end] if one.end < len(tokens) else ""
    if after in _CERTIFICATES or (one.start and tokens.words[one.start - 1] == "Certified"):
        return True
    return certificates.hold(one.start, one.end)
