"""Statements to an RDF dataset and back.

Which graph says what:
- The graph of a document, named by the document's IRI, holds all that reading this document gave, and depends on nothing else: its
  description and text, its statements, their evidence, who says what in it, for whom those in it stand on its day, and the type and
  label of each actor and topic that it mentions. Two documents that speak of the same actor both describe it. So to remove or replace a
  document is to remove or replace one graph.
- `graph/actors` holds what ontologies/ adds on the actors mentioned (alternative labels, ISO codes, terms of office), once. No document
  says it.
- `graph/runs` holds the runs, and with them the only thing that differs between two runs over the same input: when they began.
- `graph/reports` holds which documents carry the same report, and which of their statements repeat another.
- `graph/inferred`, on request, holds what follows from the statements (kg.graph.inference).

All triples stand in named graphs, and the default graph is the union of them, but for what was inferred. There are no blank nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import InputError
from kg.graph import actors, provenance, reports
from kg.graph import attributions as sayings
from kg.graph import documents as articles
from kg.graph import statements as reified
from kg.graph.names import ACTORS_GRAPH, GRAPHS, PREFIXES, REPORTS_GRAPH, RUNS_GRAPH, document_iri
from kg.graph.triples import Triple, agreeing, keep
from kg.graph.writing import lines
from kg.model import Actor, Affiliation, Attribution, Document, Reading, Run, Statement, Topic
from kg.model.records import statement_id
from kg.model.reports import repeated, what

__all__ = ["dataset", "statements"]


def dataset(
    statements: Iterable[Statement],
    documents: Iterable[Document] = (),
    run: Run | None = None,
    affiliations: Mapping[str, Iterable[Affiliation]] = MappingProxyType({}),
    attributions: Iterable[Attribution] = (),
) -> Dataset:
    """The statements as RDF, with what is known of their documents, of the run that read them and, by document, of whom actors stand for.

    Attributions are told beside them. A document without statements is described all the same, one that is not among `documents` by what
    its statements tell of it. Order does not matter, and repetition changes nothing. Raises `InputError` for a relation that the ontology
    does not have, for an actor or topic whose id is no IRI, and where two statements contradict each other on one fact, such as the day of
    publication.
    """
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.evidence.document].append(statement)
    attributed: defaultdict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        attributed[attribution.document].append(attribution)
    described: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        described[document.id].append(document)

    made = Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    read: dict[URIRef, str] = {}
    for name in sorted({*said, *attributed, *described, *affiliations}):
        graph = document_iri(name)
        if read.setdefault(graph, name) != name:
            raise InputError(f"{name}: has the same IRI as {read[graph]}: {graph}")
        try:
            stand = list(affiliations.get(name, ()))
            keep(made.graph(graph), document_triples(name, described[name], said[name], stand, attributed[name]))
        except InputError as wrong:
            raise InputError(f"{name}: {wrong}") from None
    every = chain.from_iterable
    _add(made.graph(ACTORS_GRAPH), actors.known(mentioned(every(said.values()), every(affiliations.values()), every(attributed.values()))))
    if run:
        _add(made.graph(RUNS_GRAPH), provenance.description(run, read))
    _add(made.graph(REPORTS_GRAPH), _reports(every(described.values()), every(said.values())))
    return made


def _reports(documents: Iterable[Document], said: Iterable[Statement]) -> Iterator[Triple]:
    """Which documents carry the same report, and which statements repeat another."""
    worded = ((document, reports.wording(document.text)) for document in documents)
    same = reports.same_reports(reports.Worded(found.id, found.published, signature) for found, signature in worded if signature)
    told = sorted(((statement_id(one), one.evidence.document, what(one)) for one in said), key=lambda one: one[0]) if same else ()
    return reports.triples(same, repeated(told, same))


def statements(dataset: Dataset) -> Iterator[Statement]:
    """The statements that a dataset of ours tells, by document and in the order of its text: the inverse of `dataset`.

    Raises `GraphError` for a statement that lacks what one must have.
    """
    base = getattr(dataset.store, "base", None)
    own = base.written(GRAPHS) if base else GRAPHS
    documents = (graph for graph in dataset.graphs() if graph.identifier != DATASET_DEFAULT_GRAPH_ID)
    for graph in sorted(documents, key=lambda graph: graph.identifier):
        if not graph.identifier.startswith(own):
            yield from reified.read(base.nodes(graph) if base else graph)


def document_triples(
    name: str,
    described: Iterable[Document],
    said: Sequence[Statement],
    stand: Sequence[Affiliation],
    attributed: Sequence[Attribution],
) -> Iterator[Triple]:
    """All that the graph of one document tells; some of it comes more than once."""
    for document in described:
        yield from articles.description(document)
    for statement in said:
        yield from articles.identification(name, statement.evidence.published)
        yield from reified.triples(statement)
    for attribution in attributed:
        yield from articles.identification(name, None)
        yield from sayings.triples(attribution)
    for told in stand:
        yield from actors.affiliation(told)
    # A statement or attribution given twice must not count twice where its labels are weighed.
    statements_once = {statement_id(statement): statement for statement in said}
    attributions_once = {attribution.id: attribution for attribution in attributed}
    yield from actors.descriptions(mentioned(statements_once.values(), stand, attributions_once.values()))


def graph_lines(reading: Reading, iri: Callable[[str], str] = str) -> dict[str, None]:
    """All that the graph of a reading's document tells, as lines of N-Triples, each once; `iri` says what becomes of an IRI.

    Raises `InputError` that names the document, as `dataset` does.
    """
    name = reading.document.id
    try:
        told = document_triples(name, [reading.document], reading.statements, reading.affiliations, reading.attributions)
        return lines(agreeing(told), iri)
    except InputError as wrong:
        raise InputError(f"{name}: {wrong}") from None


def mentioned(said: Iterable[Statement], stand: Iterable[Affiliation], attributed: Iterable[Attribution]) -> Iterator[Actor | Topic]:
    """The actors and topics in any role in statements, those who stand for each other and those who speak; each as often as it comes."""
    for statement in said:
        yield from (mention.entity for mention in reified.mentions(statement))
    for told in stand:
        yield from filter(None, (told.actor, told.office, told.represents))
    for attribution in attributed:
        if attribution.speaker:
            yield attribution.speaker


def _add(graph: Graph, triples: Iterable[Triple]) -> None:
    for triple in triples:
        graph.add(triple)
