from __future__ import annotations

from rdflib import Graph
from rdflib.compare import isomorphic

from kg.graph import dataset
from kg.graph.names import DIP, PREFIXES, document_iri
from tests.graph.samples import DOCUMENT, PROPOSAL, SAYING, THOUGHT

GOLDEN = f"""
<https://w3id.org/diplomacy-kg/attribution/{THOUGHT.id}> a dip:Attribution ;
    prov:wasDerivedFrom document:news.txt ;
    dip:attribution dip:indirect ;
    dip:source actor:russia ;
    dip:sourceMention <https://w3id.org/diplomacy-kg/document/news.txt#char=81,83> ;
    dip:cue "propose" ;
    dip:cueMention <https://w3id.org/diplomacy-kg/document/news.txt#char=88,95> ;
    dip:content <https://w3id.org/diplomacy-kg/document/news.txt#char=96,107> ;
    dip:within <https://w3id.org/diplomacy-kg/attribution/{SAYING.id}> .
actor:russia a dip:Country ; skos:prefLabel "Russia"@en .
<https://w3id.org/diplomacy-kg/document/news.txt#char=81,83> a oa:TextPositionSelector, oa:TextQuoteSelector ;
    oa:start 81 ; oa:end 83 ; oa:exact "We" .
<https://w3id.org/diplomacy-kg/document/news.txt#char=88,95> a oa:TextPositionSelector, oa:TextQuoteSelector ;
    oa:start 88 ; oa:end 95 ; oa:exact "propose" .
<https://w3id.org/diplomacy-kg/document/news.txt#char=96,107> a oa:TextPositionSelector, oa:TextQuoteSelector ;
    oa:start 96 ; oa:end 107 ; oa:exact "safe havens" .
document:news.txt a schema:NewsArticle, prov:Entity ; dcterms:identifier "news.txt" .
"""


def test_the_graph_of_one_attribution_is_the_golden_one() -> None:
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    made = dataset([], attributions=[THOUGHT]).graph(document_iri(DOCUMENT.id))
    assert isomorphic(Graph().parse(data=prefixes + GOLDEN, format="turtle"), made)


def test_an_attribution_shares_its_passages_with_the_statement_that_was_read_in_it() -> None:
    both = dataset([PROPOSAL], attributions=[THOUGHT])
    assert set(both.objects(None, DIP.content)) == set(both.objects(None, DIP.objectMention))
