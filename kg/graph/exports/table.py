"""CSV: one statement a line, for spreadsheets and statistics."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import IO

import pyoxigraph as ox

from kg.graph.distance import report_distance
from kg.graph.exports.contents import as_stored, readings
from kg.model import Document, Mention, Statement
from kg.model.naming import type_of
from kg.model.records import statement_id

COLUMNS = """
    id document published publisher subject subject_id subject_type relation object object_id object_type topic topic_id topic_type
    source source_id source_type place place_id place_type polarity modality attribution report_distance confidence plover
    time time_words trigger cue sentence start end
""".split()


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write a line with the columns' names and one for each statement; what does not apply is left empty.

    `start` and `end` are the sentence's, in characters of the document, the end exclusive.
    """
    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        for read in readings(store):
            writer.writerows(
                {**_row(as_stored(store, statement), read.document), "id": statement_id(statement)} for statement in read.statements
            )
    finally:
        text.detach()


def _row(statement: Statement, document: Document) -> dict[str, object]:
    evidence, time = statement.evidence, statement.time
    return {
        "document": document.id,
        "published": evidence.published,
        "publisher": document.publisher,
        **_mention("subject", statement.subject),
        "relation": statement.predicate,
        **_mention("object", statement.object),
        **_mention("topic", statement.topic),
        **_mention("source", statement.source),
        **_mention("place", statement.location),
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "attribution": statement.attribution.value,
        "report_distance": report_distance(statement).value,
        "confidence": evidence.confidence,
        "plover": statement.plover,
        "time": time.value if time else None,
        "time_words": time.passage.text if time else None,
        "trigger": evidence.trigger.lemma,
        "cue": evidence.cue.lemma if evidence.cue else None,
        "sentence": evidence.sentence.text,
        "start": evidence.sentence.start,
        "end": evidence.sentence.end,
    }


def _mention(role: str, mention: Mention | None) -> dict[str, str]:
    if mention is None:
        return {}
    entity = mention.entity
    return {role: entity.label, f"{role}_id": entity.id, f"{role}_type": type_of(entity)}
