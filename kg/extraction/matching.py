"""Matching: where a frame of the lexicon stands in a sentence, and which words fill its roles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from spacy.tokens import Span, Token

from kg.extraction import syntax
from kg.lexicon.frames import Frame, Part, Role, Slot, frames_by_lemma, nominalized

_FRAMES = syntax.Entries(frames_by_lemma)


class Match(NamedTuple):
    """A frame at its trigger, with the heads of the words that fill its roles. `attached`: each stands where the parse expects it."""

    frame: Frame
    trigger: Token
    fillers: dict[Role, Token]
    fixed: tuple[Token, ...]
    attached: bool

    @property
    def weight(self) -> tuple[int, bool, int]:
        """Matches at one trigger compete: more fixed words, then more roles, win; 'is committed' is a state before it is a passive."""
        return len(self.fixed), self.frame.predicative, len(self.fillers)


def matches(token: Token) -> Iterator[list[Match]]:
    """The matches of the lexicon's frames at a token, the best first, equally good ones together."""
    frames = list(_candidates(token))
    if not frames:
        return
    said = _words(token.sent) if any(frame.words for frame in frames) else frozenset()
    found = [match for frame in frames if said.issuperset(frame.words) for match in _matched(token, frame)]
    for weight in sorted({match.weight for match in found}, reverse=True):
        yield [match for match in found if match.weight == weight]


# the tokens of a sentence come one after another
@lru_cache(maxsize=1)
def _words(sentence: Span) -> frozenset[str]:
    return frozenset(form for word in sentence for form in (syntax.lemma(word), word.lower_))


def _candidates(token: Token) -> Iterator[Frame]:
    listed = _FRAMES.of(token)
    yield from chain.from_iterable(listed)
    if not listed and token.pos_ == "NOUN" and token.lower_.endswith("ing"):
        yield from filter(None, map(nominalized, syntax.listed(token, Part.VERB, frames_by_lemma()) or ()))


def _matched(token: Token, frame: Frame) -> Iterator[Match]:
    if frame.part is Part.PREPOSITION:
        if token.dep_ == "case" and syntax.is_predicate(token.head):
            yield Match(frame, token, {Role.OBJECT: token.head}, (), True)  # "is against the partition"
        return
    judged = any(slot.judged for slot in frame.slots)
    if judged and not syntax.is_predicate(token) and syntax.called(token) is None and not syntax.is_passive(token):
        return
    if frame.predicative and not syntax.is_copular(token) or frame.part is Part.ADJECTIVE and not frame.predicative:
        return
    fixed = _fixed_words(token, frame.words)
    if fixed is None:
        return
    fillers: dict[Role, Token] = {}
    attached = True
    for slot in frame.slots:
        filler, at_place = _filler(token, fixed, slot, list(fillers.values()))
        if filler is None and slot.role is Role.OBJECT and any(other.role is Role.TOPIC for other in frame.slots):
            filler = syntax.bidden(token)
        if filler is None and not slot.optional and not _may_be_reciprocal(slot, frame) and not _may_be_named(token, slot, frame):
            return
        if filler is not None and filler not in fixed:
            fillers[slot.role] = filler
            attached &= at_place
    yield Match(frame, token, fillers, tuple(fixed), attached)


def _may_be_reciprocal(slot: Slot, frame: Frame) -> bool:
    # "Russia and Turkey cooperate": whether the relation is symmetric is for the statements to say
    return slot.role is Role.OBJECT and bool(slot.markers) and slot.markers[0] in {"with", "between", "and"}


def _may_be_named(token: Token, slot: Slot, frame: Frame) -> bool:
    """'Riyadh's allegations', 'a charge made by Riyadh': the noun itself tells what was said."""
    said = frame.part is Part.NOUN and not frame.predicative and slot.role is Role.OBJECT
    owner = syntax.possessor(token) if said else None
    named = owner is not None and owner.pos_ == "PROPN"
    return said and (named or syntax.agent(token) is not None or syntax.maker(token) is not None)


def _fixed_words(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The frame's other words among what hangs on the trigger, or on those already found; None if one is missing."""
    found: list[Token] = []
    missing = list(words)
    while missing:
        # "holds Israel responsible": the word may hang on the object; "voted in favour of": or on a word that stands after it
        nodes = [token, *found, *syntax.children(token, "obj")]
        near = [child for node in nodes for child in node.children if child not in found and not _stands_apart(child, words)]
        thing = syntax.direct_object(token)  # "the bans that it imposed on Iran": before the verb
        if thing is not None and token.dep_ == "acl" and thing.dep_ == "nmod":
            near.append(thing.head)  # "the agreement on repatriation signed by Dhaka"
        near += [thing] if thing is not None and thing not in near else []
        match = next(((word, t) for word in missing for t in near if word in {syntax.lemma(t), t.lower_}), None)
        if match is None:
            return None
        missing.remove(match[0])
        found.append(match[1])
    return found


def _stands_apart(noun: Token, words: tuple[str, ...]) -> bool:
    """'talks' of "hosted Macron for talks", for "host talk", which has no preposition."""
    marks = syntax.prepositions(noun) if noun.dep_ == "obl" else []
    return bool(marks) and set(marks).isdisjoint(words)


def _filler(token: Token, fixed: list[Token], slot: Slot, others: list[Token]) -> tuple[Token | None, bool]:
    """The head of what fills a slot, and whether it hangs where it should."""
    if slot.judged:
        return _judged(token), True
    if slot.paired:
        return _marked((token, *fixed, *syntax.predicates_of(token)), slot.markers), True
    if not slot.markers:
        return _direct(token, fixed), True
    found = _marked((token, *fixed), slot.markers)
    if found is not None:
        return found, True
    if slot.role is Role.OBJECT and "to" in slot.markers and (receiver := syntax.indirect_object(token)) is not None:
        return receiver, True  # "gave Laos a loan"
    if not syntax.particle(token).isdisjoint(slot.markers):
        return _direct(token, fixed), True  # "ruled out a withdrawal", "ruled it out"
    # "negotiations with the United States on terrorism": the parse may hang 'on' on 'States'; "held talks in Rome with Ankara" on 'Rome'
    near = (
        [*others, *syntax.children(token, "acl"), *(child for node in (token, *fixed) for child in syntax.obliques(node))]
        if slot.optional
        else list(others)
    )
    if token.pos_ in {"NOUN", "PROPN"} and token.head != token and token.dep_ in {"obj", "obl", "nsubj:pass", "nsubj", "nmod"}:
        near.append(token.head)
    if "that" in slot.markers and token.dep_ == "obj" and (clause := syntax.complement(token.head)) is not None and clause.i > token.i:
        return clause, False  # "reiterated its demand today that Israel ease …"
    found = _marked(tuple(near), tuple(m for m in slot.markers if m != "that"))
    if found is not None and found.i > token.i and found not in others:
        return found, False
    return None, True


def _judged(token: Token) -> Token | None:
    """What is called so: 'the move' of "the move is unacceptable", "called the move unacceptable"."""
    thing = syntax.called(token) or syntax.clause_subject(token)
    return None if thing is None or thing.pos_ == "PRON" else thing


def _direct(token: Token, fixed: list[Token]) -> Token | None:
    if token.pos_ == "NOUN":
        return next((t for t in syntax.explained(token) if t.pos_ == "PROPN"), None)  # "its ally Niger"
    thing = syntax.direct_object(token)
    if thing is not None and thing not in fixed and thing.ent_type_ != "DATE":
        return thing
    receiver = syntax.indirect_object(token)
    if receiver is not None:
        return receiver
    meant = [thing for word in fixed if word.pos_ == "VERB" and (thing := syntax.direct_object(word)) is not None]
    if meant:
        return meant[0]  # "attempted to assassinate the minister"
    # "proposed replacing the format"
    deeds = [t for t in syntax.children(token, "xcomp", "ccomp", "advcl") if t.tag_ == "VBG" and not syntax.preposition(t)]
    end = max(word.i for word in (token, *syntax.children(token, "compound:prt")))
    return next((t for t in deeds if t.dep_ != "advcl" and t.i > token.i or t.i == end + 1), None)


def _marked(nodes: tuple[Token, ...], markers: tuple[str, ...]) -> Token | None:
    """The first phrase or clause after these nodes that one of the markers introduces, or before them where none follows."""
    ahead = None
    for node in nodes:
        for child in syntax.children(node, *syntax.OBLIQUES, "xcomp", "ccomp", "nmod:poss", "acl:relcl", "csubj", "dep"):
            words = syntax.prepositions(child)
            clause = "that" in markers and child.dep_ == "ccomp" and not words and child.tag_ != "VBG"
            if clause or any(marker in words for marker in markers) and child.ent_type_ != "DATE":
                if child.i > node.i:
                    return child
                ahead = ahead or child
    return ahead
