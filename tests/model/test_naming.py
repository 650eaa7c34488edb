"""What actors and topics are called, and what they are."""

from __future__ import annotations

from collections import Counter

from kg.model import Actor, ActorType, Topic
from kg.model.naming import most_told, type_of


def test_a_topic_has_a_type_as_an_actor_has():
    assert type_of(Actor("a", "Chad", ActorType.COUNTRY)) == "Country"
    assert type_of(Topic("t", "safe haven")) == "Topic"


def test_the_most_frequent_label_wins_and_of_equals_the_first():
    assert most_told(Counter(["Burma", "Myanmar", "Myanmar"])) == "Myanmar"
    assert most_told(Counter(["Myanmar", "Burma"])) == "Burma"
