"""Examples for the network: stretches of a few sentences of a `Doc`, as numbers, drawn anew in every epoch."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from torch import Tensor

from kg.parsing import lemmas
from kg.parsing.classes import Classes
from kg.parsing.names import UNKNOWN, NameMarks
from kg.parsing.stretches import is_after_break, is_glued
from kg.parsing.wordpieces import AFTER_BREAK, LOWER, MIXED, NO_LETTERS, TITLE, UPPER, WordPieces
from kg.training.words import word_list

IGNORED = UNKNOWN
RARE = 2  # rules and morphologies seen less often are not learned
CASE_CHANGED = 0.08  # of the stretches
MASKED = 0.04  # of the word pieces
MASK = "[MASK]"
INPUTS = ("pieces", "shapes", "first", "last")
ROUNDED_TO = 32


def classes(docs: Iterable[Doc]) -> Classes:
    """The classes found in docs."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("tags", "morphs", "lemmas", "labels")}
    names: set[str] = set()
    for doc in docs:
        names |= {ent.label_ for ent in doc.ents}
        for token in doc:
            if doc.has_annotation("DEP") and not token.is_space:
                counts["tags"][token.tag_] += 1
                counts["morphs"][morph(token)] += 1
                counts["lemmas"][lemmas.rule(token.text, token.lemma_)] += 1
                counts["labels"][token.dep_] += 1
    kept = {name: sorted(value for value, n in counted.items() if n >= RARE) for name, counted in counts.items()}
    return Classes(**kept, names=NameMarks(sorted(names)), words=word_list())


def morph(token: Token) -> str:
    """The class of a token's part of speech and features: 'NOUN Number=Sing'."""
    return f"{token.pos_} {token.morph}".strip()


@dataclass(frozen=True)
class Sentence:
    """A sentence in numbers; heads count from its first word, -1 is the root. What is not annotated is IGNORED."""

    words: list[str]
    after_break: list[bool]
    glued: list[bool]
    tag: list[int]
    morph: list[int]
    lemma: list[int]
    head: list[int]
    label: list[int]
    name: list[int]


class Converter:
    """Docs into sentences in numbers."""

    def __init__(self, known: Classes) -> None:
        self.known = known
        self.numbers = {
            field: {value: number for number, value in enumerate(values)}
            for field, values in (("tag", known.tags), ("morph", known.morphs), ("lemma", known.lemmas), ("label", known.labels))
        }

    def sentences(self, doc: Doc) -> list[Sentence]:
        """The sentences of a doc, without its space tokens."""
        parsed = doc.has_annotation("DEP")
        marks = self.known.names.of(doc)
        spans = list(doc.sents) if parsed else [doc[:]]
        return [self._sentence([token for token in span if not token.is_space], parsed, marks) for span in spans]

    def _sentence(self, tokens: list[Token], parsed: bool, marks: Sequence[int]) -> Sentence:
        place = {token.i: n for n, token in enumerate(tokens)}

        def number(field: str, value: str) -> int:
            return self.numbers[field].get(value, IGNORED) if parsed else IGNORED

        def head(token: Token) -> int:
            return IGNORED if not parsed else -1 if token.head == token else place.get(token.head.i, IGNORED)

        return Sentence(
            words=[token.text for token in tokens],
            after_break=[is_after_break(token) for token in tokens],
            glued=[is_glued(token) for token in tokens],
            tag=[number("tag", token.tag_) for token in tokens],
            morph=[number("morph", morph(token)) for token in tokens],
            lemma=[number("lemma", lemmas.rule(token.text, token.lemma_)) if parsed else IGNORED for token in tokens],
            head=[head(token) for token in tokens],
            label=[number("label", token.dep_) for token in tokens],
            name=[marks[token.i] for token in tokens],
        )


def stretches(docs: Sequence[list[Sentence]], draw: random.Random, longest: int) -> Iterator[list[Sentence]]:
    """Every doc cut into stretches of some sentences, most of them long, none above `longest` words but for a single sentence."""
    for sentences in docs:
        stretch: list[Sentence] = []
        wanted = draw.randint(1, 12)
        for sentence in sentences:
            if stretch and (len(stretch) >= wanted or sum(len(s.words) for s in stretch) + len(sentence.words) > longest):
                yield stretch
                stretch, wanted = [], draw.randint(1, 12)
            stretch.append(sentence)
        if stretch:
            yield stretch


def numbered(stretch: list[Sentence], pieces: WordPieces, draw: random.Random | None) -> dict[str, NDArray[np.int64]]:
    """A stretch as arrays; with `draw`, for training, words change their case and pieces are masked now and then."""
    words = [word for sentence in stretch for word in sentence.words]
    encoded = pieces.encode(words, *([flag for s in stretch for flag in getattr(s, field)] for field in ("after_break", "glued")))
    arrays = encoded._asdict()
    if draw is not None:
        if draw.random() < CASE_CHANGED:
            arrays["shapes"] = _recased(arrays["shapes"], draw.choice([LOWER, TITLE, UPPER]))
        masked = np.array([draw.random() < MASKED for _ in arrays["pieces"]])
        masked[[0, -1]] = False
        arrays["pieces"] = np.where(masked, pieces.vocabulary.index(MASK), arrays["pieces"])
    heads, offset = [], 1
    for sentence in stretch:
        heads += [IGNORED if head == IGNORED else 0 if head < 0 else head + offset for head in sentence.head]
        offset += len(sentence.words)
    for field in ("tag", "morph", "lemma", "label", "name"):
        arrays[field] = np.array([value for s in stretch for value in getattr(s, field)], dtype=np.int64)
    starts = [n == 0 for s in stretch for n in range(len(s.words))]
    return arrays | {"head": np.array(heads, dtype=np.int64), "start": np.array(starts, dtype=np.int64)}


def _recased(shapes: NDArray[np.int64], case: int) -> NDArray[np.int64]:
    extra, plain = shapes // AFTER_BREAK * AFTER_BREAK, shapes % AFTER_BREAK
    return np.where((plain == NO_LETTERS) | (plain == MIXED) & (case == LOWER), plain, case) + extra


def batches(examples: list[dict[str, NDArray[np.int64]]], size: int, draw: random.Random | None) -> Iterator[dict[str, Tensor]]:
    """Examples of like length together, up to `size` pieces, padding counted; in any order if there is one to draw.

    Lengths are rounded up, and small groups filled with empty rows, because every new shape costs oneDNN a compilation.
    """
    ordered = sorted(examples, key=lambda e: len(e["pieces"]) + (draw.uniform(0, 8) if draw else 0), reverse=True)
    groups: list[tuple[int, list[dict[str, NDArray[np.int64]]]]] = []
    for example in ordered:
        if not groups or len(groups[-1][1]) == groups[-1][0]:
            groups.append((max(1, size // _rounded(len(example["pieces"]) + (8 if draw else 0))), []))
        groups[-1][1].append(example)
    if draw:
        draw.shuffle(groups)
    for rows, group in groups:
        batch = {name: _padded([e[name] for e in group], rows, 0 if name in INPUTS else IGNORED) for name in group[0]}
        mask = _padded([np.ones_like(e["pieces"]) for e in group], rows, 0).bool()
        mask[:, 0] = True
        yield batch | {"mask": mask}


def _rounded(length: int) -> int:
    return -(-length // ROUNDED_TO) * ROUNDED_TO


def _padded(arrays: list[NDArray[np.int64]], rows: int, value: int) -> Tensor:
    padded = np.full((rows, _rounded(max(map(len, arrays)))), value, dtype=np.int64)
    for row, array in zip(padded, arrays, strict=False):
        row[: len(array)] = array
    return torch.from_numpy(padded)
