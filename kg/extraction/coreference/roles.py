"""Bare offices and bodies: 'the minister', 'the group', 'his Turkish counterpart'."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from spacy.tokens import Doc

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow
from kg.lexicon.actors import RoleNoun, actors
from kg.lexicon.officeholders import officeholders
from kg.model import ActorType

DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
COUNTERPARTS = frozenset({"counterpart", "opposite number"})
REACH = 200  # mentions back


def named(doc: Doc, row: MentionRow, earlier: list[MentionRow]) -> MentionRow:
    """A bare 'the minister' or 'the opposition', or 'his Turkish counterpart', as the one told of or known, if there is one."""
    if row.office in COUNTERPARTS:
        return _counterpart(doc, row, earlier)
    if row.office is None or row.start == 0 or doc[row.start - 1].lower_ not in DETERMINERS:
        return row
    noun = actors().role_nouns.get(row.office)
    if noun is None or doc[row.end - 1].lower_ != noun.text.split()[-1] or not noun.person and row.end - row.start > len(noun.text.split()):
        return row
    matching = _same_office(noun, row) if noun.person else _same_body(noun)
    antecedent = next((other for matches in matching for other in islice(reversed(earlier), REACH) if matches(other)), None)
    if antecedent is None or antecedent.id == row.id:
        return row
    return row._replace(id=antecedent.id, label=antecedent.label, type=antecedent.type, state=antecedent.state)


def _same_office(noun: RoleNoun, row: MentionRow) -> list[Callable[[MentionRow], bool]]:
    """A person of that office in the same words, or of one that is a kind of it; of the same state where one is named."""

    def same_words(other: MentionRow) -> bool:
        return matches(other) and other.office == row.office

    def matches(other: MentionRow) -> bool:
        if other.type != ActorType.PERSON.value or other.office is None or row.state is not None and row.state != other.state:
            return False
        return is_of_office(other, noun)

    return [same_words, matches]


def _same_body(noun: RoleNoun) -> list[Callable[[MentionRow], bool]]:
    """'The Union' is the one whose name ends so; 'the bloc' and 'the group' may be any organization or group named last."""

    def is_body(other: MentionRow) -> bool:
        return other.type in {ActorType.GROUP.value, ActorType.ORGANIZATION.value} and other.kind != "pronoun"

    def same_name(other: MentionRow) -> bool:
        named = other.label.lower().split()
        return is_body(other) and (named[-1] == noun.text and len(named) > 1 or named[0] == noun.text and other.kind == "role")

    def any_name(other: MentionRow) -> bool:
        return is_body(other) and other.kind == "name" and noun.generic

    return [same_name, any_name]


def is_of_office(row: MentionRow, noun: RoleNoun) -> bool:
    """Whether a person's office is the one that a noun names: a foreign minister is a minister, too, and a diplomat."""
    if row.office is None:
        return False
    own = actors().role_nouns.get(row.office)
    return noun.generic or own is not None and own.id == noun.id or row.office.endswith(f" {noun.text}")


def _counterpart(doc: Doc, row: MentionRow, earlier: list[MentionRow]) -> MentionRow:
    """Who holds the same office for the state named: in the text, or on its date."""
    owner = syntax.possessor(doc[row.head])
    recent = list(islice(reversed(earlier), REACH))
    whose = next((other for other in recent if owner is not None and other.head == owner.i and other.office), None)
    if whose is None or row.state is None or row.type != ActorType.PERSON.value:
        return row
    noun = actors().role_nouns.get(whose.office or "")
    others = (other for other in recent if other.id not in {row.id, whose.id})
    told = (other for other in others if other.type == row.type and other.state == row.state)
    same = next((other for other in told if noun is not None and is_of_office(other, noun)), None)
    if same is not None:
        return row._replace(id=same.id, label=same.label, office=same.office)
    if noun is not None and doc._.published:
        for holder in officeholders().values():
            if any(term.kind == noun.id and term.organization.id == row.state[0] for term in holder.terms_on(doc._.published)):
                return row._replace(id=holder.actor.id, label=holder.actor.label, office=noun.text)
    return row._replace(office=whose.office)
