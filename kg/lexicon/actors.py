"""Actors and the names by which texts call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.errors import OntologyError
from kg.lexicon import turtle
from kg.model import Actor, ActorType
from kg.namespaces import BASE


class NameKind(StrEnum):
    """How a name names its actor."""

    NAME = "name"  # Russia, Russian Federation, UN
    ADJECTIVE = "adjective"  # Russian
    DEMONYM = "demonym"  # Russians
    CAPITAL = "capital"  # Moscow: the place, and as one who acts the state
    SEAT = "seat"  # the Kremlin: always the state's government


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor. A weak one ('Georgia', 'Lavrov') links only where the context supports it.

    `common`: a surname that many have or that is a word ('Wang', 'May'): that its bearer was in office is no support for it.
    """

    text: str
    actor: Actor
    kind: NameKind
    weak: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A common noun for one who acts: an office ('foreign minister', held by a person) or a body ('defence ministry', 'delegation').

    `acts_for_state`: with a country's name before it, it acts for that country ('the Russian foreign minister'); an opposition doesn't.
    `plural` is the form for several of them. `generic`: any other may be called so ('the diplomat', 'the bloc').
    `means_owner`: it is only another way to name whose it is ('the Syrian side'). `means_state`: several of
    them told of before are states ('the two countries'). Nouns for one office or body share its IRI.
    """

    id: str
    text: str
    plural: str
    person: bool
    acts_for_state: bool
    generic: bool = False
    means_owner: bool = False
    means_state: bool = False


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All names by their exact text (apostrophes straight, no article), role nouns by their lower-case text, singular and plural.

    `actors` has the actors by IRI, `represented` whom an actor acts for, by the IRI of the one who does, `same_as` the IRIs that others
    have given them, `offices` what the offices are called, in lower case, by IRI.
    """

    names: Mapping[str, tuple[Name, ...]]
    role_nouns: Mapping[str, RoleNoun]
    actors: Mapping[str, Actor]
    represented: Mapping[str, Actor]
    same_as: Mapping[str, str]
    offices: Mapping[str, str]


_NAMES = {
    turtle.SKOS + "prefLabel": NameKind.NAME,
    turtle.SKOS + "altLabel": NameKind.NAME,
    turtle.dip("adjective"): NameKind.ADJECTIVE,
    turtle.dip("demonym"): NameKind.DEMONYM,
    turtle.dip("capital"): NameKind.CAPITAL,
    turtle.dip("seatOfGovernment"): NameKind.SEAT,
    turtle.dip("weakName"): NameKind.NAME,
    turtle.dip("commonName"): NameKind.NAME,
}
_WEAK = (turtle.dip("weakName"), turtle.dip("commonName"))
_SAME_AS = turtle.OWL + "sameAs"
_OF_ACTORS = {turtle.RDF_TYPE, _SAME_AS, *_NAMES, *map(turtle.dip, ("iso3166", "actsFor", "partOf"))}
_OF_ROLE_NOUNS = {
    turtle.RDF_TYPE,
    turtle.SKOS + "prefLabel",
    turtle.SKOS + "altLabel",
    *map(turtle.dip, ("plural", "actsForState", "generic", "meansItsOwner", "meansState")),
}
_ACTOR_TYPES = {turtle.dip(kind.value): kind for kind in ActorType}
_ROLE_TYPES = {turtle.dip("OfficeKind"): True, turtle.dip("BodyKind"): False}
MEMBERSHIP = "http://www.w3.org/ns/org#Membership"  # a term of office
_PREFIXES = {"dip": turtle.dip(""), "skos": turtle.SKOS, "owl": turtle.OWL, "org": MEMBERSHIP.removesuffix("Membership")}
_IN_FULL = {"US ": "United States ", "UN ": "United Nations "}
_ABBREVIATION = re.compile(r"\b(?:U[KNS]|EU)\b")


@cache
def described() -> tuple[turtle.Index, turtle.Index]:
    """What ontologies/actors.ttl and ontologies/officeholders.ttl say."""
    return turtle.index("actors.ttl"), turtle.index("officeholders.ttl")


@cache
def actors() -> ActorTable:
    """The actors and role nouns of ontologies/actors.ttl, and the persons of ontologies/officeholders.ttl."""
    return compiled(*described())


def actor(iri: str) -> Actor:
    """The actor with this IRI. Raises `KeyError` where `actors()` has none."""
    return actors().actors[iri]


def represented(actor: Actor) -> Actor | None:
    """The state or organization that an actor acts for ('State Department' → United States), if it isn't its own."""
    return actors().represented.get(actor.id)


def compiled(*files: turtle.Index) -> ActorTable:
    """The table of what files say; terms of office are left to `kg.lexicon.officeholders`.

    Raises `OntologyError` where a subject has a type or a predicate that means nothing here, or no label, where two actors have the
    same name and neither is weak for it, and where role nouns and their plurals don't match.
    """
    found: dict[str, Actor] = {}
    names: dict[str, list[Name]] = {}
    nouns: dict[str, RoleNoun] = {}
    represented: dict[str, Actor] = {}
    same_as: dict[str, str] = {}
    offices: dict[str, str] = {}
    for knowledge in files:
        for iri in knowledge:
            if knowledge.one(iri, turtle.RDF_TYPE) == MEMBERSHIP:
                continue
            kind, label = _type(knowledge, iri), _label(knowledge, iri)
            if kind in _ROLE_TYPES:
                if _ROLE_TYPES[kind]:
                    offices[iri] = label.lower()
                for noun in _role_nouns(knowledge, iri):
                    _add_role_noun(knowledge, iri, noun, nouns)
                continue
            found[iri] = Actor(iri, label, _ACTOR_TYPES[kind])
            if other := knowledge.one(iri, _SAME_AS):
                same_as[iri] = other
            for name in _names(knowledge, found[iri]):
                _add_name(knowledge, name, names)
        represented |= dict(_represented(knowledge, found))
    return ActorTable({text: tuple(of_text) for text, of_text in names.items()}, nouns, found, represented, same_as, offices)


def _type(knowledge: turtle.Index, iri: str) -> str:
    """The class of a subject, once its predicates are known to be those of that class."""
    kind = knowledge.one(iri, turtle.RDF_TYPE)
    if kind is None or kind not in _ACTOR_TYPES.keys() | _ROLE_TYPES.keys():
        classes = ", ".join(map(short, (*_ACTOR_TYPES, *_ROLE_TYPES)))
        raise _error(knowledge, iri, f"is {f'a {short(kind)}' if kind else 'of no class'}", f"the classes here are {classes}")
    known = _OF_ROLE_NOUNS if kind in _ROLE_TYPES else _OF_ACTORS
    for predicate in knowledge[iri]:
        if predicate not in known:
            name, terms = short(predicate), ", ".join(sorted(map(short, known - {turtle.RDF_TYPE})))
            raise knowledge.error(name, f"{short(iri)} has the unknown predicate {name}", f"a {short(kind)} has {terms}")
    return kind


def _label(knowledge: turtle.Index, iri: str) -> str:
    label = knowledge.one(iri, turtle.SKOS + "prefLabel")
    if label is None:
        raise _error(knowledge, iri, "has no skos:prefLabel", "each needs the name that we show")
    return label


def _names(knowledge: turtle.Index, actor: Actor) -> Iterator[Name]:
    """The names of an actor, each once of its kind; one that is also given as weak is weak, a plain name goes before an adjective."""
    values = knowledge[actor.id]
    weak, common = (values.get(predicate, ()) for predicate in _WEAK)
    seen: set[tuple[str, NameKind]] = set()
    for predicate, kind in _NAMES.items():
        for name in values.get(predicate, ()):
            if predicate in _WEAK and name in {text for text, _ in seen}:
                continue
            for text in _spellings(name):
                if not seen & {(text, kind), (text, NameKind.NAME)}:
                    seen.add((text, kind))
                    yield Name(text, actor, kind, name in weak or name in common, name in common)


def _spellings(name: str) -> Iterator[str]:
    """A name as texts spell it: 'US Senate' also with full stops or in full, and each with a capital where a sentence begins with it."""
    full, dotted = _IN_FULL.get(name[:3]), _ABBREVIATION.sub(lambda match: "".join(f"{letter}." for letter in match[0]), name)
    for text in (name, *([full + name[3:]] if full else []), dotted):
        yield from (text, text[0].upper() + text[1:])


def _add_name(knowledge: turtle.Index, name: Name, names: dict[str, list[Name]]) -> None:
    others = names.setdefault(name.text, [])
    clash = next((other for other in others if other.actor != name.actor and not (other.weak or name.weak)), None)
    if clash:
        raise _error(
            knowledge,
            name.actor.id,
            f'has the name "{name.text}", which {short(clash.actor.id)} has already',
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
    flags = [knowledge.one(iri, turtle.dip(name)) == "true" for name in ("generic", "meansItsOwner", "meansState")]
    for one, several in zip(singular, plural, strict=True):
        yield RoleNoun(iri, one.lower(), several.lower(), person, acts == "true", *flags)


def _add_role_noun(knowledge: turtle.Index, iri: str, noun: RoleNoun, nouns: dict[str, RoleNoun]) -> None:
    for text in dict.fromkeys((noun.text, noun.plural)):
        if text in nouns:
            raise _error(knowledge, iri, f'has the noun "{text}", which another has already', "each role noun stands once")
        nouns[text] = noun


def _represented(knowledge: turtle.Index, found: Mapping[str, Actor]) -> Iterator[tuple[str, Actor]]:
    for iri in knowledge.with_predicate(turtle.dip("actsFor")):
        whom = knowledge.one(iri, turtle.dip("actsFor"))
        if whom is not None:
            if whom not in found:
                raise _error(knowledge, iri, f"acts for {short(whom)}, which is no actor of this file", "name one that it has")
            yield iri, found[whom]


def _error(knowledge: turtle.Index, iri: str, problem: str, hint: str) -> OntologyError:
    return knowledge.error(short(iri), f"{short(iri)} {problem}", hint)


def short(iri: str) -> str:
    """An IRI as actors.ttl writes it: 'actor:russia', 'dip:adjective', 'skos:altLabel'."""
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(BASE).replace("/", ":", 1) if iri.startswith(BASE) else f"<{iri}>"
