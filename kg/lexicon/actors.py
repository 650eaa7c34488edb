"""Actors and the names by which texts call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from kg.lexicon import turtle
from kg.model import Actor, ActorType


class NameKind(str, Enum):
    """How a name names its actor."""

    NAME = "name"  # Russia, Russian Federation, UN
    ADJECTIVE = "adjective"  # Russian
    DEMONYM = "demonym"  # Russians
    CAPITAL = "capital"  # Moscow: the place, and as one who acts the state
    SEAT = "seat"  # the Kremlin: always the state's government


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor. A weak one ('Georgia') links only where the context supports it."""

    text: str
    actor: Actor
    kind: NameKind
    weak: bool = False


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A common noun for one who acts: an office ('foreign minister', held by a person) or a body ('defence ministry', 'delegation').

    `acts_for_state`: with a country's name before it, it acts for that country ('the Russian foreign minister'); an opposition doesn't.
    `plural` is the form for several of them.
    """

    text: str
    plural: str
    person: bool
    acts_for_state: bool


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All names by their exact text (apostrophes straight, no article), role nouns by their lower-case text, singular and plural."""

    names: Mapping[str, tuple[Name, ...]]
    role_nouns: Mapping[str, RoleNoun]


_KINDS = {
    "altLabel": NameKind.NAME,
    "adjective": NameKind.ADJECTIVE,
    "demonym": NameKind.DEMONYM,
    "capital": NameKind.CAPITAL,
    "seatOfGovernment": NameKind.SEAT,
}


@cache
def actors() -> ActorTable:
    """The actors and role nouns of ontologies/actors.ttl."""
    knowledge = _knowledge()
    names: dict[str, list[Name]] = {}
    roles: dict[str, RoleNoun] = {}
    for iri in knowledge:
        if iri in _actors():
            for name in _names(knowledge, iri):
                names.setdefault(name.text, []).append(name)
        else:
            for noun in _role_nouns(knowledge, iri):
                roles |= {noun.text: noun, noun.plural: noun}
    return ActorTable({text: tuple(found) for text, found in names.items()}, roles)


def represented(actor: Actor) -> Actor | None:
    """The state or organization that an actor acts for ('State Department' → United States), if it isn't its own."""
    knowledge = _knowledge()
    iri = knowledge.one(actor.id, turtle.dip("actsFor")) if actor.id in knowledge else None
    return _actors().get(iri) if iri else None


@cache
def _knowledge() -> turtle.Index:
    return turtle.index("actors.ttl")


@cache
def _actors() -> Mapping[str, Actor]:
    """The actors by IRI."""
    knowledge = _knowledge()
    found = {}
    for kind in ActorType:
        for iri in knowledge.of_type(turtle.dip(kind.value)):
            label = knowledge.one(iri, turtle.SKOS + "prefLabel")
            if label is None:
                raise knowledge.error(iri.rsplit("/", 1)[-1], f"{iri} has no skos:prefLabel", "every actor needs the name that we show")
            found[iri] = Actor(iri, label, kind)
    return found


def _names(knowledge: turtle.Index, iri: str) -> Iterator[Name]:
    """The names of an actor; one that is also given as weak is weak."""
    actor, values = _actors()[iri], knowledge[iri]
    weak = values.get(turtle.dip("weakName"), [])
    seen = set()
    for name, kind in [(actor.label, NameKind.NAME), *((text, _KINDS["altLabel"]) for text in values.get(turtle.SKOS + "altLabel", ()))]:
        seen.add((name, kind))
        yield Name(name, actor, kind, name in weak)
    for predicate in ("adjective", "demonym", "capital", "seatOfGovernment"):
        for text in values.get(turtle.dip(predicate), ()):
            if (text, NameKind.NAME) not in seen:
                yield Name(text, actor, _KINDS[predicate], text in weak)
    for text in weak:
        if text not in {name for name, _ in seen}:
            yield Name(text, actor, NameKind.NAME, weak=True)


def _role_nouns(knowledge: turtle.Index, iri: str) -> Iterator[RoleNoun]:
    """The role noun and its other names, each with its plural."""
    values = knowledge[iri]
    person = turtle.dip("OfficeKind") in values.get(turtle.RDF_TYPE, ())
    names = [*values.get(turtle.SKOS + "prefLabel", ()), *values.get(turtle.SKOS + "altLabel", ())]
    plurals = values.get(turtle.dip("plural"), [])
    acts = knowledge.one(iri, turtle.dip("actsForState")) == "true"
    for number, text in enumerate(names):
        plural = plurals[number] if number < len(plurals) else text
        yield RoleNoun(text, plural, person, acts)
