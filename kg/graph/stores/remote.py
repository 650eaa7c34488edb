"""Quads on a server that speaks SPARQL 1.1 over HTTP."""

from __future__ import annotations

import json
import re
import time
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.stores.endpoint import Endpoint, RefusedError, without_password
from kg.graph.stores.quads import Answered, Lines, Term, iri_of, joined, operations, rows, text_of

ROWS, TRIPLES, TURTLE = "application/sparql-results+json", "application/n-triples", "text/turtle"
UNION = ox.NamedNode("http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph")
UPDATE = "application/sparql-update"
MOST_BYTES = 1_000_000
"""Of a request: as much as servers behind nginx take unless they are told otherwise. A change that is larger goes in several."""
MOST_LINES = 2_000
"""Of an operation: of one with 5,000 Virtuoso's compiler says that its memory is exhausted."""
SOON = 1.0  # seconds that a change may wait for others
_MAKES_TRIPLES = re.compile(r"(?:\s|#[^\n]*\n|(?:PREFIX\s+[^\s:]*:|BASE)\s*<[^>]*>)*(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_CAN_BE_PAGED = re.compile(r"\s*SELECT\b.*\}\s*", re.IGNORECASE | re.DOTALL)
_NO_DESCRIPTION = {400, 404, 405, 406}
_TOO_MUCH = 413
_VIRTUOSO_CUT = "X-SPARQL-MaxRows"
_VIRTUOSO_TRUTH = "__ASK_RETVAL"  # what it calls the column of an answer that has none


def is_address(place: object) -> bool:
    """Whether this is the address of a server rather than a folder."""
    return isinstance(place, str) and place.startswith(("http://", "https://"))


class RemoteQuads:
    """Quads on a server.

    The address is that of an endpoint that takes queries and updates, such as http://localhost:8890/sparql, or of a server that takes
    them at /query and /update, such as http://localhost:7878; two addresses with a comma between them are those for queries and for
    updates. Who asks and how long a server may be away is as `Endpoint` has it: changes can be repeated, as they tell all that comes and
    goes.

    Changes go by the batch, up to `MOST_BYTES` of them in a request, as soon as one has waited for `SOON`, something is asked, or this is
    closed. A change that fits into a request is in one, so that it is all or nothing where the server takes a request for one transaction.
    """

    def __init__(self, address: str, patience: float | None = None) -> None:
        self.endpoints = _endpoints(address)
        self.address = ",".join(map(without_password, address.split(",")))
        self._queries, self._updates = (Endpoint(endpoint, patience) for endpoint in self.endpoints)
        self._waiting: list[list[str]] = []
        self._bytes, self._since = 0, 0.0
        self._failed: GraphError | None = None
        self.unites = self._has(UNION)

    def query(
        self, query: str, *, prefixes: Mapping[str, str] | None = None, substitutions: Mapping[ox.Variable, Term] | None = None
    ) -> Answered:
        """The answer to a query in SPARQL 1.1, in which these variables, which it must project, have these values."""
        self.flush()
        if substitutions:
            query += f"\nVALUES ({' '.join(map(str, substitutions))}) {{ ({' '.join(map(str, substitutions.values()))}) }}"
        declared = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in (prefixes or {}).items())
        makes_triples = bool(_MAKES_TRIPLES.match(query))
        answered = self._queries.post({"query": declared + query}, f"{TRIPLES}, {TURTLE};q=0.9" if makes_triples else ROWS)
        most = int(answered.headers.get(_VIRTUOSO_CUT, 0))
        content = self._paged(declared, query, answered.json(), most) if most else answered.content
        try:
            if makes_triples:
                made = ox.Store()
                made.load(content, format=ox.RdfFormat.TURTLE)  # N-Triples are Turtle
                return made.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
            answer = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
            if isinstance(answer, ox.QuerySolutions) and [variable.value for variable in answer.variables] == [_VIRTUOSO_TRUTH]:
                holds = b"true" if any(text_of(row[0]) == "1" for row in answer) else b"false"
                return ox.parse_query_results(b'{"head": {}, "boolean": %s}' % holds, format=ox.QueryResultsFormat.JSON)
            return answer
        except (SyntaxError, ValueError) as wrong:
            raise GraphError(f"{self.address}: the answer cannot be read: {wrong}") from None

    def triples(self, graph: str) -> Iterator[ox.Triple]:
        """What a named graph holds."""
        for subject, predicate, value in rows(self, f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
            yield ox.Triple(subject, predicate, value)  # type: ignore[arg-type]

    def kept(self, removed: Mapping[str, set[ox.Triple]], apart: str) -> set[ox.Triple]:
        """Those of the triples that named graphs are to lose that another one holds, too, and keeps; the graph `apart` does not count."""
        found = set()
        for graph, triples in removed.items():
            if triples:
                shared = f"GRAPH <{graph}> {{ ?s ?p ?o }} GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != <{graph}> && ?g != <{apart}>)"
                for subject, predicate, value, other in rows(self, f"SELECT ?s ?p ?o ?g {{ {shared} }}"):
                    triple = ox.Triple(subject, predicate, value)  # type: ignore[arg-type]
                    if triple in triples and triple not in removed.get(iri_of(other), ()):
                        found.add(triple)
        return found

    def growth(self, removed: Iterable[str], added: Iterable[str]) -> None:
        """That takes long over HTTP."""

    def change(self, removed: Lines, added: Lines) -> None:
        """Remove these and add those, with what else waits; a change that is too large for a request in several, in their order."""
        change = list(operations(removed, added, MOST_LINES))
        if not change:
            return
        size = len(joined(change).encode())
        if self._bytes + size > MOST_BYTES:
            self.flush()
        self._since = self._since if self._waiting else time.monotonic()
        self._waiting.append(change)
        self._bytes += size
        if self._bytes > MOST_BYTES or time.monotonic() - self._since > SOON:
            self.flush()

    def flush(self) -> None:
        """Send what waits. Where that fails nothing is asked or told any more: who changed something takes for done what is not."""
        if self._failed:
            raise self._failed
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        try:
            self._send(waiting)
        except GraphError as wrong:
            self._failed = wrong
            raise

    def close(self) -> None:
        """Send what waits, and leave."""
        try:
            self.flush()
        finally:
            self._queries.close()
            self._updates.close()

    def _send(self, changes: Sequence[Sequence[str]]) -> None:
        """Send changes; those that are refused together each by itself, so that what is wrong with one is not the others' fault."""
        try:
            for part in _parts([operation for change in changes for operation in change]):
                self._post(part)
        except RefusedError:
            if len(changes) == 1:
                raise
            refused = None
            for change in changes:
                try:
                    self._send([change])
                except RefusedError as wrong:
                    refused = refused or wrong
            if refused:
                raise refused from None

    def _post(self, change: Sequence[str]) -> None:
        try:
            self._updates.post(joined(change).encode(), "*/*", UPDATE)
        except RefusedError as refused:
            if refused.status != _TOO_MUCH or len(change) == 1:
                raise
            half = len(change) // 2
            self._post(change[:half])
            self._post(change[half:])

    def _paged(self, declared: str, query: str, first: dict[str, Any], most: int) -> bytes:
        """All rows of a query of whose answer Virtuoso gives only `most`, in pages; raises `GraphError` where it has no such."""
        if not _CAN_BE_PAGED.fullmatch(query):
            raise GraphError(
                f"{self.address}: cuts its answers after {most} rows, and this one has as many\n"
                "  ask for fewer with LIMIT, or have ResultSetMaxRows in its virtuoso.ini raised"
            )
        # sorted inside, for it refuses to sort more than it gives where the LIMIT is, too
        inside = f"{query} ORDER BY {' '.join(f'?{name}' for name in first['head']['vars'])}"
        found: list[object] = []
        while True:
            page = f"{declared}SELECT * {{ {{ {inside} }} }} LIMIT {most} OFFSET {len(found)}"
            came = self._queries.post({"query": page}, ROWS).json()["results"]["bindings"]
            found += came
            if len(came) < most:
                return json.dumps({"head": first["head"], "results": {"bindings": found}}).encode()

    def _has(self, feature: ox.NamedNode) -> bool:
        """Whether the endpoint tells this feature of itself (SPARQL 1.1 Service Description)."""
        try:
            told = self._queries.get(TURTLE)
            if not told.headers.get("Content-Type", "").startswith(TURTLE):
                return False
            found = ox.parse(told.content, format=ox.RdfFormat.TURTLE, base_iri=self._queries.address)
            return any(quad.object == feature for quad in found)
        except RefusedError as refused:
            if refused.status in _NO_DESCRIPTION:
                return False
            raise
        except SyntaxError:
            return False


def _parts(operations: Sequence[str]) -> Iterator[list[str]]:
    """The operations in their order, as many together as a request may hold, but one at least."""
    part: list[str] = []
    size = 0
    for operation in operations:
        length = len(operation.encode())
        if part and size + length > MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(operation)
        size += length
    if part:
        yield part


def _endpoints(address: str) -> tuple[str, str]:
    queries, comma, updates = address.partition(",")
    if comma:
        return queries, updates
    parts = urllib.parse.urlsplit(address)
    path = parts.path.rstrip("/")
    if path in ("", "/query", "/update"):
        return tuple(urllib.parse.urlunsplit(parts._replace(path=found)) for found in ("/query", "/update"))  # type: ignore[return-value]
    return address, address
