"""Fit the weights of confidence: `python -m kg.evaluation.confidence ANNOTATED -o kg/extraction/confidence.json`.

ANNOTATED holds the statements that `kg evaluate statements` and `kg evaluate events` measure on: pairs of NAME.txt and NAME.json, and
plover_gsr/dev.jsonl beside them or not. The events tell of one statement a sentence and leave out others that may be right, so they have
an intercept of their own; the one that is kept is that of the annotated texts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import srsly  # type: ignore[import-untyped]
from numpy.typing import NDArray
from spacy.language import Language

from kg.documents import documents
from kg.evaluation import events
from kg.evaluation.statements import compared, scored
from kg.extraction import load
from kg.extraction.arguments import Scene
from kg.extraction.confidence import Features
from kg.extraction.pipeline import docs
from kg.extraction.statements import drafts, read, statement
from kg.model import Document, Statement

RIDGE = 1.0
STEPS = 50


def main() -> None:
    """Write the weights and say what they were fitted on."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluation.confidence", description=__doc__)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    nlp = load()
    texts = list(_texts(nlp, arguments.annotated))
    sentences = list(_sentences(nlp, arguments.annotated / "plover_gsr" / "dev.jsonl"))
    rows = np.array([[*features, 1.0, 0.0] for features, _ in texts] + [[*features, 0.0, 1.0] for features, _ in sentences])
    right = np.array([label for _, label in texts + sentences], dtype=float)
    weights = fitted(rows, right)
    named = dict(zip(Features._fields, (round(float(weight), 3) for weight in weights), strict=False))
    srsly.write_json(arguments.output, {"intercept": round(float(weights[-2]), 3), "weights": named})
    print(f"{len(texts)} statements of texts, {len(sentences)} of sentences")


def fitted(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a ridge on all weights but the last two columns', the intercepts."""
    penalty = np.full(rows.shape[1], RIDGE)
    penalty[-2:] = 1e-3
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (chance - right) + penalty * weights
        curvature = rows.T @ (rows * (chance * (1 - chance))[:, None]) + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def _texts(nlp: Language, folder: Path) -> Iterator[tuple[Features, bool]]:
    paths = {path.stem: path.with_suffix(".json") for path in sorted(folder.glob("*.txt")) if path.with_suffix(".json").exists()}
    for name, how in _read(nlp, [path.with_suffix(".txt") for path in paths.values()]):
        statements = scored(statement for _, statement in how)
        features = [feature for feature, statement in how if statement in statements]
        result = compared(srsly.read_json(paths[Path(name).stem])["statements"], statements)
        yield from ((features[number], right) for number, right in result.right.items())


def _sentences(nlp: Language, path: Path) -> Iterator[tuple[Features, bool]]:
    """A sentence's statements are right if they alone would reach every level."""
    if path.exists():
        gold = {record["id"]: record for record in srsly.read_jsonl(path)}
        for name, how in _read(nlp, [path]):
            record = gold[name.rsplit("/", 1)[-1]]
            yield from ((feature, "triple" in events.right(record, [statement])) for feature, statement in how if statement.plover)


def _read(nlp: Language, paths: list[Path]) -> Iterator[tuple[str, list[tuple[Features, Statement]]]]:
    """The statements of each document, with how they were read."""
    for doc, document in docs((found for found in documents(paths) if isinstance(found, Document)), nlp):
        scene = Scene.of(doc)
        yield document.id, [(read(scene, draft), statement(scene, draft)) for draft in drafts(scene)]


if __name__ == "__main__":
    main()
