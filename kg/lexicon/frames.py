"""Frames: the words that evoke a relation, and where its roles stand around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from kg.errors import OntologyError
from kg.lexicon import turtle
from kg.lexicon.relations import relations
from kg.namespaces import ONTOLOGY

# The words that may stand right before a role and mark it.
MARKERS = frozenset(
    "about above across after against ahead along alongside amid among amongst around as at before behind below beside between beyond by "
    "concerning despite during for from in inside into near of off on onto out outside over regarding since than that through to "
    "toward towards under until up upon via with within without".split()
)


class Part(StrEnum):
    """Part of speech of a lexical entry's head."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PREPOSITION = "preposition"


class Role(StrEnum):
    """The roles that a frame can place."""

    SUBJECT = "SUBJECT"
    OBJECT = "OBJECT"
    TOPIC = "TOPIC"
    PLACE = "PLACE"


class Filler(StrEnum):
    """What an object must be, where a frame is of a mind: 'suspend ACTOR' is a sanction, 'suspend THING' is not."""

    ACTOR = "ACTOR"
    THING = "THING"


ROLES: dict[str, Role] = {**Role.__members__, **{filler.value: Role.OBJECT for filler in Filler}}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a role stands.

    Without `markers` it is the verb's direct object. A marker is a preposition ('on'), 'to' (also before an infinitive) or 'that'
    (a clause); one of them is enough. `judged`: it is the grammatical subject, of which somebody else says this.
    `paired`: 'between SUBJECT and OBJECT', whose fillers are each other's subject and object.
    `filled_by` an actor (ACTOR in the frame) or a thing (THING), an object of either kind where it is None.
    """

    role: Role
    markers: tuple[str, ...] = ()
    optional: bool = False
    paired: bool = False
    judged: bool = False
    filled_by: Filler | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to put a relation into words: "call on OBJECT (to TOPIC)", "hold talks with OBJECT (on/about TOPIC)".

    `lemma` is the head, `words` the other fixed words as they stand in the frame (lemmas). `predicative` frames began with 'be'.
    The subject of a verb or adjective is its grammatical subject and is not written. `plover` is the PLOVER type where it is another than
    its relation's: 'lifted the curfew' withdraws, but is a CONCEDE.
    """

    text: str
    relation: str
    part: Part
    lemma: str
    words: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    predicative: bool = False
    plover: str | None = None


@cache
def frames() -> tuple[Frame, ...]:
    """All frames of ontologies/lexicon.ttl, in the order of the file."""
    lexicon = turtle.index("lexicon.ttl")
    found = []
    for entry in lexicon.with_predicate(turtle.dip("frame")):
        part = part_of_speech(lexicon, entry)
        relation = lexicon.one(entry, turtle.dip("evokes"))
        plover = (lexicon.one(entry, turtle.dip("ploverType")) or "").rpartition("#")[2] or None
        for text in lexicon[entry][turtle.dip("frame")]:
            if relation is None:
                raise lexicon.error(text, f'frame "{text}": its entry evokes no relation', "add dip:evokes dip:RELATION")
            try:
                found.append(replace(parse(text, relation.removeprefix(ONTOLOGY), part), plover=plover))
            except FrameError as error:
                problem, hint = error.args
                raise lexicon.error(text, f'frame "{text}": {problem}', hint) from None
    return tuple(found)


@cache
def frames_by_lemma() -> Mapping[tuple[str, Part], tuple[Frame, ...]]:
    """The frames by head and part of speech."""
    table: dict[tuple[str, Part], list[Frame]] = {}
    for frame in frames():
        table.setdefault((frame.lemma, frame.part), []).append(frame)
    return {key: tuple(values) for key, values in table.items()}


@cache
def nominalized(frame: Frame) -> Frame | None:
    """A verb's frame as that of its noun in '-ing': "target OBJECT" as "targeting of OBJECT"; None for one without a direct object."""
    if frame.words or not any(slot.role is Role.OBJECT and not slot.markers for slot in frame.slots):
        return None
    slots = tuple(slot if slot.markers else replace(slot, markers=("of",)) for slot in frame.slots)
    return replace(frame, part=Part.NOUN, slots=slots)


@cache
def ways_of_asking(lemma: str) -> frozenset[str]:
    """How a verb names those who are to do what follows: 'upon' of 'call upon Mali to act', '' of 'press Mali to act'."""
    frames = (frame for frame in frames_by_lemma().get((lemma, Part.VERB), ()) if relations()[frame.relation].is_position)
    asking = (frame.slots for frame in frames if any(slot.role is Role.TOPIC and "to" in slot.markers for slot in frame.slots))
    return frozenset(marker for slots in asking for slot in slots if slot.role is Role.OBJECT for marker in slot.markers or ("",))


@cache
def controls_object(lemma: str) -> bool:
    """Whether a verb's object is to do what follows: 'press the regime to end the attacks'."""
    return any(
        relations()[frame.relation].is_position
        and {(Role.OBJECT, ()), (Role.TOPIC, ("to",))} <= {(slot.role, slot.markers) for slot in frame.slots}
        for frame in frames_by_lemma().get((lemma, Part.VERB), ())
    )


def part_of_speech(lexicon: turtle.Index, entry: str) -> Part:
    """The part of speech that an entry of the lexicon states."""
    stated = lexicon.one(entry, turtle.LEXINFO + "partOfSpeech") or ""
    try:
        return Part(stated.removeprefix(turtle.LEXINFO))
    except ValueError:
        parts = ", ".join(f"lexinfo:{part.value}" for part in Part)
        raise lexicon.error(entry.rsplit("/", 1)[-1], f"{entry}: no part of speech that we know", f"one of {parts}") from None


class FrameError(OntologyError):
    """A frame that says nothing: what is wrong with it, and how one looks that says something."""


def parse(text: str, relation: str, part: Part) -> Frame:
    """The frame that a string tells.

    Raises `FrameError` with the problem and a hint.
    """
    tokens = re.findall(r"[()]|[^\s()]+", text)
    lemma, words, slots, optional = "", list[str](), list[Slot](), False
    if tokens[:2] == ["OBJECT", "be"]:
        slots.append(Slot(Role.OBJECT, judged=True))
        tokens = tokens[1:]
    predicative = tokens[:1] == ["be"] and len(tokens) > 1
    before = ""  # the word that may mark the next role
    for token in [*tokens[predicative:], ""]:
        if token in ROLES:
            markers = tuple(before.split("/")) if before else ()
            if not lemma and predicative and before:
                lemma, markers = before, ()  # "be against OBJECT"
            elif not lemma or not MARKERS.issuperset(markers) and before != "and":
                if any(not slot.judged for slot in slots):
                    raise FrameError(f'unknown word "{before}" after a role', 'a frame is words and roles, e.g. "call on OBJECT to TOPIC"')
                if lemma:
                    words.append(before)
                lemma, markers = lemma or before, ()
            slots.append(Slot(ROLES[token], markers, optional, filled_by=Filler.__members__.get(token)))
            before = ""
            continue
        if before:
            if lemma or predicative and before in MARKERS:
                words.append(before)
            else:
                lemma = before
            before = ""
        if token in {"(", ")"}:
            if optional == (token == "("):
                raise FrameError(f'"{token}" is out of place', 'what is optional stands in brackets, e.g. "call on OBJECT (to TOPIC)"')
            optional = token == "("
        elif token.isupper():
            raise FrameError(f'unknown role "{token}"', f"the roles are {', '.join(ROLES)}")
        else:
            before = token
    if not lemma or optional:
        raise FrameError(
            "a bracket is open" if optional else "no head word", 'a frame is words and roles, e.g. "call on OBJECT (to TOPIC)"'
        )
    if part is Part.NOUN and not predicative:
        lemma, words = _noun_head(tokens)
    return Frame(text, relation, part, lemma, tuple(words), _paired(slots), predicative)


def _noun_head(tokens: list[str]) -> tuple[str, list[str]]:
    """'operation' and the rest of 'joint operation with OBJECT': the last word before the first preposition or role."""
    marks = [following in ROLES and {*MARKERS, "and"}.issuperset(token.split("/")) for token, following in pairwise([*tokens, ""])]
    words = [token for token, marks_role in zip(tokens, marks, strict=True) if token.islower() and not marks_role]
    before = next((n for n, word in enumerate(words) if word in MARKERS), len(words))
    return words[before - 1], words[: before - 1] + words[before:]


def _paired(slots: list[Slot]) -> tuple[Slot, ...]:
    """'between SUBJECT and OBJECT' as one slot."""
    kept = []
    for slot, following in zip(slots, [*slots, None][1:], strict=True):
        if following is not None and following.markers == ("and",):
            markers = (*slot.markers, "among", "amongst") if slot.markers == ("between",) else slot.markers
            kept.append(replace(slot, markers=markers, paired=True))
        elif slot.markers != ("and",):
            kept.append(slot)
    return tuple(kept)
