"""Turns: names before a colon, who asks and answers in a transcript, and names that sign a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.annotations import BlockRow, MentionRow, read_blocks
from kg.extraction.labels import DASHES, LONGEST_LABEL, TurnLabel, label, signature, unnamed
from kg.extraction.quotations import CLOSING, STRAIGHT
from kg.extraction.said import Said, trimmed
from kg.lexicon.cues import Act, Cue, Stance
from kg.lexicon.frames import Part
from kg.lexicon.publishers import Label
from kg.model import ActorType, BlockKind

COLON = Cue(":", Part.VERB, Stance.NEUTRAL, Act.SPEECH)


def turns(doc: Doc, heads: dict[int, list[MentionRow]]) -> Iterator[Said]:
    """'Russian defense ministry: Syrians need help', and the turns of a transcript: whoever is named before the colon speaks.

    'A:' is the one who was presented with an office before the first turn.
    """
    answering: Token | None = None
    for block in read_blocks(doc):
        if block.kind == BlockKind.IMPRINT.value:
            continue
        signed = signature(doc, block)
        if signed is not None:
            beside = [
                row for rows in heads.values() for row in rows if signed < row.start and row.end == block.end and row.kind != "adjective"
            ]
            if beside:
                yield Said(COLON, (signed, signed + 1), signed, doc[beside[0].head], (trimmed(doc, block.start, signed),))
                continue
        found = label(doc, block)
        if found is not None:
            nameless = unnamed(doc, found)
            if nameless is not None:
                answering = answering or _presented(doc, heads, block.start)
                yield _turn(doc, found.colon, block.end, answering if nameless is Label.ANSWERS else None)
                continue
            named = [row for rows in heads.values() for row in rows if _is_in(row, found)]
            if named:
                yield _turn(doc, found.colon, block.end, doc[named[0].head])
            elif all(t.is_upper or t.is_punct for t in doc[found.start : found.end]) and doc[found.end - 1].is_upper:
                yield _turn(doc, found.colon, block.end, doc[found.end - 1])  # "WALLACE: …"
        yield from _signed(doc, block)


def _is_in(row: MentionRow, found: TurnLabel) -> bool:
    return found.start <= row.start and row.end == found.end and row.kind != "adjective"


def _signed(doc: Doc, block: BlockRow) -> Iterator[Said]:
    """'“It was our home.” ― Pamela Padilla'."""
    dash = next((i for i in range(block.end - 1, max(block.start, block.end - LONGEST_LABEL), -1) if doc[i].text in DASHES), block.start)
    if dash > block.start + 1 and doc[dash + 1 : block.end].ents and _is_closing(doc, dash):
        name = doc[dash + 1 : block.end].ents[0]
        if name.label_ == "PERSON" and name.start == dash + 1:
            yield Said(COLON, (dash, dash + 1), dash, name.root, (trimmed(doc, block.start, dash),))


def _is_closing(doc: Doc, end: int) -> bool:
    while end > 0 and doc[end - 1].is_space:
        end -= 1
    return doc[end - 1].text in CLOSING | STRAIGHT


def _turn(doc: Doc, colon: int, end: int, source: Token | None) -> Said:
    return Said(COLON, (colon, colon + 1), colon, source, (trimmed(doc, colon + 1, end),))


def _presented(doc: Doc, heads: dict[int, list[MentionRow]], end: int) -> Token | None:
    persons = [row for rows in heads.values() for row in rows if row.type == ActorType.PERSON.value and row.office and row.end <= end]
    return doc[min(persons, key=lambda row: row.start).head] if persons else None
