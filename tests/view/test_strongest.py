"""The strongest part of a graph."""

from __future__ import annotations

from dataclasses import replace

from kg.view.strongest import pair, part, strongest
from tests.view.samples import CRITICISM, IRAN, MEETING, RUSSIA, SPRING, TURKEY


def test_an_edge_and_its_reverse_are_of_one_pair():
    back = replace(MEETING, subject=MEETING.object, object=MEETING.subject)
    assert pair(MEETING) == pair(back) == tuple(sorted((RUSSIA.id, TURKEY.id)))
    assert pair(CRITICISM) == tuple(sorted((IRAN.id, TURKEY.id)))


def test_whole_pairs_are_kept_as_long_as_there_is_room():
    counted = {("a", "b"): 3, ("a", "c"): 2, ("b", "c"): 2, ("c", "d"): 1}
    assert strongest(counted, 5) == {("a", "b"), ("a", "c")}
    assert strongest(counted, 6) == {("a", "b"), ("a", "c")}
    assert strongest(counted, 8) == set(counted)
    assert strongest(counted, 2) == frozenset()


def test_of_readings_that_part_is_kept_that_tells_of_the_pairs():
    [kept] = part(SPRING, {pair(MEETING)})
    assert kept == replace(SPRING[1], statements=(MEETING,))
