"""Words of a document and where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Words with their offsets: Unicode characters in `Document.text`, half-open, so that `text[start:end]` is the passage's text."""

    text: str
    start: int
    end: int

    def __contains__(self, other: Passage) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Word(Passage):
    """A passage that acts as one word of the lexicon: a trigger or a cue, with its dictionary form."""

    lemma: str
