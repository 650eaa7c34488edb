"""Statements as a pyvis network."""

from __future__ import annotations

from kg.lexicon.relations import relations
from kg.view import network
from tests.view.samples import DENIAL, HAVEN, MEETING, PLAN, PROPOSAL, RUSSIA


def test_actors_and_topics_are_nodes():
    drawn = network([PROPOSAL], relations())
    assert {node["id"]: (node["label"], node["kind"]) for node in drawn.nodes} == {
        RUSSIA.id: ("Russia", "Country"),
        HAVEN.id: ("safe haven", "Topic"),
    }


def test_edges_between_the_same_two_are_kept_apart_by_relation_and_by_how_they_are_put():
    drawn = network([MEETING, PLAN, DENIAL, MEETING], relations())
    assert sorted((edge["label"], edge["dashes"], edge["statements"]) for edge in drawn.edges) == [
        ("meets with", [9, 6], [1]),
        ("meets with ×2", False, [0, 3]),
        ("not: attacks", [2, 5], [2]),
    ]


def test_a_symmetric_relation_has_no_arrow():
    arrows = {edge["relation"]: edge["arrows"] for edge in network([MEETING, PROPOSAL], relations()).edges}
    assert arrows == {"meetsWith": "", "proposes": "to"}


def test_conflict_and_cooperation_have_colours_of_their_own():
    colours = {edge["relation"]: edge["color"]["color"] for edge in network([MEETING, DENIAL], relations()).edges}
    assert colours == {"meetsWith": "#0072B2", "attacks": "#D55E00"}


def test_positions_are_given_and_physics_is_off():
    drawn = network([MEETING], relations())
    assert all(not node["physics"] and isinstance(node["x"], float) for node in drawn.nodes)
    assert '"enabled": false' in drawn.options.to_json()
