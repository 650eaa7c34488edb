"""Known names: the actors of ontologies/actors.ttl where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow
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
    spans: list[tuple[int, int, tuple[Name, ...]]] = []
    i = 0
    while i < len(doc):
        if doc[i].text.split("'")[0].split("’")[0].rstrip(".,") in first:
            for j in range(min(len(doc), i + _longest_name()), i, -1):
                candidates = names.get(doc[i:j].text.replace("’", "'"))
                if candidates:
                    spans.append((i, j, candidates))
                    i = j - 1
                    break
        i += 1
    strong = {name.actor for _, _, candidates in spans for name in candidates if not name.weak}
    entity = {token.i for ent in doc.ents if ent.label_ in {"LOC", "GPE", "ORG", "NORP"} for token in ent}
    for start, end, candidates in spans:
        sure = [name for name in candidates if not name.weak]
        supported = [name for name in candidates if name.actor in strong] or [name for name in candidates if start in entity]
        chosen = sure or supported
        if chosen:
            yield KnownName(start, end, _by_context(doc[start:end], tuple(chosen)))


def _by_context(span: Span, names: tuple[Name, ...]) -> Name:
    """Of the things that a name may name: the adjective where it stands before a noun, else the plain name."""
    attributive = span.root.dep_ in {"amod", "compound"} or span.root.pos_ == "ADJ"
    wanted = (NameKind.ADJECTIVE,) if attributive else (NameKind.NAME, NameKind.SEAT, NameKind.CAPITAL, NameKind.DEMONYM)
    return next((name for name in names if name.kind in wanted), names[0])


def row(doc: Doc, found: KnownName) -> MentionRow:
    """The mention of a known name; a capital that something is in is a place."""
    name, root = found.name, doc[found.start : found.end].root
    actor, label = name.actor, name.actor.label
    if name.kind is NameKind.CAPITAL and syntax.preposition(root) in PLACING:
        return MentionRow(found.start, found.end, root.i, ACTOR + slug(name.text), name.text, ActorType.PLACE.value, "name")
    state = represented(actor)
    kind = "adjective" if name.kind is NameKind.ADJECTIVE else "name"
    return MentionRow(found.start, found.end, root.i, actor.id, label, actor.type.value, kind, plain(state))


def plain(actor: Actor | None) -> tuple[str, str, str] | None:
    """An actor as plain values."""
    return (actor.id, actor.label, actor.type.value) if actor else None
