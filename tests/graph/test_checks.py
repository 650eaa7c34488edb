from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from kg.graph.checks import faults
from kg.model import Actor, ActorType, Passage, Statement, Topic
from tests.graph.samples import COOPERATION, PROPOSAL, RUSSIA, STATEMENTS, mention
from tests.graph.test_dataset import worlds

EVIDENCE = PROPOSAL.evidence


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_is_wrong_with_a_statement_of_ours(statement: Statement) -> None:
    assert list(faults(statement)) == []


@given(worlds())
def test_nothing_is_wrong_with_any_world(said: list[Statement]) -> None:
    assert [fault for statement in said for fault in faults(statement)] == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (replace(PROPOSAL, predicate="propose"), "no relation 'propose'; perhaps 'proposes' is meant"),
        (replace(PROPOSAL, predicate="memberOf"), "no relation 'memberOf'; there are accepts, accuses, "),
        (replace(PROPOSAL, plover="AGREES"), "no PLOVER type 'AGREES'; perhaps 'AGREE' is meant"),
        (replace(PROPOSAL, subject=mention(Actor("Russia", "Russia", ActorType.COUNTRY), "We")), "'Russia' is not an IRI: "),
        (replace(PROPOSAL, object=mention(Topic(RUSSIA.id, ""), "We")), f"{RUSSIA.id} has no label"),
        (replace(PROPOSAL, evidence=replace(EVIDENCE, document="")), "the document has no id"),
        (replace(PROPOSAL, evidence=replace(EVIDENCE, confidence=1.5)), "confidence is 1.5 and must be from 0 to 1"),
        (replace(PROPOSAL, evidence=replace(EVIDENCE, confidence=float("nan"))), "confidence is nan and must be from 0 to 1"),
        (
            replace(PROPOSAL, evidence=replace(EVIDENCE, trigger=replace(EVIDENCE.trigger, end=100))),
            "'propose' at 88-100: the offsets do not fit a text of 7 characters",
        ),
        (
            replace(PROPOSAL, evidence=replace(EVIDENCE, sentence=Passage("Lavrov", -6, 0))),
            "'Lavrov' at -6-0: the offsets do not fit a text of 6 characters",
        ),
        (
            replace(PROPOSAL, subject=replace(PROPOSAL.subject, passage=Passage("Us", 81, 83))),
            "'Us' at 81-83: the sentence has other words there",
        ),
        (
            replace(COOPERATION, time=replace(COOPERATION.time, passage=Passage("On", 0, 9))),  # type: ignore[type-var]
            "'On' at 0-9: the offsets do not fit a text of 2 characters",
        ),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(statement: Statement, said: str) -> None:
    (fault,) = faults(statement)
    assert fault.startswith(said)


def test_all_that_is_wrong_is_said() -> None:
    wrong = replace(PROPOSAL, predicate="dreamsOf", plover="DREAM", evidence=replace(EVIDENCE, confidence=-1))
    assert len(list(faults(wrong))) == 3
