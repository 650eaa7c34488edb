"""First persons: 'I' and 'we' mean whoever speaks."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.annotations import AttributionRow, MentionRow, chains
from kg.extraction.voice import PLURAL, SINGULAR, is_first_person, voice


def first_persons(doc: Doc) -> Iterator[MentionRow]:
    """'I' as the speaker, 'we' as the state or organization that the speaker speaks for; elsewhere the document's voice."""
    rows: tuple[AttributionRow, ...] = doc._.attributions
    speakers: tuple[MentionRow, ...] = doc._.mentions
    holding = chains(rows, len(doc))
    own = voice(doc, holding)
    for token in doc:
        singular = token.lower_ in SINGULAR
        if not is_first_person(token) or token.pos_ not in {"PRON", "DET"}:
            continue
        spoken = [rows[n] for n in holding[token.i] if rows[n].act == "speech" and not _is_first_person(doc, rows[n])]
        named = [speakers[row.speaker] for row in spoken if row.speaker is not None]
        speaker = named[-1] if named else None if spoken else own.singular if singular else own.plural
        if speaker is None:
            continue
        actor = speaker.actor if singular else speaker.represented
        state = speaker.state if singular else None
        yield MentionRow(token.i, token.i + 1, token.i, actor.id, actor.label, actor.type.value, "pronoun", state)


def _is_first_person(doc: Doc, row: AttributionRow) -> bool:
    return row.source is not None and doc[row.source[0]].lower_ in SINGULAR | PLURAL
