"""Each entry's example is read as it is marked, and each counter-example stays silent."""

from __future__ import annotations

import pytest

from kg.lexicon.examples import Example, examples
from kg.model import Document, Statement

EXAMPLES = list(examples())
# The parse of the bundled pipeline is wrong here; a better one will show up as a failure of these marks.
MISREAD: dict[str, str] = {}


@pytest.fixture(scope="module")
def found(nlp) -> dict[Example, tuple[Statement, ...]]:
    from kg.extraction import readings

    documents = [Document(example.entry, example.text) for example in EXAMPLES]
    return {example: reading.statements for example, reading in zip(EXAMPLES, readings(documents, nlp), strict=True)}


def marked(example: Example):
    wrong = MISREAD.get(f"{example.entry}{' (counter)' if example.counter else ''}")
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
