"""Relations: the closed inventory, as the ontology defines it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import turtle
from kg.namespaces import ONTOLOGY, PLOVER


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its name as in records and RDF ('cooperatesWith'), its label, and what holds of it.

    `plover` and `cameo` are the codes it corresponds to, None where there is none. `between_actors`: its object must be an actor, and
    a mere place only where it `may_reach_place`.
    `background` facts (holdsOffice, …) are no statements. `quad` is PLOVER's quad class: 'verbalCooperation', 'materialConflict', ….
    `is_position`: it is a stand that somebody takes in word; `in_favour` tells whether for or against, None where it takes no side.
    """

    name: str
    label: str
    plover: str | None
    cameo: str | None
    symmetric: bool
    between_actors: bool
    background: bool
    may_reach_place: bool = False
    quad: str | None = None
    is_position: bool = False
    in_favour: bool | None = None


@cache
def relations() -> Mapping[str, Relation]:
    """The relations of ontologies/diplomacy.ttl by their names."""
    ontology, plover_types = turtle.index("diplomacy.ttl"), turtle.index("plover.ttl")
    found = {}
    for kind in ("Relation", "BackgroundRelation"):
        for iri in ontology.of_type(turtle.dip(kind)):
            plover = ontology.one(iri, turtle.dip("ploverType"))
            name = iri.removeprefix(ONTOLOGY)
            found[name] = Relation(
                name=name,
                label=ontology.one(iri, turtle.RDFS + "label") or name,
                plover=_local(plover),
                cameo=ontology.one(iri, turtle.dip("cameoRoot")),
                symmetric=turtle.OWL + "SymmetricProperty" in ontology[iri][turtle.RDF_TYPE],
                between_actors=ontology.one(iri, turtle.RDFS + "range") == turtle.dip("Actor"),
                background=kind == "BackgroundRelation",
                may_reach_place=ontology.one(iri, turtle.dip("mayReachPlace")) == "true",
                quad=_local(plover_types.one(plover, turtle.dip("quadClass"))) if plover else None,
                is_position=turtle.dip("PositionRelation") in ontology[iri][turtle.RDF_TYPE],
                in_favour={"true": True, "false": False}.get(ontology.one(iri, turtle.dip("isInFavour")) or ""),
            )
    return found


@cache
def plover_told(plover: str, *, intended: bool = False, negative: bool = False) -> str:
    """The PLOVER type of what is only promised, or isn't done, itself where that is no other: a future visit (CONSULT) is an AGREE."""
    how = turtle.dip("whenNegated") if negative else turtle.dip("whenIntended") if intended else ""
    return _local(turtle.index("plover.ttl").one(PLOVER + plover, how)) or plover


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type: its code, its quad class, and its intensity, from conflict at -10 to cooperation at +10."""

    name: str
    quad: str
    intensity: float

    @property
    def cooperates(self) -> bool:
        """Whether it is cooperation, in word or deed; what is not is conflict."""
        return self.quad.endswith("Cooperation")


@cache
def event_types() -> Mapping[str, EventType]:
    """The event types of ontologies/plover.ttl by their codes."""
    plover = turtle.index("plover.ttl")
    found = {}
    for iri in plover.with_predicate(turtle.dip("intensity")):
        name, quad, intensity = iri.removeprefix(PLOVER), plover.one(iri, turtle.dip("quadClass")), plover.one(iri, turtle.dip("intensity"))
        found[name] = EventType(name, _local(quad) or "", float(intensity or 0))
    return found


def _local(iri: str | None) -> str | None:
    return iri.rsplit("#", 1)[-1] if iri else None
