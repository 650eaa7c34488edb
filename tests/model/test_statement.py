"""Equality leaves evidence aside, and equal statements pool it."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Actor, ActorType, Evidence, Mention, Passage, Polarity, Statement, Word, pooled


def statement(document: str, start: int) -> Statement:
    norway = Actor("actor:norway", "Norway", ActorType.COUNTRY)
    chile = Actor("actor:chile", "Chile", ActorType.COUNTRY)
    return Statement(
        subject=Mention(norway, Passage("Norway", start, start + 6)),
        predicate="agreesWith",
        object=Mention(chile, Passage("Chile", start + 19, start + 24)),
        evidence=Evidence(document, None, Passage("…", start, start + 1), Word("agreed", start + 7, start + 13, "agree"), None, 0.5),
    )


def test_statements_are_equal_wherever_they_were_read():
    assert statement("a.txt", 0) == statement("b.txt", 90)
    assert statement("a.txt", 0) != replace(statement("a.txt", 0), polarity=Polarity.NEGATIVE)


def test_an_actor_is_its_iri_whatever_it_is_called():
    assert Actor("actor:norway", "Norway", ActorType.COUNTRY) == Actor("actor:norway", "Kingdom of Norway", ActorType.ORGANIZATION)


def test_equal_statements_pool_their_evidence_in_the_order_of_reading():
    first, second, other = statement("a.txt", 0), statement("b.txt", 90), replace(statement("c.txt", 0), polarity=Polarity.NEGATIVE)
    pool = pooled([first, other, second])
    assert list(pool) == [first, other]
    assert pool[first] == (first.evidence, second.evidence)
