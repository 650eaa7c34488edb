"""Roles: offices and bodies, with whom they belong to: 'a senior Russian official', 'the Syrian government', 'Prime Minister …'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow, read_blocks
from kg.extraction.known_names import KnownName, plain
from kg.extraction.new_names import LONGEST_ROLE
from kg.extraction.stretches import stretches
from kg.lexicon.actors import NameKind, RoleNoun, actors
from kg.model import ActorType, BlockKind
from kg.namespaces import ACTOR, slug

OF_WHOM = frozenset({"of", "for", "from", "to"})


class Role(NamedTuple):
    """A stretch of tokens that is a role noun, in the singular or plural."""

    start: int
    end: int
    noun: RoleNoun


def roles(doc: Doc, taken: set[int]) -> Iterator[Role]:
    """The role nouns outside of the tokens taken by names, the longest ones, from left to right."""
    nouns, first = actors().role_nouns, _first_words()

    def meaning(start: int, end: int, words: str) -> RoleNoun | None:
        noun = nouns.get(words.lower()) if taken.isdisjoint(range(start, end)) else None
        last = doc[end - 1]
        return noun if noun is not None and syntax.is_nominal(last) and not (noun.person and _names_a_thing(last)) else None

    yield from (Role(*found) for found in stretches(doc, doc.text, LONGEST_ROLE, lambda word: word.lower() in first, meaning))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[\s-]", text)[0] for text in actors().role_nouns)


def _names_a_thing(token: Token) -> bool:
    """'fighter' of 'fighter jet'."""
    thing = token.head
    return token in syntax.modifiers(thing) and thing.i == token.i + 1 and thing.pos_ == "NOUN" and thing.lower_ not in actors().role_nouns


def rows(doc: Doc, found_roles: list[Role], names: list[MentionRow], known: list[KnownName]) -> Iterator[MentionRow]:
    """Their mentions: persons by name, or 'a senior Russian official', 'the Syrian government'. `names` are the mentions by name."""
    at_head: dict[int, list[MentionRow]] = {}
    for row in names:
        at_head.setdefault(row.head, []).append(row)
    persons = {row.start: row for row in names if row.type == ActorType.PERSON.value}
    role_starts = {found.start for found in found_roles}
    of_dateline = _state_of_dateline(doc)
    further = dict(_held_together(doc, found_roles, persons))
    for found in reversed(found_roles):  # 'representatives of the ministers of Iran': whose the ministers are, they are
        noun = found.noun
        if (
            found.end in role_starts
            or found.end < len(doc)
            and doc[found.end].lower_ in {"of"}
            and _is_role_of_role(doc, found, found_roles)
        ):
            continue  # 'the chief of the delegation': the last one speaks for the phrase
        if found in further.values():
            continue
        first = further.get(found, found)
        owners = list(_owners(doc, found, at_head)) or list(_owners(doc, first, at_head))
        start = _phrase_start(doc, first, owners)
        person = _holder(doc, found, owners, at_head, persons) if noun.person else None
        if person is not None:
            outside = not start <= doc[person.head].head.i < person.end
            head = person.head if outside else doc[start : person.end].root.i
            owners = owners or list(_owners_behind(doc[head], at_head, several=False))
            state = _state_of(owners) if owners else _home(doc, found, known) or of_dateline if noun.acts_for_state else None
            yield person._replace(start=start, head=head, kind="role", state=state, office=noun.text)
            continue
        bearer = _explained(doc, found, start, persons) if noun.person else None
        if bearer is not None:
            state = _state_of(owners) if owners else None
            yield bearer._replace(end=found.end, kind="role", state=state, office=noun.text)
            continue
        head, kind = doc[found.start : found.end].root.i, _role_type(doc, found).value
        if not owners:
            label = _label(doc, start, _described(doc, found))
            yield MentionRow(start, found.end, head, ACTOR + slug(label), label, kind, "role", None, noun.text)
        for owner in owners:
            if noun.means_owner:
                yield owner._replace(start=start, end=found.end, head=head, kind="name")
                continue
            label = _owned_label(doc, owner, found, start, many=len(owners) > 1)
            state = _state_of([owner]) if noun.acts_for_state or noun.person else None
            yield MentionRow(start, found.end, head, ACTOR + slug(label), label, kind, "role", state, noun.text)


def _held_together(doc: Doc, found_roles: list[Role], persons: dict[int, MentionRow]) -> Iterator[tuple[Role, Role]]:
    """'Foreign Minister' with 'State Councilor' of 'State Councilor and Foreign Minister Wang Yi': offices that one person holds."""
    by_end = {found.end: found for found in found_roles}
    for found in found_roles:
        other = by_end.get(found.start - 1)
        if found.end not in persons or other is None or doc[other.end].lower_ not in {"and", "&"}:
            continue
        bare = not other.start or doc[other.start - 1].pos_ != "DET"  # 'the Prime Minister and Foreign Minister Wang Yi' are two
        titles = (role.noun.person and not _is_plural(doc, role) and doc[role.start].text[:1].isupper() for role in (found, other))
        if bare and all(titles):
            yield found, other


def _holder(
    doc: Doc, found: Role, owners: list[MentionRow], at_head: dict[int, list[MentionRow]], persons: dict[int, MentionRow]
) -> MentionRow | None:
    """Who is named with the office: right behind it, in apposition, or behind its owner: 'President of Russia Vladimir Putin'."""
    owned = bool(owners) and owners[0].start >= found.end and not _is_plural(doc, found)
    return persons.get(found.end) or _apposed(doc, found, at_head) or (persons.get(owners[0].end) if owned else None)


def _apposed(doc: Doc, found: Role, at_head: dict[int, list[MentionRow]]) -> MentionRow | None:
    """'the Foreign Office minister, Tobias Ellwood, said', 'the Minister of Foreign Affairs of Iraq, HE Dr Ibrahim al-Jaafari'."""
    root = doc[found.start : found.end].root
    # "Minister for the Middle East, Tobias Ellwood said": the parse may have two subjects
    beside = [t for t in syntax.children(root.head, root.dep_) if t.i > root.i] if syntax.is_subject(root) else []
    for child in [*syntax.children(root, "appos"), *beside]:
        row = next((row for row in at_head.get(child.i, ()) if row.type == ActorType.PERSON.value and row.kind == "name"), None)
        if row is not None and row.start > found.end and doc[found.end : row.start].text.count(",") == 1:
            closed = row.end == len(doc) or doc[row.end].is_punct or doc[row.end].pos_ in {"ADP", "ADV", "CCONJ"}
            return row if closed or child in beside else None
    return None


def _explained(doc: Doc, found: Role, start: int, persons: dict[int, MentionRow]) -> MentionRow | None:
    """'John Smith, the Russian foreign minister, said': the person whose name an office explains."""
    before = start - (doc[start - 1].pos_ == "DET") if start else start
    if before < 2 or doc[before - 1].text != "," or _is_plural(doc, found):
        return None
    root = doc[found.start : found.end].root
    name = next((row for row in persons.values() if row.end == before - 1 and row.kind == "name"), None)
    return name if name is not None and root.dep_ == "appos" and name.start <= root.head.i < name.end else None


def _home(doc: Doc, found: Role, known: list[KnownName]) -> tuple[str, str, str] | None:
    """The state whose capital an officeholder without a state is placed in: 'In Oslo, Prime Minister …'."""
    sentence = doc[found.start].sent.start
    if sentence + 2 >= found.start or doc[sentence].lower_ != "in" or doc[found.start - 1].text != ",":
        return None
    here = [f.name for f in known if f.start == sentence + 1 and f.name.kind is NameKind.CAPITAL]
    return plain(here[-1].actor) if here else None


def _state_of_dateline(doc: Doc) -> tuple[str, str, str] | None:
    """The state whose capital the document was sent from."""
    lines = (doc[block.start : block.end].text for block in read_blocks(doc) if block.kind == BlockKind.DATELINE.value)
    places = (re.split(r"[,(/.]", line)[0].strip().title() for line in lines)
    capitals = [name for place in places for name in actors().names.get(place, ()) if name.kind is NameKind.CAPITAL]
    return plain(capitals[-1].actor) if capitals else None


def _is_role_of_role(doc: Doc, found: Role, found_roles: list[Role]) -> bool:
    after = next((i for i in range(found.end + 1, min(found.end + 3, len(doc))) if doc[i].pos_ != "DET"), None)
    return any(other.start == after for other in found_roles) and found.noun.text in {"group", "number", "side"}


def _owners(doc: Doc, found: Role, at_head: dict[int, list[MentionRow]]) -> Iterator[MentionRow]:
    """Whose office or body it is: the actors named in the phrase before it ('Russian, US defense officials') or after 'of'."""
    left = _left_edge(doc, found)
    before = [row for i in range(left, found.start) for row in at_head.get(i, ()) if row.end <= found.start]
    states = [row for row in before if row.type != ActorType.PERSON.value] or before
    if states:
        joined = states[-1:]
        for row in reversed(states[:-1]):
            gap = doc[row.end : joined[0].start]
            if not len(gap) or not all(t.is_punct or t.pos_ == "CCONJ" for t in gap):
                break
            joined.insert(0, row)
        yield from joined if _is_plural(doc, found) else joined[-1:]
        return
    behind = (list(_owners_behind(token, at_head, _is_plural(doc, found), found.end)) for token in doc[found.start : found.end])
    yield from next(filter(None, behind), [])  # "the Ministers of Foreign Affairs of Iran": the parse may hang Iran on the affairs


def _owners_behind(noun: Token, at_head: dict[int, list[MentionRow]], several: bool, end: int = 0) -> Iterator[MentionRow]:
    """'the ministers of Russia and Turkey' are two, 'the minister of Bosnia and Herzegovina' is one."""
    for child in syntax.children(noun, "nmod"):
        named = [row for t in syntax.coordinated(child) for row in at_head.get(t.i, ()) if row.kind != "adjective"]
        if child.i > noun.i and child.i >= end and syntax.preposition(child) in OF_WHOM:
            if not named and several and syntax.lemma(child) in _words_of_roles():
                inner = (list(_owners_behind(t, at_head, several)) for t in (child, *syntax.children(child, "nmod")))
                named = next(filter(None, inner), [])  # 'representatives of the ministers of foreign affairs of Iran'
            if named:
                yield from named if several else named[:1]
                return


@cache
def _words_of_roles() -> frozenset[str]:
    return frozenset(word for text, noun in actors().role_nouns.items() if noun.person for word in text.split())


def _left_edge(doc: Doc, found: Role) -> int:
    """Where the noun phrase before a role noun begins: words of names, adjectives and nouns, and commas between them."""
    start = found.start
    while start > 0:
        before = doc[start - 1]
        if before.is_sent_start and before.is_space or before.pos_ in {"VERB", "AUX", "ADP", "SCONJ", "DET", "PRON", "ADV"}:
            break
        if before.is_punct and not (
            before.text in "-," and start > 1 and doc[start - 2].pos_ in {"ADJ", "PROPN"} and _one_phrase(doc, start, found)
        ):
            break
        if before.pos_ == "CCONJ" and not _one_phrase(doc, start, found):
            break
        if before.is_space:
            break
        start -= 1
        if before.is_sent_start:
            break
    return start


def _one_phrase(doc: Doc, start: int, found: Role) -> bool:
    """'Russian, US defense officials', 'Russian and US officials': what stands before the comma is an adjective too."""
    earlier = doc[start - 2] if start > 1 else None
    return (
        _is_plural(doc, found)
        and earlier is not None
        and earlier.text.replace("’", "'") in actors().names
        and doc[start].text in actors().names
    )


def _phrase_start(doc: Doc, found: Role, owners: list[MentionRow]) -> int:
    start = min([_left_edge(doc, found), *(owner.start for owner in owners if owner.start < found.start)])
    while start < found.start and (doc[start].is_punct or doc[start].pos_ in {"CCONJ", "PART"} or doc[start].tag_ in {"POS", "DT"}):
        start += 1
    return start


def _is_plural(doc: Doc, found: Role) -> bool:
    return doc[found.start : found.end].text.lower() == found.noun.plural


def _role_type(doc: Doc, found: Role) -> ActorType:
    if found.noun.person:
        return ActorType.GROUP if _is_plural(doc, found) and found.noun.plural != found.noun.text else ActorType.PERSON
    return ActorType.ORGANIZATION if found.noun.acts_for_state else ActorType.GROUP


def _described(doc: Doc, found: Role) -> int:
    """The end of what tells who 'a group' is: 'a group representing armed opposition'."""
    root = doc[found.start : found.end].root
    end = syntax.phrase(root, clauses=True)[1]
    left = _left_edge(doc, found)
    indefinite = left > 0 and doc[left - 1].lower_ in {"a", "an", "some"}
    return end if indefinite and found.end < end <= found.end + LONGEST_ROLE else found.end


def _label(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _owned_label(doc: Doc, owner: MentionRow, found: Role, start: int, many: bool) -> str:
    """'US defense officials', also where the text has 'Russian, US defense officials' or 'ministers of Syria'."""
    noun = doc[found.start : found.end].text
    if owner.kind == "adjective" and owner.start < found.start and not many:
        return _label(doc, start, found.end)
    between = doc[max(owner.end, start) : found.start].text if owner.start < found.start and not many else ""
    if many and owner.start < found.start:
        last = max(i for i in range(start, found.start) if doc[i].text.replace("’", "'") in actors().names)
        between = doc[last + 1 : found.start].text
    name = doc[owner.start : owner.end].text if owner.start < found.start else owner.label
    between = between.removeprefix("'s").removeprefix("’s").strip(" ’'")
    return " ".join(f"{name} {between} {noun}".split())


def _state_of(owners: list[MentionRow]) -> tuple[str, str, str] | None:
    owner = owners[-1]
    if owner.type == ActorType.PLACE.value:
        return None  # 'the Minister for the Middle East'
    return owner.state or (owner.id, owner.label, owner.type) if owner.type != ActorType.PERSON.value else owner.state
