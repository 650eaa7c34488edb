"""Known names: the actors of ontologies/actors.ttl and the persons of ontologies/officeholders.ttl where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from kg.extraction import surnames, syntax
from kg.extraction.annotations import MentionRow
from kg.extraction.stretches import stretches
from kg.lexicon.actors import Name, NameKind, actors, represented
from kg.model import Actor, ActorType
from kg.namespaces import ACTOR, slug

# 'in Moscow' is the place, 'Moscow said' the state.
PLACING = frozenset({"in", "at", "near", "around", "inside", "outside", "across", "through", "into", "within", "throughout"})


class KnownName(NamedTuple):
    """A stretch of tokens that is a name of the table."""

    start: int
    end: int
    name: Name


@cache
def _longest_name() -> int:
    """In tokens, of which hyphens and possessives make two."""
    return max(len(re.findall(r"\w+|[^\w\s]", text)) for text in actors().names)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(text.split()[0].rstrip(".,").split("-")[0].split("'")[0] for text in actors().names)


def known_names(doc: Doc) -> Iterator[KnownName]:
    """The longest names of the gazetteer, from left to right."""
    names, first = actors().names, _first_words()
    spans = list(
        stretches(
            doc,
            doc.text.replace("’", "'"),
            _longest_name(),
            lambda word: word.split("'")[0].rstrip(".,") in first,
            lambda start, end, words: names.get(words),
        )
    )
    strong = {name.actor for _, _, candidates in spans for name in candidates if not name.weak}
    entity = {token.i: ent.label_ for ent in doc.ents for token in ent}
    sure_names = [(doc[i:j], name.actor) for i, j, found in spans for name in found if not name.weak]
    full_names = surnames.FullNames(doc, [(span, actor) for span, actor in sure_names if actor.type is ActorType.PERSON])
    for start, end, candidates in spans:
        sure = [name for name in candidates if not name.weak]
        things = [name for name in candidates if name.actor.type is not ActorType.PERSON]
        supported = [name for name in things if name.actor in strong]
        chosen = sure or supported or [name for name in things if _by_entity(name, entity.get(start, ""))]
        if chosen:
            yield KnownName(start, end, _by_context(doc[start:end], tuple(chosen)))
        elif bearers := [name for name in candidates if name.actor.type is ActorType.PERSON]:
            bearer = surnames.bearer(doc[start:end], bearers, full_names)
            if bearer is not None:
                yield KnownName(start, end, bearer)


def _by_entity(name: Name, label: str) -> bool:
    """Whether an entity of the model supports a weak name: 'Azov' as a place is no group, and 'Victoria' rarely the Seychelles."""
    if name.kind is NameKind.CAPITAL:
        return False
    return label in ({"ORG", "NORP", "GPE"} if name.actor.type is ActorType.GROUP else {"LOC", "GPE", "ORG", "NORP"})


def _by_context(span: Span, names: tuple[Name, ...]) -> Name:
    """Of the things that a name may name: the adjective where it stands before a noun, else the plain name."""
    attributive = span.root.dep_ in {"amod", "compound"} or span.root.pos_ == "ADJ"
    wanted = (NameKind.ADJECTIVE,) if attributive else (NameKind.NAME, NameKind.SEAT, NameKind.CAPITAL, NameKind.DEMONYM)
    return next((name for name in names if name.kind in wanted), names[0])


def row(doc: Doc, found: KnownName) -> MentionRow:
    """The mention of a known name; a capital that something is in is a place, and so is the one of 'Paris, France'."""
    name, root = found.name, doc[found.start : found.end].root
    actor, label = name.actor, name.actor.label
    if name.kind is NameKind.CAPITAL and (syntax.preposition(root) in PLACING or _stands_before_its_state(doc, found)):
        return MentionRow(found.start, found.end, root.i, ACTOR + slug(name.text), name.text, ActorType.PLACE.value, "name")
    state = represented(actor)
    kind = "adjective" if name.kind is NameKind.ADJECTIVE else "name"
    return MentionRow(found.start, found.end, root.i, actor.id, label, actor.type.value, kind, plain(state))


def _stands_before_its_state(doc: Doc, found: KnownName) -> bool:
    if found.end + 1 >= len(doc) or doc[found.end].text != ",":
        return False
    rest = (doc[found.end + 1 : end].text for end in range(found.end + 2, min(len(doc), found.end + 5) + 1))
    return any(name.kind is NameKind.NAME and name.actor == found.name.actor for text in rest for name in actors().names.get(text, ()))


def plain(actor: Actor | None) -> tuple[str, str, str] | None:
    """An actor as plain values."""
    return (actor.id, actor.label, actor.type.value) if actor else None
