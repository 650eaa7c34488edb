"""Statements that were made elsewhere, as records or as RDF of ours, on their way in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import pyoxigraph as ox
from rdflib import SDO

from kg import namespaces
from kg.errors import GraphError, InputError
from kg.graph import attributions
from kg.graph import documents as articles
from kg.graph.checks import attribution_faults, faults
from kg.graph.dataset import graph_lines
from kg.graph.described import Described
from kg.graph.exports.rdf12 import without_terms
from kg.graph.names import document_iri
from kg.graph.oxigraph import as_triple
from kg.graph.readings import affiliations
from kg.graph.statements import attempts
from kg.graph.stores.bases import told
from kg.graph.validation import reports_on
from kg.model import Attribution, Document, Reading, Statement, records
from kg.model.records import attribution_in_text, statement_id

RECORDS = ".jsonl"
DEEPEST = 1000
# Faults that are listed; the others are counted.
SHOWN = 20

_DTD = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENDINGS = ".jsonl, .ttl, .trig, .nt, .nq, .jsonld and .rdf"


def readings(files: Iterable[tuple[str, bytes]]) -> tuple[Reading, ...]:
    """What is said in files, given by name and content: a Reading for each document, in the order in which the files name them.

    A .jsonl file has statement records, every other one RDF in the format that its name ends in, RDF 1.2's triple terms included; texts
    and attributions come from RDF alone. Ids of statements and attributions are made anew. It is all or nothing: raises `InputError` that
    lists every fault with its file and, in records, its line, where a statement or attribution is not whole or not one of ours. A named
    graph of RDF is read as the graph of a document, and what stands in no named graph as one of several: for whom an actor stands is then
    kept only where there is one document, as it is told of no other. RDF that tells another base than ours is read under ours. A file is
    held as a whole while it is read.
    """
    collected = _Collected()
    for name, content in files:
        try:
            collected.read(name, content)
        except InputError as wrong:
            collected.faults.append(str(wrong))
    if collected.faults:
        raise InputError(_listed(collected.faults))
    return collected.readings()


def check(found: Iterable[Reading]) -> None:
    """See to it that the graphs of these readings are right; raises `InputError` that lists what is not.

    That is what no statement tells by itself: whether two contradict each other, and the shapes of `kg.graph.validation`.
    """
    wrong: list[str] = []
    graphs: dict[str, str] = {}

    def lines() -> Iterator[tuple[str, bytes]]:
        for one in found:
            name, graph = one.document.id, str(document_iri(one.document.id))
            if (other := graphs.setdefault(graph, name)) != name:
                wrong.append(f"{name}: has the same IRI as {other}: {graph}")
                continue
            try:
                yield graph, "".join(graph_lines(one)).encode()
            except InputError as error:
                wrong.append(str(error))

    for report in reports_on(lines()):
        wrong += map(str, report.faults)
    if wrong:
        raise InputError(_listed(wrong))


def _nesting(content: bytes) -> int:
    """How many triple terms, or what looks like them, stand in each other at the most."""
    depth = most = 0
    for bracket in re.finditer(rb"<<|>>", content):
        depth = depth + 1 if bracket[0] == b"<<" else max(depth - 1, 0)
        most = max(most, depth)
    return most


def _listed(found: list[str]) -> str:
    more = [f"and {len(found) - SHOWN} more faults"] if len(found) > SHOWN else []
    return "\n".join([*found[:SHOWN], *more, "nothing was imported: every statement must be whole"])


class _Collected:
    """Statements and documents as they are found, and what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._said: defaultdict[str, dict[str, list[Statement]]] = defaultdict(dict)
        self._attributed: defaultdict[str, dict[str, Attribution]] = defaultdict(dict)
        self._told: dict[str, Reading] = {}

    def read(self, name: str, content: bytes) -> None:
        ending = PurePath(name).suffix
        if ending == RECORDS:
            self._read_records(name, content)
        elif form := ox.RdfFormat.from_extension(ending.removeprefix(".")):
            self._read_rdf(name, content, form)
        else:
            raise InputError(f"{name}: is neither statement records nor RDF by its name: {_ENDINGS} are read")

    def readings(self) -> tuple[Reading, ...]:
        names = dict.fromkeys([*self._told, *self._said, *self._attributed])
        return tuple(self._reading(name) for name in names)

    def _reading(self, name: str) -> Reading:
        said = tuple(statement for same in self._said[name].values() for statement in same)
        attributed = tuple(sorted(self._attributed[name].values(), key=attribution_in_text))
        told = self._told.get(name)
        if told is None:
            return Reading(Document(name, "", published=said[0].evidence.published if said else None), said, attributed)
        return Reading(told.document, said, attributed, affiliations=told.affiliations)

    def _keep(self, statement: Statement) -> None:
        # one that says something else under the same id is kept too: the graph tells that they contradict each other
        same = self._said[statement.evidence.document].setdefault(statement_id(statement), [])
        if not any(records.record(statement) == records.record(other) for other in same):
            same.append(statement)

    def _check(self, where: str, statement: Statement) -> None:
        wrong = list(faults(statement))
        self.faults += [f"{where}: {fault}" for fault in wrong]
        if not wrong:
            self._keep(statement)

    def _read_records(self, name: str, content: bytes) -> None:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError(f"{name}: is not UTF-8 (byte 0x{content[error.start]:02x})") from None
        if not text.strip():
            raise InputError(f"{name}: is empty: there is no record in it")
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            where = f"{name}:{number}"
            try:
                record = records.read_line(line, where)
            except InputError as wrong:
                self.faults.append(str(wrong))
                continue
            try:
                self._check(where, records.statement(record))
            except InputError as wrong:
                self.faults.append(f"{where}: {wrong}")

    def _read_rdf(self, name: str, content: bytes, form: ox.RdfFormat) -> None:
        if _nesting(content) > DEEPEST:
            # Oxigraph's parser calls itself for each, and ends the process at some thousands
            raise InputError(f"{name}: has more than {DEEPEST} triple terms in each other")
        if form == ox.RdfFormat.RDF_XML and _DTD.search(content):
            # entities within entities are a few lines that fill all memory, and Oxigraph reads them
            raise InputError(f"{name}: has a document type definition, which is not read: write its entities out")
        graphs: defaultdict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, dict[ox.Quad, None]] = defaultdict(dict)
        try:
            for quad in without_terms(ox.parse(content, format=form)):
                graphs[quad.graph_name][quad] = None
        except SyntaxError as wrong:
            raise InputError(f"{name}: not RDF that can be read: {wrong}") from None
        found = False
        base = told(quad for graph in graphs.values() for quad in graph)
        for graph in sorted(graphs, key=str):
            if not (isinstance(graph, ox.NamedNode) and base.read(graph.value).startswith(namespaces.GRAPH)):
                try:
                    described = Described(as_triple(quad, base.read) for quad in graphs[graph])
                except TypeError as wrong:
                    raise InputError(f"{name}: {wrong}") from None
                found |= self._read_graph(name, described)
        if not found:
            raise InputError(f"{name}: no statement and no document of ours is in it")

    def _read_graph(self, name: str, told: Described) -> bool:
        found = told.of_type(SDO.NewsArticle)
        for node in found:
            try:
                document = articles.read(node, told)
                stand = tuple(affiliations(told)) if len(found) == 1 else ()
            except KeyError as missing:
                self.faults.append(f"{name}: {node}: not a whole document: {missing.args[0]} is missing")
            except (GraphError, ValueError) as wrong:
                self.faults.append(f"{name}: {node}: {wrong}")
            else:
                self._told.setdefault(document.id, Reading(document, (), (), affiliations=stand))
        attempted = list(attempts(told))
        for node, attempt in attempted:
            try:
                self._check(f"{name}: {node}", attempt())
            except GraphError as wrong:
                self.faults.append(f"{name}: {wrong}")
        spoken = list(attributions.attempts(told))
        for node, read in spoken:
            try:
                attribution = read()
            except GraphError as wrong:
                self.faults.append(f"{name}: {wrong}")
                continue
            self.faults += [f"{name}: {node}: {fault}" for fault in attribution_faults(attribution)]
            self._attributed[attribution.document][attribution.id] = attribution
        return bool(found or attempted or spoken)
