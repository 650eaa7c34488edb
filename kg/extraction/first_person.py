"""First persons: 'I' and 'we' mean whoever speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.extraction import syntax
from kg.extraction.annotations import AttributionRow, MentionRow, chains
from kg.extraction.coreference.roles import state_of_owner
from kg.extraction.voice import FIRST_PERSONS, SINGULAR, is_first_person, voice


def first_persons(doc: Doc) -> Iterator[MentionRow]:
    """'I' as the speaker, 'we' as the state or organization that the speaker speaks for; elsewhere the document's voice."""
    rows: tuple[AttributionRow, ...] = doc._.attributions
    speakers: tuple[MentionRow, ...] = doc._.mentions
    holding = chains(rows, len(doc))
    own = voice(doc, holding)
    for token in doc:
        if not is_first_person(token) or token.pos_ not in {"PRON", "DET"}:
            continue
        singular = token.lower_ in SINGULAR
        spoken = [rows[n] for n in holding[token.i] if rows[n].act == "speech" and not _is_first_person(doc, rows[n])]
        named = [speakers[row.speaker] for row in spoken if row.speaker is not None]
        own_speakers = own.plural if not singular else (own.singular,) if own.singular is not None else ()
        speakers_here = named[-1:] if named else () if spoken else own_speakers
        for speaker in speakers_here:
            actor = speaker.actor if singular else speaker.represented
            state = speaker.state if singular else None
            yield MentionRow(token.i, token.i + 1, token.i, actor.id, actor.label, actor.type.value, "pronoun", state)


def their_states(doc: Doc, mentioned: Sequence[MentionRow], first: Sequence[MentionRow]) -> dict[MentionRow, MentionRow]:
    """'my country' as the state of the one who speaks: the mentions that mean one, with what they mean."""
    speakers = {row.head: row for row in first}
    found: dict[MentionRow, MentionRow] = {}
    for row in mentioned:
        owner = syntax.possessor(doc[row.head]) if row.kind == "role" else None
        if owner is not None and owner.i in speakers and (state := state_of_owner(row, speakers[owner.i])) is not None:
            found[row] = state
    return found


def _is_first_person(doc: Doc, row: AttributionRow) -> bool:
    return row.source is not None and doc[row.source[0]].lower_ in FIRST_PERSONS
