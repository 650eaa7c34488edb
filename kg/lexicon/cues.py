"""Cues: the words that say that somebody says or thinks something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.lexicon import turtle
from kg.lexicon.frames import Part, part_of_speech
from kg.namespaces import ONTOLOGY


class Stance(StrEnum):
    """What a cue does to what it introduces."""

    NEUTRAL = "neutral"  # say
    DOUBTFUL = "doubtful"  # claim
    FACTIVE = "factive"  # acknowledge
    DENYING = "denying"  # deny
    WISHING = "wishing"  # hope
    DEMANDING = "demanding"  # demand


class Act(StrEnum):
    """Whether a cue tells of words, of thoughts, or of a position on a thing that it names."""

    SPEECH = "speech"
    THOUGHT = "thought"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, or words ('point out', 'according to'), that introduce what a source says or thinks; `lemma` is the head."""

    lemma: str
    part: Part
    stance: Stance
    act: Act
    words: tuple[str, ...] = ()


@cache
def cues() -> Mapping[tuple[str, Part], tuple[Cue, ...]]:
    """The cues of ontologies/lexicon.ttl by head and part of speech, those of more words first."""
    lexicon = turtle.index("lexicon.ttl")
    table: dict[tuple[str, Part], list[Cue]] = {}
    for entry in lexicon.with_predicate(turtle.dip("cue")):
        part = part_of_speech(lexicon, entry)
        for text in lexicon[entry][turtle.dip("cue")]:
            stance, act = (lexicon.one(entry, turtle.dip(name)) or "" for name in ("stance", "act"))
            lemma, *words = _head_first(text, part)
            try:
                cue = Cue(lemma, part, Stance(stance.removeprefix(ONTOLOGY)), Act(act.removeprefix(ONTOLOGY)), tuple(words))
            except ValueError as error:
                raise lexicon.error(
                    f'"{text}"', f'cue "{text}": {error}', "dip:stance and dip:act take the terms of diplomacy.ttl"
                ) from None
            table.setdefault((lemma, part), []).append(cue)
    return {key: tuple(sorted(values, key=lambda cue: -len(cue.words))) for key, values in table.items()}


def _head_first(text: str, part: Part) -> list[str]:
    words = text.split()
    # "be confident": the adjective is the head
    return words[1:] if words[0] == "be" and part is Part.ADJECTIVE else words
