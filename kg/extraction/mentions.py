"""Mentions: the words that point to an actor, by the names we know, the names the model finds, and the offices and bodies of both.

Pronouns are the coreference's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow, read_blocks
from kg.lexicon.actors import Name, NameKind, RoleNoun, actors, represented
from kg.model import Actor, ActorType, BlockKind
from kg.namespaces import ACTOR, slug

LONGEST_ROLE = 6
ENTITY_TYPES = {"PERSON": ActorType.PERSON, "ORG": ActorType.ORGANIZATION, "LOC": ActorType.PLACE, "GPE": ActorType.PLACE}
# 'in Moscow' is the place, 'Moscow said' the state.
PLACING = frozenset({"in", "at", "near", "around", "inside", "outside", "across", "through", "into", "within", "throughout"})
OF_WHOM = frozenset({"of", "for", "from", "to"})


class Found(NamedTuple):
    """A stretch of tokens, and what it may name."""

    start: int
    end: int
    what: Name | RoleNoun | Actor


@Language.component("diplomatic_mentions", requires=["doc.ents", "token.dep", "token.pos"], assigns=["doc._.mentions"])
def component(doc: Doc) -> Doc:
    """Set `doc._.mentions`."""
    doc._.mentions = mentions(doc)
    return doc


def mentions(doc: Doc) -> list[MentionRow]:
    """The mentions of a parsed doc, in the order of the text.

    Reads `doc.ents` and the parse. Names from ontologies/actors.ttl go before entities of the model unless these are longer.
    """
    known = list(_known_names(doc))
    named = list(_entities(doc, known))
    taken = {i for found in named for i in range(found.start, found.end)}
    known = [found for found in known if not taken & set(range(found.start, found.end))]
    roles = list(_role_nouns(doc, taken | {i for found in known for i in range(found.start, found.end)}))
    rows = [_known_row(doc, found) for found in known] + [_entity_row(doc, found) for found in named]
    rows = [*rows, *_role_rows(doc, roles, rows, known)]
    return sorted(_named_by_their_roles(rows), key=lambda row: (row.start, -row.end, row.id))


@cache
def _longest_name() -> int:
    """In tokens, of which hyphens and possessives make two."""
    return max(len(re.findall(r"\w+|[^\w\s]", text)) for text in actors().names)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(text.split()[0].rstrip(".,").split("-")[0].split("'")[0] for text in actors().names)


def _known_names(doc: Doc) -> Iterator[Found]:
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
            yield Found(start, end, _by_context(doc[start:end], tuple(chosen)))


def _by_context(span: Span, names: tuple[Name, ...]) -> Name:
    """Of the things that a name may name: the adjective where it stands before a noun, else the plain name."""
    attributive = span.root.dep_ in {"amod", "compound"} or span.root.pos_ == "ADJ"
    wanted = (NameKind.ADJECTIVE,) if attributive else (NameKind.NAME, NameKind.SEAT, NameKind.CAPITAL, NameKind.DEMONYM)
    return next((name for name in names if name.kind in wanted), names[0])


def _entities(doc: Doc, known: list[Found]) -> Iterator[Found]:
    """Persons, organizations and places that the model found, or that stand behind an office, and that aren't names we know."""
    spans = {i: found for found in known for i in range(found.start, found.end)}
    taken = set(spans)
    for start, end, kind in [*_introduced(doc, taken), *_recognized(doc)]:
        inside = {id(spans[i]): spans[i] for i in range(start, end) if i in spans}.values()
        if any(i.start <= start and end <= i.end or i.start < start or end < i.end for i in inside):
            continue
        if inside and kind is not ActorType.PERSON and _is_role(doc, max(i.end for i in inside), end):
            continue  # 'Russian Defense Ministry' is put together from its parts
        if not inside and not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        yield Found(start, end, _entity_actor(doc, doc[start:end], kind))


def _recognized(doc: Doc) -> Iterator[tuple[int, int, ActorType]]:
    for ent in doc.ents:
        if ent.label_ in ENTITY_TYPES:
            start, end = _without_roles(ent)
            kind = ActorType.PERSON if start > ent.start + 1 and doc[start - 1].lower_ in actors().role_nouns else ENTITY_TYPES[ent.label_]
            if start < end and not doc[start:end].text.islower() and doc[start:end].text.lower() not in actors().role_nouns:
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
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def _joins_names(doc: Doc, i: int) -> bool:
    return doc[i].text == "-" and i + 1 < len(doc) and not doc[i].whitespace_ and _is_capitalized_name(doc[i + 1])


def _is_role(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i:end].text.lower() in actors().role_nouns for i in range(start, end))


def _without_roles(ent: Span) -> tuple[int, int]:
    """An entity's tokens without the offices before the name ('Foreign Minister Saleh Mohammed') and a possessive after it."""
    start, end = ent.start, ent.end
    if ent[-1].tag_ == "POS":
        end -= 1
    if ent[0].pos_ == "DET":
        start += 1
    start = max(start, _end_of_office(ent.doc, ent.start)) if ent.label_ == "PERSON" else start
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


def _entity_actor(doc: Doc, span: Span, kind: ActorType) -> Actor:
    """The actor of a name from outside the gazetteer; a bare surname belongs to the full name that the document gives."""
    name = " ".join(span.text.split())
    if kind is ActorType.PERSON and len(span) == 1:
        for ent in doc.ents:
            full = doc[slice(*_without_roles(ent))]
            if ent.label_ == "PERSON" and len(full) > 1 and (full[-1].text == name or full[0].text == name and full.start < span.start):
                name = " ".join(full.text.split())
                break
    return Actor(ACTOR + slug(name), name, kind)


def _known_row(doc: Doc, found: Found) -> MentionRow:
    name, root = found.what, doc[found.start : found.end].root
    assert isinstance(name, Name)
    actor, label = name.actor, name.actor.label
    if name.kind is NameKind.CAPITAL and syntax.preposition(root) in PLACING:
        return MentionRow(found.start, found.end, root.i, ACTOR + slug(name.text), name.text, ActorType.PLACE.value, "name")
    state = represented(actor)
    kind = "adjective" if name.kind is NameKind.ADJECTIVE else "name"
    return MentionRow(found.start, found.end, root.i, actor.id, label, actor.type.value, kind, _plain(state))


def _plain(actor: Actor | None) -> tuple[str, str, str] | None:
    return (actor.id, actor.label, actor.type.value) if actor else None


def _entity_row(doc: Doc, found: Found) -> MentionRow:
    actor = found.what
    assert isinstance(actor, Actor)
    head = doc[found.start : found.end].root.i
    return MentionRow(found.start, found.end, head, actor.id, actor.label, actor.type.value, "name")


def _role_nouns(doc: Doc, taken: set[int]) -> Iterator[Found]:
    nouns = actors().role_nouns
    i = 0
    while i < len(doc):
        for j in range(min(len(doc), i + LONGEST_ROLE), i, -1):
            noun = None if taken & set(range(i, j)) else nouns.get(doc[i:j].text.lower())
            if noun is not None and syntax.is_nominal(doc[j - 1]):
                yield Found(i, j, noun)
                i = j - 1
                break
        i += 1


def _role_rows(doc: Doc, roles: list[Found], rows: list[MentionRow], known: list[Found]) -> Iterator[MentionRow]:
    """Offices and bodies with whom they belong to: persons by name, or 'a senior Russian official', 'the Syrian government'."""
    at_head: dict[int, list[MentionRow]] = {}
    for row in rows:
        at_head.setdefault(row.head, []).append(row)
    persons = {row.start: row for row in rows if row.type == ActorType.PERSON.value}
    role_starts = {found.start for found in roles}
    for found in roles:
        noun = found.what
        assert isinstance(noun, RoleNoun)
        if found.end in role_starts or found.end < len(doc) and doc[found.end].lower_ in {"of"} and _is_role_of_role(doc, found, roles):
            continue  # 'State Councilor and Foreign Minister', 'the chief of the delegation': the last one speaks for the phrase
        owners = list(_owners(doc, found, at_head))
        start = _phrase_start(doc, found, owners)
        person = persons.get(found.end) if noun.person else None
        if person is not None:
            head = doc[start : person.end].root.i
            state = _state_of(owners) if owners else _home(doc, found, known) if noun.acts_for_state else None
            yield person._replace(start=start, head=head, kind="role", state=state, office=noun.text)
            continue
        head = doc[found.start : found.end].root.i
        if not owners:
            label = _label(doc, start, _described(doc, found))
            yield MentionRow(
                start, found.end, head, ACTOR + slug(label), label, _role_type(doc, found, noun).value, "role", None, noun.text
            )
        for owner in owners:
            label = _owned_label(doc, owner, found, start, many=len(owners) > 1)
            state = _state_of([owner]) if noun.acts_for_state or noun.person else None
            yield MentionRow(
                start, found.end, head, ACTOR + slug(label), label, _role_type(doc, found, noun).value, "role", state, noun.text
            )


def _home(doc: Doc, found: Found, known: list[Found]) -> tuple[str, str, str] | None:
    """The state whose capital an officeholder without a state is placed in: 'In Oslo, Prime Minister …', or by the dateline."""
    sentence = doc[found.start].sent.start
    placed = sentence + 2 < found.start and doc[sentence].lower_ == "in" and doc[found.start - 1].text == ","
    here = [f.what for f in known if placed and f.start == sentence + 1 and isinstance(f.what, Name) and f.what.kind is NameKind.CAPITAL]
    if not here:
        lines = (doc[block.start : block.end].text for block in read_blocks(doc) if block.kind == BlockKind.DATELINE.value)
        places = (re.split(r"[,(/.]", line)[0].strip().title() for line in lines)
        here = [name for place in places for name in actors().names.get(place, ()) if name.kind is NameKind.CAPITAL]
    return _plain(here[-1].actor) if here else None


def _is_role_of_role(doc: Doc, found: Found, roles: list[Found]) -> bool:
    after = next((i for i in range(found.end + 1, min(found.end + 3, len(doc))) if doc[i].pos_ != "DET"), None)
    return any(other.start == after for other in roles) and found.what.text in {"group", "number", "side"}  # type: ignore[union-attr]


def _owners(doc: Doc, found: Found, at_head: dict[int, list[MentionRow]]) -> Iterator[MentionRow]:
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
        plural = isinstance(found.what, RoleNoun) and doc[found.start : found.end].text.lower() == found.what.plural
        yield from joined if plural else joined[-1:]
        return
    root = doc[found.start : found.end].root
    for child in syntax.children(root, "nmod"):
        if child.i > root.i and syntax.preposition(child) in OF_WHOM and child.i in at_head:
            yield from (row for row in at_head[child.i] if row.kind != "adjective")
            return


def _left_edge(doc: Doc, found: Found) -> int:
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


def _one_phrase(doc: Doc, start: int, found: Found) -> bool:
    """'Russian, US defense officials', 'Russian and US officials': what stands before the comma is an adjective too."""
    noun = found.what
    plural = isinstance(noun, RoleNoun) and doc[found.start : found.end].text.lower() == noun.plural
    earlier = doc[start - 2] if start > 1 else None
    return plural and earlier is not None and earlier.text.replace("’", "'") in actors().names and doc[start].text in actors().names


def _phrase_start(doc: Doc, found: Found, owners: list[MentionRow]) -> int:
    start = min([_left_edge(doc, found), *(owner.start for owner in owners if owner.start < found.start)])
    while start < found.start and (doc[start].is_punct or doc[start].pos_ in {"CCONJ", "PART"} or doc[start].tag_ in {"POS", "DT"}):
        start += 1
    return start


def _role_type(doc: Doc, found: Found, noun: RoleNoun) -> ActorType:
    plural = doc[found.start : found.end].text.lower() == noun.plural and noun.plural != noun.text
    if noun.person:
        return ActorType.GROUP if plural else ActorType.PERSON
    return ActorType.ORGANIZATION if noun.acts_for_state else ActorType.GROUP


def _described(doc: Doc, found: Found) -> int:
    """The end of what tells who 'a group' is: 'a group representing armed opposition'."""
    root = doc[found.start : found.end].root
    end = syntax.phrase(root, clauses=True)[1]
    indefinite = found.start > 0 and doc[_left_edge(doc, found) - 1].lower_ in {"a", "an", "some"}
    return end if indefinite and found.end < end <= found.end + LONGEST_ROLE else found.end


def _label(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _owned_label(doc: Doc, owner: MentionRow, found: Found, start: int, many: bool) -> str:
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
    return owner.state or (owner.id, owner.label, owner.type) if owner.type != ActorType.PERSON.value else owner.state


def _named_by_their_roles(rows: list[MentionRow]) -> Iterator[MentionRow]:
    """Drop names that a longer mention of the same person holds; give each person the office and state that any mention told."""
    known: dict[str, MentionRow] = {}
    for row in rows:
        if row.type == ActorType.PERSON.value and row.office and (row.state or row.id not in known):
            known[row.id] = row
    longer = {(row.head, row.id) for row in rows if row.kind == "role"}
    for row in rows:
        told = known.get(row.id)
        if told is not None and row.state is None:
            row = row._replace(state=told.state, office=told.office)
        held = any(o.id == row.id and o is not row and o.start <= row.start and row.end <= o.end and o.kind == "role" for o in rows)
        if not (row.kind == "name" and ((row.head, row.id) in longer or held)):
            yield row


def by_head(doc: Doc) -> dict[int, list[MentionRow]]:
    """The mentions at each head token."""
    heads: dict[int, list[MentionRow]] = {}
    for row in doc._.mentions:
        heads.setdefault(row.head, []).append(row)
    return heads


def at(token: Token, heads: dict[int, list[MentionRow]]) -> list[MentionRow]:
    """The mentions whose words a token heads, or belongs to where the parse has another head for them."""
    if token.i in heads:
        return list(heads[token.i])
    return [row for rows in heads.values() for row in rows if row.start <= token.i < row.end and row.kind != "adjective"]
