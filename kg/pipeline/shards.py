"""Documents by the shard: what a reader takes at a time, be it this process, another one, or another machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kg.errors import KgError
from kg.model import Document, Omission, Reading, records
from kg.pipeline.outcomes import Unchanged

if TYPE_CHECKING:
    from spacy.language import Language

Item = Document | Omission | Unchanged
"""What comes of the inputs: documents to read, and what need not or cannot be, where it stood among them."""
T = TypeVar("T", bound=Item)
Shard = list[Document]
Read = list[Reading | Omission]
"""What became of each document of a shard, in their order."""
# Characters, about half a second's reading: long beside what it costs to hand a shard over, short enough that all have work to the end.
LONG = 10_000
MANY = 1_000  # items


class Pipeline(NamedTuple):
    """A language pipeline as it is where it reads: its name and version, its language, and the longest text in characters."""

    name: str
    language: str
    longest: int


def about(nlp: Language) -> Pipeline:
    """What is to be known of a pipeline."""
    from kg.extraction import described

    return Pipeline(described(nlp), nlp.lang or "", nlp.max_length)


def shards(items: Iterable[T], long: int = LONG, many: int = MANY) -> Iterator[list[T]]:
    """Items in lists of so many documents as have about `long` characters."""
    shard: list[T] = []
    characters = 0
    for item in items:
        shard.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if characters >= long or len(shard) >= many:
            yield shard
            shard, characters = [], 0
    if shard:
        yield shard


def named(documents: Shard, *with_what: str) -> str:
    """A name for what is read in these documents, of all that it depends on: the same on every machine, and for each attempt."""
    from kg.graph.stores.digests import digest_of

    return hashlib.sha256("".join(digest_of(document, *with_what) for document in documents).encode()).hexdigest()[:32]


def readings(documents: Shard, nlp: Language) -> Read:
    """What was read in each document: its statements and attributions in the order of the text.

    A document that the pipeline fails on is an Omission, and the others are read.
    """
    from kg import extraction

    try:
        # the words that spaCy learns it forgets again: its memory would grow with every new one
        with nlp.memory_zone():
            return [_in_order(reading) for reading in extraction.readings(documents, nlp)]
    except KgError:
        raise
    except Exception as failure:
        if len(documents) > 1:
            return [found for document in documents for found in readings([document], nlp)]
        return [Omission(documents[0].id, f"cannot be read: the pipeline fails on it ({type(failure).__name__}: {failure})")]


def _in_order(reading: Reading) -> Reading:
    return replace(
        reading,
        statements=tuple(sorted(reading.statements, key=records.in_text)),
        attributions=tuple(sorted(reading.attributions, key=records.attribution_in_text)),
    )
