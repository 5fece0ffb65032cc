"""Certificates named in a list behind their maker: "AWS certification (Developer or ML Specialty)"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matcher.jobs.certificates import NamedCertificate
from matcher.model.skill import Skill, SkillKind, Taxonomy

_LIST = re.compile(r"s?\s?(?:\(|:\s)(?P<items>[^():;.]{2,120})\)?", re.IGNORECASE)
_BETWEEN = re.compile(
    r",\s(?:and/or\s|or\s|and\s)?|\s(?:and/or|or|and)\s|\s?[/|]\s?", re.IGNORECASE
)
_EMPTY = frozenset({"certification", "certifications", "certificate", "certificates", "certified"})
_WORD = re.compile(r"[\w+#]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCertificates:
    """What stands in such a list.

    Args:
        ids: of the certificates that the taxonomy knows.
        start: where the list begins.
        end: where it ends.
    """

    ids: tuple[str, ...]
    start: int
    end: int


def list_certificates(
    text: str, own: Iterable[NamedCertificate], end: int, taxonomy: Taxonomy
) -> tuple[ListedCertificates, ...]:
    """Look up the certificates listed behind each of *own*, which ends with the word for a certificate.

    Args:
        text: the searchable copy.
        own: certificates named by their maker or subject.
        end: where the clause ends.
        taxonomy: knows the certificates.
    """
    return tuple(_lists(text, own, end, taxonomy))


def _lists(
    text: str, own: Iterable[NamedCertificate], end: int, taxonomy: Taxonomy
) -> Iterator[ListedCertificates]:
    for one in own:
        listed = _LIST.match(text, one.end, end)
        if listed is None:
            continue
        maker = _words(text[one.start : one.end])
        items = (_words(item) for item in _BETWEEN.split(listed["items"]))
        found = dict.fromkeys(
            filter(None, (_known(maker | item, taxonomy) for item in items if item))
        )
        if found:
            yield ListedCertificates(ids=tuple(found), start=listed.start(), end=listed.end())


def _known(words: frozenset[str], taxonomy: Taxonomy) -> str | None:
    """Return the certificate one of whose names has all the *words*, with the fewest others; else None."""
    best: tuple[int, str] | None = None
    for skill in taxonomy.skills.values():
        if skill.kind is not SkillKind.CERTIFICATION:
            continue
        for name in _names(skill):
            own = _words(name)
            if words <= own and (best is None or (len(own), skill.id) < best):
                best = (len(own), skill.id)
    return best[1] if best else None


def _names(skill: Skill) -> Iterator[str]:
    yield skill.pref_label
    yield from (term.t for term in skill.terms)


def _words(name: str) -> frozenset[str]:
    """Return the words of a name in small letters, without a plural's "s" and without words for a certificate."""
    words = (word for word in _WORD.findall(name.lower()) if word not in _EMPTY)
    return frozenset(word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words)  # noqa: PLR2004 - AWS, SAS
