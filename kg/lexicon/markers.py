"""Markers: the words that turn how a statement is put, or whether it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import turtle
from kg.lexicon.frames import Part, part_of_speech
from kg.model import Modality
from kg.namespaces import ONTOLOGY


@dataclass(frozen=True, slots=True)
class Marker:
    """A word whose complement or clause has this modality ('ready' → intended), or is denied (`negative`: 'never', 'fail')."""

    lemma: str
    part: Part
    modality: Modality | None = None
    negative: bool = False


@cache
def markers() -> Mapping[tuple[str, Part], Marker]:
    """The markers of ontologies/lexicon.ttl by word and part of speech."""
    lexicon = turtle.index("lexicon.ttl")
    table = {}
    for entry in lexicon.with_predicate(turtle.dip("marks")):
        part = part_of_speech(lexicon, entry)
        marked = {value.removeprefix(ONTOLOGY) for value in lexicon[entry][turtle.dip("marks")]}
        unknown = marked - {"negative", *Modality}
        if unknown:
            raise lexicon.error(entry.rsplit("/", 1)[-1], f"{entry}: marks {', '.join(sorted(unknown))}", "a modality or dip:negative")
        modality = next((Modality(value) for value in sorted(marked - {"negative"})), None)
        for word in lexicon[entry].get(turtle.dip("word"), ()):
            table[word, part] = Marker(word, part, modality, "negative" in marked)
    return table


@cache
def transparent() -> frozenset[tuple[str, Part]]:
    """Words whose topic is named by their complement: 'the creation of safe havens' is about safe havens."""
    lexicon = turtle.index("lexicon.ttl")
    return frozenset(
        (word, part_of_speech(lexicon, entry))
        for entry in lexicon.with_predicate(turtle.dip("transparent"))
        for word in lexicon[entry][turtle.dip("transparent")]
    )


def keeps_plural(word: str) -> bool:
    """Whether a topic is named in the plural: 'talks', 'sanctions'."""
    return word in _words("keepsPlural")


def is_quantity(lemma: str) -> bool:
    """Whether a noun counts others: 'thousands of students'."""
    return lemma in _words("quantity")


def follows_name(lemma: str) -> bool:
    """Whether a noun after an organization's name adds nothing to it: 'the Islamic Jihad movement'."""
    return lemma in _words("followsName")


def acts_for_owner(lemma: str) -> bool:
    """Whether a noun's deeds are those of whose it is: 'airstrikes by the coalition hit a market', 'US assistance supports schools'."""
    return lemma in _words("actsForOwner")


def tells_progress(lemma: str) -> bool:
    """Whether a verb before an infinitive tells how a deed goes on, though it may be a cue elsewhere: 'continued to shell the town'."""
    return lemma in _words("progress")


def names_statement(lemma: str) -> bool:
    """Whether a noun in a headline tells that somebody speaks in the text: 'Statement by the Spokesperson'."""
    return lemma in _words("namesStatement")


def lends_subject(lemma: str) -> bool:
    """Whether a verb's subject is who does what its object names: 'voiced support for', 'launched an attack on'."""
    return lemma in _words("supportVerb")


@cache
def _words(predicate: str) -> frozenset[str]:
    lexicon = turtle.index("lexicon.ttl")
    return frozenset(word for entry in lexicon.values() for word in entry.get(turtle.dip(predicate), ()))
