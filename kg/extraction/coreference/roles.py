"""Bare offices and bodies: 'the minister', 'the group', 'his Turkish counterpart'."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from spacy.tokens import Doc

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow
from kg.extraction.coreference.setting import Setting
from kg.lexicon.actors import RoleNoun, actors
from kg.lexicon.officeholders import officeholders
from kg.model import ActorType
from kg.namespaces import ACTOR, slug

DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
COUNTERPARTS = frozenset({"counterpart", "opposite number"})
REACH = 200  # mentions back
REACH_OF_STATES = 3  # sentences back
GOVERNMENTS = frozenset({"government", "authorities", "authority"})


def named(doc: Doc, row: MentionRow, earlier: list[MentionRow], setting: Setting) -> MentionRow:
    """A bare 'the minister' or 'the opposition', or 'his Turkish counterpart', as the one told of or known, if there is one.

    Nobody that another argument of the same predicate names: "The Foreign Secretary met Ibrahim al-Jaafari".
    """
    owner = syntax.possessor(doc[row.head])
    whose = next((other for other in reversed(earlier) if owner is not None and other.head == owner.i), None)
    if whose is not None and (state := state_of_owner(row, whose)) is not None:
        return state
    if row.office in COUNTERPARTS:
        return _counterpart(doc, row, earlier)
    definite = row.start > 0 and doc[row.start - 1].lower_ in DETERMINERS or _is_title(doc, row)
    if row.office is None or not definite:
        return row
    noun = actors().role_nouns.get(row.office)
    if noun is None or doc[row.end - 1].lower_ != noun.text.split()[-1] or not noun.person and row.end - row.start > len(noun.text.split()):
        return row
    if noun.person and row.type == ActorType.GROUP.value:
        matching = [_same_group(row)]
    else:
        matching = _same_office(noun, row) if noun.person else _same_body(noun)
    others = {other.id for other in setting.arguments[syntax.governor(doc[row.head]).i] if other.head != row.head}
    known = [other for other in islice(reversed(earlier), REACH) if other.id not in others]
    antecedent = next((other for matches in matching for other in known if matches(other)), None)
    if antecedent is None and noun.acts_for_state and not noun.person and row.state is None and noun.text in GOVERNMENTS:
        return _of_state_in_mind(doc, row, earlier, setting)
    if antecedent is None or antecedent.id == row.id:
        return row
    return row._replace(id=antecedent.id, label=antecedent.label, type=antecedent.type, state=antecedent.state)


def state_of_owner(row: MentionRow, owner: MentionRow) -> MentionRow | None:
    """'his country' as the state that its owner, a person or body of it, acts for."""
    noun = actors().role_nouns.get(row.office or "")
    if noun is None or not noun.means_state or noun.means_owner or row.state is not None or owner.state is None:
        return None
    if owner.state[2] != ActorType.COUNTRY.value or row.type != ActorType.GROUP.value or row.label.split()[-1].lower() != noun.text:
        return None
    return row._replace(id=owner.state[0], label=owner.state[1], type=owner.state[2], kind="name", office=None)


def _same_group(row: MentionRow) -> Callable[[MentionRow], bool]:
    """'Heads of Government' are those whose organization or states were told before."""

    def matches(other: MentionRow) -> bool:
        return other.type == row.type and other.office == row.office and other.state is not None and row.state is None

    return matches


def _is_title(doc: Doc, row: MentionRow) -> bool:
    """'Heads of Government', written as a name."""
    first, last = doc[row.start], doc[row.end - 1]
    return first.is_title and last.is_title and (first != last or not first.is_sent_start)


def _of_state_in_mind(doc: Doc, row: MentionRow, earlier: list[MentionRow], setting: Setting) -> MentionRow:
    """'the Government' of the state that was told of last, as a subject or as whose something was rather than in passing."""
    near = [other for other in setting.near(row.head, earlier, REACH_OF_STATES) if other.kind != "pronoun"]
    states = [other for other in near if other.type == ActorType.COUNTRY.value]
    acting = [other for other in states if syntax.is_subject(doc[other.head]) or doc[other.head].dep_ == "nmod:poss"]
    chosen = next(iter(acting or states), None)
    if chosen is None:
        return row
    label = f"{chosen.label} {doc[row.start : row.end].text.lower()}"
    return row._replace(id=ACTOR + slug(label), label=label, state=(chosen.id, chosen.label, chosen.type))


def _same_office(noun: RoleNoun, row: MentionRow) -> list[Callable[[MentionRow], bool]]:
    """A person of that office in the same words, or of one that is a kind of it; of the same state where one is named."""

    def same_words(other: MentionRow) -> bool:
        return matches(other) and other.office == row.office

    def has_held(other: MentionRow) -> bool:
        holder = officeholders().get(other.id)
        return holder is not None and row.state is None and any(term.kind == noun.id for term in holder.terms)

    def matches(other: MentionRow) -> bool:
        if other.type != ActorType.PERSON.value or other.office is None or row.state is not None and row.state != other.state:
            return False
        return is_of_office(other, noun)

    return [same_words, has_held, matches]


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
