"""The scores of statements and of their confidence."""

from __future__ import annotations

import pytest

from kg.evaluation.count import Count
from kg.evaluation.statements import compared, fits, qualified, reliability, scored
from tests.evaluation.samples import DENIED, PROPOSAL, actor, statement, topic

GOLD = {
    "source": None,
    "subject": ["Russian Federation"],
    "predicate": ["proposes"],
    "object": ["safe haven", "zone"],
    "polarity": "positive",
    "modality": ["actual"],
    "optional": False,
    "start": 0,
    "end": 30,
    "evidence": "Russia proposed safe havens",
}


def test_other_names_of_an_actor_and_beginnings_of_words_fit():
    assert fits(GOLD, PROPOSAL)
    assert fits({**GOLD, "subject": ["Moscow"], "object": ["haven"]}, PROPOSAL)
    assert not fits({**GOLD, "object": ["ven"]}, PROPOSAL)
    assert not fits({**GOLD, "subject": ["Turkey"]}, PROPOSAL)


def test_evidence_must_overlap():
    assert not fits({**GOLD, "start": 38, "end": 60}, PROPOSAL)


def test_a_whole_clause_names_nothing():
    assert not fits(GOLD, statement("Russia", "proposes", topic("safe haven " + "in every town of the country " * 2)))


def test_a_symmetric_relation_fits_either_way():
    meeting = {**GOLD, "predicate": ["meetsWith"], "subject": ["Turkey"], "object": ["Russia"]}
    assert fits(meeting, statement("Russia", "meetsWith", actor("Turkey")))
    assert not fits({**meeting, "predicate": ["aids"]}, statement("Russia", "aids", actor("Turkey")))


def test_source_polarity_and_modality_are_told_apart():
    assert qualified(GOLD, PROPOSAL) == (True, True, True)
    assert qualified(GOLD, DENIED) == (True, False, False)
    assert qualified({**GOLD, "source": ["Sergey Lavrov"]}, PROPOSAL) == (False, True, True)


def test_each_annotated_statement_takes_one_and_further_readings_do_not_count():
    result = compared([GOLD], [DENIED, PROPOSAL, statement("Turkey", "rejects", topic("safe haven"))])
    assert result.plain == Count(1, 2, 1)
    assert result.strict == Count(1, 2, 1)
    assert result.right == {1: True, 2: False}


def test_optional_ones_neither_help_nor_hurt():
    result = compared([{**GOLD, "optional": True}], [PROPOSAL])
    assert (result.plain, result.missed) == (Count(0, 0, 0), [])


def test_what_is_missed_is_told():
    assert compared([GOLD], []).missed == [GOLD]


def test_assertions_are_not_scored():
    assert scored([PROPOSAL, statement("Russia", "asserts", topic("safe haven"))]) == [PROPOSAL]


def test_confidence_is_set_beside_the_share_that_is_right():
    table = reliability([(0.95, True), (0.95, True), (0.55, False), (0.55, True)])
    assert [(row.system, row.values) for row in table.rows] == [
        ("0.5 to 0.6", (2, pytest.approx(55), pytest.approx(50))),
        ("0.9 to 1.0", (2, pytest.approx(95), pytest.approx(100))),
    ]
    assert table.note == "expected calibration error 5.0 points, Brier score 0.128"
