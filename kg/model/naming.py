"""What actors and topics are called, and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from kg.model.actor import Actor, Topic

TOPIC_TYPE = "Topic"
Told = TypeVar("Told", bound=Any)


def type_of(entity: Actor | Topic) -> str:
    """The name of an actor's type, or 'Topic'."""
    return entity.type.value if isinstance(entity, Actor) else TOPIC_TYPE


def most_told(counted: Mapping[Told, int]) -> Told:
    """Of several labels, each with how often it comes, the most frequent; of equally frequent ones the first in their order."""
    return min(counted.items(), key=lambda item: (-item[1], item[0]))[0]
