"""Quads on a server that speaks SPARQL 1.1 over HTTP."""

from __future__ import annotations

import base64
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.stores.quads import Answered, Lines, Term, iri_of, request, rows, text_of

ROWS, TRIPLES, TURTLE = "application/sparql-results+json", "application/n-triples", "text/turtle"
UNION = ox.NamedNode("http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph")
SECONDS = 300
_MAKES_TRIPLES = re.compile(r"(?:\s|#[^\n]*\n|(?:PREFIX\s+[^\s:]*:|BASE)\s*<[^>]*>)*(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_VIRTUOSO_TRUTH = "__ASK_RETVAL"  # what it calls the column of an answer that has none


def is_address(place: object) -> bool:
    """Whether this is the address of a server rather than a folder."""
    return isinstance(place, str) and place.startswith(("http://", "https://"))


class RemoteQuads:
    """Quads on a server.

    The address is that of an endpoint that takes queries and updates, such as http://localhost:8890/sparql, or of a server that takes
    them at /query and /update, such as http://localhost:7878; two addresses with a comma between them are those for queries and for
    updates. A name and password in it are sent as HTTP Basic authentication.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.endpoints = _endpoints(address)
        self._queries, self._updates = map(_Endpoint, self.endpoints)
        self.unites = self._queries.has(UNION)

    def query(
        self, query: str, *, prefixes: Mapping[str, str] | None = None, substitutions: Mapping[ox.Variable, Term] | None = None
    ) -> Answered:
        """The answer to a query in SPARQL 1.1, in which these variables, which it must project, have these values."""
        if substitutions:
            query += f"\nVALUES ({' '.join(map(str, substitutions))}) {{ ({' '.join(map(str, substitutions.values()))}) }}"
        declared = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in (prefixes or {}).items())
        makes_triples = bool(_MAKES_TRIPLES.match(query))
        content = self._queries.post("query", declared + query, f"{TRIPLES}, {TURTLE};q=0.9" if makes_triples else ROWS)
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
        """Remove these and add those in one request: all or nothing where the server takes a request for one transaction."""
        text = request(removed, added)
        if text:
            self._updates.post("update", text, "*/*")

    def close(self) -> None:
        """There is nothing to leave."""


class _Endpoint:
    """An address that is asked by POST."""

    def __init__(self, address: str) -> None:
        parts = urllib.parse.urlsplit(address)
        self.address = urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        self._headers = {}
        if parts.username:
            pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
            self._headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"

    def post(self, name: str, text: str, accept: str) -> bytes:
        """The content of the answer; raises `GraphError` for none."""
        return self._answer(urllib.parse.urlencode({name: text}).encode(), accept)[1]

    def has(self, feature: ox.NamedNode) -> bool:
        """Whether the endpoint tells this feature of itself (SPARQL 1.1 Service Description)."""
        kind, content = self._answer(None, TURTLE)
        if kind != TURTLE:
            return False
        try:
            return any(quad.object == feature for quad in ox.parse(content, format=ox.RdfFormat.TURTLE, base_iri=self.address))
        except SyntaxError:
            return False

    def _answer(self, data: bytes | None, accept: str) -> tuple[str, bytes]:
        asked = urllib.request.Request(self.address, data, {**self._headers, "Accept": accept})
        try:
            with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
                return answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as wrong:
            if data is None and wrong.code in (400, 404, 405, 406):
                return "", b""
            why = wrong.read(2000).decode("utf-8", "replace").strip()
            raise GraphError(f"{self.address}: refused it ({wrong.code} {wrong.reason}): {why}") from None
        except (OSError, ValueError) as wrong:
            reason = getattr(wrong, "reason", wrong)
            raise GraphError(f"{self.address}: no answer: {reason}\n  is a SPARQL server running there?") from None


def _endpoints(address: str) -> tuple[str, str]:
    queries, comma, updates = address.partition(",")
    if comma:
        return queries, updates
    parts = urllib.parse.urlsplit(address)
    path = parts.path.rstrip("/")
    if path in ("", "/query", "/update"):
        return tuple(urllib.parse.urlunsplit(parts._replace(path=found)) for found in ("/query", "/update"))  # type: ignore[return-value]
    return address, address
