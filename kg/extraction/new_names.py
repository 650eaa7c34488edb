"""New names: persons, organizations and places that no table has, by the model or by the office before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kg.extraction.annotations import MentionRow
from kg.extraction.known_names import KnownName
from kg.lexicon.actors import actors
from kg.model import Actor, ActorType
from kg.namespaces import ACTOR, slug

LONGEST_ROLE = 6  # tokens
ENTITY_TYPES = {"PERSON": ActorType.PERSON, "ORG": ActorType.ORGANIZATION, "LOC": ActorType.PLACE, "GPE": ActorType.PLACE}


class NewName(NamedTuple):
    """A stretch of tokens that names an actor."""

    start: int
    end: int
    actor: Actor


def new_names(doc: Doc, known: list[KnownName]) -> Iterator[NewName]:
    """Persons, organizations and places that the model found, or that stand behind an office, and that aren't names we know."""
    spans = {i: found for found in known for i in range(found.start, found.end)}
    taken = set(spans)
    named = [*_introduced(doc, taken), *_recognized(doc)]
    full = _full_names([doc[start:end] for start, end, kind in named if kind is ActorType.PERSON])
    for start, end, kind in [*named, *((token.i, token.i + 1, ActorType.PERSON) for token in doc if _is_surname(token, full))]:
        inside = {id(spans[i]): spans[i] for i in range(start, end) if i in spans}.values()
        if any(i.start <= start and end <= i.end or i.start < start or end < i.end for i in inside):
            continue
        if len(inside) > 1 and all(i in spans or doc[i].text in {"-", "–"} for i in range(start, end)):
            continue  # 'UK-France' are two
        if inside and kind is not ActorType.PERSON and _is_role(doc, max(i.end for i in inside), end):
            continue  # 'Russian Defense Ministry' is put together from its parts
        if not inside and not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        yield NewName(start, end, _entity_actor(doc[start:end], kind, full))


def _recognized(doc: Doc) -> Iterator[tuple[int, int, ActorType]]:
    for ent in doc.ents:
        if ent.label_ in ENTITY_TYPES and not (len(ent) == 1 and ent.root.dep_ == "amod"):
            start, end = _without_roles(ent)
            kind = ActorType.PERSON if start > ent.start + 1 and doc[start - 1].lower_ in actors().role_nouns else ENTITY_TYPES[ent.label_]
            if start < end and not doc[start:end].text.islower() and not _is_in_role(doc, start, end):
                yield start, end, kind


def _introduced(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int, ActorType]]:
    """'Security Minister Clement Sawadogo': names behind a person's office, whether or not the model knows them."""
    nouns = actors().role_nouns
    for token in doc[:-1]:
        noun = nouns.get(token.lower_)
        if noun is None or not noun.person or token.lower_ != noun.text or not token.text.istitle():
            continue
        end = token.i + 1
        while end < len(doc) and end < token.i + 6 and end not in taken and (_is_capitalized_name(doc[end]) or _joins_names(doc, end)):
            end += 1
        name = doc[token.i + 1 : end]
        if len(name) > 1 and not any(part.lower_ in nouns for part in name):
            yield name.start, name.end, ActorType.PERSON


def _is_capitalized_name(token: Token) -> bool:
    """Whether a word may be part of a name; 'Yves' of 'Jean-Yves' whatever the tagger takes it for."""
    hyphenated = token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-2).whitespace_
    return token.text[:1].isupper() and (token.pos_ == "PROPN" or hyphenated)


def _joins_names(doc: Doc, i: int) -> bool:
    return doc[i].text == "-" and i + 1 < len(doc) and not doc[i].whitespace_ and doc[i + 1].text[:1].isupper()


def _is_role(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i:end].text.lower() in actors().role_nouns for i in range(start, end))


def _is_in_role(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is a role noun or the end of one: 'Affairs Ministry' of 'the External Affairs Ministry'."""
    return any(doc[first:end].text.lower() in actors().role_nouns for first in range(max(0, start - LONGEST_ROLE), start + 1))


def _without_roles(ent: Span) -> tuple[int, int]:
    """An entity's tokens without the offices before the name ('Foreign Minister Saleh Mohammed') and a possessive after it."""
    start, end = ent.start, ent.end
    if ent[-1].tag_ == "POS":
        end -= 1
    if ent[0].pos_ == "DET":
        start += 1
    while end > start and ent.doc[end - 1].pos_ in {"ADP", "CCONJ", "DET"}:
        end -= 1  # 'Government of', where the model left the state out
    if ent.label_ == "PERSON":
        start = max(start, _end_of_office(ent.doc, ent.start))
        end = next((token.i for token in ent if token.lower_ == "of" and token.i > start), end)
    offices = [i for i in range(start, end - 1) if _is_office(ent.doc[i])]
    if ent.label_ in {"PERSON", "ORG"} and offices and all(token.text[:1].isupper() for token in ent.doc[offices[-1] + 1 : end]):
        start = offices[-1] + 1
    return start, end


def _end_of_office(doc: Doc, i: int) -> int:
    """Where an office that begins before a token and holds it ends: 'State' of 'Deputy Secretary of State Antony Blinken'."""
    spans = ((a, b) for a in range(max(0, i - LONGEST_ROLE), i) for b in range(i + 1, min(len(doc), a + LONGEST_ROLE) + 1))
    return max((b for a, b in spans if doc[a:b].text.lower() in actors().role_nouns), default=i)


def _is_office(token: Token) -> bool:
    noun = actors().role_nouns.get(token.lower_)
    return noun is not None and noun.person


def _full_names(persons: list[Span]) -> dict[str, str]:
    """Persons' full names by their last words, and by their first ones where these stand for no other."""
    found: dict[str, str] = {}
    for place in (-1, 0):
        for name in (span for span in persons if len(span) > 1):
            found.setdefault(name[place].text, " ".join(name.text.split()))
    return found


def _is_surname(token: Token, full_names: dict[str, str]) -> bool:
    """Whether a word is the last of a person's name that the text gave in full: the model may not know it alone."""
    name = full_names.get(token.text, "")
    return len(token) > 2 and token.text[0].isupper() and name.endswith(f" {token.text}")


def _entity_actor(span: Span, kind: ActorType, full_names: dict[str, str]) -> Actor:
    """The actor of a name from outside the gazetteer; a bare surname belongs to the full name that the document gives."""
    name = " ".join(span.text.split())
    if kind is ActorType.PERSON and " " not in name:
        full = full_names.get(span[-1].text, name)
        name = full if len(span) == 1 or full.endswith(f" {name}") else name
    return Actor(ACTOR + slug(name), name, kind)


def row(doc: Doc, found: NewName) -> MentionRow:
    """The mention of a new name."""
    actor = found.actor
    head = doc[found.start : found.end].root.i
    return MentionRow(found.start, found.end, head, actor.id, actor.label, actor.type.value, "name")
