"""Documents as RDF: a news article, as far as its publication is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rdflib import DCTERMS, PROV, RDF, SDO, XSD, Literal, URIRef
from rdflib.term import Node

from kg import namespaces
from kg.graph.described import Described
from kg.graph.names import DIP, PUBLISHER, document_iri, iri
from kg.graph.reports import wording
from kg.graph.triples import LANGUAGE, Triple
from kg.model import Document


def identification(document: str, published: date | None) -> Iterator[Triple]:
    """What every statement tells of its document: the id under which it was read, and the day of publication."""
    node = document_iri(document)
    yield node, RDF.type, SDO.NewsArticle
    yield node, RDF.type, PROV.Entity
    yield node, DCTERMS.identifier, Literal(document)
    if published:
        yield node, SDO.datePublished, Literal(published.isoformat(), datatype=XSD.date)


def description(document: Document) -> Iterator[Triple]:
    """All that is known of the document, its text included; its blocks follow from that (`kg.documents.blocks`)."""
    node = document_iri(document.id)
    yield from identification(document.id, document.published)
    yield node, SDO.inLanguage, Literal(document.language)
    if document.title:
        yield node, SDO.headline, Literal(document.title)
    if document.place:
        yield node, SDO.dateline, Literal(document.place)
    if document.url:
        yield node, SDO.url, Literal(document.url, datatype=XSD.anyURI)
    if document.text:
        yield node, SDO.articleBody, Literal(document.text)
        if (signature := wording(document.text)) is not None:
            yield node, DIP.wording, Literal(signature)
    publisher = namespaces.slug(document.publisher or "")
    if publisher:
        agent = iri(str(PUBLISHER) + publisher)
        yield node, SDO.publisher, agent
        yield agent, RDF.type, SDO.Organization
        yield agent, SDO.name, Literal(document.publisher, lang=LANGUAGE)


def read(node: Node, told: Described) -> Document:
    """The document that a node describes, without its blocks, and with an empty text where none is known.

    Raises `KeyError` where its id is missing, and `ValueError` for a day that is none.
    """

    def text(predicate: URIRef, of: Node = node) -> str | None:
        value = told.may(of, predicate)
        return None if value is None else str(value)

    published, publisher = text(SDO.datePublished), told.may(node, SDO.publisher)
    return Document(
        id=str(told.one(node, DCTERMS.identifier)),
        text=text(SDO.articleBody) or "",
        title=text(SDO.headline),
        published=date.fromisoformat(published) if published else None,
        publisher=text(SDO.name, publisher) if publisher is not None else None,
        url=text(SDO.url),
        place=text(SDO.dateline),
        language=text(SDO.inLanguage) or "en",
    )
