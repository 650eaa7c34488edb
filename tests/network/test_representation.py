"""Who stands for a state is counted as that state."""

from __future__ import annotations

from kg.model import Affiliation, Statement
from kg.network import actors, represented
from tests.network.samples import ALDIA, BORAVIA, SPEAKER, TRUCE, said

FOR_ALDIA, FOR_BORAVIA, FOR_NOBODY = (Affiliation(SPEAKER, represents=whom) for whom in (ALDIA, BORAVIA, None))


def met(document: str) -> Statement:
    return said(SPEAKER, "meetsWith", BORAVIA, source=SPEAKER, document=document)


def test_it_is_so_for_subject_object_and_source():
    told = {"a": [FOR_ALDIA]}
    assert list(represented([met("a")], told)) == [said(ALDIA, "meetsWith", BORAVIA, source=ALDIA, document="a")]
    assert list(represented([said(BORAVIA, "praises", SPEAKER, document="a")], told)) == [said(BORAVIA, "praises", ALDIA, document="a")]


def test_words_and_evidence_stay():
    (statement,) = represented([met("a")], {"a": [FOR_ALDIA]})
    assert statement.evidence == met("a").evidence
    assert statement.subject.passage == met("a").subject.passage


def test_what_the_document_tells_goes_before_what_others_tell():
    told = {"a": [FOR_BORAVIA], "b": [FOR_ALDIA], "c": [FOR_ALDIA]}
    assert [statement.subject.entity for statement in represented([met("a"), met("b")], told)] == [BORAVIA, ALDIA]


def test_where_the_document_tells_nothing_most_of_the_others_do():
    (statement,) = represented([met("z")], {"a": [FOR_BORAVIA], "b": [FOR_ALDIA], "c": [FOR_ALDIA]})
    assert statement.subject.entity == ALDIA


def test_where_the_others_are_even_nobody_is_replaced():
    told = {"a": [FOR_BORAVIA], "b": [FOR_ALDIA], "c": [FOR_NOBODY]}
    assert list(represented([met("z")], told)) == [met("z")]


def test_a_state_and_its_minister_share_one_tie():
    both = [met("a"), said(ALDIA, "cooperatesWith", BORAVIA), said(SPEAKER, "supports", TRUCE)]
    assert set(actors(represented(both, {"a": [FOR_ALDIA]}))) == {ALDIA.id, BORAVIA.id}
