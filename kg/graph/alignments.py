"""What corresponds to our terms in other vocabularies, for those who ask."""

from __future__ import annotations

from rdflib import Graph

from kg import paths
from kg.graph.oxigraph import from_turtle


def alignments() -> Graph:
    """The mappings of ontologies/alignments.ttl, each from a term of ours by a SKOS mapping relation."""
    return from_turtle([paths.ontologies() / "alignments.ttl"])
