"""The ontology keeps to its own style, and the shapes that say so notice what does not."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg import paths
from kg.graph.names import PREFIXES
from kg.graph.ontology import ontology
from kg.graph.shapes import constraints

STYLE = paths.ontologies() / "style.ttl"


def found(graph: Graph) -> set[tuple[str, str]]:
    """What breaks the style, and the shape that it breaks, by their local names."""
    import pyoxigraph as ox

    store = ox.Store()
    store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode("urn:ontology"))
    return {
        (row["this"].value.rpartition("#")[2], constraint.shape.rpartition("#")[2])
        for constraint in constraints(graph, STYLE)
        for row in store.query(constraint.query, prefixes=PREFIXES)
    }


def test_our_ontologies_keep_to_the_style() -> None:
    assert found(ontology()) == set()


@pytest.mark.parametrize(
    ("turtle", "shapes"),
    [
        ("dip:visits rdfs:label 'travels to'@en .", {"term-label"}),
        ("dip:visits rdfs:comment 'Goes there.'@en .", {"term-sentence"}),
        ("dip:visits skos:scopeNote 'a note'@en .", {"term-scopeNote"}),
        ("dip:visits rdfs:isDefinedBy dip:visits .", {"term-isDefinedBy", "term-definedWhereItsNameBegins"}),
        ("dip:visits rdfs:comment 'Goes there. It does.'@en .", {"term-sentence", "term-oneSentence"}),
        ("dip:visits rdfs:domain dip:Topic .", {"relation-domain"}),
        ("dip:visits rdfs:range dip:Topic .", {"relation-range"}),
        ("dip:visits rdfs:subPropertyOf dip:visits .", {"relation-above"}),
        ("dip:visits dip:cameoRoot '4' .", {"relation-cameoRoot"}),
        ("dip:visits dip:ploverType plover:AID .", {"relation-plover"}),
        ("dip:possible skos:prefLabel 'perhaps'@en .", {"concept-label", "concept-calledTheSame"}),
        ("dip:possible skos:inScheme dip:visits .", {"concept-scheme"}),
        ("plover:AID dip:quadClass plover:verbalConflict .", {"eventType-quadClass"}),
        ("plover:AID dip:intensity 11.0 .", {"eventType-intensity"}),
        ("plover:AID dip:cameoRoot '7' .", {"eventType-cameoRoot"}),
    ],
)
def test_what_is_not_in_the_style_is_noticed(turtle: str, shapes: set[str]) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> . " for prefix, namespace in PREFIXES.items())
    changed = Graph() + ontology() + Graph().parse(data=prefixes + turtle, format="turtle")
    assert {shape for _, shape in found(changed)} == shapes


def test_names_are_in_camel_case() -> None:
    new = Graph().parse(
        data="""
            @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
            dip:state a owl:Class . dip:Meets_with a owl:ObjectProperty . dip:Holds a owl:DatatypeProperty .
        """,
        format="turtle",
    )
    broken = found(new)
    assert {("state", "Class"), ("Meets_with", "Property"), ("Holds", "Property")} <= broken
    assert ("state", "term-label") in broken


def test_an_ontology_tells_its_title_maker_licence_version_prefix_and_namespace() -> None:
    bare = Graph().parse(data="<https://x.example/o> a <http://www.w3.org/2002/07/owl#Ontology> .", format="turtle")
    assert {shape for _, shape in found(bare)} == {
        f"ontology-{part}" for part in ("title", "creator", "license", "version", "prefix", "namespace")
    }


def test_a_processor_of_shacl_finds_nothing_wrong_either() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, text = pyshacl.validate(Graph() + ontology(), shacl_graph=STYLE.read_text("utf-8"), shacl_graph_format="turtle")
    assert conforms, text
