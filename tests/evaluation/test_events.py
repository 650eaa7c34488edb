"""The scores of events."""

from __future__ import annotations

from kg.evaluation.events import right
from tests.evaluation.samples import PROPOSAL, actor, statement

GOLD = {"event": "AGREE", "source": ["Russian officials"], "target": []}
MEETING = statement("Russia", "meetsWith", actor("Turkey"), plover="CONSULT", confidence=0.7)


def test_a_sentence_reaches_the_levels_that_are_right():
    assert right(GOLD, [PROPOSAL]) == {"main", "event", "source", "triple"}
    assert right({**GOLD, "target": ["Syria"]}, [PROPOSAL]) == {"main", "event", "source"}
    assert right({**GOLD, "source": ["Turkey"]}, [PROPOSAL]) == {"main", "event"}
    assert right(GOLD, []) == set()


def test_the_surest_statement_is_the_main_one():
    assert right({**GOLD, "event": "CONSULT"}, [MEETING, PROPOSAL]) == {"event", "source", "triple"}


def test_either_side_of_a_meeting_may_be_its_source():
    assert "source" in right({**GOLD, "event": "CONSULT", "source": ["Turkey"]}, [MEETING])
    accusation = statement("Russia", "accuses", actor("Turkey"), plover="ACCUSE")
    assert "source" not in right({**GOLD, "event": "ACCUSE", "source": ["Turkey"]}, [accusation])
