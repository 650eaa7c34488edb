"""Who acts, and what is talked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.passage import Passage


class ActorType(StrEnum):
    """The kinds of actors; each is a class of the ontology."""

    COUNTRY = "Country"
    ORGANIZATION = "Organization"
    GROUP = "Group"
    OFFICE = "Office"
    PERSON = "Person"
    PLACE = "Place"


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organization, group, office, person or place. Two are equal when their IRIs are; the label is how we show it."""

    id: str
    label: str = field(compare=False)
    type: ActorType = field(compare=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement is about, named as a person would name it ('safe haven'). Two are equal when their IRIs are."""

    id: str
    label: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor or topic and the words that point to it here; mentions of the same one are equal wherever they stand."""

    entity: Actor | Topic
    passage: Passage = field(compare=False)
