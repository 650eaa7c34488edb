"""Affiliations: the offices and states of those whom a document mentions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.annotations import MentionRow
from kg.lexicon.actors import actors
from kg.model import Actor, ActorType, Affiliation


def affiliations(doc: Doc) -> Iterator[Affiliation]:
    """Each once, in the order of the text. Reads `doc._.mentions`."""
    seen: set[Affiliation] = set()
    for row in doc._.mentions:
        represented = row.represented if row.state is not None else None
        found = Affiliation(row.actor, _office(row), represented)
        if (found.office or found.represents) and found not in seen:
            seen.add(found)
            yield found


def _office(row: MentionRow) -> Actor | None:
    noun = actors().role_nouns.get(row.office or "")
    if row.type != ActorType.PERSON.value or noun is None or not noun.person:
        return None
    return Actor(noun.id, actors().offices[noun.id], ActorType.OFFICE)
