"""Faults in hand-written files are all named at once, with file and line."""

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from matcher.errors import BorderError, TaxonomyError
from matcher.schema.border import load_yaml


@dataclass(frozen=True, kw_only=True)
class Cat:
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    name: str
    lives: int = 9


def faults(tmp_path, text, error=BorderError):
    path = tmp_path / "cats.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error) as caught:
        load_yaml(list[Cat], path, error)
    return str(caught.value).replace(str(path), "cats.yaml").splitlines()


def test_a_good_file_becomes_the_class(tmp_path):
    path = tmp_path / "cats.yaml"
    path.write_text("- name: Mog\n- {name: Tom, lives: 7}\n")
    assert load_yaml(list[Cat], path) == [Cat(name="Mog"), Cat(name="Tom", lives=7)]


def test_every_fault_is_named_with_its_line(tmp_path):
    text = "- name: Mog\n  lifes: 9\n- lives: many\n"
    assert faults(tmp_path, text) == [
        "cats.yaml:2: 0.lifes: is not a key that is known here; did you mean lives?",
        "cats.yaml:3: 1.name: is missing",
        "cats.yaml:3: 1.lives: Input should be a valid integer, unable to parse string as an integer",
    ]


def test_text_that_is_no_yaml_is_named_with_its_line(tmp_path):
    assert faults(tmp_path, "- name: [Mog\n- x\n")[0].startswith("cats.yaml:")


def test_the_error_is_of_the_kind_asked_for(tmp_path):
    faults(tmp_path, "- {}\n", TaxonomyError)


def test_code_in_yaml_is_never_run(tmp_path):
    assert faults(tmp_path, "!!python/object/apply:os.system ['true']\n")


def test_a_missing_file_and_odd_bytes_are_one_sentence(tmp_path):
    with pytest.raises(BorderError, match="cannot be read"):
        load_yaml(list[Cat], tmp_path / "none.yaml")
    (tmp_path / "odd.yaml").write_bytes(b"- name: \xff\xfe")
    with pytest.raises(BorderError, match="not UTF-8"):
        load_yaml(list[Cat], tmp_path / "odd.yaml")
