"""Turns: names before a colon, who asks and answers in a transcript, and names that sign a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.annotations import BlockRow, MentionRow, read_blocks
from kg.extraction.layout import LONGEST_LABEL
from kg.extraction.quotations import CLOSING, STRAIGHT
from kg.extraction.said import Said, trimmed
from kg.lexicon.cues import Act, Cue, Stance
from kg.lexicon.frames import Part
from kg.model import ActorType

# The labels of a transcript's turns.
ASKED, ANSWERED = frozenset({"q", "question"}), frozenset({"a", "answer"})
DASHES = frozenset({"―", "—", "–", "--"})
COLON = Cue(":", Part.VERB, Stance.NEUTRAL, Act.SPEECH)


def turns(doc: Doc, heads: dict[int, list[MentionRow]]) -> Iterator[Said]:
    """'Russian defense ministry: Syrians need help', and the turns of a transcript: whoever is named before the colon speaks.

    'A:' is the one who was presented with an office before the first turn.
    """
    answering: Token | None = None
    for block in read_blocks(doc):
        label = doc[block.start].lower_
        if label in ASKED | ANSWERED and block.start + 2 < block.end and doc[block.start + 1].text in {":", "."}:
            answering = answering or _presented(doc, heads, block.start)
            source = answering if label in ANSWERED else None
            yield _turn(doc, block.start + 1, block.end, source)
            continue
        for i in range(block.start + 1, min(block.start + LONGEST_LABEL, block.end - 2)):
            if doc[i].text == ":":
                named = [
                    row for rows in heads.values() for row in rows if block.start <= row.start and row.end == i and row.kind != "adjective"
                ]
                if named:
                    yield _turn(doc, i, block.end, doc[named[0].head])
                elif all(t.is_upper or t.is_punct for t in doc[block.start : i]) and doc[i - 1].is_upper:
                    yield _turn(doc, i, block.end, doc[i - 1])  # "WALLACE: …"
                break
        yield from _signed(doc, block)


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
