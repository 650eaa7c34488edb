"""The same on servers that speak SPARQL 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg import namespaces
from kg.errors import GraphError, InputError
from kg.graph import query, questions, read, stores
from kg.graph.answers import Format
from kg.graph.names import document_iri
from kg.graph.stores import Store
from kg.graph.stores.remote import _endpoints
from kg.model.records import record
from tests.graph.samples import COOPERATION, DOCUMENT, MEETING, PROPOSAL, STATEMENTS
from tests.graph.stores import servers
from tests.graph.stores.test_store import LATER, RUN, reading

ELSE = "http://someone.example/graph"
# Virtuoso 7.2 takes no EXISTS in a BIND, and has another idea of what a filter on an unbound variable says
BEYOND_VIRTUOSO = {"demands-and-requests", "what-one-said-about-another"}


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server, which holds somebody else's data, too."""
    with getattr(servers, request.param)(tmp_path_factory.mktemp(request.param)) as found:
        beside = "<http://someone.example/a> <http://someone.example/p> <http://someone.example/b> .\n"
        with stores.writing(found) as store:
            store.quads.change({}, {ELSE: [beside]})
        yield found


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A store on the server, empty."""
    with stores.writing(address) as found:
        found.remove(list(found.documents))
        yield found


@pytest.fixture
def memory() -> Store:
    return stores.writing(stores.MEMORY)


def held(store: Store) -> set[ox.Quad]:
    """What a store holds; a server may write a truth value as a number."""
    one, true = (ox.Literal(text, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")) for text in ("1", "true"))
    return {
        ox.Quad(quad.subject, quad.predicate, true if quad.object == one else quad.object, quad.graph_name)
        for quad in store.quads_of_graphs()
    }


def test_adding_replacing_and_removing_leave_the_same_as_in_memory(store: Store, memory: Store) -> None:
    for found in (store, memory):
        found.put(reading(*STATEMENTS), RUN)
        found.put(reading(PROPOSAL, name="my folder/ä b.txt"), RUN)
        found.put(reading(COOPERATION, name="c.txt"), RUN)
        found.put(reading(MEETING, text="another text"), LATER)
        found.remove(["c.txt"])
        found.settle()
    assert held(store) == held(memory)
    assert [record(statement) for statement in store.statements()] == [record(statement) for statement in memory.statements()]
    assert list(store.described()) == list(memory.described())
    assert store.runs() == memory.runs()
    assert (store.statement_count(), store.triple_count()) == (memory.statement_count(), memory.triple_count())
    store.remove(list(store.documents))
    memory.remove(list(memory.documents))
    store.settle()
    memory.settle()
    assert held(store) == held(memory)


def test_an_edge_of_two_documents_stays_until_the_second_goes(store: Store, address: str) -> None:
    store.put(reading(PROPOSAL), RUN)
    store.put(reading(PROPOSAL, name="b.txt"), RUN)
    store.remove(["news.txt"])
    ask = "ASK { actor:russia dip:proposes topic:safe-haven }"
    assert query(read(address), ask).text() == "yes\n"
    store.remove(["b.txt"])
    assert query(read(address), ask).text() == "no\n"


@pytest.mark.parametrize("label", ["\"'\\", "line\nend\r\t", "Йемен ☮ \U0001f54a", "<http://x> . }", "@prefix", "%20"])
def test_any_words_come_back_as_they_were(store: Store, label: str) -> None:
    strange = replace(PROPOSAL.evidence.sentence, text=label)
    statement = replace(PROPOSAL, evidence=replace(PROPOSAL.evidence, sentence=strange))
    store.put(reading(statement), RUN)
    assert [found.evidence.sentence.text for found in store.statements()] == [label]


def test_a_long_text_and_the_attributions_in_it_come_back_and_go(store: Store) -> None:
    article = reading(*STATEMENTS, text=DOCUMENT.text + " Йемен" * 50_000)
    store.put(article, RUN)
    (back,) = store.readings()
    assert (back.document, back.statements, back.attributions) == (article.document, article.statements, article.attributions)
    store.put(reading(*STATEMENTS), RUN)
    (back,) = store.readings()
    assert back.document == DOCUMENT
    store.remove([DOCUMENT.id])
    assert list(store.quads.triples(document_iri(DOCUMENT.id))) == []


def test_a_document_is_known_again_by_another_process(store: Store, address: str) -> None:
    store.put(reading(PROPOSAL), RUN, digest="0" * 32)
    store.settle()
    again = stores.reading(address)
    assert again.has(DOCUMENT.id, "0" * 32)
    assert not again.has(DOCUMENT.id, "1" * 32)


def test_what_others_keep_on_the_server_stays(store: Store) -> None:
    store.put(reading(PROPOSAL), RUN)
    store.remove([DOCUMENT.id])
    assert len(list(store.quads.triples(ELSE))) == 1
    assert ELSE not in {str(quad.graph_name) for quad in store.quads_of_graphs()}


def test_every_stored_question_is_answered_by_the_server_as_in_memory(store: Store, memory: Store, address: str) -> None:
    for found in (store, memory):
        found.put(reading(*STATEMENTS), RUN)
        found.put(reading(MEETING, name="b.txt"), RUN)
        found.settle()
    answered = 0
    for question in questions():
        if address.endswith("/sparql") and question.name in BEYOND_VIRTUOSO:
            continue
        here = query(stores.dataset(memory), question.sparql).text(Format.CSV)
        answered += len(here.splitlines()) > 1
        assert query(read(address), question.sparql).text(Format.CSV) == here, question.name
    assert answered > 5


def test_a_variable_can_be_given_its_value(store: Store, memory: Store) -> None:
    asked = "SELECT ?who ?what { ?who dip:proposes ?what }"
    for found in (store, memory):
        found.put(reading(PROPOSAL, MEETING), RUN)
        for who, rows in (("russia", 1), ("turkey", 0)):
            bound = {ox.Variable("who"): ox.NamedNode(namespaces.ACTOR + who)}
            assert len(list(found.quads.query(asked, prefixes=found.base.prefixes, substitutions=bound))) == rows  # type: ignore[arg-type]


def test_triples_are_made_and_described(store: Store, address: str) -> None:
    store.put(reading(COOPERATION), RUN)
    store.settle()
    made = query(read(address), "# a comment\nCONSTRUCT { ?s dip:cooperatesWith ?o } WHERE { ?s dip:cooperatesWith ?o }").text(Format.TTL)
    assert "actor:russia dip:cooperatesWith actor:united-states" in made
    assert "actor:russia" in query(read(address), "DESCRIBE actor:russia").text(Format.TTL)


def test_what_a_server_refuses_is_told_in_its_words(address: str) -> None:
    with pytest.raises(GraphError, match=r"^http://127.0.0.1:\d+/\w+: refused it \(400 "):
        query(read(address), "SELECT nonsense")


def test_data_under_another_base_stand_beside_ours(address: str, store: Store) -> None:
    store.put(reading(PROPOSAL), RUN)
    with pytest.raises(InputError, match=f"has the base {namespaces.BASE}"):
        stores.writing(address, base="https://example.org/kg/")


def test_an_address_where_no_server_is_is_told() -> None:
    with pytest.raises(GraphError, match=r"^http://127.0.0.1:9/query: no answer: .*refused\n  is a SPARQL server running there\?$"):
        stores.reading("http://127.0.0.1:9")


@pytest.mark.parametrize(
    ("address", "queries", "updates"),
    [
        ("http://localhost:7878", "http://localhost:7878/query", "http://localhost:7878/update"),
        ("http://localhost:7878/query", "http://localhost:7878/query", "http://localhost:7878/update"),
        ("http://localhost:8890/sparql", "http://localhost:8890/sparql", "http://localhost:8890/sparql"),
        ("http://h/repo,http://h/repo/statements", "http://h/repo", "http://h/repo/statements"),
    ],
)
def test_an_address_tells_where_to_ask_and_where_to_write(address: str, queries: str, updates: str) -> None:
    assert _endpoints(address) == (queries, updates)


def test_rdflib_can_ask_a_server_as_well(store: Store, address: str) -> None:
    store.put(reading(PROPOSAL), RUN)
    store.settle()
    found = read(address)
    assert [str(row[0]) for row in found.query("SELECT ?id { GRAPH ?g { ?g dcterms:identifier ?id } }")] == [DOCUMENT.id]  # type: ignore[index]
