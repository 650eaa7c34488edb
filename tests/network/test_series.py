"""How two deal with each other."""

from __future__ import annotations

from hypothesis import given

from kg.network import actors, pairs, series
from tests.network.samples import ALDIA, BORAVIA, CORVANIA, FRIENDS, QUARREL, STRIKE, WORLD, ids, said, worlds


def test_a_pair_has_the_sums_of_both_directions_by_quad_class():
    first, *others = pairs(actors([*WORLD, said(BORAVIA, "asserts", ALDIA, day="2021-01-01")]))
    assert (first.label, first.other_label, first.weight, first.net) == ("Aldia", "Boravia", 4, 1)
    assert (first.verbal_cooperation, first.material_cooperation, first.verbal_conflict, first.material_conflict) == (0, 2, 1, 0)
    assert (first.first, first.last) == ("2020-01-15", "2021-01-01")
    assert {QUARREL, *FRIENDS} <= set(WORLD)
    assert set(ids(QUARREL, *FRIENDS)) < set(first.statements)
    assert [(row.label, row.other_label, row.material_conflict) for row in others] == [
        ("Aldia", "Corvania", 1),
        ("Boravia", "Corvania", 1),
    ]


def test_intensity_tells_an_attack_from_a_reproach():
    found = {row.label + row.other_label: row.net for row in pairs(actors([QUARREL, STRIKE], weight="intensity"))}
    assert found == {"AldiaBoravia": -2.0, "AldiaCorvania": -9.3}


def test_a_series_has_no_gap():
    told = [said(ALDIA, "meetsWith", BORAVIA, day="2020-01-15"), said(BORAVIA, "attacks", ALDIA, day="2020-04-01"), STRIKE]
    found = series(told, ALDIA.id, BORAVIA.id)
    assert [(point.period, point.cooperation, point.conflict, point.net) for point in found] == [
        ("2020-01", 1, 0, 1),
        ("2020-02", 0, 0, 0),
        ("2020-03", 0, 0, 0),
        ("2020-04", 0, 1, -1),
    ]
    assert found[3].statements == ids(told[1])
    assert [point.net for point in series(told, ALDIA.id, by="year")] == [-1]
    assert [point.period for point in series(told, CORVANIA.id, by="quarter")] == ["2020-Q1"]


def test_what_has_no_day_is_left_out_and_told():
    found = series([said(ALDIA, "meetsWith", BORAVIA, day=None)], ALDIA.id)
    assert list(found) == []
    assert found.how.endswith("; 1 without a day left out")


def test_a_change_is_marked():
    told = [said(ALDIA, "meetsWith" if month < 7 else "attacks", BORAVIA, day=f"2020-{month:02}-01") for month in range(1, 13)]
    assert [point.period for point in series(told, ALDIA.id, BORAVIA.id) if point.change] == ["2020-07"]


@given(worlds)
def test_pairs_share_all_statements_among_them_in_any_order(said):
    found = pairs(actors(said))
    assert found == pairs(actors(said[::-1]))
    assert sum(row.weight for row in found) == len({name for row in found for name in row.statements})
    for row in found:
        points = series(said, row.one, row.other, by="year")
        assert points == series(said[::-1], row.one, row.other, by="year")
        assert {name for point in points for name in point.statements} <= set(row.statements)
