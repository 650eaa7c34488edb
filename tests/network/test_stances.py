"""Where actors stand on topics."""

from __future__ import annotations

from hypothesis import given

from kg.model import Modality
from kg.network import course, disputes, stances, topics
from tests.network.samples import ALDIA, BORAVIA, CANAL, CORVANIA, TRUCE, ids, said, worlds


def test_a_stance_is_for_or_against_in_one_statement():
    demand = said(ALDIA, "requests", BORAVIA, topic=TRUCE, modality=Modality.REQUIRED)
    doubt = said(ALDIA, "supports", CANAL, negative=True)
    open_ = [said(ALDIA, "supports", CANAL, modality=Modality.HYPOTHETICAL), said(ALDIA, "discusses", CANAL)]
    found = list(stances([demand, doubt, *open_]))
    assert [(one.actor, one.topic, one.side, one.statement) for one in found] == [
        (ALDIA, TRUCE, 1, ids(demand)[0]),
        (ALDIA, CANAL, -1, ids(doubt)[0]),
    ]


def test_the_course_tells_when_a_position_changed():
    told = [said(ALDIA, "opposes" if month < 7 else "supports", CANAL, day=f"2020-{month:02}-05") for month in range(1, 13)]
    told += [said(ALDIA, "supports", CANAL, day="2020-02-07"), said(ALDIA, "supports", CANAL, day=None), said(ALDIA, "supports", TRUCE)]
    found = course(stances(told), ALDIA.id, CANAL.id)
    assert [(stand.favour, stand.against, stand.mean) for stand in found][:3] == [(0, 1, -1), (1, 1, 0), (0, 1, -1)]
    assert [stand.period for stand in found if stand.change] == ["2020-07"]
    assert found[1].statements == (*ids(told[1]), *ids(told[12]))
    assert found.how.endswith("1 without a day left out")
    assert list(course(stances(told), BORAVIA.id, CANAL.id)) == []


def test_a_topic_has_as_many_for_it_as_are_on_balance():
    told = [
        said(ALDIA, "supports", CANAL, day="2020-02-01"),
        said(ALDIA, "supports", CANAL, place=1),
        said(ALDIA, "rejects", CANAL),
        said(BORAVIA, "rejects", CANAL),
        said(CORVANIA, "discusses", CANAL),
        said(CORVANIA, "supports", TRUCE),
    ]
    first, second = disputes(topics(told))
    assert (first.label, first.actors, first.favour, first.against) == ("canal", 3, 1, 1)
    assert (first.first, first.last) == ("2020-01-15", "2020-02-01")
    assert first.statements == ids(*told[:5])
    assert (second.label, second.favour, second.against) == ("truce", 1, 0)


@given(worlds)
def test_the_order_of_statements_makes_no_difference(said):
    assert disputes(topics(said)) == disputes(topics(said[::-1]))
    assert course(stances(said), ALDIA.id, CANAL.id) == course(stances(said[::-1]), ALDIA.id, CANAL.id)
