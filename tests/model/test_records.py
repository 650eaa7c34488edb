"""Records are inverse to statements, have every field of the format, and errors that name what is wrong."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import (
    Actor,
    ActorType,
    Attribution,
    AttributionKind,
    Evidence,
    Mention,
    Modality,
    Passage,
    Polarity,
    Statement,
    Time,
    Topic,
    Word,
    records,
)

FIELDS = (
    "id document published source attribution cue subject predicate trigger object topic location time "
    "polarity modality plover evidence confidence"
).split()

words = st.text(st.characters(exclude_categories=["Cs"]))
offsets = st.integers(0, 10_000)
passages = st.builds(Passage, words, offsets, offsets)
cues = st.builds(Word, words, offsets, offsets, words)
actors = st.builds(Actor, words, words, st.sampled_from(ActorType))
topics = st.builds(Topic, words, words)
mentions = st.builds(Mention, actors | topics, passages)
statements = st.builds(
    Statement,
    subject=st.builds(Mention, actors, passages),
    predicate=words,
    object=st.none() | mentions,
    topic=st.none() | mentions,
    source=st.none() | st.builds(Mention, actors, passages),
    attribution=st.sampled_from(AttributionKind),
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    plover=st.none() | words,
    location=st.none() | mentions,
    time=st.none() | st.builds(Time, passages, st.none() | words),
    evidence=st.builds(
        Evidence,
        document=words,
        published=st.none() | st.dates(),
        sentence=passages,
        trigger=cues,
        cue=st.none() | cues,
        confidence=st.floats(0, 1),
    ),
)

OSLO = Mention(Actor("actor:norway", "Norway", ActorType.COUNTRY), Passage("Oslo", 0, 4))
AGREED = Statement(
    subject=OSLO,
    predicate="agreesWith",
    object=Mention(Actor("actor:chile", "Chile", ActorType.COUNTRY), Passage("Chile", 17, 22)),
    evidence=Evidence("a.txt", None, Passage("Oslo agreed with Chile.", 0, 23), Word("agreed", 5, 11, "agree"), None, 0.9),
)


@given(statements)
def test_a_statement_comes_back_from_its_line_with_all_its_offsets(statement):
    (line,) = records.lines([records.record(statement)])
    (read,) = records.read_lines(line, "statements.jsonl")
    again = records.statement(read)
    assert again == statement
    # equality leaves passages, labels and evidence aside
    assert repr(again) == repr(statement)


@given(statements)
def test_a_record_has_every_field_of_the_format_in_its_order(statement):
    assert list(records.record(statement)) == FIELDS


def test_what_does_not_apply_is_null():
    record = records.record(AGREED)
    assert {field for field, value in record.items() if value is None} == {
        "published",
        "source",
        "cue",
        "topic",
        "location",
        "time",
        "plover",
    }


def test_an_id_tells_readings_apart_and_stays_the_same():
    assert records.statement_id(AGREED) == "e41a43abda69d59e"
    denied = records.record(AGREED) | {"polarity": "negative"}
    assert records.statement_id(records.statement(denied)) != records.statement_id(AGREED)


def test_an_attribution_has_a_record():
    said = Attribution(
        id="a1",
        document="a.txt",
        kind=AttributionKind.INDIRECT,
        source=Passage("Oslo", 0, 4),
        speaker=Actor("actor:norway", "Norway", ActorType.COUNTRY),
        cue=Word("said", 5, 9, "say"),
        content=(Passage("it agreed", 10, 19),),
    )
    assert records.attribution_record(said) == {
        "id": "a1",
        "document": "a.txt",
        "kind": "indirect",
        "source": {"text": "Oslo", "start": 0, "end": 4},
        "speaker": {"id": "actor:norway", "label": "Norway", "type": "Country"},
        "cue": {"text": "said", "lemma": "say", "start": 5, "end": 9},
        "content": [{"text": "it agreed", "start": 10, "end": 19}],
        "within": None,
    }


OSLO = Actor("actor:norway", "Norway", ActorType.COUNTRY)
SAID = Attribution("", "a.txt", AttributionKind.DIRECT, Passage("Oslo", 0, 4), OSLO, Word("said", 5, 9, "say"), (Passage("yes", 10, 13),))


@pytest.mark.parametrize(
    "change",
    [
        {"document": "b.txt"},
        {"kind": AttributionKind.MIXED},
        {"source": None},
        {"source": None, "cue": Word("Oslo", 0, 4, "say")},
        {"speaker": None},
        {"cue": Word("said", 5, 9, "tell")},
        {"content": (Passage("ye", 10, 12),)},
        {"content": ()},
    ],
)
def test_an_id_tells_attributions_apart(change):
    assert records.attribution_id(replace(SAID, **change)) != records.attribution_id(SAID)


def test_an_attribution_is_called_the_same_without_its_words_and_whatever_it_stands_within():
    same = replace(SAID, content=(Passage("", 10, 13),), within="a1", speaker=replace(OSLO, label="Kingdom of Norway"))
    assert records.attribution_id(same) == records.attribution_id(SAID)


def test_attributions_stand_in_the_order_of_their_words_and_before_those_that_they_hold():
    outer = replace(SAID, content=(Passage("it said it agreed", 10, 27),), id="z")
    inner = replace(SAID, source=Passage("it", 10, 12), cue=Word("said", 13, 17, "say"), content=(Passage("it agreed", 18, 27),), id="a")
    later = replace(inner, source=None, id="b")
    assert sorted([later, inner, outer], key=records.attribution_in_text) == [outer, inner, later]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"subject": None}, "a statement needs a subject and a trigger"),
        ({"polarity": "maybe"}, "'maybe' is not a valid Polarity"),
        ({"published": "May 3"}, "May 3"),
        ({"evidence": {"text": "Oslo"}}, "no field 'start'"),
    ],
)
def test_a_wrong_record_is_named_with_what_is_wrong(changed, why):
    with pytest.raises(InputError) as error:
        records.statement(records.record(AGREED) | changed | {"id": "x1"})
    assert str(error.value).startswith("record 'x1': ")
    assert why in str(error.value)


def test_a_missing_field_is_named():
    record = records.record(AGREED)
    del record["trigger"]
    with pytest.raises(InputError, match="no field 'trigger'"):
        records.statement(record)


def test_a_faulty_line_is_named_by_file_and_number():
    with pytest.raises(InputError, match=r"^statements\.jsonl:2: not JSON: "):
        list(records.read_lines(json.dumps({}) + "\n{", "statements.jsonl"))
    with pytest.raises(InputError, match=r"^statements\.jsonl:1: a JSON object is needed"):
        list(records.read_lines("[]", "statements.jsonl"))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("document", 7, "document is 7 and must be text"),
        ("predicate", None, "predicate is None and must be text"),
        ("confidence", "0.5", "confidence is '0.5' and must be a number"),
        ("confidence", True, "confidence is True and must be a number"),
        ("evidence", {"text": "x", "start": "0", "end": 1}, "start is '0' and must be a whole number"),
        ("evidence", {"text": "x", "start": 0, "end": True}, "end is True and must be a whole number"),
        ("evidence", None, "a passage is missing"),
        ("object", "Russia", "'Russia' stands where an object or null must"),
        ("document", "\ud800", "document is '\\ud800' and has half of a character in it"),
    ],
)
def test_a_value_of_another_type_is_refused(field, value, said):
    with pytest.raises(InputError) as error:
        records.statement(records.record(AGREED) | {field: value, "id": "x1"})
    assert str(error.value) == f"record 'x1': {said}"
