"""What a statement weighs, and whether it binds or divides."""

from __future__ import annotations

import pytest

from kg.model import Modality
from kg.network.weights import NEUTRAL, Weight, matter, side, tone, weight
from tests.network.samples import ALDIA, BORAVIA, CANAL, SPEAKER, TRUCE, said


def test_deeds_and_words_are_cooperation_or_conflict_as_plover_has_them():
    assert tone(said(ALDIA, "attacks", BORAVIA)) == ("ASSAULT", "materialConflict", -1, -9.3)
    assert tone(said(ALDIA, "aids", BORAVIA)).sign == 1
    assert tone(said(ALDIA, "asserts", BORAVIA)) == NEUTRAL


def test_what_did_not_happen_is_neither():
    assert tone(said(ALDIA, "attacks", BORAVIA, negative=True)) == NEUTRAL
    assert tone(said(ALDIA, "attacks", BORAVIA, negative=True, plover="ASSAULT")) == NEUTRAL
    assert tone(said(ALDIA, "meetsWith", BORAVIA, negative=True)) == NEUTRAL
    assert tone(said(ALDIA, "rejects", CANAL, negative=True)) == NEUTRAL


def test_but_not_to_agree_is_a_rejection():
    assert tone(said(ALDIA, "agreesWith", BORAVIA, negative=True)).plover == "REJECT"
    assert tone(said(ALDIA, "supports", BORAVIA, negative=True, plover="REJECT")).sign == -1


def test_a_future_attack_is_a_threat_and_future_talks_are_an_agreement():
    assert tone(said(ALDIA, "attacks", BORAVIA, modality=Modality.INTENDED)).plover == "THREATEN"
    assert tone(said(ALDIA, "meetsWith", BORAVIA, modality=Modality.INTENDED)).plover == "AGREE"


def test_a_type_that_the_statement_has_of_its_own_goes_before_that_of_its_relation():
    assert tone(said(ALDIA, "discusses", BORAVIA, plover="THREATEN")).sign == -1


@pytest.mark.parametrize(("by", "expected"), [(Weight.COUNT, 1.0), (Weight.CONFIDENCE, 0.25), (Weight.INTENSITY, 9.3)])
def test_a_weight_is_never_negative(by, expected):
    assert weight(said(ALDIA, "attacks", BORAVIA, confidence=0.25), by) == expected
    assert by.meaning


def test_a_position_is_for_or_against_and_the_contrary_when_negated():
    assert side(said(ALDIA, "supports", CANAL)) == side(said(ALDIA, "rejects", CANAL, negative=True)) == 1
    assert side(said(ALDIA, "rejects", CANAL)) == side(said(ALDIA, "supports", CANAL, negative=True)) == -1
    assert side(said(ALDIA, "discusses", CANAL)) == side(said(ALDIA, "attacks", BORAVIA)) == 0


def test_the_matter_is_the_object_or_what_somebody_else_is_told_about():
    assert matter(said(ALDIA, "supports", CANAL, topic=TRUCE)) == CANAL
    assert matter(said(ALDIA, "requests", BORAVIA, topic=TRUCE)) == TRUCE
    assert matter(said(ALDIA, "meetsWith", SPEAKER)) is None
