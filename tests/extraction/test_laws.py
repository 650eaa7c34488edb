"""What holds for every text, however broken."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import document
from kg.extraction import readings
from kg.model import records

WORDS = "Russia US Georgia Lavrov said that who it We I must never between and of with talks proposed rejected Foreign Minister 30".split()
BROKEN = [
    '"',
    "“",
    "”",
    "'",
    "’s",
    ":",
    "Q:",
    "A:",
    "- ",
    "(",
    ")",
    ",",
    ".",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    "/TASS/.",
    "🕊",
    "\u202e",
    "é",
    "x" * 200,
]
TEXTS = st.lists(st.sampled_from(WORDS + BROKEN), min_size=1, max_size=80).map(" ".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_offsets_point_into_the_text_and_records_read_back(nlp, text):
    reading = next(readings([document("any", text)], nlp))
    for statement in reading.statements:
        evidence = statement.evidence
        mentions = (statement.subject, statement.object, statement.topic, statement.source, statement.location)
        passages = [*(m.passage for m in mentions if m), *(p for p in (evidence.sentence, evidence.trigger, evidence.cue) if p)]
        assert [text[p.start : p.end] for p in passages] == [p.text for p in passages]
        assert statement.object is not None or statement.topic is not None
        record = records.record(statement)
        assert records.record(records.statement(record)) == record
    for attribution in reading.attributions:
        passages = [p for p in (attribution.source, attribution.cue, *attribution.content) if p]
        assert [text[p.start : p.end] for p in passages] == [p.text for p in passages]
