"""Who stands between camps, and on what camps hang together."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network import actors, bridges, brokers, camps, communities
from tests.network.samples import ids, said, square, state, worlds

GRAPH = actors(square())
CAMPS = camps(communities(GRAPH))


def test_the_two_ends_of_a_bridge_are_brokers():
    rows = {row.label: row for row in brokers(GRAPH, CAMPS)}
    assert set(rows) == {"C", "D"}
    # c is tied to a and b of its own camp, and to d of the other
    assert (rows["C"].pairs, rows["C"].camps, rows["C"].inside, rows["C"].outside) == (2, 2, 2, 1)
    assert rows["C"].participation == pytest.approx(1 - (2 / 3) ** 2 - (1 / 3) ** 2)
    assert rows["C"].statements == ids(square()[6])


def test_a_pair_that_is_tied_needs_no_broker():
    tied = [*square(), said(state("a"), "meetsWith", state("d"), place=9)]
    assert {row.label: row.pairs for row in brokers(actors(tied), CAMPS)} == {"C": 1, "D": 4, "A": 1}


def test_a_bridge_names_its_statements_and_whether_there_is_another():
    (found,) = bridges(GRAPH, CAMPS)
    assert (found.label, found.other_label, found.common, found.only, found.weight) == ("C", "D", 0, True, 1)
    assert {found.camp, found.other_camp} == {1, 2}
    assert found.statements == ids(square()[6])
    tied = [*square(), said(state("a"), "meetsWith", state("d"), place=9)]
    assert [(row.label, row.common, row.only) for row in bridges(actors(tied), CAMPS)] == [("A", 1, False), ("C", 1, False)]


def test_those_without_a_camp_are_left_out():
    assert list(brokers(GRAPH, {})) == []
    assert list(bridges(GRAPH, {state("c").id: 1})) == []


@given(st.sets(st.sampled_from(list(combinations("abcdefgh", 2)))), st.lists(st.integers(1, 3), min_size=8, max_size=8))
def test_the_pairs_are_those_that_are_found_one_by_one(edges, numbers):
    graph = actors(said(state(one), "meetsWith", state(other)) for one, other in sorted(edges))
    camp = dict(zip("abcdefgh", numbers, strict=True))
    expected = {
        node.upper(): sum(
            camp[one] != camp[other] and (one, other) not in edges for one, other in combinations(sorted({*one_of(edges, node)}), 2)
        )
        for node in "abcdefgh"
    }
    found = brokers(graph, {state(name).id: number for name, number in camp.items()})
    assert all(row.pairs == expected[row.label] for row in found)
    assert {label for label, pairs in expected.items() if pairs} <= {row.label for row in found}


def one_of(edges, node):
    return (other for edge in edges if node in edge for other in edge if other != node)


@given(worlds)
def test_the_order_of_statements_makes_no_difference(said):
    graph, turned = actors(said), actors(said[::-1])
    camp = camps(communities(graph))
    assert brokers(graph, camp) == brokers(turned, camp)
    assert bridges(graph, camp) == bridges(turned, camp)
