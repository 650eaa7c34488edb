"""Statements made by hand."""

from __future__ import annotations

from kg.model import Actor, ActorType, Evidence, Mention, Modality, Passage, Polarity, Statement, Topic, Word
from kg.namespaces import ACTOR, TOPIC, slug

SENTENCE = Passage("Russia proposed safe havens to Turkey.", 0, 38)


def actor(label: str, text: str | None = None, start: int = 0) -> Mention:
    words = text or label
    return Mention(Actor(ACTOR + slug(label), label, ActorType.COUNTRY), Passage(words, start, start + len(words)))


def topic(label: str, start: int = 0) -> Mention:
    return Mention(Topic(TOPIC + slug(label), label), Passage(label, start, start + len(label)))


def statement(subject, predicate, target, *, confidence=0.9, **qualifiers) -> Statement:
    evidence = Evidence("one", None, SENTENCE, Word("proposed", 7, 15, "propose"), None, confidence)
    return Statement(actor(subject), predicate, target, evidence=evidence, **qualifiers)


PROPOSAL = statement("Russia", "proposes", topic("safe haven", 16), plover="AGREE")
DENIED = statement("Russia", "proposes", topic("safe haven", 16), polarity=Polarity.NEGATIVE, modality=Modality.POSSIBLE)
