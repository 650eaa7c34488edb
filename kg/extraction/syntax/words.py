"""Words: their dictionary forms and parts of speech, and what a table of the lexicon has for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Token

from kg.lexicon.frames import Part

T = TypeVar("T")

# Labels that any pipeline trained on Universal Dependencies has, and pipelines with other labels lack.
UNIVERSAL_LABELS = frozenset({"nsubj", "obj", "obl", "case", "nmod", "ccomp", "xcomp"})

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


def parts(token: Token) -> tuple[Part, ...]:
    """The parts of speech under which the lexicon may know this token, likeliest first."""
    return PARTS.get(token.pos_, ())


def lemma(token: Token) -> str:
    """Dictionary form, in lower case."""
    return token.lemma_.lower()


# a text has few words, and each is looked up many times
@lru_cache(maxsize=65536)
def _headwords(form: str, lemma: str, part: Part) -> tuple[str, ...]:
    """The forms under which the lexicon may list a word, likeliest first: its lemma, then those that its form allows."""
    return tuple(_forms(form, lemma, part))


def _forms(form: str, lemma: str, part: Part) -> Iterator[str]:
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
    for form in _headwords(token.lower_, lemma(token), part):
        if (form, part) in table:
            return table[form, part]
    return None
