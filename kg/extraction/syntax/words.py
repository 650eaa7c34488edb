"""Words: their dictionary forms and parts of speech, and what a table of the lexicon has for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.tokens import Token

from kg.lexicon.frames import Part

T = TypeVar("T")

# Labels that any pipeline trained on Universal Dependencies has, and pipelines with other labels lack.
UNIVERSAL_LABELS = frozenset({"nsubj", "obj", "obl", "case", "nmod", "ccomp", "xcomp"})

# The parts of speech under which the lexicon may know a token, likeliest first.
PARTS = {
    "VERB": (Part.VERB, Part.ADJECTIVE),
    "AUX": (Part.VERB,),
    "NOUN": (Part.NOUN,),
    "PROPN": (Part.NOUN,),
    "ADJ": (Part.ADJECTIVE, Part.VERB),
    "ADV": (Part.ADVERB,),
    "ADP": (Part.PREPOSITION,),
    "SCONJ": (Part.PREPOSITION,),
}

# What stands before a verb and belongs to it: 'has never', 'did not'.
VERB_GROUP = frozenset({"aux", "aux:pass", "advmod", "cop", "mark", "expl:pass"})


def is_universal(nlp: Language) -> bool:
    """Whether the pipeline's parser speaks Universal Dependencies."""
    return "parser" in nlp.pipe_names and set(nlp.get_pipe("parser").labels) >= UNIVERSAL_LABELS  # type: ignore[attr-defined]


def lemma(token: Token) -> str:
    """Dictionary form, in lower case."""
    return token.lemma_.lower()


def _headwords(form: str, lemma: str, part: Part) -> Iterator[str]:
    """The forms under which the lexicon may list a word, likeliest first: its lemma, then those that its form allows."""
    if part is Part.ADJECTIVE:
        yield form  # "is opposed to" has the lemma 'oppose'
    yield lemma
    if part is Part.VERB:
        for ending, added in (("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("ies", "y"), ("es", ""), ("s", "")):
            if form.endswith(ending):
                base = form.removesuffix(ending)
                yield base + added
                if ending in {"ed", "ing"} and len(base) > 2 and base[-1] == base[-2]:
                    yield base[:-1]


def listed(token: Token, part: Part, table: Mapping[tuple[str, Part], T]) -> T | None:
    """What a table of the lexicon has for the token under a part of speech, by the likeliest of its headwords."""
    return _listed(token.lower_, lemma(token), part, table)


class Entries(Generic[T]):
    """A table of the lexicon as tokens look it up: a text has few words, and each comes many times."""

    def __init__(self, table: Callable[[], Mapping[tuple[str, Part], T]]) -> None:
        self._table = table
        self._found = lru_cache(maxsize=65536)(self._find)

    def of(self, token: Token) -> tuple[T, ...]:
        """What the table has for a token under each part of speech that it may have, the likeliest first."""
        return self._found(token.lower_, token.lemma_, token.pos_)

    def _find(self, form: str, lemma: str, pos: str) -> tuple[T, ...]:
        table = self._table()
        found = (_listed(form, lemma.lower(), part, table) for part in PARTS.get(pos, ()))
        return tuple(entry for entry in found if entry is not None)


def _listed(form: str, lemma: str, part: Part, table: Mapping[tuple[str, Part], T]) -> T | None:
    return next((table[headword, part] for headword in _headwords(form, lemma, part) if (headword, part) in table), None)
