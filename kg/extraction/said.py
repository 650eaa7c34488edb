"""What is said: a cue with its source and content, as spans of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.lexicon.cues import Cue, cues

Span = tuple[int, int]
_CUES = syntax.Entries(cues)


class Said(NamedTuple):
    """A cue found in the text, its own token, its source's head, and what it introduces in its own sentence."""

    cue: Cue
    span: Span
    head: int
    source: Token | None
    content: tuple[Span, ...]


def cues_at(token: Token) -> Iterator[Cue]:
    """The cues that the lexicon has for a token, the likeliest part of speech first, whether or not their other words are there."""
    return chain.from_iterable(_CUES.of(token))


def has_words(token: Token, cue: Cue) -> bool:
    """Whether the other words of a cue hang on its head, or on what hangs there: 'of' of 'spoke of peace'."""
    near = {word.lower_ for child in token.children for word in (child, *child.children)}
    return all(word in near for word in cue.words)


def cue_span(token: Token, words: tuple[str, ...]) -> Span:
    """The cue with its auxiliaries, adverbs and verbs above, as far as they stand right before it, and its particles: 'has called for'."""
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.lower_ in words and abs(child.i - token.i) <= 3:
            start, end = min(start, child.i), max(end, child.i + 1)
    verb = token
    while True:
        before = token.doc[start - 1] if start > 0 else verb
        if before.head == verb and before != verb and before.dep_ in syntax.VERB_GROUP:
            start -= 1
        elif verb.dep_ == "xcomp" and before == verb.head and before.pos_ in {"VERB", "AUX", "ADJ"}:
            start, verb = start - 1, before
        else:
            return start, end


def trimmed(doc: Doc, start: int, end: int) -> Span:
    """The stretch without spaces and punctuation at its ends; quotation marks and brackets stay."""
    while start < end and (doc[start].is_space or doc[start].is_punct and not doc[start].is_quote and doc[start].text not in "([“"):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct and not doc[end - 1].is_quote and doc[end - 1].text not in ")]”"):
        end -= 1
    return start, end
