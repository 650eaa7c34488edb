"""SHACL shapes as SPARQL: a query for each constraint that selects what breaks it.

A processor of SHACL visits every node for every constraint; Oxigraph answers the same for a whole graph at once, a hundred times
faster. What is understood of SHACL is what our shapes use, and the rest is refused, not passed over: targets by class; paths of
properties, inverse and alternative ones and sequences; sh:minCount, maxCount, class, datatype, nodeKind, in, pattern, minLength,
minInclusive, maxInclusive, lessThan and or; and SPARQL constraints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import paths
from kg.errors import OntologyError
from kg.graph.names import PREFIXES
from kg.lexicon import turtle

# what tells something of a shape without constraining anything, or is read elsewhere
_TOLD = frozenset({SH.path, SH.property, SH.sparql, SH.targetClass, SH.message, RDF.type, RDFS.label, RDFS.comment, RDFS.isDefinedBy})
_COUNTS = frozenset({SH.minCount, SH.maxCount})
# Datatypes that any text is a literal of: a cast would not tell.
_PLAIN = frozenset({XSD.string, RDF.langString})
_KINDS: Mapping[Node, str] = {SH.IRI: "isIRI", SH.Literal: "isLiteral", SH.BlankNode: "isBlank"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold: the IRI of the shape that says so, its message, and a query for the nodes of which it does not hold.

    The query is asked of named graphs, each with what the ontology says in it. Each row is a breach in ?graph by ?this; the message has
    {?name} for what other variables of the row tell.
    """

    shape: str
    message: str
    query: str


def constraints(ontology: Graph, path: Path | None = None) -> tuple[Constraint, ...]:
    """The constraints of a file of shapes, ours where none is named; `ontology` tells the sub-classes.

    Raises `OntologyError` for what is not Turtle, for a shape that uses more of SHACL than is understood here, and for a constraint that
    is not SPARQL.
    """
    path = path or paths.ontologies() / "shapes.ttl"
    turtle.index(path.name, path.parent)  # which tells the line of what is not Turtle
    shapes = Graph().parse(path, format="turtle")
    try:
        found = tuple(_constraints(shapes, ontology))
        for constraint in found:
            _check(constraint)
        return found
    except _NotUnderstoodError as error:
        raise OntologyError(f"{path.name}: {error}") from None


class _NotUnderstoodError(Exception):
    pass


def _check(constraint: Constraint) -> None:
    try:
        ox.Store().query(constraint.query, prefixes=PREFIXES)
    except SyntaxError as wrong:
        raise _NotUnderstoodError(f"{constraint.shape}: not SPARQL: {wrong}\n  {constraint.query}") from None


def _constraints(shapes: Graph, ontology: Graph) -> Iterator[Constraint]:
    for shape, cls in sorted(shapes.subject_objects(SH.targetClass), key=str):
        targets = _instances("?this", cls, ontology)
        yield from _of_shape(shapes, ontology, shape, targets)
        for inner in sorted(shapes.objects(shape, SH.property), key=str):
            yield from _of_shape(shapes, ontology, inner, targets)
        for inner in sorted(shapes.objects(shape, SH.sparql), key=str):
            yield _of_sparql(shapes, inner, targets)


def _of_shape(shapes: Graph, ontology: Graph, shape: Node, targets: str) -> Iterator[Constraint]:
    message = str(shapes.value(shape, SH.message))
    path = shapes.value(shape, SH.path)
    reached = f"{targets} ?this {_path(shapes, path)} ?value ." if path else f"{targets} BIND(?this AS ?value)"
    least, most = shapes.value(shape, SH.minCount), shapes.value(shape, SH.maxCount)
    wrong = [f"COUNT(DISTINCT ?value) {sign} {count}" for sign, count in (("<", least), (">", most)) if count is not None]
    if wrong and path:
        counted = f"{targets} OPTIONAL {{ ?this {_path(shapes, path)} ?value }}" if least is not None else reached
        count = "SELECT ?graph ?this (COUNT(DISTINCT ?value) AS ?count)"
        query = f"{count} WHERE {{ GRAPH ?graph {{ {counted} }} }} GROUP BY ?graph ?this HAVING ({' || '.join(wrong)})"
        yield Constraint(str(shape), f"{message} Here there are {{?count}}.", query)
    right = list(_tests(shapes, ontology, shape))
    if right:
        filtered = f"{reached} FILTER(!COALESCE({' && '.join(right)}, false))"
        query = f"SELECT DISTINCT ?graph ?this ?value WHERE {{ GRAPH ?graph {{ {filtered} }} }}"
        yield Constraint(str(shape), f"{message} Here it is {{?value}}.", query)


def _of_sparql(shapes: Graph, constraint: Node, targets: str) -> Constraint:
    """The query as it stands, but for the graph and the targets; it selects $this first."""
    head, _, rest = str(shapes.value(constraint, SH.select)).partition("{")
    body, _, tail = rest.rpartition("}")
    query = f"{head.replace('$this', '?graph $this', 1)} {{ GRAPH ?graph {{ {targets} {body} }} }} {tail}"
    return Constraint(str(constraint), str(shapes.value(constraint, SH.message)), query)


def _tests(shapes: Graph, ontology: Graph, shape: Node) -> Iterator[str]:
    """What must be true of ?value, as expressions."""
    for predicate, value in sorted(shapes.predicate_objects(shape), key=str):
        if predicate in _TOLD or predicate in _COUNTS:
            continue
        test = _TESTS.get(predicate)
        if test is None:
            known = ", ".join(sorted(f"sh:{str(name).removeprefix(str(SH))}" for name in _TESTS.keys() | _COUNTS))
            raise _NotUnderstoodError(f"{shape}: {predicate} is not understood\n  {known} are")
        yield test(shapes, ontology, value)


def _class(shapes: Graph, ontology: Graph, value: Node) -> str:
    return f"EXISTS {{ {_instances('?value', value, ontology)} }}"


def _datatype(shapes: Graph, ontology: Graph, value: Node) -> str:
    # a cast fails where the text is none of this datatype: "30 January"^^xsd:date
    cast = "" if value in _PLAIN else f" && STRLEN(STR({value.n3()}(STR(?value)))) > 0"
    return f"(DATATYPE(?value) = {value.n3()}{cast})"


def _any(shapes: Graph, ontology: Graph, value: Node) -> str:
    alternatives = [" && ".join(_tests(shapes, ontology, shape)) for shape in Collection(shapes, value)]
    return "(" + " || ".join(f"COALESCE({alternative}, false)" for alternative in alternatives) + ")"


_TESTS: Mapping[Node, Callable[[Graph, Graph, Node], str]] = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH["or"]: _any,
    SH.nodeKind: lambda shapes, ontology, value: f"{_KINDS[value]}(?value)",
    SH["in"]: lambda shapes, ontology, value: f"?value IN ({', '.join(term.n3() for term in Collection(shapes, value))})",
    SH.pattern: lambda shapes, ontology, value: f"REGEX(STR(?value), {Literal(str(value)).n3()})",
    SH.minLength: lambda shapes, ontology, value: f"STRLEN(STR(?value)) >= {value}",
    SH.minInclusive: lambda shapes, ontology, value: f"?value >= {value.n3()}",
    SH.maxInclusive: lambda shapes, ontology, value: f"?value <= {value.n3()}",
    SH.lessThan: lambda shapes, ontology, value: f"NOT EXISTS {{ ?this {value.n3()} ?other FILTER(!COALESCE(?value < ?other, false)) }}",
}


def _instances(variable: str, cls: Node, ontology: Graph) -> str:
    below = sorted({cls.n3(), *(sub.n3() for sub in ontology.transitive_subjects(RDFS.subClassOf, cls) if sub)})
    if len(below) == 1:
        return f"{variable} a {below[0]} ."
    return f"{variable} a {variable}_class . VALUES {variable}_class {{ {' '.join(below)} }}"


def _path(shapes: Graph, path: Node) -> str:
    if isinstance(path, URIRef):
        return path.n3()
    inverse = shapes.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_path(shapes, inverse)}"
    either = shapes.value(path, SH.alternativePath)
    if either is not None:
        return "(" + "|".join(_path(shapes, step) for step in Collection(shapes, either)) + ")"
    if (path, RDF.first, None) in shapes:
        return "(" + "/".join(_path(shapes, step) for step in Collection(shapes, path)) + ")"
    raise _NotUnderstoodError("a path is a property, the sh:inversePath of one, sh:alternativePath of several, or a list of these")
