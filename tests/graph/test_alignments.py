from __future__ import annotations

from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, URIRef

from kg import paths
from kg.graph.alignments import alignments
from kg.graph.names import DIP

MAPPINGS = {SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch}
ABOUT = URIRef("https://w3id.org/diplomacy-kg/alignments")
OTHERS = {
    "https://raw.githubusercontent.com/NextCenturyCorporation/AIDA-Interchange-Format/master/java/src/main/resources/com/ncc/aif/ontologies/InterchangeOntology#",
    "http://groundedannotationframework.org/grasp#",
    "http://groundedannotationframework.org/grasp/factuality#",
    "http://groundedannotationframework.org/gaf#",
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "https://schema.org/",
    "http://www.w3.org/ns/prov#",
    "http://www.arg.dundee.ac.uk/aif#",
}


def pairs() -> list[tuple[URIRef, URIRef, URIRef]]:
    return [triple for triple in alignments() if triple[0] != ABOUT]  # type: ignore[misc]


def test_our_side_of_every_alignment_is_a_term_of_the_ontology() -> None:
    ontology = Graph().parse(paths.ontologies() / "diplomacy.ttl")
    assert {ours for ours, _, _ in pairs() if not ours.startswith(DIP) or (ours, RDF.type, None) not in ontology} == set()


def test_the_other_side_is_in_each_of_the_vocabularies_and_in_no_other() -> None:
    assert {max((name for name in OTHERS if theirs.startswith(name)), default=theirs, key=len) for _, _, theirs in pairs()} == OTHERS


def test_only_mapping_relations_are_used_and_no_pair_has_two() -> None:
    assert {mapping for _, mapping, _ in pairs()} == MAPPINGS
    assert len({(ours, theirs) for ours, _, theirs in pairs()}) == len(pairs())


def test_the_file_says_what_it_is_and_is_written_as_longturtle() -> None:
    path = paths.ontologies() / "alignments.ttl"
    graph = Graph(bind_namespaces="none").parse(path)
    assert (ABOUT, RDF.type, OWL.Ontology) in graph
    assert str(graph.value(ABOUT, DCTERMS.description)).endswith(".")
    assert graph.serialize(format="longturtle") == path.read_text(encoding="utf-8")
