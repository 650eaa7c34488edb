"""What the parameter of a question may be, and the term of a graph that a text means."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pyoxigraph as ox
from rdflib import DCTERMS, SDO, SKOS, XSD

from kg import namespaces
from kg.errors import GraphError
from kg.graph.names import DIP, document_iri
from kg.graph.oxigraph import Engine, prefixes, selected
from kg.graph.triples import LANGUAGE
from kg.lexicon.relations import relations
from kg.model import Modality, Polarity

Term = ox.NamedNode | ox.Literal

_LABEL, _OTHER_LABEL = ox.NamedNode(str(SKOS.prefLabel)), ox.NamedNode(str(SKOS.altLabel))
_NAME, _IDENTIFIER = ox.NamedNode(str(SDO.name)), ox.NamedNode(str(DCTERMS.identifier))
_NAMED_BY = (_LABEL, _OTHER_LABEL)
_NEAREST = 5


class Kind(StrEnum):
    """The kinds of parameters, as the head of a question calls them."""

    ACTOR = "an actor"
    THING = "an actor or topic"
    RELATION = "a relation"
    DOCUMENT = "a document"
    PUBLISHER = "a publisher"
    DATE = "a date"
    NUMBER = "a number"
    POLARITY = "a polarity"
    MODALITY = "a modality"

    @property
    def example(self) -> str:
        """A text that means one of this kind."""
        return _EXAMPLES[self]


_EXAMPLES = {
    Kind.ACTOR: "russia",
    Kind.THING: "safe-haven",
    Kind.RELATION: "proposes",
    Kind.DOCUMENT: "news.txt",
    Kind.PUBLISHER: "TASS",
    Kind.DATE: "2017-01-30",
    Kind.NUMBER: "0.5",
    Kind.POLARITY: "positive",
    Kind.MODALITY: "possible",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a question can be asked with, what it must be, what it means there, and whether the question needs it."""

    name: str
    kind: Kind
    meaning: str
    needed: bool = False


def kind(name: str) -> Kind:
    """The kind of this name; raises `GraphError` that lists the kinds where there is none."""
    try:
        return Kind(name)
    except ValueError:
        raise GraphError(f"a parameter cannot be {name!r}: it is {', '.join(Kind)}") from None


def value(store: Engine, parameter: Parameter, text: str) -> Term:
    """The term that a text means as this parameter in this graph.

    An actor, a topic or a publisher is told by its IRI, a prefixed name (`actor:russia`), the last part of its IRI (`russia`) or one of
    its names ('Russia', in any case of letters); a document by its IRI or its id. Raises `GraphError` for one that the graph does not
    have, with the nearest that it has, and for a name that several have.
    """
    try:
        return _FOUND[parameter.kind](store, text.strip())
    except GraphError as wrong:
        raise GraphError(f"{parameter.name}={text}: {wrong}") from None
    except UnicodeEncodeError:
        # an argument of the command line that is not UTF-8
        raise GraphError(f"{parameter.name}={text!r}: is not UTF-8") from None


def near(name: str, known: Iterable[str]) -> str:
    """'; did you mean …?' with the nearest of what is known, or nothing."""
    by_folded: dict[str, str] = {}
    for other in known:
        by_folded.setdefault(other.casefold(), other)
    found = difflib.get_close_matches(name.casefold(), by_folded, n=_NEAREST, cutoff=0.6)
    return f"; did you mean {' or '.join(by_folded[folded] for folded in found)}?" if found else ""


def _actor(store: Engine, text: str) -> Term:
    found = _entity(store, text, ("actor", "office"))
    if _is_topic(store, found):
        raise GraphError("is a topic, and an actor is asked for")
    return found


def _thing(store: Engine, text: str) -> Term:
    return _entity(store, text, ("actor", "office", "topic"))


def _entity(store: Engine, text: str, rooms: Iterable[str]) -> ox.NamedNode:
    if (node := _as_iri(store, text)) is not None:
        if _has(store, node, _LABEL):
            return node
        raise GraphError(f"nothing in this graph has the IRI {node.value}")
    # the last part of an IRI, or a name that makes one
    parts = {part for part in (text, namespaces.slug(text)) if _is_name(text) and part}
    ours = (f"{namespaces.BASE}{room}/{part.replace(' ', '-')}" for room in rooms for part in parts)
    places = (_node(iri) for one in ours for iri in (one, _based(store, one)))
    found = {node for node in places if _has(store, node, _LABEL)} or _called(store, text, _NAMED_BY)
    if "topic" not in rooms:
        found = {node for node in found if not _is_topic(store, node)} or found
    return _only(found, text, lambda: _known(store, topics="topic" in rooms))


def _publisher(store: Engine, text: str) -> Term:
    node = _as_iri(store, text) or ox.NamedNode(prefixes(store)["publisher"] + (namespaces.slug(text) or "unnamed"))
    return _only({node} if _has(store, node, _NAME) else set(), text, lambda: _names(store, (_NAME,)))


def _document(store: Engine, text: str) -> Term:
    node = _as_iri(store, text) or ox.NamedNode(_based(store, str(document_iri(text))))
    return _only({node} if _has(store, node, _IDENTIFIER) else set(), text, lambda: _names(store, (_IDENTIFIER,)))


def _relation(store: Engine, text: str) -> Term:
    name = text.removeprefix("dip:").removeprefix(str(DIP))
    if name not in relations():
        raise GraphError(
            f"there is no such relation{near(name, relations())}\n  ontologies/diplomacy.ttl has {', '.join(sorted(relations()))}"
        )
    return ox.NamedNode(str(DIP) + name)


def _date(store: Engine, text: str) -> Term:
    try:
        return ox.Literal(date.fromisoformat(text).isoformat(), datatype=ox.NamedNode(str(XSD.date)))
    except ValueError:
        raise GraphError("is not a day, such as 2017-01-30") from None


def _number(store: Engine, text: str) -> Term:
    try:
        return ox.Literal(float(text))
    except ValueError:
        raise GraphError("is not a number, such as 0.5") from None


def _member(text: str, kinds: type[Polarity] | type[Modality]) -> Term:
    name = text.removeprefix("dip:").removeprefix(str(DIP))
    if name not in list(kinds):
        raise GraphError(f"is none of {', '.join(kinds)}")
    return ox.NamedNode(str(DIP) + name)


_FOUND: dict[Kind, Callable[[Engine, str], Term]] = {
    Kind.ACTOR: _actor,
    Kind.THING: _thing,
    Kind.RELATION: _relation,
    Kind.DOCUMENT: _document,
    Kind.PUBLISHER: _publisher,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.POLARITY: lambda store, text: _member(text, Polarity),
    Kind.MODALITY: lambda store, text: _member(text, Modality),
}


def _as_iri(store: Engine, text: str) -> ox.NamedNode | None:
    """The IRI that a text is, in angle brackets or not, or abbreviates with a prefix of ours; None for other texts."""
    prefix, colon, rest = text.partition(":")
    if colon and prefix in prefixes(store):
        return _node(prefixes(store)[prefix] + rest)
    if text.startswith("<") and text.endswith(">"):
        return _node(text[1:-1])
    return _node(text) if "://" in text or text.startswith("urn:") else None


def _based(store: Engine, iri: str) -> str:
    """The IRI under the base of the data."""
    base = prefixes(store)["graph"].removesuffix("graph/")
    return base + iri.removeprefix(namespaces.BASE) if iri.startswith(namespaces.BASE) else iri


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise GraphError("is not an IRI") from None


def _is_name(text: str) -> bool:
    return all(character.isalnum() or character in " -_.,'’&()~" for character in text)


def _has(store: Engine, node: ox.NamedNode, predicate: ox.NamedNode) -> bool:
    return any(True for _ in selected(store, "SELECT ?node ?predicate { ?node ?predicate ?any } LIMIT 1", node=node, predicate=predicate))


def _is_topic(store: Engine, node: ox.NamedNode) -> bool:
    return any(True for _ in selected(store, "SELECT ?node { ?node a dip:Topic } LIMIT 1", node=node))


def _called(store: Engine, text: str, predicates: Iterable[ox.NamedNode]) -> set[ox.NamedNode]:
    """What has this name: as it is written, which the index finds, or else in any case of letters, which takes a look at every name."""
    literal = ox.Literal(text, language=LANGUAGE)
    found = {node for predicate in predicates for node, _ in _named(store, predicate=predicate, name=literal)}
    if found:
        return found
    folded = text.casefold()
    return {node for node, name in _naming(store, predicates) if name.casefold() == folded}


def _naming(store: Engine, predicates: Iterable[ox.NamedNode]) -> Iterator[tuple[ox.NamedNode, str]]:
    """What has a name, and that name."""
    for predicate in predicates:
        yield from _named(store, predicate=predicate)


def _named(store: Engine, **bound: Term) -> Iterator[tuple[ox.NamedNode, str]]:
    for row in selected(store, "SELECT ?node ?predicate ?name { ?node ?predicate ?name }", **bound):
        node, name = row["node"], row["name"]
        if isinstance(node, ox.NamedNode) and isinstance(name, ox.Literal):
            yield node, name.value


def _names(store: Engine, predicates: Iterable[ox.NamedNode]) -> list[str]:
    return [name for _, name in _naming(store, predicates)]


def _known(store: Engine, *, topics: bool) -> list[str]:
    """The names of actors, and of topics too or not, and then the last parts of their IRIs."""
    named = [(node, name) for node, name in _naming(store, _NAMED_BY) if topics or not _is_topic(store, node)]
    return [name for _, name in named] + [node.value.rpartition("/")[2] for node, _ in named]


def _only(found: set[ox.NamedNode], text: str, known: Callable[[], Iterable[str]]) -> ox.NamedNode:
    if len(found) == 1:
        return found.pop()
    if found:
        several = "".join(f"\n  <{node.value}>" for node in sorted(found, key=lambda node: node.value))
        raise GraphError(f"several have this name; say which by its IRI:{several}")
    raise GraphError(f"this graph has none of this name{near(text, known())}")
