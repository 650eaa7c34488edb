"""First persons: 'I' and 'we' mean whoever speaks."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.annotations import AttributionRow, MentionRow, chains, read_blocks
from kg.extraction.syntax import is_main_subject
from kg.model import ActorType

SINGULAR = frozenset({"i", "me", "my", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
ADDRESSED = frozenset({"you", "your", "yours", "yourself"})


def is_first_person(token: Token) -> bool:
    """'I', 'our'; 'US' in capitals is the country."""
    return token.lower_ in SINGULAR | PLURAL and token.text != "US"


def first_persons(doc: Doc) -> Iterator[MentionRow]:
    """'I' as the speaker, 'we' as the state or organization that the speaker speaks for.

    Outside of anybody's speech it is the document's own voice: the state, organization or person that it named last as a subject.
    """
    rows: tuple[AttributionRow, ...] = doc._.attributions
    speakers: tuple[MentionRow, ...] = doc._.mentions
    holding = chains(rows, len(doc))
    introduced = _introduced(doc, speakers)
    for token in doc:
        singular = token.lower_ in SINGULAR
        if not is_first_person(token) or token.pos_ not in {"PRON", "DET"}:
            continue
        spoken = [rows[n] for n in holding[token.i] if rows[n].act == "speech" and not _is_first_person(doc, rows[n])]
        named = [speakers[row.speaker] for row in spoken if row.speaker is not None]
        speaker = named[-1] if named else None if spoken else _voice(token, speakers, introduced, singular)
        if speaker is None:
            continue
        actor = speaker.actor if singular else speaker.represented
        state = speaker.state if singular else None
        yield MentionRow(token.i, token.i + 1, token.i, actor.id, actor.label, actor.type.value, "pronoun", state)


def _is_first_person(doc: Doc, row: AttributionRow) -> bool:
    return row.source is not None and doc[row.source[0]].lower_ in SINGULAR | PLURAL


def _introduced(doc: Doc, mentions: tuple[MentionRow, ...]) -> MentionRow | None:
    """Whom the headline or the lead of an interview, a statement or a speech names first, before anybody speaks in person."""
    for block in read_blocks(doc):
        if any(is_first_person(token) or token.lower_ in ADDRESSED for token in doc[block.start : block.end]):
            return None
        inside = (row for row in mentions if block.start <= row.start < block.end and row.kind in {"name", "role"})
        found = next((row for row in inside if row.type == ActorType.PERSON.value and doc[row.head].pos_ == "PROPN"), None)
        if found is not None:
            return found
    return None


def _voice(token: Token, mentions: tuple[MentionRow, ...], introduced: MentionRow | None, singular: bool) -> MentionRow | None:
    """Who speaks in a text that has no other speaker."""
    if introduced is not None:
        return introduced
    types = {ActorType.PERSON.value} if singular else {ActorType.COUNTRY.value, ActorType.ORGANIZATION.value, ActorType.PERSON.value}
    before = (row for row in reversed(mentions) if row.end <= token.i and row.type in types and row.kind in {"name", "role"})
    return next((row for row in before if is_main_subject(token.doc[row.head])), None)
