"""Words as the encoder takes them: BERT's word pieces, and for each piece the shape of its word, which an uncased vocabulary drops.

The shape is also told where a paragraph begins and whether a space follows, which tells opening from closing quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from curated_tokenizers import WordPieceProcessor  # type: ignore[attr-defined]
from numpy.typing import NDArray

LOWER, TITLE, UPPER, MIXED, NO_LETTERS = range(5)
AFTER_BREAK, GLUED = 5, 10  # added to the shape
SHAPES = 20
LONGEST_WORD = 100  # characters; BERT takes longer ones for unknown, too
MOST_PIECES = 12  # of a word; addresses and the like are cut in the middle
LONGEST = 510  # pieces that the encoder has places for, without the marks of the ends
STRAIGHT = str.maketrans("“”„‟«»‘’‚‛′", '""""""' + "'''''")
PARTS = re.compile(r"\w+|[^\w\s]")


class Pieces(NamedTuple):
    """A stretch of words for the encoder: int64 arrays, pieces and shapes with the two marks of its ends, first and last by word."""

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


class WordPieces:
    """BERT's uncased word pieces of words that are already separate. `vocabulary` lists the pieces by number."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = list(vocabulary)
        self._processor = WordPieceProcessor(self.vocabulary)
        numbers = {piece: number for number, piece in enumerate(self.vocabulary)}
        self.begin, self.end, self.unknown = numbers["[CLS]"], numbers["[SEP]"], numbers["[UNK]"]
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """The numbers of a word's pieces, at least one."""
        found = self._known.get(word)
        if found is None:
            decomposed = unicodedata.normalize("NFD", word.translate(STRAIGHT).lower())
            plain = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
            parts = PARTS.findall(plain) if len(plain) <= LONGEST_WORD else []
            found = [number for part in parts for number in self._part(part)] or [self.unknown]
            if len(found) > MOST_PIECES:
                found = found[: MOST_PIECES // 2] + found[-MOST_PIECES // 2 :]
            self._known[word] = found
        return found

    def _part(self, part: str) -> list[int]:
        numbers: list[int] = self._processor.encode(part)[0]
        return numbers if -1 not in numbers else [self.unknown]

    def encode(self, words: Sequence[str], after_break: Sequence[bool], glued: Sequence[bool]) -> Pieces:
        """The pieces of a stretch of words; `after_break` where a paragraph begins, `glued` where no space follows."""
        pieces, shapes, first, last = [self.begin], [LOWER], [], []
        for word, broken, joined in zip(words, after_break, glued, strict=True):
            numbers = self.of(word)
            first.append(len(pieces))
            pieces += numbers
            shapes += [shape(word) + AFTER_BREAK * broken + GLUED * joined] * len(numbers)
            last.append(len(pieces) - 1)
        return Pieces(*(np.array(column, dtype=np.int64) for column in ([*pieces, self.end], [*shapes, LOWER], first, last)))


def shape(word: str) -> int:
    """LOWER, TITLE ('Moscow', 'I'), UPPER ('NATO', 'U.S.'), MIXED ('McCain', 'eBay') or NO_LETTERS."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return NO_LETTERS
    if not any(char.isupper() for char in letters):
        return LOWER
    if letters[0].isupper() and not any(char.isupper() for char in letters[1:]):
        return TITLE
    return UPPER if not any(char.islower() for char in letters) else MIXED
