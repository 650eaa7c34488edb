"""Statements as a pyvis network."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon.relations import relations
from kg.model import Modality
from kg.view import network
from kg.view.network import MOST_PARALLEL
from tests.view.samples import COOPERATION, CRITICISM, DENIAL, HAVEN, MEETING, PROPOSAL, RUSSIA, TURKEY

PLAN = replace(MEETING, modality=Modality.INTENDED)


def test_actors_and_topics_are_nodes():
    drawn = network([PROPOSAL], relations())
    assert {node["id"]: (node["label"], node["kind"], node["shape"]) for node in drawn.nodes} == {
        RUSSIA.id: ("Russia", "Country", "dot"),
        HAVEN.id: ("safe haven", "Topic", "box"),
    }


def test_nodes_come_by_the_number_of_their_statements():
    drawn = network([PROPOSAL, MEETING, DENIAL, CRITICISM], relations())
    assert [(node["label"], node["weight"]) for node in drawn.nodes] == [("Turkey", 3), ("Iran", 2), ("Russia", 2), ("safe haven", 1)]


def test_edges_between_the_same_two_are_kept_apart_by_relation_and_by_how_they_are_put():
    drawn = network([MEETING, PLAN, DENIAL, MEETING], relations())
    assert sorted((edge["label"], edge["dashes"], edge["negative"], edge["statements"]) for edge in drawn.edges) == [
        ("meets with", [9, 6], False, [1]),
        ("meets with ×2", False, False, [0, 3]),
        ("not: attacks", False, True, [2]),
    ]


def test_many_parallel_edges_are_bundled_by_side():
    several = [replace(MEETING, predicate=name) for name in ("meetsWith", "supports", "praises", "criticizes", "threatens")]
    assert len(several) > MOST_PARALLEL
    drawn = network([*several, MEETING], relations())
    assert sorted((edge["label"], edge["side"], edge["statements"]) for edge in drawn.edges) == [
        ("3 relations ×4", "cooperation", [0, 1, 2, 5]),
        ("criticizes, threatens ×2", "conflict", [3, 4]),
    ]


def test_a_symmetric_relation_has_no_arrow_and_a_negated_one_has_a_bar():
    arrows = {edge["relations"][0]: edge["arrows"] for edge in network([MEETING, PROPOSAL, DENIAL], relations()).edges}
    assert {name: arrow["to"]["enabled"] for name, arrow in arrows.items()} == {"meetsWith": False, "proposes": True, "attacks": True}
    assert {name: arrow["middle"]["enabled"] for name, arrow in arrows.items()} == {"meetsWith": False, "proposes": False, "attacks": True}


def test_conflict_and_cooperation_have_colours_of_their_own():
    colours = {edge["relations"][0]: edge["color"]["color"] for edge in network([MEETING, CRITICISM], relations()).edges}
    assert colours == {"meetsWith": "#0072B2", "criticizes": "#D55E00"}


def test_a_statement_without_an_object_leads_to_its_topic():
    [edge] = network([replace(COOPERATION, object=None)], relations()).edges
    assert (edge["from"], edge["to"]) == (RUSSIA.id, COOPERATION.topic.entity.id)


def test_positions_are_given_and_physics_is_off():
    drawn = network([MEETING], relations())
    assert {node["id"] for node in drawn.nodes} == {RUSSIA.id, TURKEY.id}
    assert all(not node["physics"] and isinstance(node["x"], float) for node in drawn.nodes)
    assert '"enabled": false' in drawn.options.to_json()
