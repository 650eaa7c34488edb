"""Stretches of tokens whose words stand in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from spacy.tokens import Doc

T = TypeVar("T")


def stretches(
    doc: Doc, text: str, longest: int, begins: Callable[[str], bool], meaning: Callable[[int, int, str], T | None]
) -> Iterator[tuple[int, int, T]]:
    """The longest stretches that mean something, from left to right, none over another: start, end and the meaning.

    `text` is the doc's, with other characters perhaps, but as many. Stretches have up to `longest` tokens; of those whose first word
    `begins` one, `meaning` is asked with start, end and words.
    """
    words = [(token.idx, token.idx + len(token)) for token in doc]
    i = 0
    while i < len(words):
        start, end = words[i]
        last = min(len(words), i + longest) if begins(text[start:end]) else i
        for j in range(last, i, -1):
            found = meaning(i, j, text[start : words[j - 1][1]])
            if found is not None:
                yield i, j, found
                i = j - 1
                break
        i += 1
