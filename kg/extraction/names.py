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
    doc.ents = filter_spans([_whole(ent) for ent in doc.ents])
    known = [_entity(doc, found) for found in known_names(doc)]
    doc.ents = filter_spans([*known, *doc.ents])  # prefers longer spans, and of equal ones the first
    return doc


def _whole(ent: Span) -> Span:
    """A name with the rest of a word that it ends in: 'Abdul-Malik al-Houthi' where the model left the last part out."""
    doc, end = ent.doc, ent.end
    if ent.label_ != "PERSON" and ent[-1].text != "-":
        return ent  # "UK-France" are two
    while end < len(doc) and not doc[end - 1].whitespace_ and (doc[end].text == "-" or doc[end - 1].text == "-" and doc[end].is_title):
        end += 1
    return Span(doc, ent.start, end, ent.label_) if end > ent.end and doc[end - 1].text != "-" else ent


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
