"""Actors and the names by which texts call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from kg.errors import OntologyError
from kg.lexicon import turtle
from kg.model import Actor, ActorType
from kg.namespaces import BASE


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
    `plural` is the form for several of them. `generic`: any other may be called so ('the diplomat', 'the bloc').
    `means_owner`: it is only another way to name whose it is ('the Syrian side').
    """

    text: str
    plural: str
    person: bool
    acts_for_state: bool
    generic: bool = False
    means_owner: bool = False


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All names by their exact text (apostrophes straight, no article), role nouns by their lower-case text, singular and plural.

    `actors` has the actors by IRI, `represented` whom an actor acts for, by the IRI of the one who does.
    """

    names: Mapping[str, tuple[Name, ...]]
    role_nouns: Mapping[str, RoleNoun]
    actors: Mapping[str, Actor]
    represented: Mapping[str, Actor]


_NAMES = {
    turtle.SKOS + "prefLabel": NameKind.NAME,
    turtle.SKOS + "altLabel": NameKind.NAME,
    turtle.dip("adjective"): NameKind.ADJECTIVE,
    turtle.dip("demonym"): NameKind.DEMONYM,
    turtle.dip("capital"): NameKind.CAPITAL,
    turtle.dip("seatOfGovernment"): NameKind.SEAT,
    turtle.dip("weakName"): NameKind.NAME,
}
_OF_ACTORS = {turtle.RDF_TYPE, turtle.OWL + "sameAs", *_NAMES, *map(turtle.dip, ("iso3166", "actsFor", "partOf"))}
_OF_ROLE_NOUNS = {
    turtle.RDF_TYPE,
    turtle.SKOS + "prefLabel",
    turtle.SKOS + "altLabel",
    *map(turtle.dip, ("plural", "actsForState", "generic", "meansItsOwner")),
}
_ACTOR_TYPES = {turtle.dip(kind.value): kind for kind in ActorType}
_ROLE_TYPES = {turtle.dip("OfficeKind"): True, turtle.dip("BodyKind"): False}
_ABBREVIATION = re.compile(r"\b(?:U[KNS]|EU)\b")


@cache
def actors() -> ActorTable:
    """The actors and role nouns of ontologies/actors.ttl."""
    return compiled(turtle.index("actors.ttl"))


def actor(iri: str) -> Actor:
    """The actor with this IRI. Raises `KeyError` where ontologies/actors.ttl has none."""
    return actors().actors[iri]


def represented(actor: Actor) -> Actor | None:
    """The state or organization that an actor acts for ('State Department' → United States), if it isn't its own."""
    return actors().represented.get(actor.id)


def compiled(knowledge: turtle.Index) -> ActorTable:
    """The table of what a file says.

    Raises `OntologyError` where a subject has a type or a predicate that means nothing here, or no label, where two actors have the
    same name and neither is weak for it, and where role nouns and their plurals don't match.
    """
    found: dict[str, Actor] = {}
    names: dict[str, list[Name]] = {}
    nouns: dict[str, RoleNoun] = {}
    for iri in knowledge:
        kind, label = _type(knowledge, iri), _label(knowledge, iri)
        if kind in _ROLE_TYPES:
            for noun in _role_nouns(knowledge, iri):
                _add_role_noun(knowledge, iri, noun, nouns)
        else:
            found[iri] = Actor(iri, label, _ACTOR_TYPES[kind])
            for name in _names(knowledge, found[iri]):
                _add_name(knowledge, name, names)
    return ActorTable({text: tuple(of_text) for text, of_text in names.items()}, nouns, found, dict(_represented(knowledge, found)))


def _type(knowledge: turtle.Index, iri: str) -> str:
    """The class of a subject, once its predicates are known to be those of that class."""
    kind = knowledge.one(iri, turtle.RDF_TYPE)
    if kind is None or kind not in _ACTOR_TYPES.keys() | _ROLE_TYPES.keys():
        classes = ", ".join(map(_short, (*_ACTOR_TYPES, *_ROLE_TYPES)))
        raise _error(knowledge, iri, f"is {f'a {_short(kind)}' if kind else 'of no class'}", f"the classes here are {classes}")
    known = _OF_ROLE_NOUNS if kind in _ROLE_TYPES else _OF_ACTORS
    for predicate in knowledge[iri]:
        if predicate not in known:
            name, terms = _short(predicate), ", ".join(sorted(map(_short, known - {turtle.RDF_TYPE})))
            raise knowledge.error(name, f"{_short(iri)} has the unknown predicate {name}", f"a {_short(kind)} has {terms}")
    return kind


def _label(knowledge: turtle.Index, iri: str) -> str:
    label = knowledge.one(iri, turtle.SKOS + "prefLabel")
    if label is None:
        raise _error(knowledge, iri, "has no skos:prefLabel", "each needs the name that we show")
    return label


def _names(knowledge: turtle.Index, actor: Actor) -> Iterator[Name]:
    """The names of an actor, each once of its kind; one that is also given as weak is weak, a plain name goes before an adjective."""
    values = knowledge[actor.id]
    weak = values.get(turtle.dip("weakName"), ())
    seen: set[tuple[str, NameKind]] = set()
    for predicate, kind in _NAMES.items():
        for name in values.get(predicate, ()):
            if predicate == turtle.dip("weakName") and name in {text for text, _ in seen}:
                continue
            for text in _spellings(name):
                if not seen & {(text, kind), (text, NameKind.NAME)}:
                    seen.add((text, kind))
                    yield Name(text, actor, kind, name in weak)


def _spellings(name: str) -> Iterator[str]:
    """A name as texts spell it: also with full stops in 'US' and 'UN', and with a capital where a sentence begins with it."""
    for text in (name, _ABBREVIATION.sub(lambda match: "".join(f"{letter}." for letter in match[0]), name)):
        yield from (text, text[0].upper() + text[1:])


def _add_name(knowledge: turtle.Index, name: Name, names: dict[str, list[Name]]) -> None:
    others = names.setdefault(name.text, [])
    clash = next((other for other in others if other.actor != name.actor and not (other.weak or name.weak)), None)
    if clash:
        raise _error(
            knowledge,
            name.actor.id,
            f'has the name "{name.text}", which {_short(clash.actor.id)} has already',
            "make it a dip:weakName of the one that is rarely meant, or of both",
        )
    others.append(name)


def _role_nouns(knowledge: turtle.Index, iri: str) -> Iterator[RoleNoun]:
    """The role noun and its other names, each with its plural."""
    values = knowledge[iri]
    person = _ROLE_TYPES[values[turtle.RDF_TYPE][0]]
    singular = [*values[turtle.SKOS + "prefLabel"], *values.get(turtle.SKOS + "altLabel", ())]
    plural = values.get(turtle.dip("plural"), [])
    if len(singular) != len(plural):
        raise _error(
            knowledge, iri, f"has {len(singular)} names and {len(plural)} plurals", "give each name its dip:plural, in the same order"
        )
    acts = knowledge.one(iri, turtle.dip("actsForState"))
    if acts not in {"true", "false"}:
        raise _error(knowledge, iri, "needs dip:actsForState", "it is true or false")
    generic, means_owner = (knowledge.one(iri, turtle.dip(name)) == "true" for name in ("generic", "meansItsOwner"))
    for one, several in zip(singular, plural, strict=True):
        yield RoleNoun(one.lower(), several.lower(), person, acts == "true", generic, means_owner)


def _add_role_noun(knowledge: turtle.Index, iri: str, noun: RoleNoun, nouns: dict[str, RoleNoun]) -> None:
    for text in dict.fromkeys((noun.text, noun.plural)):
        if text in nouns:
            raise _error(knowledge, iri, f'has the noun "{text}", which another has already', "each role noun stands once")
        nouns[text] = noun


def _represented(knowledge: turtle.Index, found: Mapping[str, Actor]) -> Iterator[tuple[str, Actor]]:
    for iri in found:
        whom = knowledge.one(iri, turtle.dip("actsFor"))
        if whom is not None:
            if whom not in found:
                raise _error(knowledge, iri, f"acts for {_short(whom)}, which is no actor of this file", "name one that it has")
            yield iri, found[whom]


def _error(knowledge: turtle.Index, iri: str, problem: str, hint: str) -> OntologyError:
    return knowledge.error(_short(iri), f"{_short(iri)} {problem}", hint)


def _short(iri: str) -> str:
    """An IRI as actors.ttl writes it: 'actor:russia', 'dip:adjective', 'skos:altLabel'."""
    for prefix, namespace in (("dip", turtle.dip("")), ("skos", turtle.SKOS), ("owl", turtle.OWL)):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(BASE).replace("/", ":", 1) if iri.startswith(BASE) else f"<{iri}>"
