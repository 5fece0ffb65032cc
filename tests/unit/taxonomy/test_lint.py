import pytest

from matcher.model.skill import SenseRule, Skill, SkillKind, Taxonomy, Term
from matcher.taxonomy.lint import check
from matcher.taxonomy.load import load_taxonomy


def skill(name: str, **keys: object) -> Skill:
    given = {"pref_label": name.title() + "x", "kind": SkillKind.TOOL, "broader": ("top",)} | keys
    return Skill(id=name, **given)


def taxonomy(*skills: Skill, senses: tuple[SenseRule, ...] = ()) -> Taxonomy:
    top = Skill(id="top", pref_label="Topmost", kind=SkillKind.CONCEPT, seed="root")
    return Taxonomy(
        version="1",
        skills={each.id: each for each in (top, *skills)},
        senses={rule.id: rule for rule in senses},
        phrases=(),
    )


def test_our_own_taxonomy_is_clean() -> None:
    assert check(load_taxonomy()) == []


@pytest.mark.parametrize(
    ("skills", "code"),
    [
        ((skill("alone", broader=()),), "orphan"),
        ((skill("a", broader=("b",)), skill("b", broader=("a",))), "cycle"),
        ((skill("short", terms=(Term(t="Go"),)),), "unguarded"),
        ((skill("everyday", terms=(Term(t="Spark"),)),), "unguarded"),
        ((skill("lost", terms=(Term(t="Beam", amb=True),)),), "no-sense-rule"),
        ((skill("twice", terms=(Term(t="abcd"), Term(t="ABCD"))),), "repeated"),
        ((skill("blank", pref_label=" "),), "empty"),
        ((skill("x", terms=(Term(t="same"),)), skill("y", terms=(Term(t="Same"),))), "clash"),
    ],
)
def test_each_fault_is_found(skills: tuple[Skill, ...], code: str) -> None:
    assert code in {fault.code for fault in check(taxonomy(*skills))}


def test_a_clash_is_settled_by_a_sense_rule_for_each() -> None:
    word = (Term(t="Triton", amb=True),)
    rules = tuple(SenseRule(id=name, surfaces=("Triton",)) for name in ("r1", "r2"))
    one, two = skill("one", terms=word, sense=("r1",)), skill("two", terms=word, sense=("r2",))
    assert check(taxonomy(one, two, senses=rules)) == []


def test_a_rule_that_nobody_uses_is_found() -> None:
    found = check(taxonomy(senses=(SenseRule(id="idle", surfaces=("Idle",)),)))
    assert [fault.code for fault in found] == ["unused-rule"]
