"""A doc as stretches that the network reads one by one: whole sentences, as long as it is used to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Token

from kg.parsing.network import Network, Scores
from kg.parsing.wordpieces import WordPieces

LONGEST = 250  # pieces; the network learned from stretches of about as many


class Read(NamedTuple):
    """Words of a doc, without spaces, with their scores; `starts` are the places in `words` where a sentence begins."""

    words: list[Token]
    starts: list[int]
    scores: Scores


def read(doc: Doc, pieces: WordPieces, network: Network) -> Iterator[Read]:
    """The stretches of a doc, in its order; sentence starts, present or absent, that are set already are kept."""
    words = [token for token in doc if not token.is_space]
    preset = doc.to_array("SENT_START").astype(np.int64) if doc.has_annotation("SENT_START") else np.zeros(len(doc), dtype=np.int64)
    texts = [word.text for word in words]
    after_break = [is_after_break(word) for word in words]
    glued = [is_glued(word) for word in words]
    ends = np.cumsum([0, *(len(pieces.of(text)) for text in texts)])
    at = 0
    while at < len(words):
        end = max(at + 1, int(np.searchsorted(ends, ends[at] + LONGEST, "right")) - 1)
        if end < len(words):
            end = next((i for i in range(end, at + (end - at) // 2, -1) if after_break[i]), end)
        scores = network.scores(pieces.encode(texts[at:end], after_break[at:end], glued[at:end]))
        told = preset[[word.i for word in words[at:end]]]
        begins = (scores.start > 0) & (told != -1) | (told == 1)
        begins[0] = True
        starts = [int(i) for i in np.flatnonzero(begins)]
        if end < len(words) and not after_break[end] and len(starts) > 1:
            end = at + starts.pop()  # the last sentence may go on
        yield Read(words[at:end], starts, scores)
        at = end


def is_after_break(word: Token) -> bool:
    """Whether a line begins with a word."""
    return word.i > 0 and "\n" in word.nbor(-1).text


def is_glued(word: Token) -> bool:
    """Whether no space follows a word."""
    return not word.whitespace_ and not (word.i + 1 < len(word.doc) and word.nbor().is_space)
