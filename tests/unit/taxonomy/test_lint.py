from pathlib import Path

import pytest

from matcher.api.lint import lint
from matcher.model.skill import SenseRule, Skill, SkillKind, Taxonomy, Term
from matcher.taxonomy.lint import check
from matcher.taxonomy.load import load_taxonomy

TREE = """\
- id: making
  pref_label: Making
  kind: concept
  seed: root
- id: kestrelware
  pref_label: Kestrelware
  kind: tool
  broader: [making]
"""


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


def folder(root: Path, skills: str = TREE, **files: str) -> Path:
    made = root / "whole"
    (made / "skills").mkdir(parents=True)
    (made / "taxonomy.yaml").write_text('version: "1"\n', encoding="utf-8")
    (made / "skills" / "a.yaml").write_text(skills, encoding="utf-8")
    for name, text in files.items():
        (made / f"{name}.yaml").write_text(text, encoding="utf-8")
    return made


def test_our_own_taxonomy_is_clean() -> None:
    assert check(load_taxonomy()) == []


@pytest.mark.parametrize(
    ("skills", "code"),
    [
        ((skill("alone", broader=()),), "orphan"),
        ((skill("one", broader=("two",)), skill("two", broader=("one",))), "cycle"),
        ((skill("short", terms=(Term(t="Go"),)),), "unguarded"),
        ((skill("everyday", terms=(Term(t="Spark"),)),), "unguarded"),
        ((skill("lost", terms=(Term(t="Beam", amb=True),)),), "no-sense-rule"),
        ((skill("twice", terms=(Term(t="abcd"), Term(t="ABCD"))),), "repeated"),
        ((skill("blank", pref_label=" "),), "empty"),
        ((skill("one", terms=(Term(t="same"),)), skill("two", terms=(Term(t="Same"),))), "clash"),
        ((skill("old", since=1066),), "year"),
        ((skill("base", since=2014), skill("child", broader=("base",), since=2012)), "year"),
        (
            tuple(skill(f"s{n}", broader=(f"s{n - 1}" if n else "top",)) for n in range(6)),
            "too-deep",
        ),
    ],
)
def test_each_fault_is_found(skills: tuple[Skill, ...], code: str) -> None:
    assert {fault.code for fault in check(taxonomy(*skills))} == {code}


@pytest.mark.parametrize(
    "skills",
    [
        (skill("base", since=2014), skill("child", broader=("base",), since=2014)),
        (
            skill("idea", kind=SkillKind.METHOD, since=2018),
            skill("tool", broader=("idea",), since=2012),
        ),
        tuple(skill(f"s{n}", broader=(f"s{n - 1}" if n else "top",)) for n in range(5)),
    ],
)
def test_what_is_right_is_no_fault(skills: tuple[Skill, ...]) -> None:
    assert check(taxonomy(*skills)) == []


def test_a_clash_is_settled_by_a_sense_rule_for_each() -> None:
    word = (Term(t="Triton", amb=True),)
    rules = tuple(SenseRule(id=name, surfaces=("Triton",)) for name in ("r1", "r2"))
    one, two = skill("one", terms=word, sense=("r1",)), skill("two", terms=word, sense=("r2",))
    assert check(taxonomy(one, two, senses=rules)) == []


def test_a_rule_that_nobody_uses_is_found() -> None:
    found = check(taxonomy(senses=(SenseRule(id="idle", surfaces=("Idle",)),)))
    assert [fault.code for fault in found] == ["unused-rule"]


def test_a_fault_stands_at_the_line_of_the_name(tmp_path: Path) -> None:
    made = folder(tmp_path, TREE + "  terms:\n    - kestrel ware suite\n    - Spark\n")
    (fault,) = lint(folder=made).faults
    assert (fault.where, fault.code) == (f"{made / 'skills' / 'a.yaml'}:11", "unguarded")


def test_a_fault_of_a_rule_stands_in_its_own_file(tmp_path: Path) -> None:
    made = folder(tmp_path, ambiguity="- {id: making, surfaces: [Making]}\n")
    (fault,) = lint(folder=made).faults
    assert fault.where == f"{made / 'ambiguity.yaml'}:1"


def test_a_clean_folder_has_no_fault(tmp_path: Path) -> None:
    found = lint(folder=folder(tmp_path))
    assert (found.skills, found.faults) == (2, ())


def test_what_does_not_load_is_reported_like_any_fault(tmp_path: Path) -> None:
    made = folder(tmp_path, TREE + "  implies: {makin: 0.5, making: 2}\n")
    found = lint(folder=made).faults
    assert {fault.code for fault in found} == {"broken"}
    assert {fault.where for fault in found} == {f"{made / 'skills' / 'a.yaml'}:9"}


@pytest.mark.parametrize(
    ("name", "rule", "instead"),
    [
        # the rule wants capitals that the word does not have
        ("{t: Torrent, amb: true}", "- {id: r, surfaces: [Torrent], case: upper}\n", ""),
        # another skill's label reads the same once plurals are folded
        ("makings", "- {id: r, surfaces: [Torrent]}\n", "making"),
    ],
)
def test_a_name_that_is_never_found_is_a_fault(
    tmp_path: Path, name: str, rule: str, instead: str
) -> None:
    sense = "  sense: [r]\n" if "amb" in name else ""
    made = folder(tmp_path, f"{TREE}  terms: [{name}]\n{sense}", ambiguity=rule)
    found = [fault for fault in lint(folder=made).faults if fault.code == "unreachable"]
    assert [fault.where for fault in found] == [f"{made / 'skills' / 'a.yaml'}:9"]
    assert f"{instead} is found instead" in found[0].message or not instead


def test_an_ambiguous_name_that_its_cues_let_through_is_reachable(tmp_path: Path) -> None:
    made = folder(
        tmp_path,
        TREE + "  terms: [{t: Torrent, amb: true}]\n  sense: [r]\n",
        ambiguity="- {id: r, surfaces: [Torrent], positive: [peer], accept: [positive]}\n",
    )
    assert lint(folder=made).faults == ()


def test_a_file_that_nobody_can_look_through_is_a_fault(tmp_path: Path) -> None:
    more = "".join(
        f"- {{id: tool{n}, pref_label: Tool{n}ware, kind: tool, broader: [making]}}\n"
        for n in range(149)
    )
    made = folder(tmp_path, TREE + more)
    (fault,) = lint(folder=made).faults
    assert (fault.code, fault.where) == ("too-long", f"{made / 'skills' / 'a.yaml'}:1")
