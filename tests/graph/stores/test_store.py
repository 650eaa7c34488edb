"""Adding, replacing and removing, on every kind of store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, SDO, VOID

from kg import namespaces
from kg.errors import GraphError, InputError
from kg.graph import dataset, stores
from kg.graph.names import ACTORS_GRAPH, DATASET_GRAPH, DIP, INFERRED_GRAPH, RUNS_GRAPH, document_iri
from kg.graph.oxigraph import quads
from kg.graph.stores import Store, description
from kg.graph.stores.local import LocalQuads
from kg.model import Document, Reading, Run, Statement
from kg.model.records import record
from tests.graph.samples import (
    ATTRIBUTIONS,
    BELARUS,
    COOPERATION,
    DOCUMENT,
    MEETING,
    MINISTER,
    PROPOSAL,
    RUSSIA,
    SAYING,
    STATEMENTS,
    elsewhere,
    mention,
    said_elsewhere,
)
from tests.graph.test_dataset import told, worlds

RUN = Run("0.1.0", "en_diplomacy 0.1.0", datetime(2026, 11, 23, 14, 0, tzinfo=UTC))
LATER = replace(RUN, started=RUN.started + timedelta(hours=1))
OWN = {str(graph) for graph in (RUNS_GRAPH, DATASET_GRAPH)}


def reading(*statements: Statement, name: str = DOCUMENT.id, text: str = DOCUMENT.text) -> Reading:
    """What these statements would have been read from."""
    said = tuple(elsewhere(statement, name) for statement in statements)
    attributed = ATTRIBUTIONS if name == DOCUMENT.id else tuple(said_elsewhere(attribution, name) for attribution in ATTRIBUTIONS)
    return Reading(replace(DOCUMENT, id=name, text=text), said, attributed, affiliations=(MINISTER,))


@pytest.fixture
def store() -> Store:
    return stores.writing(stores.MEMORY)


def engine(store: Store) -> ox.Store:
    assert isinstance(store.quads, LocalQuads)
    return store.quads.store


def named(store: Store, *without: str) -> set[ox.Quad]:
    return {quad for quad in engine(store) if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value not in {*OWN, *without}}


def made(*readings: Reading) -> set[ox.Quad]:
    """The same as a dataset made at once."""
    said = [statement for one in readings for statement in one.statements]
    affiliations = {one.document.id: one.affiliations for one in readings}
    attributions = [attribution for one in readings for attribution in one.attributions]
    return set(quads(dataset(said, [one.document for one in readings], None, affiliations, attributions)))


def assert_united(store: Store) -> None:
    """The default graph is the union of the named ones."""
    found = list(engine(store))
    union = {quad.triple for quad in found if isinstance(quad.graph_name, ox.NamedNode)}
    assert {quad.triple for quad in found if isinstance(quad.graph_name, ox.DefaultGraph)} == union


def test_a_document_is_stored_as_a_dataset_has_it(store: Store) -> None:
    assert store.put(reading(*STATEMENTS), RUN) is False
    assert named(store) == made(reading(*STATEMENTS))
    assert_united(store)


def test_putting_a_document_again_changes_nothing(store: Store) -> None:
    store.put(reading(*STATEMENTS), RUN)
    before = set(engine(store))
    assert store.put(reading(*STATEMENTS), RUN) is True
    assert set(engine(store)) == before


def test_a_changed_document_takes_the_place_of_the_old_one(store: Store) -> None:
    store.put(reading(*STATEMENTS), RUN)
    store.put(reading(PROPOSAL, name="b.txt"), RUN)
    store.put(reading(MEETING, text="another text"), LATER)
    assert named(store) == made(reading(MEETING, text="another text"), reading(PROPOSAL, name="b.txt"))
    assert_united(store)
    assert [(begun, documents) for begun, *_, documents in store.runs()] == [("2026-11-23T15:00:00Z", 1), ("2026-11-23T14:00:00Z", 1)]


def test_removal_removes_what_only_this_document_said(store: Store) -> None:
    store.put(reading(COOPERATION, PROPOSAL), RUN)
    store.put(reading(PROPOSAL, name="b.txt"), RUN)
    store.remove(["news.txt"])
    assert named(store) == made(reading(PROPOSAL, name="b.txt"))
    assert_united(store)
    store.remove([namespaces.DOCUMENT + "b.txt"])
    assert {str(quad.graph_name) for quad in engine(store)} == {f"<{DATASET_GRAPH}>", "DEFAULT"}


def test_what_ontologies_know_leaves_with_the_last_document_that_mentions_the_actor(store: Store) -> None:
    codes = f"SELECT ?code {{ GRAPH <{ACTORS_GRAPH}> {{ actor:belarus dip:iso3166 ?code }} }}"
    both = replace(PROPOSAL, subject=mention(BELARUS, "We"))
    store.put(reading(both), RUN)
    store.put(reading(both, name="b.txt"), RUN)
    store.remove(["news.txt"])
    assert store.rows(codes)
    store.put(reading(PROPOSAL, name="b.txt"), RUN)
    assert store.rows(codes) == []
    assert_united(store)


def test_removing_what_is_not_there_removes_nothing_and_tells_what_is(store: Store) -> None:
    store.put(reading(PROPOSAL), RUN)
    with pytest.raises(GraphError, match=r"^memory: has no document 'new.txt'\n  there is news.txt$"):
        store.remove(["news.txt", "new.txt"])
    assert list(store.documents) == ["news.txt"]


def test_a_reading_that_is_refused_changes_nothing(store: Store) -> None:
    before = set(engine(store))
    with pytest.raises(InputError, match=r"^news.txt: no relation 'dreamsOf'"):
        store.put(reading(replace(PROPOSAL, predicate="dreamsOf")), RUN)
    assert set(engine(store)) == before


def test_two_ids_never_share_a_graph(store: Store) -> None:
    store.put(reading(PROPOSAL, name="a.txt"), RUN)
    with pytest.raises(InputError, match=r"has the same IRI as a\.txt"):
        store.put(reading(PROPOSAL, name=namespaces.DOCUMENT + "a.txt"), RUN)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "other"},
        {"title": "other"},
        {"published": None},
        {"publisher": None},
        {"url": None},
        {"place": None},
        {"language": "en-GB"},
    ],
)
def test_a_document_is_known_again_unless_something_about_it_or_its_reader_has_changed(store: Store, change: dict[str, str]) -> None:
    from kg.graph.stores.digests import digest_of

    store.put(reading(PROPOSAL), RUN)
    assert store.has(DOCUMENT.id, digest_of(DOCUMENT, RUN.version, RUN.pipeline))
    assert not store.has(DOCUMENT.id, digest_of(replace(DOCUMENT, **change), RUN.version, RUN.pipeline))  # type: ignore[arg-type]
    assert not store.has(DOCUMENT.id, digest_of(DOCUMENT, "0.2.0", RUN.pipeline))
    assert not store.has(DOCUMENT.id, digest_of(DOCUMENT, RUN.version, "another"))


def test_statements_come_back_by_document_in_the_order_of_the_text_and_documents_beside_them(store: Store) -> None:
    store.put(reading(*STATEMENTS, name="b.txt"), RUN)
    store.put(reading(*STATEMENTS[::-1], name="a.txt"), RUN)
    assert [record(statement) for statement in store.statements()] == [
        record(elsewhere(statement, name)) for name in ("a.txt", "b.txt") for statement in STATEMENTS
    ]
    assert list(store.described()) == [replace(DOCUMENT, id=name, text="") for name in ("a.txt", "b.txt")]


def test_readings_come_back_whole_in_the_order_of_the_statements(store: Store) -> None:
    for name in ("b.txt", "a.txt"):
        store.put(reading(*STATEMENTS, name=name), RUN)
    back = list(store.readings())
    expected = [reading(*STATEMENTS, name=name) for name in ("a.txt", "b.txt")]
    assert [(one.document, one.statements, one.attributions) for one in back] == [
        (one.document, one.statements, one.attributions) for one in expected
    ]


def test_a_store_that_was_made_before_texts_were_told_gives_documents_without(store: Store) -> None:
    store.put(reading(*STATEMENTS), RUN)
    graph = ox.NamedNode(document_iri(DOCUMENT.id))
    told_since = [*engine(store).quads_for_pattern(None, ox.NamedNode(SDO.articleBody), None, graph)]
    for attribution in engine(store).quads_for_pattern(None, None, ox.NamedNode(DIP.Attribution), graph):
        told_since += engine(store).quads_for_pattern(attribution.subject, None, None, graph)
    for quad in told_since:
        engine(store).remove(quad)
    (back,) = store.readings()
    assert (back.document, back.statements, back.attributions) == (replace(DOCUMENT, text=""), STATEMENTS, ())


def test_triples_of_attributions_are_counted_as_they_come_and_go(store: Store) -> None:
    store.settle()
    store = Store(store.quads)
    for one in (reading(PROPOSAL), reading(PROPOSAL, name="b.txt"), replace(reading(MEETING), attributions=())):
        store.put(one, RUN)
    store.remove(["b.txt"])
    store.settle()
    assert store._triples == description.triples(Store(store.quads, writes=False))
    assert store.rows("SELECT ?a { ?a a dip:Attribution }") == []
    assert_united(store)


def test_one_who_only_speaks_is_known_as_long_as_somebody_quotes_them(store: Store) -> None:
    codes = f"SELECT ?code {{ GRAPH <{ACTORS_GRAPH}> {{ actor:belarus dip:iso3166 ?code }} }}"
    quoted = replace(SAYING, speaker=BELARUS)
    store.put(replace(reading(PROPOSAL), attributions=(quoted,)), RUN)
    assert store.rows(codes)
    store.put(reading(PROPOSAL), RUN)
    assert store.rows(codes) == []


def test_a_document_of_which_nothing_is_known_has_only_its_name(store: Store) -> None:
    store.put(Reading(Document("a.txt", "Nothing."), (), ()), RUN)
    assert list(store.described()) == [Document("a.txt", "")]


def test_the_dataset_is_described_in_void(store: Store) -> None:
    store.put(reading(*STATEMENTS), RUN)
    store.put(reading(PROPOSAL, name="b.txt"), LATER)
    store.settle()
    told = {
        predicate.value: value.value
        for predicate, value in store.rows(f"SELECT ?p ?o {{ GRAPH <{DATASET_GRAPH}> {{ <{namespaces.BASE}dataset> ?p ?o }} }}")
    }
    described = set(engine(store).quads_for_pattern(None, None, None, ox.NamedNode(str(DATASET_GRAPH))))
    triples = {quad.triple for quad in engine(store)} - {quad.triple for quad in described}
    assert told[str(VOID.documents)] == "2"
    assert told[str(VOID.triples)] == str(len(triples))
    assert told[str(VOID.uriSpace)] == namespaces.BASE
    assert told[str(DCTERMS.modified)] == "2026-11-23T15:00:00Z"
    assert store.rows("SELECT ?n { ?part void:class dip:Statement ; void:entities ?n }") == [(ox.Literal(4),)]
    assert_united(store)


def test_the_description_depends_on_what_is_there_and_not_on_how_it_came(store: Store) -> None:
    other = stores.writing(stores.MEMORY)
    for name in ("a.txt", "b.txt"):
        store.put(reading(PROPOSAL, name=name), RUN)
    for name in ("b.txt", "c.txt", "a.txt"):
        other.put(reading(COOPERATION, name=name), RUN)
        other.put(reading(PROPOSAL, name=name), RUN)
    other.remove(["c.txt"])
    store.settle()
    other.settle()
    assert set(engine(store)) == set(engine(other))


def test_terms_that_ontologies_no_longer_know_are_taken_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(reading(PROPOSAL), RUN)
    known = named(store)
    again = Store(store.quads)
    monkeypatch.setattr("kg.graph.actors.known", lambda entities: iter(()))
    again.put(reading(PROPOSAL), LATER)
    assert {quad for quad in named(again) if quad.graph_name.value == str(ACTORS_GRAPH)} == set()  # type: ignore[union-attr]
    assert_united(again)
    monkeypatch.undo()
    Store(store.quads).put(reading(PROPOSAL), LATER)
    assert named(store) == known


def test_what_was_inferred_stands_apart_from_the_union_and_goes_when_a_document_comes(store: Store) -> None:
    store.put(reading(PROPOSAL), RUN)
    edges = {quad.triple for quad in engine(store) if "russia" in str(quad.subject) and "proposes" in str(quad.predicate)}
    other = ox.Triple(ox.NamedNode("http://x/a"), ox.NamedNode("http://x/p"), ox.NamedNode("http://x/b"))
    store.infer({other, *edges})
    store.settle()
    assert store.rows("SELECT ?g { GRAPH ?g { <http://x/a> ?p ?o } }") == [(ox.NamedNode(str(INFERRED_GRAPH)),)]
    assert store.rows("SELECT ?o { <http://x/a> ?p ?o }") == []
    store.infer(edges)
    assert store.rows("SELECT ?g { GRAPH ?g { <http://x/a> ?p ?o } }") == []
    store.remove([DOCUMENT.id])
    assert not any(triple in {quad.triple for quad in engine(store)} for triple in edges)
    assert_united(store)


# --base


def test_data_under_another_base_meet_ours_in_what_ontologies_have() -> None:
    store = stores.writing(stores.MEMORY, base="https://example.org/kg/")
    store.put(reading(*STATEMENTS), RUN)
    store.settle()
    ours = {
        term.value
        for quad in engine(store)
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(namespaces.BASE)
    }
    assert {iri for iri in ours if not iri.startswith((namespaces.ONTOLOGY, namespaces.PLOVER))} >= {RUSSIA.id}
    assert not any(iri.startswith((namespaces.DOCUMENT, namespaces.STATEMENT, namespaces.TOPIC)) for iri in ours)
    graphs = {quad.graph_name.value for quad in engine(store) if isinstance(quad.graph_name, ox.NamedNode)}
    assert graphs == {f"https://example.org/kg/{name}" for name in ("document/news.txt", "graph/actors", "graph/dataset", "graph/runs")}
    assert [record(one) for one in store.statements()] == [record(one) for one in STATEMENTS]
    assert store.rows("SELECT ?o { actor:russia dip:proposes ?o . FILTER (?o = topic:safe-haven) }")


def test_the_base_is_remembered_and_no_other_can_be_named() -> None:
    store = stores.writing(stores.MEMORY, base="https://example.org/kg/")
    assert Store(store.quads).base.iri == "https://example.org/kg/"
    assert Store(store.quads, base="https://example.org/kg/").base.iri == "https://example.org/kg/"
    with pytest.raises(InputError, match=r"has the base https://example.org/kg/\n"):
        Store(store.quads, base="https://example.org/other/")


@pytest.mark.parametrize("base", ["example.org/", "https://example.org/kg", "https://w3id.org/", "", "https://example.org/ /", "urn:x#"])
def test_what_cannot_be_a_base_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="is no base: "):
        stores.writing(stores.MEMORY, base=base)


def test_a_topic_that_could_not_be_told_from_one_that_was_moved_is_refused() -> None:
    store = stores.writing(stores.MEMORY, base="https://example.org/kg/")
    theirs = replace(RUSSIA, id="https://example.org/kg/topic/x")
    with pytest.raises(InputError, match="begins with the base of the data"):
        store.put(reading(replace(PROPOSAL, subject=mention(theirs, "We"))), RUN)


# Laws


@settings(max_examples=60)
@given(worlds(), st.sampled_from([None, "https://example.org/kg/", "https://w3id.org/diplomacy-kg/mine/"]))
def test_what_is_read_back_is_what_was_put(said: list[Statement], base: str | None) -> None:
    store = stores.writing(stores.MEMORY, base=base)
    for one in _readings(said):
        store.put(one, RUN)
    assert told(list(store.statements())) == told(said)
    assert_united(store)


@settings(max_examples=60)
@given(worlds(), worlds(), st.randoms(use_true_random=False))
def test_any_changes_leave_what_making_it_at_once_does(before: list[Statement], after: list[Statement], random: object) -> None:
    store = stores.writing(stores.MEMORY)
    store.settle()
    store = Store(store.quads)
    readings = [*_readings(before), *_readings(after)]
    random.shuffle(readings)  # type: ignore[attr-defined]
    left: dict[str, Reading] = {}
    graphs: dict[str, str] = {}
    for one in readings:
        if graphs.setdefault(str(document_iri(one.document.id)), one.document.id) == one.document.id:
            store.put(one, RUN)
            left[one.document.id] = one
    for name in sorted(left)[::2]:
        store.remove([name])
        del left[name]
    assert named(store) == made(*left.values())
    assert_united(store)
    store.settle()
    # as was reckoned while it changed, and as is counted
    assert store._triples == description.triples(Store(store.quads, writes=False))


def _readings(said: list[Statement]) -> list[Reading]:
    """Statements by document."""
    found: dict[str, list[Statement]] = {}
    for statement in said:
        found.setdefault(statement.evidence.document, []).append(statement)
    return [
        Reading(Document(name, "", published=statements[0].evidence.published), tuple(statements), ()) for name, statements in found.items()
    ]
