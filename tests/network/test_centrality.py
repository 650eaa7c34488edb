"""Who stands where in a network."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network import actors, betweenness, centralities, pagerank
from tests.network.samples import ALDIA, BORAVIA, CORVANIA, DELMARK, WORLD, ids, said, square, state, worlds


def test_the_one_in_the_middle_is_on_all_ways():
    found = {row.actor: row for row in centralities(actors(square()))}
    # a, b, c – d, e, f: of the 10 pairs of others, c and d stand between 2 times 3
    assert found[state("c").id].betweenness == found[state("d").id].betweenness == pytest.approx(6 / 10)
    assert found[state("a").id].betweenness == 0
    assert (found[state("c").id].partners, found[state("c").id].weight, found[state("c").id].core) == (3, 3, 2)
    assert sum(row.pagerank for row in found.values()) == pytest.approx(1)


def test_those_with_most_weight_come_first_and_name_their_statements():
    rows = centralities(actors(WORLD))
    assert [(row.label, row.weight) for row in rows] == [("Aldia", 4), ("Boravia", 4), ("Corvania", 2)]
    assert rows[-1].statements == ids(*(one for one in WORLD if one.predicate in ("attacks", "sanctions")))
    assert "exact" in rows.how


def test_who_is_addressed_by_many_has_the_higher_pagerank():
    ranks = pagerank(actors([said(one, "criticizes", DELMARK) for one in (ALDIA, BORAVIA, CORVANIA)]))
    assert max(ranks, key=ranks.__getitem__) == DELMARK.id


@given(st.integers(3, 25).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))))))
def test_betweenness_is_that_of_networkx(world):
    count, edges = world
    graph = nx.Graph()
    graph.add_nodes_from(f"n{n:02}" for n in range(count))
    graph.add_edges_from((f"n{one:02}", f"n{other:02}") for one, other in edges if one != other)
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph))


def test_a_sample_is_told_and_is_the_same_at_every_call_and_near_the_truth():
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 3, seed=1), str)
    sampled, exact = betweenness(graph, pivots=100), betweenness(graph, pivots=400)
    assert sampled == betweenness(graph, pivots=100) != exact
    first = max(exact, key=exact.__getitem__)
    assert sampled[first] == pytest.approx(exact[first], rel=0.25)
    assert "estimated from 2 of 6 actors" in centralities(actors(square()), pivots=2).how


@given(worlds)
def test_the_order_of_statements_makes_no_difference(said):
    assert centralities(actors(said)) == centralities(actors(said[::-1]))
