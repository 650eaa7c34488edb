"""Two at once: 'the two presidents', 'both sides', and one of two: 'the latter'."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow, read_blocks
from kg.extraction.coreference.roles import is_of_office
from kg.extraction.coreference.setting import Setting
from kg.lexicon.actors import actors
from kg.model import ActorType, BlockKind

TWO = frozenset({"two", "both", "2"})
REACH = 3  # sentences
BODIES = frozenset({ActorType.ORGANIZATION.value, ActorType.GROUP.value})
PLACE_OF = {"former": 0, "latter": 1}


def pair(doc: Doc, row: MentionRow, earlier: list[MentionRow], setting: Setting) -> list[MentionRow]:
    """A row for each of the two whom a plural role means: the last two persons of that office, or the last two states; none if unsure."""
    noun = actors().role_nouns.get(row.office or "")
    counted = {doc[row.start].lower_, doc[max(0, row.start - 1)].lower_} & TWO
    if noun is None or row.state is not None or doc[row.end - 1].lower_ != noun.plural.split()[-1]:
        return []
    if not counted:
        return _told_before(doc, row, earlier) if noun.means_owner else []
    near = list(setting.near(row.head, earlier, REACH))

    def acts(other: MentionRow) -> bool:
        return other.type == ActorType.PERSON.value or syntax.is_subject(doc[other.head])

    if noun.person:
        found = _last_two([other for other in near if other.type == ActorType.PERSON.value and is_of_office(other, noun)])
    elif noun.means_state:
        found = _last_two([*filter(None, map(_state, filter(acts, near)))]) or _last_two([*filter(None, map(_state, near))])
    else:
        found = _last_two([other for other in near if other.type in BODIES and other.kind == "name"])
    return [row._replace(id=o.id, label=o.label, type=o.type, state=o.state, office=o.office) for o in found]


def _told_before(doc: Doc, row: MentionRow, earlier: list[MentionRow]) -> list[MentionRow]:
    """'the sides', where 'the two sides' stood before, or else the two states of the title."""
    if row.start == 0 or doc[row.start - 1].lower_ != "the":
        return []
    last = next((other for other in reversed(earlier) if doc[other.start : other.end].text.lower().endswith(row.label.lower())), None)
    pair = [other for other in earlier if last is not None and other.head == last.head]
    title = next((block for block in read_blocks(doc) if block.kind == BlockKind.TITLE.value), None)
    if len(pair) != 2 and title is not None:
        named = {other.id: other for other in earlier if other.end <= title.end and other.type == ActorType.COUNTRY.value}
        pair = list(named.values())
    return [row._replace(id=o.id, label=o.label, type=o.type, state=o.state, office=o.office) for o in pair] if len(pair) == 2 else []


def former_or_latter(token: Token, earlier: list[MentionRow], setting: Setting) -> list[MentionRow]:
    """A row for 'the former' or 'the latter' of the last two that were named together."""
    place = PLACE_OF.get(token.lower_)
    if place is None or token.i == 0 or token.nbor(-1).lower_ != "the" or token.dep_ in {"amod", "compound"}:
        return []
    near = [row for row in setting.near(token.i, earlier, 1) if row.kind in {"name", "role"}]
    joined = [row for row in near if len(syntax.coordinated(syntax.first_conjunct(token.doc[row.head]))) > 1]
    found = _last_two(joined) or _last_two(near)
    return [found[place].meant_by(token.i)] if found else []


def _state(row: MentionRow) -> MentionRow | None:
    """The mention as one of the state that is named or acted for."""
    if row.type == ActorType.COUNTRY.value:
        return row
    if row.state is None or row.state[2] != ActorType.COUNTRY.value:
        return None
    return row._replace(id=row.state[0], label=row.state[1], type=row.state[2], state=None, office=None)


def _last_two(near: list[MentionRow]) -> list[MentionRow]:
    """The last two different actors, in the order of the text; none if there are fewer."""
    found: dict[str, MentionRow] = {}
    for row in near:
        found.setdefault(row.id, row)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []
