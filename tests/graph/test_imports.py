"""What was exported comes in again as it was, and what is not ours does not come in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import PROV, RDF, SKOS, Graph, URIRef

from kg import namespaces
from kg.errors import InputError
from kg.graph import dataset, stores
from kg.graph.exports.texts import WithoutTexts
from kg.graph.imports import SHOWN, check, readings
from kg.graph.names import DIP, OA, RUNS_GRAPH, document_iri
from kg.graph.oxigraph import engine, local, quads
from kg.model import AttributionKind, Document, Reading, Statement, records
from kg.model.records import record
from tests.graph.exports.samples import TWICE, exported, named, store
from tests.graph.samples import (
    ATTRIBUTIONS,
    COOPERATION,
    DOCUMENT,
    FOREIGN_MINISTER,
    LAVROV,
    MINISTER,
    PROPOSAL,
    RUSSIA,
    SAYING,
    STATEMENTS,
    THOUGHT,
    elsewhere,
)
from tests.graph.test_dataset import RUN, node, told, worlds

RDF_FORMATS = {"turtle": "ttl", "trig": "trig", "ntriples": "nt", "nquads": "nq", "jsonld": "jsonld", "rdfxml": "rdf", "rdf12": "trig"}
IN_GRAPHS = ("trig", "nquads", "jsonld", "rdf12")


def said(found: Iterable[Reading]) -> list[Statement]:
    return [statement for reading in found for statement in reading.statements]


def lines(*statements: Statement, **changes: object) -> bytes:
    return "".join(records.lines(record(statement) | changes for statement in statements)).encode()


def refused(*files: tuple[str, bytes]) -> list[str]:
    with pytest.raises(InputError) as error:
        readings(files)
    *faults, last = str(error.value).split("\n")
    assert last == "nothing was imported: every statement must be whole"
    return faults


@given(worlds())
def test_any_world_comes_back_through_records_and_every_rdf_format(statements: list[Statement]) -> None:
    found = engine(dataset(statements))
    if statements:
        assert told(said(readings([("a.jsonl", exported(found, "jsonl"))]))) == told(statements)
        for form in ("turtle", "nquads", "jsonld", "rdf12"):
            assert told(said(readings([(f"a.{RDF_FORMATS[form]}", exported(found, form))]))) == told(statements), form


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_the_graph_of_what_comes_in_is_the_graph_that_went_out(form: str) -> None:
    went = store(TWICE, [DOCUMENT, Document("b.txt", "", published=DOCUMENT.published)], ATTRIBUTIONS)
    found = readings([(f"a.{RDF_FORMATS[form]}", exported(went, form))])
    stand = {reading.document.id: reading.affiliations for reading in found}
    attributed = [attribution for reading in found for attribution in reading.attributions]
    came = set(quads(dataset(said(found), [reading.document for reading in found], None, stand, attributed)))
    out = {quad for quad in named(went) if quad.graph_name != ox.NamedNode(RUNS_GRAPH)}
    if form not in IN_GRAPHS:
        # in which of the two documents the minister stands for whom is not told there
        office = ox.NamedNode(FOREIGN_MINISTER.id)
        stands = {ox.NamedNode(DIP.holdsOffice), ox.NamedNode(DIP.represents)}
        out = {quad for quad in out if quad.subject != office and quad.predicate not in stands}
    assert came == out


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_a_graph_without_texts_comes_back_as_such(form: str) -> None:
    went = WithoutTexts(store(STATEMENTS, [DOCUMENT], ATTRIBUTIONS))
    (found,) = readings([(f"a.{RDF_FORMATS[form]}", exported(went, form))])
    check([found])
    assert found.document == replace(DOCUMENT, text="")
    assert told(list(found.statements)) == told(list(STATEMENTS))
    quoted, worded = found.attributions
    assert quoted == replace(SAYING, content=(replace(SAYING.content[0], text=""),))
    # which a statement is about
    assert worded == THOUGHT
    again = dataset(found.statements, [found.document], RUN, {DOCUMENT.id: found.affiliations}, found.attributions)
    assert exported(WithoutTexts(engine(again)), form) == exported(engine(again), form) == exported(went, form)


@pytest.mark.parametrize(
    ("predicate", "fault"),
    [
        (PROV.wasDerivedFrom, f"not a whole attribution: {PROV.wasDerivedFrom} is missing"),
        (OA.start, f"not a whole attribution: {OA.start} is missing"),
        (SKOS.prefLabel, f"not a whole attribution: {SKOS.prefLabel} is missing"),
    ],
)
def test_an_attribution_that_is_not_whole_is_told(predicate: URIRef, fault: str) -> None:
    graph = dataset([], [DOCUMENT], attributions=[SAYING]).graph(document_iri(DOCUMENT.id))
    graph.remove((None, predicate, None))
    (found,) = refused(("a.ttl", graph.serialize(format="turtle", encoding="utf-8")))
    assert found == f"a.ttl: {namespaces.ATTRIBUTION}{SAYING.id}: {fault}"


def test_words_that_do_not_fit_their_offsets_are_told() -> None:
    moved = replace(SAYING, content=(replace(SAYING.content[0], end=200),))
    graph = dataset([], [DOCUMENT], attributions=[moved]).graph(document_iri(DOCUMENT.id))
    (found,) = refused(("a.ttl", graph.serialize(format="turtle", encoding="utf-8")))
    assert "the offsets do not fit a text of 29 characters" in found


def test_words_that_are_not_those_of_the_text_are_refused() -> None:
    other = replace(DOCUMENT, text=DOCUMENT.text.replace("Lavrov", "Čurkin"))
    with pytest.raises(InputError, match=r"those of the text at its offsets, where “Lavrov” is not"):
        check([Reading(other, STATEMENTS, ATTRIBUTIONS)])


def test_for_whom_an_actor_stands_is_kept_where_there_is_one_document() -> None:
    (found,) = readings([("a.ttl", exported(store(STATEMENTS), "turtle"))])
    assert {(each.actor, each.office, each.represents) for each in found.affiliations} == {
        (LAVROV, MINISTER.office, None),
        (LAVROV, None, RUSSIA),
    }
    assert found.document == DOCUMENT


def test_files_are_one_import_and_a_statement_that_comes_twice_is_one() -> None:
    found = readings([("a.jsonl", lines(*STATEMENTS)), ("b.trig", exported(store(TWICE), "trig"))])
    assert told(said(found)) == told(list(TWICE))
    assert sorted(reading.document.id for reading in found) == ["b.txt", "news.txt"]


def test_statements_that_contradict_each_other_are_both_kept_for_the_graph_to_refuse() -> None:
    surer = replace(PROPOSAL, evidence=replace(PROPOSAL.evidence, confidence=0.9))
    found = said(readings([("a.jsonl", lines(PROPOSAL, surer))]))
    with pytest.raises(InputError, match=r"^news.txt: .* is told twice, and not the same: confidence 0.6 and 0.9"):
        dataset(found)


def test_an_id_from_elsewhere_is_made_anew() -> None:
    (found,) = said(readings([("a.jsonl", lines(PROPOSAL, id="my-17"))]))
    assert found == PROPOSAL


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{", "a.jsonl:2: not JSON: "),
        (b"[" * 100_000, "a.jsonl:2: "),
        (b'{"id": ' + b"1" * 5_000 + b"}", "a.jsonl:2: not a record: "),
        (b"[]", "a.jsonl:2: a JSON object is needed on each line"),
        (b'{"id": "x"}', "a.jsonl:2: record 'x': no field 'trigger'"),
        (lines(PROPOSAL, predicate="dreamsOf"), "a.jsonl:2: no relation 'dreamsOf'; there are "),
        (lines(PROPOSAL, subject=None), "a.jsonl:2: record "),
        (lines(PROPOSAL, subject="Russia"), "a.jsonl:2: record "),
        (lines(PROPOSAL, modality="perhaps"), "a.jsonl:2: record "),
        (lines(PROPOSAL, published="30 January"), "a.jsonl:2: record "),
        (lines(PROPOSAL, confidence="high"), "a.jsonl:2: record "),
        (lines(PROPOSAL, evidence={"text": "We", "start": 0, "end": 5}), "a.jsonl:2: 'We' at 0-5: the offsets do not fit"),
        (lines(PROPOSAL, topic={**record(PROPOSAL)["object"], "id": "safe haven"}), "a.jsonl:2: 'safe haven' is not an IRI: "),
        (lines(PROPOSAL).replace(b'"Russia"', b'"\\ud800"'), "a.jsonl:2: record "),
    ],
)
def test_what_is_wrong_with_a_record_is_told_with_its_line(content: bytes, fault: str) -> None:
    (found,) = refused(("a.jsonl", lines(elsewhere(PROPOSAL, "b.txt")) + content))
    assert found.startswith(fault)


def without(**triple: URIRef) -> bytes:
    graph = dataset([PROPOSAL]).graph(URIRef("https://w3id.org/diplomacy-kg/document/news.txt"))
    if triple:
        graph.remove((triple.get("subject"), triple.get("predicate"), triple.get("value")))
    return graph.serialize(format="turtle", encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"<a> <b> <c>", "a.ttl: not RDF that can be read: "),
        (b"", "a.ttl: no statement and no document of ours is in it"),
        (b"<urn:a> <urn:b> <urn:c> .", "a.ttl: no statement and no document of ours is in it"),
        (b"<urn:a> <urn:b> <<( <urn:a> <urn:b> 1 )>> .", "a.ttl: a triple term has no place"),
        (without(predicate=DIP.trigger), f"a.ttl: {node(PROPOSAL)}: not a whole statement: {DIP.trigger} is missing"),
        (without(subject=node(PROPOSAL), predicate=RDF.subject), f"a.ttl: {node(PROPOSAL)}: not a whole statement: "),
        (without(predicate=RDF.type, value=DIP.Country), f"a.ttl: {RUSSIA.id}: neither an actor nor a topic"),
        (without().replace(b"6e-01", b"6e+00"), f"a.ttl: {node(PROPOSAL)}: confidence is 6.0"),
        (without().replace(b"dip:possible", b"dip:likely"), f"a.ttl: {node(PROPOSAL)}: not a statement of ours: 'likely'"),
        (without().replace(b"oa:end 83", b"oa:end 84"), f"a.ttl: {node(PROPOSAL)}: 'We' at 81-84: the offsets do not fit"),
        (
            without() + f"<{node(PROPOSAL)}> <{DIP.polarity}> <{DIP.negative}> .".encode(),
            f"a.ttl: {node(PROPOSAL)}: not a statement of ours: ",
        ),
    ],
)
def test_what_is_wrong_with_rdf_is_told_with_its_statement(content: bytes, fault: str) -> None:
    (found,) = refused(("a.ttl", content))
    assert found.startswith(fault)


def test_a_triple_that_stands_twice_in_a_file_is_told_once() -> None:
    once = exported(store([PROPOSAL]), "ntriples")
    assert said(readings([("a.nt", once + once)])) == [PROPOSAL]


def test_a_statement_is_named_as_the_file_names_it() -> None:
    text = Graph().parse(data=without(), format="turtle").serialize(format="nt").replace(str(node(PROPOSAL)), "urn:x:theirs")
    (found,) = refused(("a.nt", text.replace('"0.6"', '"6.0"').encode()))
    assert found == "a.nt: urn:x:theirs: confidence is 6.0 and must be from 0 to 1"


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.sampled_from(["jsonl", *RDF_FORMATS.values()]))
def test_any_bytes_are_refused_in_plain_words(content: bytes, ending: str) -> None:
    assert refused((f"a.{ending}", content))


def test_blank_nodes_are_welcome_where_only_we_need_iris() -> None:
    graph = Graph().parse(data=without(), format="turtle")
    for name in (URIRef(f"{node(PROPOSAL)}-evidence"), node(PROPOSAL)):
        text = graph.serialize(format="nt").replace(f"<{name}>", "_:x" + name[-8:])
        graph = Graph().parse(data=text, format="nt")
    assert said(readings([("a.nt", graph.serialize(format="nt", encoding="utf-8"))])) == [PROPOSAL]


def test_all_faults_of_all_files_are_told_up_to_a_number() -> None:
    wrong = lines(*[PROPOSAL] * (SHOWN + 4), predicate="dreamsOf")
    faults = refused(("a.jsonl", wrong), ("b.ttl", b"?"), ("c.xyz", b""))
    assert [fault.partition(": ")[0] for fault in faults[:SHOWN]] == [f"a.jsonl:{number}" for number in range(1, SHOWN + 1)]
    assert faults[SHOWN] == "and 6 more faults"


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.jsonl", b" \n", "a.jsonl: is empty: there is no record in it"),
        ("a.jsonl", "Türkei".encode("latin-1"), "a.jsonl: is not UTF-8 (byte 0xfc)"),
        ("a.csv", b"", "a.csv: is neither statement records nor RDF by its name: "),
        ("a.ttl", b"\xff\xfe", "a.ttl: not RDF that can be read: "),
    ],
)
def test_a_file_that_cannot_be_read_is_told(name: str, content: bytes, fault: str) -> None:
    (found,) = refused((name, content))
    assert found.startswith(fault)


def test_nothing_is_fetched_to_read_a_file(listener: tuple[str, list[str]]) -> None:
    address, asked = listener
    context = json.dumps({"@context": address, "@id": "urn:a", "urn:b": "c"}).encode()
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]><rdf:RDF xmlns:rdf="{RDF}"><rdf:Description>&e;</rdf:Description></rdf:RDF>'
    for name, content in (("a.jsonld", context), ("a.rdf", entity.encode())):
        refused((name, content))
    assert asked == []


def test_what_is_made_to_fill_the_memory_or_to_end_the_process_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{10 * f"&e{n - 1};"}">' for n in range(1, 11))
    laughs = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><rdf:RDF xmlns:rdf="{RDF}"><rdf:Description>&e10;</rdf:Description></rdf:RDF>'
    deep = "<http://x/a> <http://x/b> " + 100_000 * "<<( <http://x/a> <http://x/b> " + "1 " + 100_000 * ")>> " + "."
    for name, content, fault in (("a.rdf", laughs, "a document type definition"), ("a.ttl", deep, "more than 1000 triple terms")):
        with pytest.raises(InputError, match=f"{name}: has {fault}"):
            readings([(name, content.encode())])


def test_what_comes_in_keeps_to_the_shapes() -> None:
    check(readings([("a.jsonl", lines(*TWICE))]))
    aimless = replace(PROPOSAL, object=None)
    unattributed = elsewhere(replace(PROPOSAL, attribution=AttributionKind.NONE), "b.txt")
    surer = replace(COOPERATION, evidence=replace(COOPERATION.evidence, confidence=0.1, document="c.txt"))
    found = readings([("a.jsonl", lines(aimless, unattributed, elsewhere(COOPERATION, "c.txt"), surer))])
    with pytest.raises(InputError) as error:
        check(found)
    third, first, second, _, last = str(error.value).split("\n")
    assert first.startswith("news.txt: statement:")
    assert "read in “Lavrov said: “We may propose safe havens.””: A statement has an object or a topic, unless its relation" in first
    assert second.startswith("b.txt: statement:")
    assert "says how its words are attributed" in second
    assert third.startswith("c.txt: https://w3id.org/diplomacy-kg/statement/")
    assert "is told twice, and not the same" in third
    assert last == "nothing was imported: every statement must be whole"


def test_ids_that_make_the_same_iri_are_refused() -> None:
    found = readings([("a.jsonl", lines(elsewhere(PROPOSAL, "a.txt"), elsewhere(PROPOSAL, str(document_iri("a.txt")))))])
    with pytest.raises(InputError, match=r"has the same IRI as a\.txt"):
        check(found)


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_a_graph_under_another_base_comes_in_as_ours(form: str) -> None:
    went = stores.writing(stores.MEMORY, base="https://example.org/kg/")
    went.put(Reading(DOCUMENT, STATEMENTS, ATTRIBUTIONS, affiliations=(MINISTER,)), RUN)
    went.settle()
    found = readings([(f"a.{RDF_FORMATS[form]}", exported(local(stores.dataset(went)), form))])
    assert told(said(found)) == told(list(STATEMENTS))
    assert [(reading.document, reading.attributions) for reading in found] == [(DOCUMENT, ATTRIBUTIONS)]
