"""The store: documents that are added, replaced and removed, each at once or not at all.

The graphs are those of `kg.graph.dataset`: one for each document, `graph/actors`, `graph/runs`, and their union in the default graph;
`graph/dataset` describes the whole in VoID. Each document has a run of its own, whose IRI is made of all that its reading depends on: so a
document that is there need not be read again, and reading inputs in two goes leaves what reading them in one does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from types import TracebackType

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, OWL, PROV, SDO, SKOS, VOID

from kg import namespaces
from kg.errors import GraphError, InputError
from kg.graph import actors, provenance, reports
from kg.graph import statements as reified
from kg.graph.dataset import graph_lines, mentioned
from kg.graph.names import ACTORS_GRAPH, DATASET_GRAPH, DIP, INFERRED_GRAPH, REPORTS_GRAPH, RUNS_GRAPH, document_iri
from kg.graph.oxigraph import as_triple
from kg.graph.readings import reading
from kg.graph.stores import description
from kg.graph.stores.bases import Base
from kg.graph.stores.digests import digest_of, state_of
from kg.graph.stores.quads import Quads, Row, iri_of, parsed, rows, text_of
from kg.graph.triples import Triple
from kg.graph.writing import lines
from kg.model import Document, Reading, Run, Statement
from kg.model.records import statement_id
from kg.model.reports import Said, repeated, what

Added = Mapping[str, Collection[str]]
Removed = Mapping[str, set[ox.Triple]]
_WORDING = f"<{DIP.wording}>"
_LABEL, _MEMBER, _USED, _SOFTWARE = (ox.NamedNode(str(term)) for term in (SKOS.prefLabel, ORG.member, PROV.used, PROV.wasAssociatedWith))
_ID = ox.NamedNode(str(DCTERMS.identifier))


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in the store: its id, its IRI, and the run that read it, if one is told."""

    id: str
    iri: str
    run: str | None


class UnknownDocumentError(GraphError):
    """A document that is not in the store."""


class Store:
    """Documents and what they say, in quads somewhere."""

    def __init__(self, quads: Quads, base: str | None = None, where: str = "the store", *, writes: bool = True) -> None:
        """The store in these quads, which are given their base if they have none.

        Raises `InputError` where they have another base than the one that is named.
        """
        self.quads = quads
        self.where = where
        self._writes, self._changed = writes, False
        self._infers = True  # or may have, before
        has = self._base()
        if base is not None and has is not None and base != has:
            raise InputError(f"{where}: has the base {has}\n  leave --base out; another base needs another store")
        named = base if has is None else has
        self.base = Base() if named is None else Base(named)
        self._actors_graph, self._runs_graph, self._reports_graph, self._dataset_graph, self._inferred_graph = (
            self.base.written(str(graph)) for graph in (ACTORS_GRAPH, RUNS_GRAPH, REPORTS_GRAPH, DATASET_GRAPH, INFERRED_GRAPH)
        )
        self._statements, self._attributions = map(self.base.written, (namespaces.STATEMENT, namespaces.ATTRIBUTION))
        self._checked: set[str] = set()
        if writes and has is None:
            self._apply({}, {self._dataset_graph: self._lines(description.first(self.base.iri))})
        self._triples = self._told_triples() if writes else None
        self._reworded = self._triples is None  # now, or by a run that was killed

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Write what has become of the description of the whole, and leave the quads."""
        try:
            self.settle()
        finally:
            self.quads.close()

    def settle(self) -> None:
        """Write what has become of the whole, if anything has changed, now or before a run that was killed.

        That is which documents carry the same report, and the description.
        """
        if self._writes and (self._changed or self._told_state() != self.state()):
            if self._reworded:
                self._relate()
            self.describe()
        self.quads.flush()

    def quads_of_graphs(self, see: Callable[[Reading], None] | None = None, *, attributed: bool = True) -> Iterator[ox.Quad]:
        """All that our named graphs hold, those of the documents first, in their order; a server may have others beside them.

        Quads take long to read: what a document says can be seen on the way, in the order of `readings`, with its attributions or without.
        """
        own = (self._actors_graph, self._runs_graph, self._reports_graph, self._dataset_graph, self._inferred_graph)
        for graph in (*self._in_order(), *own):
            triples = list(self.quads.triples(graph))
            if see is not None and graph in self._ids:
                see(reading(self._as_nodes(triples), attributed=attributed))
            name = ox.NamedNode(graph)
            yield from (ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)

    @cached_property
    def documents(self) -> dict[str, Kept]:
        """What is in the store, by id."""
        read = self._rows(f"?run <{PROV.used}> ?document", "?run ?document", self._runs_graph)
        runs = {iri_of(document): iri_of(run) for run, document in read}
        found = (
            Kept(text_of(name), iri_of(graph), runs.get(iri_of(graph)))
            for graph, name in self.rows(f"SELECT ?g ?id {{ GRAPH ?g {{ ?g <{DCTERMS.identifier}> ?id }} }}")
        )
        return {kept.id: kept for kept in sorted(found, key=lambda kept: kept.iri)}

    def has(self, document: str, digest: str) -> bool:
        """Whether the document is there as a reading with this digest left it."""
        kept = self.documents.get(document)
        return kept is not None and kept.run == self.base.written(str(provenance.activity(digest)))

    def put(self, reading: Reading, run: Run, digest: str | None = None) -> bool:
        """Add what a reading found, in place of what an earlier one of the same document did; whether there was one.

        Others see it at once, but on a server a moment later: `settle` sees to it that they do.
        Raises `InputError` as `kg.graph.dataset` does, and then nothing has changed.
        """
        name, graph = reading.document.id, document_iri(reading.document.id)
        iri, told = self._told_in(reading)
        digest = digest or digest_of(reading.document, run.version, run.pipeline)
        added = {iri: told, self._actors_graph: {}, self._runs_graph: self._lines(provenance.description(run, [graph], digest))}
        removed: dict[str, set[ox.Triple]] = {self._runs_graph: set(), self._actors_graph: set(), iri: set()}
        old = self.documents.get(name)
        # what was left half done, on a server that makes no transaction of it, has no run, and all of it is told again
        half = old is not None and old.run is None
        lost: set[ox.Triple] = set()
        if old is not None:
            now = parsed(told)
            was = set(self.quads.triples(iri))
            removed[iri] = lost = was - now
            if not half:
                added[iri] = _written(now - was)
            removed[self._runs_graph] = self._run(old) - parsed(added[self._runs_graph])
            removed[self._actors_graph] = self._forgotten(was, now, iri)
        self._add_known(reading, removed, added, half)
        # what nobody else can have told need not be looked for
        own = (f"<{iri}> ", f"<{iri}#char=", f"<{iri}&char=", f"<{self._statements}", f"<{self._attributions}")
        self._apply(removed, added, own if old is None else ())
        self._reworded = self._reworded or any(_WORDING in line for line in (*told, *map(str, lost)))
        self.documents[name] = Kept(name, iri, self.base.written(str(provenance.activity(digest))))
        self._ids[iri] = name
        return old is not None

    def check(self, reading: Reading) -> None:
        """Raise the `InputError` that putting this would, if it would."""
        self._told_in(reading)

    def remove(self, names: Iterable[str]) -> list[str]:
        """Remove documents, by id or IRI, and what only they said, and tell their ids.

        Raises `UnknownDocumentError` for one that is not there before any is removed.
        """
        gone = list({kept.id: kept for kept in map(self._kept, names)}.values())
        for kept in gone:
            was = set(self.quads.triples(kept.iri))
            self._apply({self._runs_graph: self._run(kept), self._actors_graph: self._forgotten(was, set(), kept.iri), kept.iri: was}, {})
            self._reworded = self._reworded or any(str(triple.predicate) == _WORDING for triple in was)
            del self.documents[kept.id]
            self._ids.pop(kept.iri, None)
        self.quads.flush()
        return [kept.id for kept in gone]

    def infer(self, triples: Iterable[ox.Triple]) -> None:
        """Keep what follows from the documents, apart from their union and in place of what followed before; changes to them drop it."""
        now, was = set(triples), set(self.quads.triples(self._inferred_graph))
        self.quads.change({self._inferred_graph: _written(was - now)}, {self._inferred_graph: _written(now - was)})
        self.quads.flush()
        self._infers = True

    def statements(self) -> Iterator[Statement]:
        """The statements, by document and in the order of its text."""
        for graph in self._in_order():
            yield from reified.read(self._nodes(graph))

    def readings(self) -> Iterator[Reading]:
        """What each document says, in the order of `statements`, texts and attributions included, where they are told."""
        return (reading(self._nodes(graph)) for graph in self._in_order())

    def described(self) -> Iterator[Document]:
        """The documents without their texts, in the order of their statements."""
        optional = {
            "title": SDO.headline,
            "published": SDO.datePublished,
            "url": SDO.url,
            "place": SDO.dateline,
            "language": SDO.inLanguage,
        }
        asked = " ".join(f"OPTIONAL {{ ?g <{predicate}> ?{name} }}" for name, predicate in optional.items())
        rows = self.rows(
            f"SELECT ?g ?id ?publisher {' '.join(f'?{name}' for name in optional)} {{ GRAPH ?g {{ ?g <{DCTERMS.identifier}> ?id . {asked} "
            f"OPTIONAL {{ ?g <{SDO.publisher}>/<{SDO.name}> ?publisher }} }} }}"
        )
        for _, name, publisher, *values in sorted(rows, key=lambda row: iri_of(row[0])):
            known = {field: text_of(value) for field, value in zip(optional, values, strict=True) if value is not None}
            day = known.pop("published", None)
            published = date.fromisoformat(day) if day else None
            yield Document(text_of(name), "", published=published, publisher=text_of(publisher) if publisher else None, **known)  # type: ignore[arg-type]

    def same_reports(self) -> dict[str, str]:
        """The first document of the report for each later one that carries it, by id."""
        told = self._rows(f"?later <{DIP.sameReportAs}> ?first", "?later ?first", self._reports_graph)
        named = sorted((self._ids.get(iri_of(later), ""), self._ids.get(iri_of(first), "")) for later, first in told)
        # one may have gone since this was written
        return {later: first for later, first in named if later and first}

    def rows(self, query: str) -> list[Row]:
        """The rows of a SELECT query."""
        return list(rows(self.quads, query, self.base.prefixes))

    def count(self, query: str) -> int:
        """The number that a query for one number finds."""
        [[found]] = self.rows(query)
        return int(text_of(found))

    def statement_count(self) -> int:
        """How many statements there are."""
        return description.statements(self)

    def triple_count(self) -> int:
        """How many triples there are, each counted once: as the description tells them if it is up to date, for counting takes long."""
        told = self._triples if self._writes else self._told_triples()
        return description.triples(self) if told is None else told

    def runs(self) -> list[tuple[str, str, str, int]]:
        """When each run began, with which version and pipeline, and how many documents are as it read them; the latest first."""
        told = (
            f"?run <{PROV.used}> ?document ; <{PROV.startedAtTime}> ?begun ; <{DIP.pipeline}> ?pipeline ; "
            f"<{PROV.wasAssociatedWith}>/<{SDO.softwareVersion}> ?version"
        )
        rows = self._rows(told, "?begun ?version ?pipeline", self._runs_graph)
        counted = Counter((text_of(begun), text_of(version), text_of(pipeline)) for begun, version, pipeline in rows)
        return sorted(((*run, count) for run, count in counted.items()), reverse=True)

    def state(self) -> str:
        """A digest of what is in the store: the same for the same documents, read in the same way."""
        return state_of((kept.iri, kept.run) for kept in self.documents.values())

    def _told_triples(self) -> int | None:
        if self._told_state() != self.state():
            return None
        [[told]] = self.rows(f"SELECT ?n {{ GRAPH <{self._dataset_graph}> {{ ?dataset <{VOID.triples}> ?n }} }}")
        return int(text_of(told))

    def _told_state(self) -> str | None:
        told = self.rows(f"SELECT ?state {{ GRAPH <{self._dataset_graph}> {{ ?dataset <{OWL.versionInfo}> ?state }} }}")
        return text_of(told[0][0]) if told else None

    def describe(self) -> None:
        """Write the description of the whole."""
        old = set(self.quads.triples(self._dataset_graph))
        now = parsed(self._lines(description.whole(self)))
        self._apply({self._dataset_graph: old - now}, {self._dataset_graph: _written(now - old)})
        self._changed = False

    def _relate(self) -> None:
        """Find the documents that carry the same report, and write which those are."""
        pattern = f"?g <{DIP.wording}> ?wording OPTIONAL {{ ?g <{SDO.datePublished}> ?day }}"
        found = self.rows(f"SELECT ?g ?wording ?day {{ GRAPH ?g {{ {pattern} }} }}")
        same = reports.same_reports(
            reports.Worded(self._ids[iri_of(graph)], date.fromisoformat(text_of(day)) if day is not None else None, text_of(wording))
            for graph, wording, day in found
        )
        now = parsed(self._lines(reports.triples(same, repeated(self._said_in(same), same))))
        was = set(self.quads.triples(self._reports_graph))
        self._apply({self._reports_graph: was - now}, {self._reports_graph: _written(now - was)})
        self._reworded = False

    def _said_in(self, same: Mapping[str, str]) -> Iterator[Said]:
        """The statements of documents that carry the same report as another, in the order of their ids."""
        for name in sorted({*same, *same.values()}):
            said = reified.read(self._nodes(self.documents[name].iri))
            yield from sorted(((statement_id(one), name, what(one)) for one in said), key=lambda one: one[0])

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {kept.iri: kept.id for kept in self.documents.values()}

    @cached_property
    def _known(self) -> defaultdict[str, set[ox.Triple]]:
        """What is told of each actor that ontologies/ knows, the terms of office of a person included."""
        told: defaultdict[str, set[ox.Triple]] = defaultdict(set)
        for triple in self.quads.triples(self._actors_graph):
            told[iri_of(triple.subject)].add(triple)
        for term in [found for found in told.values() if any(triple.predicate == _MEMBER for triple in found)]:
            for triple in term:
                if triple.predicate == _MEMBER:
                    told[iri_of(triple.object)] |= term
        return told

    def _base(self) -> str | None:
        for graph, base in rows(self.quads, f"SELECT ?g ?base {{ GRAPH ?g {{ ?d a <{VOID.Dataset}> ; <{VOID.uriSpace}> ?base }} }}"):
            if iri_of(graph) == f"{text_of(base)}graph/dataset":
                return text_of(base)
        return None

    def _rows(self, pattern: str, columns: str, graph: str) -> list[Row]:
        return self.rows(f"SELECT {columns} {{ GRAPH <{graph}> {{ {pattern} }} }}")

    def _lines(self, triples: Iterable[Triple]) -> dict[str, None]:
        return lines(triples, self.base.written)

    def _told_in(self, reading: Reading) -> tuple[str, dict[str, None]]:
        """The graph of a reading: its IRI and its lines."""
        name = reading.document.id
        iri = self.base.written(str(document_iri(name)))
        if (other := self._ids.get(iri, name)) != name:
            raise InputError(f"{name}: has the same IRI as {other}: {iri}")
        return iri, graph_lines(reading, self.base.written)

    def _nodes(self, graph: str) -> Iterator[Triple]:
        """What a graph holds as rdflib has it, under our own base."""
        return self._as_nodes(self.quads.triples(graph))

    def _as_nodes(self, triples: Iterable[ox.Triple]) -> Iterator[Triple]:
        return (as_triple(triple, self.base.read) for triple in triples)

    def _in_order(self) -> list[str]:
        """The graphs of the documents, by their IRIs."""
        return sorted(self._ids)

    def _kept(self, name: str) -> Kept:
        kept = self.documents.get(name) or self.documents.get(self._ids.get(name, ""))
        if kept is None:
            near = get_close_matches(name, self.documents, n=3, cutoff=0.4)
            raise UnknownDocumentError(f"{self.where}: has no document {name!r}" + "".join(f"\n  there is {other}" for other in near))
        return kept

    def _run(self, kept: Kept) -> set[ox.Triple]:
        """What is told of the run of this document alone."""
        if kept.run is None:
            return set()
        run = ox.NamedNode(kept.run)
        if self._rows(f"<{kept.run}> <{PROV.used}> ?other FILTER (?other != <{kept.iri}>)", "?other", self._runs_graph):
            return {ox.Triple(run, _USED, ox.NamedNode(kept.iri))}
        found = {ox.Triple(run, predicate, value) for predicate, value in self._told(kept.run)}  # type: ignore[arg-type]
        for software in [triple.object for triple in found if triple.predicate == _SOFTWARE]:
            others = f"?other <{PROV.wasAssociatedWith}> {software} FILTER (?other != {run})"
            if not self.rows(f"SELECT ?other {{ GRAPH <{self._runs_graph}> {{ {others} }} }} LIMIT 1"):
                found |= {ox.Triple(software, predicate, value) for predicate, value in self._told(iri_of(software))}  # type: ignore[arg-type]
        return found

    def _told(self, subject: str) -> list[Row]:
        return self._rows(f"<{subject}> ?p ?o", "?p ?o", self._runs_graph)

    def _forgotten(self, was: set[ox.Triple], now: set[ox.Triple], graph: str) -> set[ox.Triple]:
        """What ontologies/ told of the actors that were mentioned in a document, no longer are, and are in no other."""
        labelled = ({iri_of(triple.subject) for triple in told if triple.predicate == _LABEL} for told in (was, now))
        before, after = labelled
        forgotten: set[ox.Triple] = set()
        for name in sorted(before - after):
            if name in self._known and not self._mentioned(name, graph):
                forgotten |= self._known.pop(name)
                self._checked.discard(name)
        return forgotten

    def _mentioned(self, name: str, but: str) -> bool:
        elsewhere = f"GRAPH ?g {{ <{name}> <{SKOS.prefLabel}> ?label }} FILTER (?g != <{but}> && ?g != <{self._actors_graph}>)"
        return bool(self.rows(f"SELECT ?g {{ {elsewhere} }} LIMIT 1"))

    def _add_known(self, reading: Reading, removed: dict[str, set[ox.Triple]], added: dict[str, dict[str, None]], again: bool) -> None:
        """Add what ontologies/ knows of the actors mentioned, what is there already only `again`, and remove what it no longer does."""
        for entity in mentioned(reading.statements, reading.affiliations, reading.attributions):
            name = self.base.written(entity.id)
            if (name in self._checked and not again) or (entity.id not in actors.catalogued() and name not in self._known):
                continue
            self._checked.add(name)
            now, was = parsed(self._lines(actors.known([entity]))), self._known[name]
            removed[self._actors_graph] |= was - now
            added[self._actors_graph] |= _written(now if again else now - was)
            self._known[name] = now

    def _apply(self, removed: Removed, added: Added, own: tuple[str, ...] = ()) -> None:
        """Change named graphs, and with them the union, in one go; lines that begin as `own` ones do are known to be new.

        For a server that does it in several, the run of a document is the first that goes and the last that comes, and what the union has
        of its graph the graph has, too: what is left half done has no run, and is told and removed again.
        """
        gone = {graph: _written(triples) for graph, triples in removed.items() if triples}
        new = {graph: lines for graph, lines in added.items() if lines}
        if not gone and not new:
            return
        describes = self._dataset_graph in {*gone, *new}
        if self._infers and not describes:
            gone[self._inferred_graph] = _written(self.quads.triples(self._inferred_graph))
            self._infers = False
        growth = None
        if not self.quads.unites:
            kept = self.quads.kept(removed, self._inferred_graph) if gone else set()
            gone[""] = {line: None for triples in removed.values() for line in _written(triples - kept)}
            new[""] = dict.fromkeys(line for lines in added.values() for line in lines)
            if not describes and self._triples is not None:
                others = [line for line in new[""] if not line.startswith(own)] if own else new[""]
                found = self.quads.growth(gone[""], others)
                growth = None if found is None else found + len(new[""]) - len(others)
        if not describes and self._triples is not None:
            self._triples = None if growth is None else self._triples + growth
        gone = {graph: gone[graph] for graph in dict.fromkeys((self._inferred_graph, self._runs_graph, "", *gone)) if graph in gone}
        if self._runs_graph in new:
            new[self._runs_graph] = new.pop(self._runs_graph)
        self.quads.change(gone, new)
        self._changed = True


def _written(triples: Iterable[ox.Triple]) -> dict[str, None]:
    """The triples as lines in one order, in which the id, by which a document is known to be there, is the last."""
    found = sorted((triple.predicate == _ID, f"{triple.subject} {triple.predicate} {triple.object} .\n") for triple in triples)
    return dict.fromkeys(line for _, line in found)
