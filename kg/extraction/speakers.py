"""Speakers: the persons whom the labels of turns name: 'MR PRICE:', 'Mr. Nebenzia (Russian Federation):', 'The President:'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extraction.annotations import BlockRow, MentionRow, read_blocks
from kg.extraction.known_names import plain
from kg.extraction.labels import TurnLabel, label, unnamed
from kg.extraction.surnames import HONORIFICS, holds
from kg.lexicon.actors import NameKind, RoleNoun, actors
from kg.lexicon.officeholders import officeholders
from kg.model import ActorType, BlockKind
from kg.namespaces import ACTOR, slug

PERSON = ActorType.PERSON.value
OPENING = frozenset({BlockKind.PARAGRAPH.value, BlockKind.HEADING.value})
LONGEST_NAME = 4  # tokens, without honorific and office


class _Words(NamedTuple):
    """A label's words: the office and the name, each perhaps empty, whether a title stands before it, and whether all is in capitals."""

    office: str
    name: tuple[str, ...]
    titled: bool
    capitals: bool

    @classmethod
    def of(cls, words: list[str]) -> _Words:
        nouns = actors().role_nouns
        end = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]).lower() in nouns), 0)
        office = " ".join(words[:end]).lower()
        titled = any(word.lower() in HONORIFICS for word in words[end : end + 1])
        rest = [word for word in words[end:] if word.lower() not in HONORIFICS]
        written = tuple(word.title() if word.isupper() else word for word in rest)
        return cls(office, written, titled, all(word.isupper() for word in words))


def rows(doc: Doc, known: list[MentionRow]) -> list[MentionRow]:
    """The mentions with those whom labels name, in the text's order; a label's words mean nobody else."""
    told = list(known)
    roles: dict[str, MentionRow] = {}
    for block in read_blocks(doc):
        found = label(doc, block) if block.kind in OPENING else None
        if found is None or unnamed(doc, found) is not None:
            continue
        presiding = _presiding(doc, block, found)
        if presiding is not None:
            roles[doc[found.start : found.end].text.lower()] = presiding
        row = roles.get(doc[found.start : found.end].text.lower()) or _speaker(doc, found, told)
        if row is None:
            continue
        told = [other for other in told if other.end <= found.start or other.start >= found.end]
        told.append(row._replace(start=found.start, end=found.end, head=found.end - 1, kind="name"))
    return sorted(told, key=lambda row: (row.start, -row.end, row.id))


def _speaker(doc: Doc, found: TurnLabel, told: list[MentionRow]) -> MentionRow | None:
    """Whom a label names; None where it is nobody else than whom the mentions have there, or nobody."""
    state = next(_states(doc, found.remarks), None)
    here = next((row for row in told if row.end == found.end and row.start >= found.start and row.kind != "adjective"), None)
    words = _Words.of([token.text for token in doc[found.start : found.end] if not token.is_space])
    if not words.name or len(words.name) > LONGEST_NAME or here is not None and here.type != PERSON and not words.titled:
        return None
    row = _named_in_full(words, told) or _in_office(words, doc._.published)
    sure = words.titled or words.capitals
    if row is None and here is not None and not sure:
        return here._replace(state=here.state or state) if state is not None else None
    if row is None and (sure or state is not None) and all(word[:1].isupper() for word in words.name):
        name = " ".join(words.name)
        row = MentionRow(found.start, found.end, found.end - 1, ACTOR + slug(name), name, PERSON, "name", state, words.office or None)
    return row._replace(state=row.state or state) if row is not None else None


def _named_in_full(words: _Words, told: Iterable[MentionRow]) -> MentionRow | None:
    """The person of that name whom the text names elsewhere, the one whose office or state is told before others."""
    name = [slug(word) for word in words.name]
    same = [row for row in told if row.type == PERSON and [slug(word) for word in row.label.split()][-len(name) :] == name]
    return max(same, key=lambda row: (row.state is not None, len(row.label.split()), -row.start), default=None)


def _in_office(words: _Words, published: str | None) -> MentionRow | None:
    """The one of that surname who held that office, on the day of the document where there is one."""
    noun: RoleNoun | None = actors().role_nouns.get(words.office)
    surname = " ".join(words.name)
    named = {name.actor.id: name.actor for name in actors().names.get(surname, ()) if name.actor.type is ActorType.PERSON}
    fitting = [
        actor
        for iri, actor in named.items()
        if (not published or officeholders()[iri].terms_on(published))
        and (noun is None or any(holds(term, noun) for term in officeholders()[iri].terms))
    ]
    if len(fitting) != 1 or noun is None:
        return None
    return MentionRow(0, 0, 0, fitting[0].id, fitting[0].label, PERSON, "name", None, noun.text)


def _states(doc: Doc, remarks: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str, str]]:
    """The states and organizations that brackets name: '(Russian Federation)', '(spoke in Russian)' names none."""
    for start, end in remarks:
        words = doc[start:end].text.replace("’", "'")
        names = actors().names.get(words, ()) or actors().names.get(words.removeprefix("the "), ())
        for name in names:
            if name.kind is NameKind.NAME and name.actor.type in {ActorType.COUNTRY, ActorType.ORGANIZATION}:
                told = plain(name.actor)
                if told is not None:
                    yield told


def _presiding(doc: Doc, block: BlockRow, found: TurnLabel) -> MentionRow | None:
    """Mr. Blanco of 'President: Mr. Blanco (Dominican Republic)': who is called so in the meeting, where he speaks for no state."""
    noun = actors().role_nouns.get(doc[found.start : found.end].text.lower())
    behind = [token for token in doc[found.colon + 1 : block.end] if not token.is_space]
    opened = next((n for n, token in enumerate(behind) if token.text in "(["), len(behind))
    name = [token.text for token in behind[:opened]]
    if noun is None or not noun.person or len(name) < 2 or len(name) > LONGEST_NAME + 1 or name[0].lower() not in HONORIFICS:
        return None
    if opened < len(behind) and behind[-1].text not in ")]":
        return None
    words = " ".join(name[1:])
    return MentionRow(found.start, found.end, found.end - 1, ACTOR + slug(words), words, PERSON, "name", None, noun.text)
