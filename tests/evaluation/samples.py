"""Statements made by hand, and benchmarks of one text each."""

from __future__ import annotations

import json
from pathlib import Path

from kg.model import Actor, ActorType, Evidence, Mention, Modality, Passage, Polarity, Statement, Topic, Word
from kg.namespaces import ACTOR, TOPIC, slug

SENTENCE = Passage("Russia proposed safe havens to Turkey.", 0, 38)


def actor(label: str, text: str | None = None, start: int = 0) -> Mention:
    words = text or label
    return Mention(Actor(ACTOR + slug(label), label, ActorType.COUNTRY), Passage(words, start, start + len(words)))


def topic(label: str, start: int = 0) -> Mention:
    return Mention(Topic(TOPIC + slug(label), label), Passage(label, start, start + len(label)))


def statement(subject, predicate, target, *, confidence=0.9, **qualifiers) -> Statement:
    evidence = Evidence("one", None, SENTENCE, Word("proposed", 7, 15, "propose"), None, confidence)
    return Statement(actor(subject), predicate, target, evidence=evidence, **qualifiers)


PROPOSAL = statement("Russia", "proposes", topic("safe haven", 16), plover="AGREE")
DENIED = statement("Russia", "proposes", topic("safe haven", 16), polarity=Polarity.NEGATIVE, modality=Modality.POSSIBLE)

ARTICLE = "Lavrov said that Russia was ready for talks."
ATTRIBUTION = {"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 43]]}
EVENT = {"id": "one", "text": "Russia met Turkey on Monday.", "event": "CONSULT", "source": ["Russia"], "target": ["Turkey"]}
ANNOTATED = {
    "statements": [
        {
            "source": None,
            "subject": ["Russia"],
            "predicate": ["meetsWith"],
            "object": ["Turkey"],
            "polarity": "positive",
            "modality": ["actual"],
            "optional": False,
            "start": 0,
            "end": 28,
            "evidence": EVENT["text"],
        }
    ]
}
RELATION = {
    "type": "CommWith",
    "source": "Russia",
    "sourceBegin": 0,
    "sourceEnd": 6,
    "target": "Turkey",
    "targetBegin": 11,
    "targetEnd": 17,
    "value": "met",
    "documentId": "one",
    "confidence": 1,
}


def write_benchmarks(folder: Path) -> None:
    """Leave a text of each benchmark in a folder, as their publishers lay them out."""
    files = {
        "polnear/dev.jsonl": {"id": "one", "text": ARTICLE, "attributions": [ATTRIBUTION]},
        "plover_gsr/dev.jsonl": EVENT,
        "re3d/uk-government/documents.jsonl": {"_id": "one", "text": EVENT["text"]},
        "re3d/uk-government/relations.jsonl": RELATION,
        "one.json": ANNOTATED,
    }
    for name, record in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (folder / "one.txt").write_text(EVENT["text"], encoding="utf-8")
