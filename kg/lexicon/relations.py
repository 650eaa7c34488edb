"""Relations: the closed inventory, as the ontology defines it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import turtle
from kg.namespaces import ONTOLOGY


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its name as in records and RDF ('cooperatesWith'), its label, and what holds of it.

    `plover` and `cameo` are the codes it corresponds to, None where there is none. `between_actors`: its object must be an actor.
    `background` facts (holdsOffice, …) are no statements.
    """

    name: str
    label: str
    plover: str | None
    cameo: str | None
    symmetric: bool
    between_actors: bool
    background: bool


@cache
def relations() -> Mapping[str, Relation]:
    """The relations of ontologies/diplomacy.ttl by their names."""
    ontology = turtle.index("diplomacy.ttl")
    found = {}
    for kind in ("Relation", "BackgroundRelation"):
        for iri in ontology.of_type(turtle.dip(kind)):
            plover = ontology.one(iri, turtle.dip("ploverType"))
            name = iri.removeprefix(ONTOLOGY)
            found[name] = Relation(
                name=name,
                label=ontology.one(iri, turtle.RDFS + "label") or name,
                plover=plover.rsplit("#", 1)[-1] if plover else None,
                cameo=ontology.one(iri, turtle.dip("cameoRoot")),
                symmetric=turtle.OWL + "SymmetricProperty" in ontology[iri][turtle.RDF_TYPE],
                between_actors=ontology.one(iri, turtle.RDFS + "range") == turtle.dip("Actor"),
                background=kind == "BackgroundRelation",
            )
    return found
