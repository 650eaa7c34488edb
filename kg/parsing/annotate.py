"""Scores become annotations on a doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from kg.parsing import lemmas, trees
from kg.parsing.classes import Classes
from kg.parsing.stretches import Read

ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP"]
SPACE = ("_SP", "SPACE", "")
SPACE_LABEL = "dep"


def annotate(doc: Doc, stretches: Iterable[Read], classes: Classes) -> Doc:
    """Write what was read on the doc; spaces hang on what stands before them."""
    columns = _Columns(doc)
    names: list[Span] = []
    for words, starts, scores in stretches:
        marked = classes.names.spans(scores.name[: len(words)])
        names += [Span(doc, words[start].i, words[end - 1].i + 1, label) for start, end, label in marked]
        heads, labels = _tree(starts, len(words), scores.arc, scores.label)
        for n, word in enumerate(words):
            pos, _, features = classes.morphs[scores.morph[n]].partition(" ")
            tag, rule = classes.tags[scores.tag[n]], classes.lemmas[scores.lemma[n]]
            lemma = classes.words.mended(lemmas.apply(rule, word.text), word.text, pos, tag)
            columns.put(word, (tag, pos, features), lemma, words[heads[n]], classes.labels[labels[n]])
    for space in (token for token in doc if token.is_space):
        columns.put(space, SPACE, space.text, _carrier(space), SPACE_LABEL)
    columns.write()
    doc.ents = filter_spans([*doc.ents, *_free(names, doc)])
    return doc


def _carrier(space: Token) -> Token:
    """The token that a space hangs on: the one before it, at the beginning of a text the first word."""
    return space.nbor(-1) if space.i else next((token for token in space.doc if not token.is_space), space)


def _tree(starts: list[int], length: int, arcs: NDArray[np.float32], labels: NDArray[np.int64]) -> tuple[list[int], list[int]]:
    """The heads of words (a root is its own) and the labels of their arcs, by the best tree of each sentence."""
    heads: list[int] = []
    columns: list[int] = []
    for start, end in zip(starts, [*starts[1:], length], strict=True):
        inside = np.concatenate([arcs[start:end, :1], arcs[start:end, start + 1 : end + 1]], axis=1)
        for n, head in enumerate(trees.heads(inside), start):
            heads.append(start + head - 1 if head else n)
            columns.append(start + head if head else 0)
    return heads, [int(number) for number in labels[np.arange(length), columns]]


def _free(names: list[Span], doc: Doc) -> Iterator[Span]:
    """The names whose words no entity holds already."""
    taken = {token.i for ent in doc.ents for token in ent}
    return (name for name in names if taken.isdisjoint(range(name.start, name.end)))


class _Columns:
    """The values of `ATTRIBUTES`, gathered to be written at once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.rows = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)

    def put(self, token: Token, morph: tuple[str, str, str], lemma: str, head: Token, label: str) -> None:
        tag, pos, features = morph
        strings = self.doc.vocab.strings
        known = self.doc.vocab.morphology.add(features)
        distance = (head.i - token.i) % 2**64  # as spaCy has it: unsigned, negative ones counted from the top
        self.rows[token.i] = strings.add(tag), strings.add(pos), known, strings.add(lemma), distance, strings.add(label)

    def write(self) -> None:
        self.doc.from_array(ATTRIBUTES, self.rows)  # type: ignore[arg-type]
