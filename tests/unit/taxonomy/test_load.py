from pathlib import Path

import pytest

from matcher.errors import TaxonomyError
from matcher.taxonomy.load import load_taxonomy

SKILLS = """\
- id: programming
  pref_label: Programming
  kind: concept
  seed: root
- id: python
  pref_label: Python
  kind: language
  broader: [programming]
  terms: [py3, {t: PY, cs: true}]
  implies: {programming: 0.9}
"""


def folder(root: Path, name: str, skills: str, ambiguity: str | None = None) -> Path:
    made = root / name
    (made / "skills").mkdir(parents=True)
    (made / "skills" / "a.yaml").write_text(skills, encoding="utf-8")
    (made / "taxonomy.yaml").write_text('version: "1"\n', encoding="utf-8")
    if ambiguity:
        (made / "ambiguity.yaml").write_text(ambiguity, encoding="utf-8")
    return made


def test_terms_may_be_strings_or_mappings(tmp_path: Path) -> None:
    python = load_taxonomy(folder(tmp_path, "t", SKILLS))["python"]
    assert [(term.t, term.cs) for term in python.terms] == [("py3", False), ("PY", True)]


def test_else_is_the_key_of_otherwise(tmp_path: Path) -> None:
    rule = "- {id: py, surfaces: [PY], else: accept}\n"
    loaded = load_taxonomy(folder(tmp_path, "t", SKILLS + "  sense: [py]\n", rule))
    assert loaded.senses["py"].otherwise == "accept"


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("kind: language", "kind: langwich", 7, "kind"),
        ("kind: language", "knd: language", 7, "knd"),
        ("broader: [programming]", "broader: [programing]", 8, "did you mean 'programming'"),
        ("0.9}", "1.9}", 10, "not between"),
        ("id: python", "id: programming", 5, "already defined at"),
        ("  seed: root", "  broader: [python]", 4, "circle"),
    ],
)
def test_faults_say_file_and_line(
    tmp_path: Path, before: str, after: str, line: int, said: str
) -> None:
    broken = folder(tmp_path, "t", SKILLS.replace(before, after))
    with pytest.raises(TaxonomyError) as fault:
        load_taxonomy(broken)
    wanted = f"{broken / 'skills' / 'a.yaml'}:{line}: "
    assert any(row.startswith(wanted) and said in row for row in str(fault.value).splitlines())


def test_overlay_replaces_keys_adds_terms_and_skills(tmp_path: Path) -> None:
    base = folder(tmp_path, "t", SKILLS)
    over = folder(
        tmp_path,
        "o",
        "- {id: python, terms: [serpent], since: 1991}\n"
        "- {id: cobol, pref_label: COBOL, kind: language, broader: [programming]}\n",
    )
    loaded = load_taxonomy(base, over)
    assert [term.t for term in loaded["python"].terms] == ["py3", "PY", "serpent"]
    assert loaded["python"].since == 1991
    assert loaded["python"].implies == {"programming": 0.9}
    assert loaded["cobol"].broader == ("programming",)
    assert loaded.version != load_taxonomy(base).version


def test_a_folder_without_skills_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="no taxonomy folder"):
        load_taxonomy(tmp_path)


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    first = load_taxonomy(folder(tmp_path, "t", SKILLS)).version
    assert first == load_taxonomy(folder(tmp_path, "same", SKILLS)).version
    assert first != load_taxonomy(folder(tmp_path, "other", SKILLS + "  since: 1991\n")).version
