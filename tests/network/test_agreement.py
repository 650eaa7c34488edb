"""Who takes the same side."""

from __future__ import annotations

from hypothesis import given

from kg.network import agreements, topics
from tests.network.samples import ALDIA, BORAVIA, CANAL, CORVANIA, DELMARK, EASTRIA, TARIFF, TRUCE, ids, said, worlds

TOLD = [
    said(ALDIA, "supports", CANAL),
    said(BORAVIA, "demands", CANAL),
    said(ALDIA, "rejects", TRUCE),
    said(BORAVIA, "supports", TRUCE),
    said(CORVANIA, "opposes", TRUCE),
    said(DELMARK, "discusses", TRUCE),
    said(EASTRIA, "supports", TARIFF),
    said(EASTRIA, "rejects", TRUCE),
    said(EASTRIA, "supports", TRUCE),
]


def test_those_who_share_topics_agree_on_some_and_differ_on_others():
    rows = {(row.label, row.other_label): row for row in agreements(topics(TOLD))}
    assert set(rows) == {("Aldia", "Boravia"), ("Aldia", "Corvania"), ("Boravia", "Corvania")}
    both = rows["Aldia", "Boravia"]
    assert (both.shared, both.same, both.score, both.agreed, both.disputed) == (2, 1, 0, ("canal",), ("truce",))
    assert both.statements == ids(*TOLD[:4])
    assert [rows[pair].score for pair in (("Aldia", "Corvania"), ("Boravia", "Corvania"))] == [1, -1]


def test_pairs_that_share_most_come_first_and_few_may_be_left_out():
    assert [(row.shared, row.score) for row in agreements(topics(TOLD))] == [(2, 0), (1, 1), (1, -1)]
    assert [row.label for row in agreements(topics(TOLD), least=2)] == ["Aldia"]


def test_only_the_most_outspoken_are_compared_and_that_is_told():
    found = agreements(topics(TOLD), most=2)
    assert [(row.label, row.other_label) for row in found] == [("Aldia", "Boravia")]
    assert "the 2 of 4 actors with most topics" in found.how


@given(worlds)
def test_the_order_of_statements_makes_no_difference(said):
    assert agreements(topics(said)) == agreements(topics(said[::-1]))
