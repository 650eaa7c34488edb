"""Topics, named as a person would name them."""

from __future__ import annotations

import pytest

from kg.extraction.topics import gerund, topic
from kg.namespaces import TOPIC


@pytest.mark.parametrize(
    ("text", "head", "label"),
    [
        ("The creation of safe havens in Syrian territory was discussed.", "creation", "safe haven"),
        ("They rejected the new sanctions.", "sanctions", "new sanctions"),
        ("The draft constitution was praised.", "constitution", "draft constitution"),
        ("He left after rejecting the plan.", "rejecting", "rejecting plan"),
    ],
)
def test_a_topic_has_no_articles_and_looks_through_empty_heads(nlp, text, head, label):
    found = topic(next(token for token in nlp(text) if token.text == head))
    assert found.entity.label == label
    assert found.entity.id == TOPIC + label.replace(" ", "-")


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("halt", "halting"), ("create", "creating"), ("stop", "stopping"), ("lie", "lying"), ("see", "seeing"), ("be", "being")],
)
def test_gerunds(lemma, form):
    assert gerund(lemma) == form
