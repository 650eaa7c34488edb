"""The page: one HTML file with the graph, and for each edge the sentences behind it.

It asks nothing of the network and takes nothing from a text for markup: the data stand in it as JSON, and the script puts words into the
page as text alone. pyvis's own templates load from elsewhere and let text run as script; of pyvis it takes the network and vis-network.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from string import Template
from typing import Any

from kg.lexicon.relations import Relation
from kg.model import Document, Mention, Passage, Statement
from kg.view.network import EDGE_COLOURS, NODE_COLOURS, SHAPES, kind, network, side

VIS = "lib/vis-9.1.2/vis-network.min.js"
Data = dict[str, Any]


def page(statements: Iterable[Statement], documents: Iterable[Document] = (), relations: Mapping[str, Relation] | None = None) -> str:
    """The page as HTML text, to be written as UTF-8; the same statements give the same text."""
    if relations is None:
        from kg.lexicon.relations import relations as inventory

        relations = inventory()
    listed = list(statements)
    data = _as_json(_data(listed, list(documents), relations))
    script = files("kg.view").joinpath("page.js").read_text(encoding="utf-8")
    vis = files("pyvis").joinpath(VIS).read_text(encoding="utf-8")
    return Template(files("kg.view").joinpath("page.html").read_text(encoding="utf-8")).substitute(
        policy=html.escape(_policy(vis, script)),
        style=files("kg.view").joinpath("page.css").read_text(encoding="utf-8"),
        data=data,
        vis=vis,
        script=script,
    )


def _policy(*scripts: str) -> str:
    """A Content-Security-Policy under which only these scripts run and nothing is fetched."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _as_json(data: Data) -> str:
    """JSON that can stand in a script element: no text can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _data(statements: list[Statement], documents: list[Document], relations: Mapping[str, Relation]) -> Data:
    drawn = network(statements, relations)
    used = sorted({statement.predicate for statement in statements})
    return {
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "options": json.loads(drawn.options.to_json()),
        "statements": [_statement(statement, relations) for statement in statements],
        "documents": {document.id: _document(document) for document in documents},
        "relations": {name: _relation(name, relations.get(name)) for name in used},
        "types": {name: {"colour": colour, "shape": SHAPES.get(name, "box")} for name, colour in NODE_COLOURS.items()},
        "sides": EDGE_COLOURS,
    }


def _relation(name: str, relation: Relation | None) -> Data:
    return {"label": relation.label if relation else name, "side": side(relation)}


def _document(document: Document) -> Data:
    published = document.published.isoformat() if document.published else None
    return {"title": document.title, "publisher": document.publisher, "published": published, "url": document.url}


def _statement(statement: Statement, relations: Mapping[str, Relation]) -> Data:
    evidence = statement.evidence
    relation = relations.get(statement.predicate)
    sentence = evidence.sentence
    parts = {"subject": statement.subject, "object": statement.object, "topic": statement.topic}
    marks = [[role, *found] for role, mention in parts.items() if mention and (found := _inside(sentence, mention.passage))]
    if (trigger := _inside(sentence, evidence.trigger)) is not None:
        marks.append(["trigger", *trigger])
    return {
        "subject": _entity(statement.subject),
        "relation": statement.predicate,
        "says": relation.label if relation else statement.predicate,
        "object": _entity(statement.object),
        "topic": _entity(statement.topic),
        "source": _entity(statement.source),
        "attribution": statement.attribution.value,
        "negative": statement.polarity.value == "negative",
        "modality": statement.modality.value,
        "location": _entity(statement.location),
        "time": {"text": statement.time.passage.text, "value": statement.time.value} if statement.time else None,
        "sentence": sentence.text,
        "marks": sorted(marks, key=lambda mark: mark[1]),
        "document": evidence.document,
        "confidence": evidence.confidence,
    }


def _entity(mention: Mention | None) -> Data | None:
    return {"id": mention.entity.id, "label": mention.entity.label, "type": kind(mention.entity)} if mention else None


def _inside(sentence: Passage, words: Passage) -> tuple[int, int] | None:
    """Where words stand in their sentence, in UTF-16 units as the browser counts them; None where they stand elsewhere."""
    if words not in sentence:
        return None
    return _units(sentence.text[: words.start - sentence.start]), _units(sentence.text[: words.end - sentence.start])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
