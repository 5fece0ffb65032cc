"""Routes of credit on a small graph of skills: direct, narrower, implied, transferable."""

import pytest

from matcher.model.skill import Skill, SkillKind, Taxonomy
from matcher.scoring.credit import RouteKind, SkillGraph, curve, skill_credit


def node(name, broader=(), implies=None, substitutes=None):
    return Skill(
        id=name,
        pref_label=name.title(),
        kind=SkillKind.TOOL,
        broader=tuple(broader),
        implies=implies or {},
        substitutes=substitutes or {},
    )


NODES = (
    node("cloud", implies={"aws": 0.9}),
    node("aws", ["cloud"]),
    node("gcp", ["cloud"], substitutes={"aws": 0.6}),
    node("eks", ["aws"], implies={"kubernetes": 0.9}),
    node("kubernetes", implies={"containers": 0.9}),
    node("containers", implies={"linux": 0.9}),
    node("linux"),
    node("helm", implies={"kubernetes": 0.5}),
)
GRAPH_TAXONOMY = Taxonomy(version="1", skills={n.id: n for n in NODES}, senses={}, phrases=())
FULL = 0.7


@pytest.fixture(scope="module")
def graph(constants):
    return SkillGraph(GRAPH_TAXONOMY, constants.credit)


@pytest.mark.parametrize(
    ("wanted", "depths", "value", "kind", "source"),
    [
        ("aws", {"aws": FULL}, 1, RouteKind.DIRECT, "aws"),
        ("aws", {"aws": 0.35}, 0.5, RouteKind.DIRECT, "aws"),
        ("aws", {"gcp": FULL}, 0.6, RouteKind.TRANSFERABLE, "gcp"),
        ("gcp", {"aws": FULL}, 0, None, None),
        ("kubernetes", {"eks": FULL}, 0.8 * 0.9, RouteKind.IMPLIED, "eks"),
        ("containers", {"eks": FULL}, 0.8 * 0.81, RouteKind.IMPLIED, "eks"),
        ("linux", {"eks": FULL}, 0, None, None),
        ("linux", {"kubernetes": FULL}, 0.8 * 0.81, RouteKind.IMPLIED, "kubernetes"),
        ("aws", {"cloud": FULL}, 0, None, None),
        ("eks", {"aws": FULL}, 0, None, None),
        ("cloud", {"eks": FULL}, 0.8, RouteKind.NARROWER, "eks"),
        ("cloud", {"eks": FULL, "gcp": FULL}, 0.85, RouteKind.NARROWER, "gcp"),
        ("cloud", {"eks": FULL, "gcp": FULL, "aws": FULL}, 0.9, RouteKind.NARROWER, "gcp"),
        ("cloud", {"eks": FULL, "gcp": 0.1}, 0.8, RouteKind.NARROWER, "eks"),
        ("cloud", {"cloud": FULL, "gcp": FULL}, 1, RouteKind.DIRECT, "cloud"),
        ("nowhere", {"nowhere": FULL}, 1, RouteKind.DIRECT, "nowhere"),
        ("aws", {}, 0, None, None),
    ],
)
def test_the_best_route_wins_and_is_named(graph, constants, wanted, depths, value, kind, source):
    credit = skill_credit(graph.wanted(wanted), depths, constants.credit)
    assert credit.value == pytest.approx(value)
    assert (credit.route and credit.route.kind, credit.route and credit.route.source) == (
        kind,
        source,
    )


def test_paths_are_short_and_strong(graph):
    assert graph.implying("containers") == pytest.approx(
        {"kubernetes": 0.9, "eks": 0.81, "helm": 0.45}
    )
    assert "eks" not in graph.implying("linux")
    assert graph.implying("cloud").keys() == {"aws", "gcp", "eks"}


def test_the_curve_saturates(constants):
    assert [curve(d, constants.credit) for d in (0, 0.35, 0.7, 1)] == pytest.approx([0, 0.5, 1, 1])


def test_real_taxonomy_never_gives_a_child_credit_for_its_parent(taxonomy, constants):
    graph = SkillGraph(taxonomy, constants.credit)
    for skill in taxonomy.skills:
        for child in taxonomy.narrower[skill]:
            assert skill not in graph.implying(child), (skill, child)
