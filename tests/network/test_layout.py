"""Where the nodes of a drawing stand."""

from __future__ import annotations

import pytest

from kg.network.layout import CHARACTER, LINE, positions

WHEEL = [("hub", f"spoke {n}") for n in range(12)]
LABELS = {name: name for edge in WHEEL for name in edge}


def test_positions_are_the_same_at_every_call():
    assert positions(LABELS, WHEEL) == positions(LABELS, list(reversed(WHEEL)))


def test_no_label_covers_another():
    place = positions(LABELS, WHEEL)
    for a in place:
        for b in place:
            if a < b:
                across, down = abs(place[a][0] - place[b][0]), abs(place[a][1] - place[b][1])
                assert across > CHARACTER * (len(a) + len(b)) / 2 or down > LINE


def test_parts_that_nothing_links_stand_apart():
    place = positions({name: name for name in "abcd"}, [("a", "b"), ("c", "d")])
    left, right = sorted([{"a", "b"}, {"c", "d"}], key=lambda part: min(place[name][0] for name in part))
    apart = max(place[name][0] for name in left) < min(place[name][0] for name in right)
    below = max(place[name][1] for name in "ab") < min(place[name][1] for name in "cd")
    assert apart or below


@pytest.mark.parametrize("size", [1, 40, 500, 3000])
def test_every_node_has_a_place_of_its_own(size):
    labels = {str(n): str(n) for n in range(size)}
    place = positions(labels, [(str(n), str(n // 3)) for n in range(1, size)])
    assert len(set(place.values())) == size


def test_a_network_of_nothing_has_no_positions():
    assert positions({}, []) == {}
