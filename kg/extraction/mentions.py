"""Mentions: the words that point to an actor. Pronouns are the coreference's work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extraction import known_names, new_names, roles, speakers
from kg.extraction.annotations import MentionRow, read_blocks
from kg.lexicon.actors import actors, represented
from kg.lexicon.officeholders import Term, officeholders
from kg.model import ActorType, BlockKind


@Language.component("diplomatic_mentions", requires=["doc.ents", "token.dep", "token.pos"], assigns=["doc._.mentions"])
def component(doc: Doc) -> Doc:
    """Set `doc._.mentions`."""
    doc._.mentions = mentions(doc)
    return doc


def mentions(doc: Doc) -> list[MentionRow]:
    """The mentions of a parsed doc, in the order of the text.

    Reads `doc.ents`, the parse and `doc._.published`. Names from ontologies/ go before entities of the model unless these are longer.
    """
    known = list(known_names.known_names(doc))
    named = list(new_names.new_names(doc, known))
    taken = {i for found in named for i in range(found.start, found.end)}
    known = [found for found in known if not taken & set(range(found.start, found.end))]
    taken |= {i for found in known for i in range(found.start, found.end)}
    names = [*(known_names.row(doc, found) for found in known), *(new_names.row(doc, found) for found in named)]
    rows = [*names, *roles.rows(doc, list(roles.roles(doc, taken)), names, known)]
    rows = list(_named_by_their_roles(rows))
    unread = {i for block in read_blocks(doc) if block.kind == BlockKind.IMPRINT.value for i in range(block.start, block.end)}
    rows = [_in_office(row, doc._.published) for row in speakers.rows(doc, [row for row in rows if row.start not in unread])]
    return sorted(rows, key=lambda row: (row.start, -row.end, row.id))


def _named_by_their_roles(rows: list[MentionRow]) -> Iterator[MentionRow]:
    """Drop names that a longer mention of the same person holds; give each person the office and state that any mention told."""
    known: dict[str, MentionRow] = {}
    for row in rows:
        if row.type == ActorType.PERSON.value and row.office and (row.state or row.id not in known):
            known[row.id] = row
    roles_of: dict[str, list[MentionRow]] = {}
    for row in rows:
        if row.kind == "role":
            roles_of.setdefault(row.id, []).append(row)
    for row in rows:
        told = known.get(row.id)
        if told is not None and row.state is None:
            row = row._replace(state=told.state, office=told.office)
        longer = (o for o in roles_of.get(row.id, ()) if o.head == row.head or o.start <= row.start and row.end <= o.end)
        if row.kind != "name" or not any(longer):
            yield row


def _in_office(row: MentionRow, published: str | None) -> MentionRow:
    """Give a known officeholder the office and state that the text doesn't tell, by the date of the document (ISO 8601).

    Of several offices at that date the one that the text names counts, or else the last begun. Without a date it is what all terms share.
    """
    holder = officeholders().get(row.id)
    if holder is None or row.state is not None and row.office is not None:
        return row
    told = actors().role_nouns.get(row.office or "")
    terms = holder.terms_on(published) if published else holder.terms
    terms = tuple(term for term in terms if told is not None and term.kind == told.id) or terms
    if published:
        terms = terms[-1:]
    offices, states = {term.office for term in terms}, {_state(term) for term in terms}
    office = row.office or (offices.pop() if len(offices) == 1 else None)
    return row._replace(office=office, state=row.state or (states.pop() if len(states) == 1 else None))


def _state(term: Term) -> tuple[str, str, str] | None:
    return known_names.plain(represented(term.organization) or term.organization)


class Index(NamedTuple):
    """The mentions of a doc by the tokens that they are headed by, and by all their tokens (without adjectives)."""

    heads: dict[int, list[MentionRow]]
    tokens: dict[int, list[MentionRow]]

    @classmethod
    def of(cls, doc: Doc) -> Index:
        """The index of `doc._.mentions`."""
        index = cls({}, {})
        for row in doc._.mentions:
            index.heads.setdefault(row.head, []).append(row)
            if row.kind != "adjective":
                for i in range(row.start, row.end):
                    index.tokens.setdefault(i, []).append(row)
        return index

    def at(self, token: Token) -> list[MentionRow]:
        """The mentions whose words a token heads, or belongs to where the parse has another head for them."""
        return self.heads.get(token.i) or self.tokens.get(token.i, [])
