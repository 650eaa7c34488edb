"""First persons: 'I' and 'we' mean whoever speaks."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.annotations import AttributionRow, MentionRow, chain

SINGULAR = frozenset({"i", "me", "my", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def first_persons(doc: Doc) -> Iterator[MentionRow]:
    """'I' as the speaker, 'we' as the state or organization that the speaker speaks for."""
    rows: tuple[AttributionRow, ...] = doc._.attributions
    speakers = doc._.mentions
    for token in doc:
        singular = token.lower_ in SINGULAR
        # 'US' in capitals is the country
        if not singular and not (token.lower_ in PLURAL and token.text != "US") or token.pos_ not in {"PRON", "DET"}:
            continue
        named = [speakers[rows[n].speaker] for n in chain(token, rows) if rows[n].speaker is not None and rows[n].act == "speech"]
        if not named:
            continue
        speaker = named[-1]
        actor = speaker.actor if singular else speaker.represented
        state = speaker.state if singular else None
        yield MentionRow(token.i, token.i + 1, token.i, actor.id, actor.label, actor.type.value, "pronoun", state)
