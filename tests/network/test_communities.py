"""Camps."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from kg.network import actors, camps, communities, topics
from tests.network.samples import CANAL, FRIENDS, STRIKE, TRUCE, WORLD, ids, said, square, state, worlds

SQUARE = [*square(), said(state("a"), "attacks", state("d"), place=9)]


def members(found) -> list[set[str]]:
    return [set(community.labels) for community in found]


@pytest.mark.parametrize("method", ["louvain", "leiden"])
def test_those_who_cooperate_are_together(method):
    if method == "leiden":
        pytest.importorskip("leidenalg", reason="leidenalg is not installed: pip install '.[leiden]'")
    found = communities(actors(SQUARE), method=method)
    assert members(found) == [{"A", "B", "C"}, {"D", "E", "F"}]
    assert [(one.number, one.size, one.inside, one.outside) for one in found] == [(1, 3, 3, 1), (2, 3, 3, 1)]
    assert found[0].members[0] == state("c").id
    assert found[0].statements == ids(*SQUARE[:3])
    assert method in found.how
    assert camps(found)[state("e").id] == 2


def test_conflict_binds_nobody():
    assert members(communities(actors([STRIKE]))) == []
    assert members(communities(actors(WORLD))) == [{"Aldia", "Boravia"}]


def test_they_are_called_by_topics_that_are_more_theirs_than_others():
    views = topics(
        [
            *(said(state(one), "discusses", TRUCE, place=n) for n, one in enumerate("abcdef")),
            said(state("a"), "supports", CANAL, place=8),
        ]
    )
    first, second = communities(actors(square()), views)
    assert set(first.topics) == {"canal", "truce"}
    assert first.label == ", ".join(first.topics)
    assert (second.label, second.topics) == ("truce", ("truce",))


def test_or_by_members_where_there_is_no_topic():
    (found,) = communities(actors(FRIENDS))
    assert found.label == "Aldia, Boravia"
    (found,) = communities(actors(FRIENDS), topics([said(state("x"), "supports", CANAL)]))
    assert (found.label, found.topics) == ("Aldia, Boravia", ())


@given(worlds)
def test_the_order_of_statements_makes_no_difference(said):
    assert communities(actors(said), topics(said)) == communities(actors(said[::-1]), topics(said[::-1]))


def test_they_are_the_same_in_every_process():
    program = "from tests.network.samples import *; from kg.network import *; print(communities(actors(square())))"
    seeds = ("1", "2")
    said_by = [subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": s}) for s in seeds]
    assert said_by[0].stdout == said_by[1].stdout
