"""Nanopublications in TriG: one a statement, in the four graphs that the guidelines (nanopub.net) ask for.

The assertion is the statement with its qualifiers, and the triple that it makes where it is told as actual: one that is only
possible or intended asserts nothing by itself. Provenance tells the document, the source, the words and the three uncertainties of
the reading; the publication info, which run of which software read it and when. They are named under the nanopublication and not
by a hash of their content: they are no trusty URIs, and not signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, RDF, RDFS, Literal, Namespace, URIRef

from kg import namespaces
from kg.graph.actors import descriptions
from kg.graph.documents import identification
from kg.graph.exports.contents import as_quad, base, documents, in_graph_order, reading_of
from kg.graph.names import DIP, RUNS_GRAPH, document_iri, iri
from kg.graph.oxigraph import as_triple, prefixes
from kg.graph.serializing import serialize
from kg.graph.statements import label, mentions, triples
from kg.graph.triples import LANGUAGE, Triple
from kg.model import Modality, Statement
from kg.model.records import statement_id

NP = Namespace("http://www.nanopub.org/nschema#")
NANOPUBLICATION = namespaces.BASE + "nanopublication/"

# What tells how a statement came to be told and read, and not what it says.
_OF_PROVENANCE = frozenset(
    {PROV.wasDerivedFrom, *(DIP[name] for name in "attribution confidence cue evidence reportDistance source trigger".split())}
)
_OF_RUNS = (RDF.type, PROV.startedAtTime, PROV.wasAssociatedWith, DIP.pipeline)


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the nanopublications, by document and in the order of its text."""
    known = {**prefixes(store), "nanopublication": base(store).written(NANOPUBLICATION), "np": str(NP)}
    serialize(_quads(store), file, ox.RdfFormat.TRIG, known)


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    written = base(store).written
    for graph in documents(store):
        runs = list(_runs(store, graph))
        for statement in reading_of(store, graph).statements:
            for name, found in _graphs(statement, runs):
                graph_name = ox.NamedNode(written(name))
                yield from (as_quad(triple, graph_name, written) for triple in sorted(set(found), key=in_graph_order))


def _graphs(statement: Statement, runs: list[Triple]) -> Iterator[tuple[str, list[Triple]]]:
    publication = URIRef(NANOPUBLICATION + statement_id(statement))
    assertion, provenance, info = (URIRef(f"{publication}#{part}") for part in ("assertion", "provenance", "pubinfo"))
    asserted, told = _parted(statement)
    evidence, source = statement.evidence, statement.source
    head: list[Triple] = [
        (publication, RDF.type, NP.Nanopublication),
        (publication, NP.hasAssertion, assertion),
        (publication, NP.hasProvenance, provenance),
        (publication, NP.hasPublicationInfo, info),
    ]
    told += identification(evidence.document, evidence.published)
    told.append((assertion, PROV.wasDerivedFrom, document_iri(evidence.document)))
    if source:
        told.append((assertion, PROV.wasAttributedTo, iri(source.entity.id)))
        told += descriptions([source.entity])
    told += ((assertion, PROV.wasGeneratedBy, run) for run, predicate, _ in runs if predicate == PROV.used)
    published: list[Triple] = [(publication, RDFS.label, Literal(label(statement), lang=LANGUAGE)), *_publication(publication, runs)]
    published += (triple for triple in runs if triple[1] != PROV.used)
    yield f"{publication}#head", head
    yield assertion, asserted
    yield provenance, told
    yield info, published


def _parted(statement: Statement) -> tuple[list[Triple], list[Triple]]:
    """What the statement says, and what tells how it came to be told and read."""
    node = URIRef(namespaces.STATEMENT + statement_id(statement))
    negation = URIRef(f"{node}-negation")
    asserted: list[Triple] = [*descriptions(mention.entity for mention in mentions(statement) if mention is not statement.source)]
    told: list[Triple] = []
    for triple in triples(statement):
        subject, predicate, _ = triple
        if subject == node:
            (told if predicate in _OF_PROVENANCE or predicate.endswith("Mention") else asserted).append(triple)
        elif subject != negation and not predicate.startswith(DIP):
            told.append(triple)
        elif statement.modality is Modality.ACTUAL and predicate != PROV.wasDerivedFrom:
            asserted.append(triple)
    return asserted, told


def _publication(publication: URIRef, runs: list[Triple]) -> Iterator[Triple]:
    for subject, predicate, value in runs:
        if predicate == PROV.startedAtTime:
            yield publication, DCTERMS.created, value
            yield publication, PROV.wasGeneratedBy, subject
        if predicate == PROV.wasAssociatedWith:
            yield publication, DCTERMS.creator, value


def _runs(store: ox.Store, document: ox.NamedNode) -> Iterator[Triple]:
    """The runs that read a document, and with what, as far as it is told."""
    iris = base(store)
    graph = ox.NamedNode(iris.written(RUNS_GRAPH))
    for using in store.quads_for_pattern(None, ox.NamedNode(PROV.used), document, graph):
        run = using.subject
        yield as_triple(using, iris.read)
        # one property at a time: a run may have used a hundred thousand documents
        for predicate in _OF_RUNS:
            for quad in store.quads_for_pattern(run, ox.NamedNode(predicate), None, graph):
                yield as_triple(quad, iris.read)
                if isinstance(quad.object, ox.NamedNode):
                    yield from (as_triple(told, iris.read) for told in store.quads_for_pattern(quad.object, None, None, graph))
