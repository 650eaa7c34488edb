"""Names of the gazetteer among the entities of the model: the gazetteer wins where it is sure, the model finds whom no list can know."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.extraction.known_names import KnownName, known_names
from kg.lexicon.actors import NameKind
from kg.model import ActorType

LABELS = {
    ActorType.COUNTRY: "GPE",
    ActorType.ORGANIZATION: "ORG",
    ActorType.GROUP: "ORG",
    ActorType.PERSON: "PERSON",
    ActorType.PLACE: "LOC",
}
OF_PEOPLES = {NameKind.ADJECTIVE, NameKind.DEMONYM}
PLACES = {"GPE", "LOC"}


@Language.component("diplomatic_names", requires=["doc.ents", "token.dep"], assigns=["doc.ents"])
def component(doc: Doc) -> Doc:
    """Put the names of ontologies/actors.ttl among `doc.ents`; an entity of the model stays where it is longer than the name in it."""
    known = [_entity(doc, found) for found in known_names(doc)]
    doc.ents = filter_spans([*known, *doc.ents])  # prefers longer spans, and of equal ones the first
    return doc


def _entity(doc: Doc, found: KnownName) -> Span:
    label = LABELS[found.name.actor.type]
    if found.name.kind in OF_PEOPLES:
        label = "NORP"
    elif found.name.kind is NameKind.CAPITAL:
        label = "GPE"
    elif found.name.kind is NameKind.SEAT:
        label = "ORG"
    elif label in PLACES and doc[found.start].ent_type_ in PLACES:
        label = doc[found.start].ent_type_
    return Span(doc, found.start, found.end, label)
