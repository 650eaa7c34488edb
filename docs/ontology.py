"""The ontology as a page to read, from ontologies/ through docs/ontology.html.jinja: `python docs/ontology.py docs/ontology.html`.

It loads nothing from elsewhere. The last part of each term's IRI is its anchor; PLOVER's terms have 'plover:' before it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from kg import namespaces
from kg.lexicon import turtle
from kg.lexicon.turtle import OWL, RDF_TYPE, RDFS, SKOS

PREFIXES = {
    "dip": namespaces.ONTOLOGY,
    "plover": namespaces.PLOVER,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "ontolex": "http://www.w3.org/ns/lemon/ontolex#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF_TYPE.removesuffix("type"),
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "skos": SKOS,
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# what is said of a term elsewhere in its entry, or goes without saying
SAID = {
    RDFS + "label",
    RDFS + "comment",
    RDFS + "isDefinedBy",
    SKOS + "definition",
    SKOS + "scopeNote",
    SKOS + "prefLabel",
    SKOS + "notation",
}
SAID |= {SKOS + "inScheme", SKOS + "topConceptOf"}
EXAMPLES = 3
LENGTH = 80  # of an example that reads well, in characters, the marks of its roles included

INDEX = {**turtle.index("diplomacy.ttl"), **turtle.index("plover.ttl")}


@dataclass(frozen=True, slots=True)
class Term:
    """A term with what the files say of it, in the order in which it is shown."""

    iri: str
    name: str
    anchor: str
    label: str
    sentence: Markup
    note: Markup | None
    facts: tuple[tuple[Markup, Markup], ...]
    examples: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Terms that belong together."""

    title: str
    anchor: str
    text: str
    terms: tuple[Term, ...]


def page() -> str:
    """The page as HTML."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    found = tuple(sections())
    ontology, plover = INDEX[namespaces.BASE + "ontology"], INDEX[namespaces.BASE + "plover"]
    dcterms = PREFIXES["dcterms"]
    return environment.get_template("ontology.html.jinja").render(
        title=ontology[dcterms + "title"][0],
        about=[
            (
                text[dcterms + "title"][0],
                linked(text[dcterms + "description"][0]),
                text[dcterms + "rights"][0],
                text[dcterms + "license"][0],
                text[OWL + "versionIRI"][0],
                text[PREFIXES["vann"] + "preferredNamespacePrefix"][0],
                text[PREFIXES["vann"] + "preferredNamespaceUri"][0],
            )
            for text in (ontology, plover)
        ],
        sections=found,
        relations=[
            (
                term(iri),
                [link(value) for value in values(iri, "dip:ploverType")],
                ", ".join(values(iri, "dip:cameoRoot")),
                [link(above) for above in values(iri, "rdfs:subPropertyOf")],
                full("owl:SymmetricProperty") in INDEX[iri][RDF_TYPE],
            )
            for iri in of_type("dip:Relation")
        ],
        event_types=[
            (term(iri), [link(value) for value in values(iri, "dip:quadClass")], values(iri, "dip:intensity")[0])
            for iri in sorted(of_type("plover:EventType"), key=lambda iri: float(values(iri, "dip:intensity")[0]))
        ],
    )


def sections() -> Iterator[Section]:
    """Every term of both files, once."""
    left = {iri: None for iri in sorted(INDEX, key=str.casefold) if "#" in iri}

    def section(title: str, text: str, iris: Iterable[str]) -> Section:
        chosen = [iri for iri in iris if iri in left]
        for iri in chosen:
            del left[iri]
        return Section(title, title.lower().replace(" ", "-"), text, tuple(term(iri) for iri in chosen))

    positions = of_type("dip:PositionRelation")
    yield section(
        "Deeds and dealings", "What one actor does to or with another.", [i for i in of_type("dip:Relation") if i not in positions]
    )
    yield section("Positions", "The stand that an actor takes in word, on a topic, a measure or another actor.", positions)
    yield section(
        "Wider relations",
        "What the relations are kinds of. They are never read in a text, but follow from what is.",
        above(of_type("dip:Relation")),
    )
    yield section(
        "Background", "What a text takes for known. It makes no statement and enters no count.", of_type("dip:BackgroundRelation")
    )

    def about(*classes: str) -> list[str]:
        return [*map(full, classes), *(iri for iri in left if values(iri, "rdfs:domain") in [[full(name)] for name in classes])]

    yield section(
        "Statements",
        "What a statement tells beside its rdf:subject, rdf:predicate and rdf:object.",
        about("dip:Statement", "dip:Finding"),
    )
    yield section("Attributions", "Who says what, beside what a finding tells of its source and cue.", about("dip:Attribution"))
    for scheme in of_type("skos:ConceptScheme"):
        if scheme.startswith(namespaces.ONTOLOGY):
            inside = [iri for iri in left if scheme in values(iri, "skos:inScheme")]
            yield section(INDEX[scheme][RDFS + "label"][0].capitalize(), INDEX[scheme][RDFS + "comment"][0], [scheme, *inside])
    yield section("Classes", "What there is.", [iri for iri in of_type("owl:Class") if iri.startswith(namespaces.ONTOLOGY)])
    yield section(
        "Further properties",
        "Of actors, of the lexicon, and of the ontology itself.",
        [i for i in left if i.startswith(namespaces.ONTOLOGY)],
    )
    yield section("PLOVER event types", "With the CAMEO codes that they replace, and their intensity.", of_type("plover:EventType"))
    yield section("PLOVER quad classes", "Verbal or material, cooperation or conflict.", of_type("plover:QuadClass"))
    yield section("PLOVER modes", "How an event was done, or what was asked, refused or threatened.", of_type("plover:Mode"))
    yield section("PLOVER contexts", "What an event is about.", of_type("plover:Context"))
    yield section("PLOVER classes and schemes", "What the concepts above are.", list(left))


def above(iris: Iterable[str]) -> list[str]:
    """What properties are kinds of, directly or not, in the order of the alphabet."""
    found: set[str] = set()
    reached = set(iris)
    while reached:
        reached = {wider for iri in reached for wider in values(iri, "rdfs:subPropertyOf")} - found
        found |= reached
    return sorted(found, key=str.casefold)


def term(iri: str) -> Term:
    """A term as it is shown."""
    said = INDEX[iri]
    sentence = next(text for kind in ("rdfs:comment", "skos:definition") for text in values(iri, kind))
    notes = values(iri, "skos:scopeNote")
    facts = [(link(key), Markup(", ").join(sorted(map(link, found)))) for key, found in sorted(said.items()) if key not in SAID]
    below = sorted(other for other in INDEX if iri in values(other, "rdfs:subPropertyOf") + values(other, "rdfs:subClassOf"))
    if below:
        facts.append((Markup("kinds of it"), Markup(", ").join(map(link, below))))
    return Term(
        iri=iri,
        name=short(iri),
        anchor=anchor(iri),
        label=said[RDFS + "label"][0],
        sentence=linked(sentence),
        note=linked(notes[0]) if notes else None,
        facts=tuple(facts),
        examples=tuple(marked(text) for text in LEXICON.get(iri, ())),
    )


def values(iri: str, predicate: str) -> list[str]:
    """What is said of a term with a predicate, given by its prefixed name."""
    return INDEX[iri].get(full(predicate), [])


def of_type(name: str) -> list[str]:
    """The terms of a type, in the order of the alphabet."""
    return sorted((iri for iri, said in INDEX.items() if full(name) in said.get(RDF_TYPE, ())), key=str.casefold)


def full(name: str) -> str:
    """'dip:visits' in full."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def short(iri: str) -> str:
    """The other way round, as far as there is a prefix."""
    return next((f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space)), iri)


def anchor(iri: str) -> str:
    """Where a term stands on the page."""
    return short(iri).removeprefix("dip:")


def link(value: str) -> Markup:
    """A term as a link to its place here, another IRI by its prefixed name, and anything else as it is."""
    if value in INDEX and "#" in value:
        return Markup('<a href="#{}">{}</a>').format(anchor(value), short(value))
    return Markup('<span title="{}">{}</span>').format(value, short(value)) if value.startswith("http") else escape(value)


def linked(text: str) -> Markup:
    """A text in which the terms that it names are links."""
    pieces = re.split(r"(\b(?:dip|plover):\w+)", text)
    return Markup("").join(link(full(piece)) if index % 2 and full(piece) in INDEX else escape(piece) for index, piece in enumerate(pieces))


def marked(example: str) -> Markup:
    """An example with its roles marked."""
    pieces = re.split(r"\[([A-Z]+) ([^\[\]]+)\]", example)
    return Markup("").join(
        Markup('<b class="{0}" title="{0}">{1}</b>').format(pieces[index - 1].lower(), piece) if index % 3 == 2 else escape(piece)
        for index, piece in enumerate(pieces)
        if index % 3 != 1
    )


def examples() -> dict[str, list[str]]:
    """A few examples of the lexicon for each relation, each of another entry, of a length that reads well."""
    lexicon = turtle.index("lexicon.ttl")
    found: dict[str, list[str]] = {}
    for entry in lexicon.with_predicate(full("dip:evokes")):
        for relation in lexicon[entry][full("dip:evokes")]:
            found.setdefault(relation, []).extend(lexicon[entry].get(SKOS + "example", [])[:1])
    return {relation: sorted(texts, key=lambda text: (abs(len(text) - LENGTH), text))[:EXAMPLES] for relation, texts in found.items()}


LEXICON = examples()

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
