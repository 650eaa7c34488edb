"""The published text, and the stretches it consists of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.passage import Passage


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    TITLE = "title"
    DATELINE = "dateline"  # MOSCOW, January 30. /TASS/.
    HEADING = "heading"  # over a section; not a sentence
    PARAGRAPH = "paragraph"
    HEADLINE = "headline"  # of another story, listed at the end
    NUMBER = "number"  # before a paragraph: 1., (a)
    IMPRINT = "imprint"  # who made and sends the text: byline, slug, credits, copyright, contacts; not read


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document, without the line ends, bullets and spaces around it."""

    kind: BlockKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class Document:
    """A published text with what is known of its publication. Documents are equal when all of this is."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    place: str | None = None
    language: str = "en"
    blocks: tuple[Block, ...] = ()
