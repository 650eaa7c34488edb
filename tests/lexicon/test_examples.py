"""Each entry's example is read as it is marked, and each counter-example stays silent."""

from __future__ import annotations

import pytest

from kg.lexicon import turtle
from kg.lexicon.examples import Example, examples
from kg.lexicon.frames import Frame, parse, part_of_speech
from kg.model import Document, Statement
from kg.namespaces import LEXICON

EXAMPLES = list(examples())
# The parse of the bundled pipeline is wrong here; a better one will show up as a failure of these marks.
MISREAD = {
    "mediate-mediates": "'mediated' is taken for a passive",
}


@pytest.fixture(scope="module")
def found(nlp) -> dict[Example, tuple[Statement, ...]]:
    from kg.extraction import readings

    documents = [Document(example.entry, example.text) for example in EXAMPLES]
    return {example: reading.statements for example, reading in zip(EXAMPLES, readings(documents, nlp), strict=True)}


def marked(example: Example):
    wrong = None if example.counter else MISREAD.get(example.entry)
    return pytest.param(example, id=example.text, marks=[pytest.mark.xfail(strict=True, reason=wrong)] if wrong else [])


@pytest.mark.parametrize("example", [marked(example) for example in EXAMPLES if not example.counter])
def test_an_example_is_read_as_marked(example, found):
    assert any(fits(statement, dict(example.roles)) for statement in found[example] if statement.predicate == example.relation)


@pytest.mark.parametrize("example", [marked(example) for example in EXAMPLES if example.counter])
def test_a_counter_example_is_left_alone(example, found):
    assert not [statement for statement in found[example] if statement.predicate == example.relation]


def fits(statement: Statement, roles: dict[str, str]) -> bool:
    """Whether each role's words are the statement's, give or take an article."""
    said = {"SUBJECT": statement.subject, "OBJECT": statement.object, "TOPIC": statement.topic}
    if statement.evidence.trigger.text != roles["TRIGGER"]:
        return False
    for role, words in roles.items():
        if role in said:
            mention = said[role]
            if mention is None or not (words in mention.passage.text or mention.passage.text in words):
                return False
    return True


def frames_of(entry: str) -> list[Frame]:
    lexicon = turtle.index("lexicon.ttl")
    iri = LEXICON + entry
    return [parse(text, "", part_of_speech(lexicon, iri)) for text in lexicon[iri][turtle.dip("frame")]]


@pytest.mark.parametrize("example", [pytest.param(example, id=example.text) for example in EXAMPLES if not example.counter])
def test_an_example_marks_its_trigger_and_roles_that_its_frames_place(example):
    marks = [role for role, _ in example.roles]
    frames = frames_of(example.entry)
    placed = {slot.role.value for frame in frames for slot in frame.slots}
    # "held exercises": where a frame has words but no slots, the words are the object
    placed |= {"OBJECT" for frame in frames if frame.words and not frame.slots}
    assert marks.count("TRIGGER") == 1
    assert set(marks) <= placed | {"SUBJECT", "TRIGGER", "SOURCE"}


def test_a_counter_example_marks_nothing():
    assert not [example.text for example in EXAMPLES if example.counter and (example.roles or "[" in example.text)]


def test_every_entry_has_an_example():
    shown = {example.entry for example in EXAMPLES if not example.counter}
    entries = {entry.removeprefix(LEXICON) for entry in turtle.index("lexicon.ttl").with_predicate(turtle.dip("evokes"))}
    assert entries == shown
