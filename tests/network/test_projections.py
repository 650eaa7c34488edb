"""Statements as networks of actors, and of actors and topics."""

from __future__ import annotations

import pytest
from hypothesis import given

from kg.model import Modality, Polarity
from kg.network import actors, actors_and_topics, actors_by_time, ties, topics
from tests.network.samples import (
    ALDIA,
    BAN,
    BORAVIA,
    CANAL,
    CORVANIA,
    FRIENDS,
    PORT,
    QUARREL,
    STRIKE,
    TARIFF,
    TRUCE,
    WORLD,
    ids,
    said,
    worlds,
)


def told(graph):
    return sorted(graph.edges(data=True), key=lambda edge: (edge[0], edge[1], str(sorted(edge[2].items()))))


def test_an_edge_leads_from_subject_to_object_for_each_relation():
    graph = actors(WORLD)
    assert graph.nodes[ALDIA.id] == {"label": "Aldia", "type": "Country"}
    friendly, hostile = sorted(graph.get_edge_data(ALDIA.id, BORAVIA.id).values(), key=lambda edge: -edge["weight"])
    assert (friendly["relation"], friendly["sign"], friendly["weight"], friendly["count"]) == ("cooperatesWith", 1, 2, 2)
    assert (friendly["plover"], friendly["quad"], friendly["symmetric"]) == ("COOPERATE", "materialCooperation", True)
    assert (friendly["first"], friendly["last"]) == ("2020-01-15", "2020-01-15")
    assert friendly["statements"] == ids(*FRIENDS)
    assert (hostile["relation"], hostile["sign"], hostile["statements"]) == ("criticizes", -1, ids(QUARREL))
    assert not graph.has_edge(BORAVIA.id, ALDIA.id)


@pytest.mark.parametrize(("weight", "expected"), [("count", 2), ("confidence", 1.0), ("intensity", 13.6)])
def test_weights_say_what_they_are(weight, expected):
    graph = actors(FRIENDS, weight=weight)
    (edge,) = graph.get_edge_data(ALDIA.id, BORAVIA.id).values()
    assert edge["weight"] == pytest.approx(expected)
    assert graph.graph["weight"] == weight
    assert graph.graph["meaning"]


def test_only_what_is_told_as_a_fact_counts():
    left_out = [
        said(ALDIA, "attacks", BORAVIA, negative=True),
        said(ALDIA, "attacks", BORAVIA, modality=Modality.HYPOTHETICAL),
        said(ALDIA, "attacks", BORAVIA, modality=Modality.INTENDED),
        said(ALDIA, "visits", PORT),
        said(ALDIA, "supports", CANAL),
        said(ALDIA, "meetsWith", ALDIA),
        said(ALDIA, "withdraws", None),
    ]
    assert actors(left_out).number_of_edges() == 0
    assert actors(left_out, modality=[Modality.HYPOTHETICAL, "intended"]).number_of_edges() == 2
    denied = actors(left_out, polarity=[Polarity.NEGATIVE])
    assert [edge["sign"] for _, _, edge in denied.edges(data=True)] == [0]


def test_ties_sum_both_directions_and_have_the_sign_of_the_greater_sum():
    graph = ties(actors([*WORLD, said(BORAVIA, "attacks", ALDIA, place=9)]))
    tie = graph[ALDIA.id][BORAVIA.id]
    assert (tie["weight"], tie["cooperation"], tie["conflict"], tie["sign"]) == (4, 2, 2, 0)
    assert len(tie["statements"]) == 4
    assert graph[ALDIA.id][CORVANIA.id]["sign"] == graph[BORAVIA.id][CORVANIA.id]["sign"] == -1
    assert graph[BORAVIA.id][CORVANIA.id]["statements"] == ids(BAN)


def test_each_period_has_a_network_of_its_own_and_what_is_undated_is_in_none():
    late = said(CORVANIA, "attacks", ALDIA, day="2021-03-01")
    found = actors_by_time([late, STRIKE, said(ALDIA, "meetsWith", CORVANIA, day=None)], by="year")
    assert list(found) == ["2020", "2021"]
    assert [edge["statements"] for _, _, edge in found["2021"].edges(data=True)] == [ids(late)]


def test_who_acts_is_tied_to_what_it_is_about_by_side():
    graph = topics(
        [
            said(ALDIA, "supports", CANAL),
            said(ALDIA, "supports", CANAL, negative=True),
            said(BORAVIA, "demands", CANAL, modality=Modality.REQUIRED),
            said(CORVANIA, "supports", CANAL, modality=Modality.POSSIBLE),
            said(ALDIA, "requests", BORAVIA, topic=TRUCE),
            said(ALDIA, "negotiatesWith", CORVANIA, topic=TARIFF),
        ]
    )
    found = {(one, topic, edge["side"]) for one, topic, edge in graph.edges(data=True)}
    assert found == {
        (ALDIA.id, CANAL.id, 1),
        (ALDIA.id, CANAL.id, -1),
        (BORAVIA.id, CANAL.id, 1),
        (ALDIA.id, TRUCE.id, 1),
        (ALDIA.id, TARIFF.id, 0),
        (CORVANIA.id, TARIFF.id, 0),
    }
    assert graph.nodes[CANAL.id]["type"] == "Topic"


@given(worlds)
def test_the_order_of_statements_makes_no_difference(said):
    for project in (actors, topics):
        for weight in ("count", "confidence", "intensity"):
            one, other = project(said, weight), project(said[::-1], weight)
            assert list(one) == list(other)
            assert told(one) == told(other)


@given(worlds)
def test_every_statement_that_counts_is_in_one_edge_and_both_networks_come_in_one_pass(said):
    between, about = actors_and_topics(iter(said))
    assert told(between) == told(actors(said))
    assert told(about) == told(topics(said))
    named = [name for _, _, edge in between.edges(data=True) for name in edge["statements"]]
    assert len(named) == len(set(named)) == sum(edge["count"] for _, _, edge in between.edges(data=True))
    assert sorted(named) == sorted(name for _, _, edge in ties(between).edges(data=True) for name in edge["statements"])
