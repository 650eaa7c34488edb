"""Abbreviations that a text introduces in brackets: 'the Popular Resistance Front (PRF)'."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extraction.annotations import MentionRow
from kg.lexicon.actors import actors
from kg.model import ActorType
from kg.namespaces import ACTOR, slug


def spelled_out(doc: Doc) -> list[MentionRow]:
    """The doc's mentions, abbreviations of a name that the text gives in full made mentions of that actor."""
    meant = {ACTOR + slug(short): row for row in doc._.mentions if row.kind == "name" and (short := _introduced(doc, row))}
    return [_meaning(row, meant[row.id]) if row.id in meant else row for row in doc._.mentions]


def _introduced(doc: Doc, row: MentionRow) -> str:
    """The abbreviation in brackets behind a name, if it stands for its words and for no actor that is known."""
    behind = doc[row.end : row.end + 3]
    if len(behind) < 3 or behind[0].text != "(" or behind[2].text != ")" or not behind[1].is_upper:
        return ""
    initials = "".join(token.text[0] for token in doc[row.start : row.end] if token.text[0].isupper())
    return behind[1].text if initials == behind[1].text and behind[1].text not in actors().names else ""


def _meaning(row: MentionRow, full: MentionRow) -> MentionRow:
    kind = full.type if row.type != ActorType.PERSON.value else row.type
    return row._replace(id=full.id, label=full.label, type=kind, state=full.state)
