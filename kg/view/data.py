"""What the page's script works on, as plain JSON.

Entities, documents and statements are listed once and named by their numbers. All offsets count UTF-16 units, from the beginning of the
document's text; where the page doesn't hold a text, its document has the sentences that are needed, by where they begin.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kg.lexicon.actors import actors, described
from kg.lexicon.relations import Relation
from kg.lexicon.turtle import SKOS
from kg.model import Actor, Affiliation, Attribution, Document, Mention, Passage, Reading, Statement, Topic
from kg.model.naming import most_told, type_of
from kg.model.records import statement_id
from kg.view.looks import BORDERS, COLOURS, SHAPES, SIDES, side
from kg.view.network import FIRST, network, target
from kg.view.units import units, within

Data = dict[str, Any]
Count = Callable[[int], int]


def data(readings: Sequence[Reading], relations: Mapping[str, Relation], total: int, texts: int) -> Data:
    """All that the page shows of these readings; `total` statements are in the graph, `texts` characters of text may be in the page."""
    statements = [statement for reading in readings for statement in reading.statements]
    drawn = network(statements, relations)
    entities = _Entities(readings)
    with_text = _with_text(readings, texts)
    documents, told = [], []
    for number, reading in enumerate(readings):
        held = number in with_text
        documents.append(_document(reading, held, entities))
        count = units(reading.document.text) if held else None
        told += [_statement(statement, number, count, entities) for statement in reading.statements]
    used = sorted({statement.predicate for statement in statements})
    return {
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "options": json.loads(drawn.options.to_json()),
        "entities": entities.listed(),
        "documents": documents,
        "statements": told,
        "relations": {name: _relation(name, relations.get(name)) for name in used},
        "types": {name: {"colour": COLOURS[name], "border": BORDERS[name], "shape": shape} for name, shape in SHAPES.items()},
        "sides": SIDES,
        "total": total,
        "first": FIRST,
    }


class _Entities:
    """Everyone and everything that is spoken of, numbered in the order of their IRIs."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._labels: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._stands: defaultdict[str, set[Affiliation]] = defaultdict(set)
        for reading in readings:
            for statement in reading.statements:
                roles = (statement.subject, statement.object, statement.topic, statement.source, statement.location)
                self._count(*(mention.entity for mention in roles if mention))
            self._count(*(attribution.speaker for attribution in reading.attributions if attribution.speaker))
            for affiliation in reading.affiliations:
                self._stands[affiliation.actor.id].add(affiliation)
        self._numbers = {name: number for number, name in enumerate(sorted(self._labels))}

    def number(self, entity: Actor | Topic | None) -> int | None:
        return None if entity is None else self._numbers[entity.id]

    def of(self, mention: Mention | None) -> int | None:
        return None if mention is None else self._numbers[mention.entity.id]

    def listed(self) -> list[Data]:
        return [self._entity(name, counted) for name, counted in sorted(self._labels.items())]

    def _count(self, *entities: Actor | Topic) -> None:
        for entity in entities:
            self._labels[entity.id][entity.label, type_of(entity)] += 1

    def _entity(self, name: str, counted: Counter[tuple[str, str]]) -> Data:
        label, of = most_told(counted)
        catalogue = next((index for index in described() if name in index), None)
        aliases = catalogue[name].get(SKOS + "altLabel", []) if catalogue else []
        stands = _stands(self._stands.get(name, set()))
        same = actors().same_as.get(name)
        return {"id": name, "label": label, "type": of, "aliases": aliases, "stands": stands, "links": [same] if same else []}


def _stands(told: Iterable[Affiliation]) -> list[str]:
    """Which offices somebody holds, and for whom they act."""
    offices = {one.office.label for one in told if one.office}
    return [*sorted(offices), *sorted({f"acts for {one.represents.label}" for one in told if one.represents})]


def _with_text(readings: Sequence[Reading], most: int) -> set[int]:
    """Which documents have their text in the page: those of most statements, as long as there is room."""
    held, left = set(), most
    for number in sorted(range(len(readings)), key=lambda n: (-len(readings[n].statements), n)):
        length = len(readings[number].document.text)
        if 0 < length <= left:
            held.add(number)
            left -= length
    return held


def _document(reading: Reading, held: bool, entities: _Entities) -> Data:
    document = reading.document
    sentences = {} if held else {s.evidence.sentence.start: s.evidence.sentence.text for s in reading.statements}
    published = document.published or next((s.evidence.published for s in reading.statements if s.evidence.published), None)
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": published.isoformat() if published else None,
        "url": document.url,
        "place": document.place,
        "text": document.text if held else None,
        "sentences": sentences,
        "attributions": _attributions(document, reading.attributions, entities) if held else [],
    }


def _attributions(document: Document, attributions: Sequence[Attribution], entities: _Entities) -> list[Data]:
    count = units(document.text)

    def at(passage: Passage | None) -> tuple[int, int] | None:
        return within(passage, count) if passage else None

    return [
        {
            "kind": attribution.kind.value,
            "speaker": entities.number(attribution.speaker),
            "source": at(attribution.source),
            "cue": at(attribution.cue),
            "content": [within(passage, count) for passage in attribution.content],
        }
        for attribution in attributions
    ]


def _statement(statement: Statement, document: int, count: Count | None, entities: _Entities) -> Data:
    evidence = statement.evidence
    sentence = evidence.sentence
    in_sentence = units(sentence.text)

    def at(passage: Passage | None) -> tuple[int, int] | None:
        """Where words stand; those outside a sentence whose document has no text here cannot be shown."""
        if passage is None:
            return None
        if count is not None:
            return within(passage, count)
        if passage not in sentence:
            return None
        start, end = within(passage, in_sentence, sentence.start)
        return sentence.start + start, sentence.start + end

    roles = {
        "subject": statement.subject,
        "object": statement.object,
        "topic": statement.topic,
        "source": statement.source,
        "location": statement.location,
    }
    words = {"trigger": evidence.trigger, "cue": evidence.cue, "time": statement.time.passage if statement.time else None}
    words |= {role: mention.passage if mention else None for role, mention in roles.items()}
    return {
        "id": statement_id(statement),
        "document": document,
        **{role: entities.of(mention) for role, mention in roles.items()},
        "target": entities.number(target(statement)),
        "relation": statement.predicate,
        "attribution": statement.attribution.value,
        "negative": statement.polarity.value == "negative",
        "modality": statement.modality.value,
        "time": statement.time.value if statement.time else None,
        "confidence": evidence.confidence,
        "sentence": at(sentence),
        "words": {role: found for role, passage in words.items() if (found := at(passage))},
    }


def _relation(name: str, relation: Relation | None) -> Data:
    return {"label": relation.label if relation else name, "side": side(relation), "symmetric": bool(relation and relation.symmetric)}
