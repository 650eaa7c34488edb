"""GraphML and GEXF, read back by networkx and compared by value."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from hypothesis import given

from kg.model import Modality, Polarity, Statement
from kg.network.bundles import bundled
from kg.network.files import FILES
from tests.graph.samples import COOPERATION, HAVEN, NEGATED_MEETING, PROPOSAL, RUSSIA, STATEMENTS, TURKEY, UNITED_STATES, elsewhere
from tests.graph.test_dataset import worlds


def written(form: str, said) -> bytes:
    file = io.BytesIO()
    FILES[form](said, file)
    return file.getvalue()


def read(form: str, said) -> nx.MultiDiGraph:
    file = io.BytesIO(written(form, said))
    return nx.MultiDiGraph(nx.read_gexf(file) if form == "gexf" else nx.read_graphml(file))


def dated(statement: Statement, document: str, published: date | None) -> Statement:
    return elsewhere(replace(statement, evidence=replace(statement.evidence, published=published)), document)


@pytest.mark.parametrize("form", FILES)
def test_actors_and_topics_are_nodes_with_label_and_type(form):
    nodes = read(form, STATEMENTS).nodes
    assert (nodes[RUSSIA.id]["label"], nodes[RUSSIA.id]["type"]) == ("Russia", "Country")
    assert (nodes[HAVEN.id]["label"], nodes[HAVEN.id]["type"]) == ("safe haven", "Topic")
    assert set(nodes) == {RUSSIA.id, UNITED_STATES.id, TURKEY.id, HAVEN.id}


@pytest.mark.parametrize("form", FILES)
def test_statements_that_say_the_same_are_one_edge_with_first_and_last_day(form):
    again = [dated(COOPERATION, "b.txt", date(2016, 5, 1)), dated(COOPERATION, "c.txt", None), COOPERATION]
    (edge,) = read(form, again).get_edge_data(RUSSIA.id, UNITED_STATES.id).values()
    assert edge["weight"] == edge["documents"] == 3
    assert (edge["first"], edge["last"]) == ("2016-05-01", "2017-01-30")
    assert (edge["relation"], edge["label"], edge["quad"]) == ("cooperatesWith", "cooperates with", "materialCooperation")


@pytest.mark.parametrize("form", FILES)
def test_what_is_put_in_another_way_is_another_edge(form):
    said = [PROPOSAL, replace(PROPOSAL, modality=Modality.ACTUAL), replace(PROPOSAL, polarity=Polarity.NEGATIVE)]
    edges = read(form, said).get_edge_data(RUSSIA.id, HAVEN.id).values()
    assert sorted((edge["polarity"], edge["modality"]) for edge in edges) == [
        ("negative", "possible"),
        ("positive", "actual"),
        ("positive", "possible"),
    ]


@pytest.mark.parametrize("form", FILES)
def test_without_a_date_none_is_told(form):
    (edge,) = read(form, [dated(NEGATED_MEETING, "b.txt", None)]).get_edge_data(TURKEY.id, RUSSIA.id).values()
    assert "first" not in edge


@given(worlds())
def test_any_world_can_be_written_and_read(said):
    made = bundled(said)
    for form in FILES:
        found = read(form, said)
        assert {name: told["label"] for name, told in found.nodes(data=True)} == dict(made.nodes(data="label"))
        assert sorted((a, b, told["relation"]) for a, b, told in found.edges(data=True)) == sorted(made.edges(data="relation"))
        assert sum(weight for _, _, weight in found.edges(data="weight")) == len(said)


@pytest.mark.parametrize("form", FILES)
def test_the_order_in_which_statements_come_does_not_change_the_bytes(form):
    assert written(form, STATEMENTS) == written(form, STATEMENTS[::-1])
    assert b"lastmodifieddate" not in written(form, STATEMENTS)


@pytest.mark.parametrize("form", FILES)
def test_nothing_said_is_an_empty_network(form):
    assert len(read(form, [])) == 0
