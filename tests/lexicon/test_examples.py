"""Each entry's example is read as it is marked, and each counter-example stays silent."""

from __future__ import annotations

import pytest

from kg.lexicon.examples import Example, examples
from kg.model import Document, Statement

EXAMPLES = list(examples())
# The parse of the bundled pipeline is wrong here; a better one will show up as a failure of these marks.
MISREAD = {
    "agreement-agreesWith": "'gas' is taken for a modifier of 'holds'",
    "cease-withdraws": "'ceased' is taken for an adjective",
    "concern-concernedAbout": "'launch' is taken for a modifier of 'grew'",
    "coordinate-cooperatesWith": "'coordinates' is taken for a noun",
    "establish-recognizes": "'established' is taken for an adjective",
    "fight-attacks": "'fights' is taken for a noun",
    "impose-sanctions": "'imposed' is taken for an adjective",
    "negotiation-negotiatesWith": "'border' is taken for a modifier of 'began'",
    "require-demands": "'requires' is taken for a noun",
    "seek-requests": "'guarantees' is taken for a verb",
    "talk-meetsWith": "'water' is taken for a modifier of 'began'",
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
