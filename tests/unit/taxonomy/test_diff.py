from collections.abc import Mapping
from dataclasses import replace

from matcher.model.skill import PhraseRule, SenseRule, Skill, SkillKind, Taxonomy, Term
from matcher.taxonomy.diff import NameChange, Renamed, ValueChange, diff


def skill(name: str, *terms: str, **keys: object) -> Skill:
    given = {"pref_label": name.title(), "kind": SkillKind.TOOL, "broader": ("top",)} | keys
    return Skill(id=name, terms=tuple(Term(t=term) for term in terms), **given)


def taxonomy(*skills: Skill, senses: Mapping[str, SenseRule] | None = None) -> Taxonomy:
    top = Skill(id="top", pref_label="Topmost", kind=SkillKind.CONCEPT, seed="root")
    held = {each.id: each for each in (top, *skills)}
    return Taxonomy(version="1", skills=held, senses=senses or {}, phrases=())


def test_the_same_taxonomy_has_no_difference() -> None:
    one = taxonomy(skill("alpha", "a one"))
    assert not diff(one, one)


def test_skills_are_added_and_removed() -> None:
    found = diff(taxonomy(skill("alpha")), taxonomy(skill("beta")))
    assert (found.added, found.removed, found.renamed) == (("beta",), ("alpha",), ())


def test_a_skill_with_the_same_names_is_renamed_and_its_relations_follow() -> None:
    old = taxonomy(skill("alpha", "first letter"), skill("user", related=("alpha",)))
    new = taxonomy(
        skill("alef", "first letter", pref_label="Alpha"), skill("user", related=("alef",))
    )
    found = diff(old, new)
    assert found.renamed == (Renamed(before="alpha", after="alef"),)
    assert (found.added, found.removed, found.names, found.values) == ((), (), (), ())


def test_a_name_moves_from_one_skill_to_another() -> None:
    old = taxonomy(skill("alpha", "shared"), skill("beta"))
    new = taxonomy(skill("alpha"), skill("beta", "Shared"))
    assert diff(old, new).names == (
        NameChange(name="Shared", before="alpha", after="beta", was="term", is_now="term"),
    )


def test_a_name_is_added_removed_or_counts_differently() -> None:
    old = taxonomy(skill("alpha", "old one", "kept"))
    kept = (Term(t="kept", amb=True),)
    new = taxonomy(replace(skill("alpha", "new one"), members=kept))
    found = {change.name: change for change in diff(old, new).names}
    assert (found["old one"].before, found["old one"].after) == ("alpha", None)
    assert (found["new one"].before, found["new one"].after) == (None, "alpha")
    assert (found["kept"].was, found["kept"].is_now) == ("term", "member, ambiguous")


def test_relations_weights_and_figures() -> None:
    old = taxonomy(skill("alpha", implies={"top": 0.5}, since=2010), skill("beta"))
    new = taxonomy(
        skill("alpha", implies={"top": 0.7}, since=2011, substitutes={"beta": 0.4}), skill("beta")
    )
    assert diff(old, new).values == (
        ValueChange(skill="alpha", what="implies", other="top", before=0.5, after=0.7),
        ValueChange(skill="alpha", what="since", other=None, before=2010, after=2011),
        ValueChange(skill="alpha", what="substitutes", other="beta", before=None, after=0.4),
    )


def test_rules_that_changed() -> None:
    rule = SenseRule(id="r", surfaces=("Beta",), positive=("one",))
    old = taxonomy(skill("beta"), senses={"r": rule})
    new = replace(
        taxonomy(skill("beta"), senses={"r": replace(rule, positive=("one", "two"))}),
        phrases=(PhraseRule(skill="beta", pattern="b", anchors=("b",)),),
    )
    found = {change.what: (change.before, change.after) for change in diff(old, new).values}
    assert found == {
        "sense rule, positive": (["one"], ["one", "two"]),
        "phrase rule": (None, 1.0),
    }
