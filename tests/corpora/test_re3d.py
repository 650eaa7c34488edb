"""Entities of re3d."""

from __future__ import annotations

import json

import spacy

from kg.corpora.re3d import articles, documents

TEXT = "The ministers met ISIL forces. Boris Johnson, their host, called the ministers to London."


def test_names_are_read_and_phrases_left_out(tmp_path):
    def entity(value: str, kind: str, confidence: float = 1) -> dict:
        begin = TEXT.index(value)
        return {"documentId": "1", "begin": begin, "end": begin + len(value), "type": kind, "value": value, "confidence": confidence}

    entities = [
        entity("The ministers", "Person"),
        entity("ISIL", "Organisation", 0.2),
        entity("ISIL forces", "Organisation"),
        entity("Boris Johnson", "Person"),
        entity("London", "Location"),
        entity("called", "Quantity"),
    ]
    (tmp_path / "documents.jsonl").write_text(json.dumps({"_id": "1", "text": TEXT}) + "\n", encoding="utf-8")
    (tmp_path / "entities.jsonl").write_text("".join(f"{json.dumps(e)}\n" for e in entities), encoding="utf-8")
    [doc] = documents(tmp_path, spacy.blank("en"))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("ISIL forces", "ORG"), ("Boris Johnson", "PERSON"), ("London", "LOC")]


def test_the_texts_are_documents_with_their_publishers(tmp_path):
    record = {"_id": "1", "sourceName": "UK Government", "sourceUrl": "https://www.gov.uk/1", "title": "A statement", "text": TEXT}
    for publisher in ("us-state-department", "uk-government"):
        (tmp_path / publisher).mkdir()
        (tmp_path / publisher / "documents.jsonl").write_text(json.dumps(record | {"_id": publisher}) + "\n", encoding="utf-8")
    first, second = articles(tmp_path)
    assert (first.id, second.id) == ("uk-government", "us-state-department")
    assert (first.title, first.publisher, first.url) == ("A statement", "UK Government", "https://www.gov.uk/1")
    assert first.blocks
    assert not list(articles(tmp_path / "uk-government"))
