"""Statements and attributions as JSON Lines records, the format that `kg extract` and `kg attributions` write.

`record` and `statement` are inverse to each other: `statement(record(s)) == s`, and so are all offsets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeGuard

from kg.errors import InputError
from kg.model.actor import Actor, ActorType, Mention, Topic
from kg.model.attribution import Attribution, AttributionKind
from kg.model.naming import TOPIC_TYPE, type_of
from kg.model.passage import Passage, Word
from kg.model.statement import Evidence, Modality, Polarity, Statement, Time

Record = dict[str, Any]


def statement_id(statement: Statement) -> str:
    """A short name for this reading: the same input gives the same one on every machine."""
    evidence = statement.evidence
    said = [
        evidence.document,
        str(evidence.trigger.start),
        statement.predicate,
        *(
            f"{m.entity.id}@{m.passage.start}" if m else ""
            for m in (statement.subject, statement.object, statement.topic, statement.source)
        ),
        statement.polarity.value,
        statement.modality.value,
    ]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


def in_text(statement: Statement) -> tuple[int | str, ...]:
    """Where a statement stands among those of its document: by sentence, trigger, and the words for who and what."""
    evidence = statement.evidence
    mentions = (statement.subject, statement.object, statement.topic, statement.source)
    words = (mention.passage.start if mention else -1 for mention in mentions)
    return evidence.sentence.start, evidence.trigger.start, *words, statement_id(statement)


def attribution_id(attribution: Attribution) -> str:
    """A short name for this attribution, made of all that it tells but the words at its offsets and what it stands within."""
    cue, speaker = attribution.cue, attribution.speaker
    said = [
        attribution.document,
        attribution.kind.value,
        *(f"{passage.start}-{passage.end}" if passage else "" for passage in (attribution.source, cue, *attribution.content)),
        cue.lemma if cue else "",
        speaker.id if speaker else "",
    ]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


def attribution_in_text(attribution: Attribution) -> tuple[int | str, ...]:
    """Where an attribution stands among those of its document: by its first words, and before those that it holds."""
    passages = [*attribution.content, *filter(None, (attribution.source, attribution.cue))]
    first, last = min((passage.start for passage in passages), default=0), max((passage.end for passage in passages), default=0)
    return first, -last, attribution.id


def record(statement: Statement) -> Record:
    """The statement's record, in the order of the format's fields; what does not apply is None."""
    evidence = statement.evidence
    return {
        "id": statement_id(statement),
        "document": evidence.document,
        "published": evidence.published.isoformat() if evidence.published else None,
        "source": _mention(statement.source),
        "attribution": statement.attribution.value,
        "cue": _word(evidence.cue),
        "subject": _mention(statement.subject),
        "predicate": statement.predicate,
        "trigger": _word(evidence.trigger),
        "object": _mention(statement.object),
        "topic": _mention(statement.topic),
        "location": _mention(statement.location),
        "time": _time(statement.time),
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "plover": statement.plover,
        "evidence": _passage(evidence.sentence),
        "confidence": evidence.confidence,
    }


def statement(record: Record) -> Statement:
    """The statement that a record tells.

    Raises `InputError` that names the missing field or the value that is none of the format's.
    """
    try:
        trigger = _read_word(record["trigger"])
        subject = _read_mention(record["subject"])
        if subject is None or trigger is None:
            raise InputError(f"record {record.get('id')!r}: a statement needs a subject and a trigger")
        evidence = Evidence(
            document=_text(record, "document"),
            published=date.fromisoformat(record["published"]) if record["published"] else None,
            sentence=_read_passage(record["evidence"]),
            trigger=trigger,
            cue=_read_word(record["cue"]),
            confidence=_number(record, "confidence"),
        )
        return Statement(
            subject=subject,
            predicate=_text(record, "predicate"),
            object=_read_mention(record["object"]),
            topic=_read_mention(record["topic"]),
            source=_read_mention(record["source"]),
            attribution=AttributionKind(record["attribution"]),
            polarity=Polarity(record["polarity"]),
            modality=Modality(record["modality"]),
            plover=_text(record, "plover") if record["plover"] is not None else None,
            location=_read_mention(record["location"]),
            time=_read_time(record["time"]),
            evidence=evidence,
        )
    except KeyError as missing:
        raise InputError(f"record {record.get('id')!r}: no field {missing}") from None
    except (TypeError, ValueError) as wrong:
        raise InputError(f"record {record.get('id')!r}: {wrong}") from None


def attribution_record(attribution: Attribution) -> Record:
    """The attribution's record."""
    speaker = attribution.speaker
    return {
        "id": attribution.id,
        "document": attribution.document,
        "kind": attribution.kind.value,
        "source": _passage(attribution.source) if attribution.source else None,
        "speaker": {"id": speaker.id, "label": speaker.label, "type": speaker.type.value} if speaker else None,
        "cue": _word(attribution.cue),
        "content": [_passage(passage) for passage in attribution.content],
        "within": attribution.within,
    }


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Records as lines of JSON, each with its line end."""
    return (json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def read_lines(text: str, name: str) -> Iterator[Record]:
    """The records in the text of a .jsonl file; `name` is what an error calls it."""
    return (read_line(line, f"{name}:{number}") for number, line in enumerate(text.split("\n"), 1) if line.strip())


def read_line(line: str, where: str) -> Record:
    """The record in a line; raises `InputError` that begins with where it stands."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number of thousands of digits
        raise InputError(f"{where}: not a record: {error}") from None
    if not isinstance(value, dict):
        raise InputError(f"{where}: a JSON object is needed on each line")
    return value


def _passage(passage: Passage) -> Record:
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def _word(word: Word | None) -> Record | None:
    return {"text": word.text, "lemma": word.lemma, "start": word.start, "end": word.end} if word else None


def _mention(mention: Mention | None) -> Record | None:
    if mention is None:
        return None
    entity = mention.entity
    return {"id": entity.id, "label": entity.label, "type": type_of(entity), **_passage(mention.passage)}


def _time(time: Time | None) -> Record | None:
    if time is None:
        return None
    passage = time.passage
    return {"text": passage.text, "value": time.value, "start": passage.start, "end": passage.end}


def _read_passage(value: Record) -> Passage:
    if not _given(value):
        raise ValueError("a passage is missing")
    return Passage(_text(value, "text"), _offset(value, "start"), _offset(value, "end"))


def _read_word(value: Record | None) -> Word | None:
    if not _given(value):
        return None
    here = _read_passage(value)
    return Word(here.text, here.start, here.end, _text(value, "lemma"))


def _read_mention(value: Record | None) -> Mention | None:
    if not _given(value):
        return None
    name, label, kind = (_text(value, field) for field in ("id", "label", "type"))
    return Mention(Topic(name, label) if kind == TOPIC_TYPE else Actor(name, label, ActorType(kind)), _read_passage(value))


def _read_time(value: Record | None) -> Time | None:
    if not _given(value):
        return None
    return Time(_read_passage(value), _text(value, "value") if value["value"] is not None else None)


def _given(value: object) -> TypeGuard[Record]:
    if value is not None and not isinstance(value, dict):
        raise ValueError(f"{value!r:.60} stands where an object or null must")
    return bool(value)


def _text(value: Record, field: str) -> str:
    found = value[field]
    if not isinstance(found, str):
        raise ValueError(f"{field} is {found!r:.60} and must be text")
    try:
        found.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{field} is {found!r:.60} and has half of a character in it") from None
    return found


def _offset(value: Record, field: str) -> int:
    found = value[field]
    if not isinstance(found, int) or isinstance(found, bool):
        raise ValueError(f"{field} is {found!r:.60} and must be a whole number")
    return found


def _number(value: Record, field: str) -> float:
    found = value[field]
    if not isinstance(found, (int, float)) or isinstance(found, bool):
        raise ValueError(f"{field} is {found!r:.60} and must be a number")
    return found
