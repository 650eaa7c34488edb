"""A right graph is let pass, and a fault of each kind is told in a sentence, as a processor of SHACL finds it, too."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SH, Graph, URIRef
from spacy.language import Language

from kg import paths
from kg.corpora import re3d
from kg.documents import document
from kg.errors import OntologyError
from kg.extraction import readings
from kg.graph.dataset import dataset
from kg.graph.names import DIP, PREFIXES, RUNS_GRAPH, document_iri
from kg.graph.ontology import facts, ontology
from kg.graph.oxigraph import engine
from kg.graph.shapes import constraints
from kg.graph.validation import Fault, report, reports
from kg.lexicon.relations import relations
from kg.model import Modality, Polarity, Run, Statement
from kg.namespaces import ATTRIBUTION
from tests.graph.samples import ATTRIBUTIONS, DOCUMENT, MEETING, MINISTER, PROPOSAL, REQUEST, STATEMENTS, THOUGHT, elsewhere

RUN = Run("0.1.0", "diplomacy_kg 0.1.0", datetime(2017, 1, 30, tzinfo=UTC))
HERE = document_iri(DOCUMENT.id)
WHOLE = [*STATEMENTS, MEETING, REQUEST]
RELATIONS = sorted(name for name, relation in relations().items() if not relation.background)


def changes(name: str) -> list[tuple[str, str]]:
    """The updates in a file, each with the words above it."""
    _, *blocks = (Path(__file__).parent / name).read_text(encoding="utf-8").strip().split("\n\n")
    return [(update, words.removeprefix("# ")) for words, _, update in (block.partition("\n") for block in blocks)]


CHANGES = [
    *((HERE, *change) for change in changes("faults-in-documents.ru")),
    *((RUNS_GRAPH, *change) for change in changes("faults-in-runs.ru")),
]


def store(graph: URIRef = HERE, update: str = "") -> ox.Store:
    """The samples in Oxigraph, with a change to one of their graphs."""
    made = engine(dataset(WHOLE, [DOCUMENT], RUN, {DOCUMENT.id: [MINISTER]}, ATTRIBUTIONS))
    if update:
        made.update(f"WITH <{graph}> {update}", prefixes=PREFIXES)
    return made


def faults(store: ox.Store) -> list[Fault]:
    return [fault for report in reports(store) for fault in report.faults]


def test_a_right_graph_has_no_faults_and_the_report_tells_what_was_checked() -> None:
    checked = list(reports(store()))
    assert [report.faults for report in checked] == [(), (), ()]
    assert [(report.document, report.statements) for report in checked if report.document] == [("news.txt", 5)]


@pytest.mark.parametrize(("graph", "update", "sentence"), CHANGES)
def test_a_fault_is_told_in_a_sentence(graph: URIRef, update: str, sentence: str) -> None:
    assert [fault for fault in faults(store(graph, update)) if sentence in fault.message]


def test_a_fault_of_every_kind_is_among_those() -> None:
    found = [fault for graph, update, _ in CHANGES for fault in faults(store(graph, update))]
    told = {(fault.shape, "Here there are" in fault.message) for fault in found}
    assert told == {(constraint.shape, "Here there are" in constraint.message) for constraint in constraints(ontology())}


def test_the_sentence_names_the_document_the_statement_and_its_evidence() -> None:
    (fault,) = faults(store(HERE, "DELETE { ?s dip:modality ?o } WHERE { ?s rdf:predicate dip:proposes ; dip:modality ?o }"))
    name = fault.node.removeprefix(PREFIXES["statement"])
    assert str(fault) == (
        f"news.txt: statement:{name} ('Russia proposes safe haven (possible)'), read in “Lavrov said: “We may propose safe havens.””: "
        "A statement has exactly one modality of the ontology's list. Here there are 0."
    )


def test_a_text_cannot_play_tricks_with_the_terminal() -> None:
    fault = Fault("a\nb.txt", PREFIXES["actor"] + "x", "shape", "It is wrong.", "A \x1b[2J meets B", "One\nsentence\u202e.")
    assert str(fault) == "a b.txt: actor:x ('A [2J meets B'), read in “One sentence .”: It is wrong."


def test_a_fault_of_a_passage_names_the_statement_that_it_belongs_to() -> None:
    (fault,) = faults(store(HERE, "DELETE { ?p oa:end 73 } WHERE { ?p oa:exact 'Lavrov' }"))
    assert fault.node == f"{HERE}#char=67,73"
    assert fault.statement == "Russia proposes safe haven (possible)"


def test_a_fault_of_an_attribution_tells_what_is_said_in_it() -> None:
    (fault,) = faults(store(HERE, "DELETE { ?a dip:cueMention ?p } WHERE { ?a dip:within ?b ; dip:cueMention ?p }"))
    assert str(fault) == (
        f"news.txt: <{ATTRIBUTION}{THOUGHT.id}>, read in “safe havens”: "
        "The cue of an attribution is told together with the words that stand for it, and “propose” is told without."
    )


def test_an_edge_that_a_negative_statement_denies_names_that_statement() -> None:
    (fault,) = faults(store(HERE, "INSERT { actor:turkey dip:meetsWith actor:russia } WHERE {}"))
    assert fault.node == PREFIXES["actor"] + "turkey"
    assert fault.statement == "Turkey meets with Russia (negative)"
    assert fault.sentence == "Turkey never met Russia."


def test_documents_are_checked_one_by_one() -> None:
    """What another document says makes no triple of this one right, and its other name for an actor makes none wrong."""
    both = engine(dataset([PROPOSAL, elsewhere(PROPOSAL, "other.txt")]))
    both.update(f"WITH <{HERE}> DELETE {{ ?s rdf:object ?o }} WHERE {{ ?s rdf:object ?o }}", prefixes=PREFIXES)
    both.update(
        f"WITH <{HERE}> DELETE {{ actor:russia skos:prefLabel ?o }} INSERT {{ actor:russia skos:prefLabel 'Moscow'@en }} "
        "WHERE { actor:russia skos:prefLabel ?o }",
        prefixes=PREFIXES,
    )
    assert {fault.document for fault in faults(both)} == {"news.txt"}
    assert not any("label" in fault.message for fault in faults(both))


def test_what_is_to_be_read_in_can_be_checked_before() -> None:
    triples = [quad.triple for quad in store().quads_for_pattern(None, None, None, ox.NamedNode(HERE))]
    assert report(HERE, triples).faults == ()
    half = [triple for triple in triples if triple.predicate.value != str(DIP.polarity)]
    assert {fault.shape.rpartition("#")[2] for fault in report(HERE, half).faults} >= {"statement-polarity"}


def test_the_store_is_left_as_it_is() -> None:
    before = store()
    list(reports(before))
    assert {str(quad) for quad in before} == {str(quad) for quad in store()}


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ("sh:property [ sh:path rdfs:label ; sh:uniqueLang true ]", "uniqueLang is not understood"),
        ("sh:property [ sh:path [ sh:zeroOrMorePath rdfs:label ] ; sh:minCount 1 ]", "a path is a property, the sh:inversePath of one"),
        ("sh:closed true", "closed is not understood"),
    ],
)
def test_shapes_that_are_not_understood_are_refused_rather_than_passed_over(tmp_path: Path, shape: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        constraints(Graph(), shapes(tmp_path, f"<urn:shape> sh:targetClass rdfs:Class ; {shape} ."))


def test_shapes_that_are_not_turtle_or_not_sparql_are_told_with_their_place(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"shapes.ttl:3: not Turtle"):
        constraints(Graph(), shapes(tmp_path, "<urn:shape>\n  a a ."))
    select = "<urn:select> sh:select 'SELECT $this WHERE { ? }' ."
    with pytest.raises(OntologyError, match=r"urn:select: not SPARQL: error at 1:"):
        constraints(Graph(), shapes(tmp_path, f"<urn:shape> sh:targetClass rdfs:Class ; sh:sparql <urn:select> . {select}"))


def shapes(folder: Path, turtle: str) -> Path:
    """A file of shapes."""
    file = folder / "shapes.ttl"
    prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
    file.write_text(f"{prefixes}\n{turtle}", encoding="utf-8")
    return file


def referee(graph: URIRef, update: str) -> set[tuple[str, str]]:
    """Who breaks which shape, as pyshacl finds it."""
    pyshacl = pytest.importorskip("pyshacl")
    changed = store(graph, update)
    data = Graph()
    data.parse(data=changed.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)), format="nt")
    data.parse(data=facts(RDF.type, RDFS.subClassOf, DIP.mayStandAlone), format="nt")
    _, found, _ = pyshacl.validate(data, shacl_graph=paths.ontologies().joinpath("shapes.ttl").read_text(), shacl_graph_format="turtle")
    return {
        (str(found.value(result, SH.focusNode)), str(found.value(result, SH.sourceConstraint) or found.value(result, SH.sourceShape)))
        for result in found.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.mark.parametrize(("graph", "update"), [(HERE, ""), (RUNS_GRAPH, ""), *((graph, update) for graph, update, _ in CHANGES[::30])])
def test_a_processor_of_shacl_finds_the_same(graph: URIRef, update: str) -> None:
    ours = {(fault.node, fault.shape) for report in reports(store(graph, update)) if report.graph == str(graph) for fault in report.faults}
    assert ours == referee(graph, update)


@given(
    st.lists(
        st.tuples(st.sampled_from(WHOLE), st.sampled_from(Polarity), st.sampled_from(Modality), st.sampled_from(RELATIONS)), max_size=4
    )
)
def test_what_we_make_of_whole_statements_is_right(drawn: list[tuple[Statement, Polarity, Modality, str]]) -> None:
    said = [replace(whole, polarity=polarity, modality=modality, predicate=name) for whole, polarity, modality, name in drawn]
    assert faults(engine(dataset(said, [DOCUMENT], RUN, {DOCUMENT.id: [MINISTER]}))) == []


@pytest.fixture
def benchmarks() -> Path:
    """The folder of outside data, where it is at hand."""
    folder = os.environ.get("KG_BENCHMARKS")
    if not folder:
        pytest.skip("KG_BENCHMARKS names no folder of benchmarks")
    return Path(folder)


def test_what_is_read_in_the_texts_of_ministries_is_right(benchmarks: Path, nlp: Language) -> None:
    for folder in sorted(path.parent for path in (benchmarks / "re3d").glob("*/documents.jsonl")):
        texts = [document(f"{folder.name}/{name}", text) for name, text in re3d.texts(folder).items()]
        found = list(readings(texts, nlp))
        statements = [statement for reading in found for statement in reading.statements]
        attributions = [attribution for reading in found for attribution in reading.attributions]
        made = dataset(statements, texts, RUN, {reading.document.id: reading.affiliations for reading in found}, attributions)
        assert statements
        assert faults(engine(made)) == []
