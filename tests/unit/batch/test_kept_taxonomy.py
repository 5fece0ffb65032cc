"""A taxonomy is parsed once; a change of any of its files is seen."""

import pytest

from matcher.batch import kept_taxonomy as module
from matcher.batch.cache import Cache
from matcher.batch.kept_taxonomy import kept_taxonomy
from matcher.taxonomy.load import load_taxonomy

OWN = "- id: own_tool\n  pref_label: Own Tool\n  kind: tool\n  broader: [programming]\n"


@pytest.fixture
def loads(monkeypatch):
    """Count how often the YAML is parsed."""
    seen = []

    def watched(overlay):
        seen.append(overlay)
        return load_taxonomy(overlay=overlay)

    monkeypatch.setattr(module, "load_taxonomy", watched)
    return seen


def test_what_is_kept_is_what_was_loaded(loads):
    cache = Cache(None)
    first, second = kept_taxonomy(None, cache), kept_taxonomy(None, cache)
    assert loads == [None]
    assert first == second == load_taxonomy()
    assert first.narrower == second.narrower


def test_a_changed_overlay_is_loaded_anew(loads, tmp_path):
    (tmp_path / "skills").mkdir()
    file = tmp_path / "skills" / "own.yaml"
    file.write_text(OWN)
    cache = Cache(None)
    before = kept_taxonomy(tmp_path, cache)
    file.write_text(OWN.replace("Own Tool", "Our Tool"))
    after = kept_taxonomy(tmp_path, cache)
    assert loads == [tmp_path, tmp_path]
    assert (before.label("own_tool"), after.label("own_tool")) == ("Own Tool", "Our Tool")
    assert kept_taxonomy(tmp_path, cache) == after
    assert len(loads) == 2


def test_damage_is_loaded_anew(loads):
    cache = Cache(None)
    kept_taxonomy(None, cache)
    for key, value in list(cache._entries.items()):
        cache.put(key, value[:-5])
    assert kept_taxonomy(None, cache) == load_taxonomy()
    assert len(loads) == 2
