"""Structural balance."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network import actors, balance, triads
from tests.network.samples import ALDIA, BORAVIA, CORVANIA, WORLD, ids, said, state, worlds


def world(signs: dict[str, int]):
    """'ab': +1 is a friendly tie between a and b."""
    return actors(said(state(pair[0]), "meetsWith" if sign > 0 else "attacks", state(pair[1])) for pair, sign in signs.items())


@pytest.mark.parametrize(
    ("signs", "counted", "balanced", "frustration"),
    [
        ((1, 1, 1), (1, 0, 0, 0), 1.0, 0),
        ((1, 1, -1), (0, 1, 0, 0), 0.0, 1),
        ((-1, 1, -1), (0, 0, 1, 0), 1.0, 0),
        ((-1, -1, -1), (0, 0, 0, 1), 0.0, 1),
    ],
)
def test_a_triad_is_balanced_with_none_or_two_negative_ties(signs, counted, balanced, frustration):
    graph = world(dict(zip(("ab", "bc", "ac"), signs, strict=True)))
    found = balance(graph)
    assert (found.triads, found.balanced, found.frustration) == (counted, balanced, frustration)
    assert len(found.frustrated) == frustration
    (triad,) = triads(graph)
    assert triad.balanced is bool(balanced)
    assert triad.signs == (signs[0], signs[2], signs[1])


def test_friends_with_a_common_enemy_are_two_camps_without_frustration():
    found = balance(actors(WORLD))
    assert (found.positive, found.negative, found.triads, found.frustration, found.share) == (1, 2, (0, 0, 1, 0), 0, 0)
    assert found.camps == ((ALDIA.id, BORAVIA.id), (CORVANIA.id,))
    assert found.statements == ()


def test_the_ties_that_do_not_fit_name_their_statements():
    odd = said(CORVANIA, "meetsWith", BORAVIA, place=3)
    ties = [said(ALDIA, "meetsWith", BORAVIA), odd, said(ALDIA, "attacks", CORVANIA)]
    found = balance(actors(ties))
    (pair,) = found.frustrated
    (contradicts,) = (one for one in ties if {one.subject.entity.id, one.object.entity.id} == set(pair))
    assert found.statements == ids(contradicts)


def test_an_even_tie_has_no_sign():
    found = balance(actors([said(ALDIA, "meetsWith", BORAVIA), said(BORAVIA, "attacks", ALDIA)]))
    assert (found.positive, found.negative) == (0, 0)


def test_unbalanced_triads_come_first_and_among_the_strongest_ties_only():
    graph = world({"ab": 1, "bc": 1, "ac": -1, "ad": 1, "bd": 1})
    assert [triad.balanced for triad in triads(graph)] == [False, True]
    few = triads(graph, among=2)
    assert list(few) == []
    assert "among the 2 strongest of 5 signed ties" in few.how


def test_nothing_said_is_neither():
    found = balance(actors([]))
    assert (found.triads, found.balanced, found.frustration, found.share) == ((0, 0, 0, 0), None, 0, None)


signed_worlds = st.dictionaries(st.sampled_from([a + b for a, b in combinations("abcdefg", 2)]), st.sampled_from([1, -1]))


@given(signed_worlds)
def test_triads_are_those_that_are_found_one_by_one(signs):
    graph = world(signs)
    found = balance(graph).triads
    each = [sum(sign < 0 for sign in triad.signs) for triad in triads(graph)]
    assert found == tuple(each.count(negative) for negative in range(4))
    assert sum(found) == sum(nx.triangles(nx.Graph(list(signs))).values()) // 3


@given(signed_worlds)
def test_the_frustration_is_the_least_of_all_ways_to_make_two_camps_or_near_it(signs):
    found = balance(world(signs))
    nodes = sorted({name for pair in signs for name in pair})
    camps = [set(camp) for size in range(len(nodes) + 1) for camp in combinations(nodes, size)]
    # a friendly tie contradicts where it leads across, a hostile one where it doesn't
    least = min(sum(((one in camp) is (other in camp)) is (sign < 0) for (one, other), sign in signs.items()) for camp in camps)
    assert least <= found.frustration <= least + 1
    assert (found.frustration == 0) == (least == 0)
    assert len(found.frustrated) == found.frustration


@given(worlds)
def test_the_order_of_statements_makes_no_difference(said):
    assert balance(actors(said)) == balance(actors(said[::-1]))
    assert triads(actors(said)) == triads(actors(said[::-1]))
