"""Labels: what stands before the colon of a turn: 'Q:', 'MR PRICE:', 'Mr. Nebenzia (Russian Federation) (spoke in Russian):'."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from kg.extraction.annotations import BlockRow
from kg.lexicon.publishers import Label, turn_labels
from kg.model import BlockKind

LONGEST_LABEL = 9  # tokens, those in brackets not counted
LONGEST_SIGNATURE, SHORTEST_SAYING = 4, 3  # tokens of a headline
LONGEST_REMARK = 24  # tokens, brackets and all


DASHES = frozenset({"-", "―", "—", "–", "--"})
HEADLINES = frozenset({BlockKind.TITLE.value, BlockKind.HEADLINE.value})


class TurnLabel(NamedTuple):
    """The tokens of a label, half-open: its words, without article and brackets, and the colon. `remarks` are what brackets hold.

    A bracket before the colon is one token with it: '):'.
    """

    start: int
    end: int
    colon: int
    remarks: tuple[tuple[int, int], ...] = ()


def label(doc: Doc, block: BlockRow) -> TurnLabel | None:
    """The label that a block begins with, if there is a colon early in it, or a period behind 'Q' or 'A'."""
    if block.start + 2 < block.end and doc[block.start + 1].text == "." and doc[block.start].lower_ in turn_labels():
        return TurnLabel(block.start, block.start + 1, block.start + 1)
    end, words, opened = None, 0, None
    remarks: list[tuple[int, int]] = []
    for i in range(block.start, min(block.start + LONGEST_REMARK, block.end - 1)):
        text = doc[i].text
        if text in "([" and i > block.start:
            opened, end = i, end or i
        elif text in ")]" and opened is not None:
            remarks.append((opened + 1, i))
            opened = None
        elif (text == ":" and opened is None or text == "):" and opened is not None) and i > block.start:
            remarks += [(opened + 1, i)] if opened is not None else []
            start = block.start + (doc[block.start].lower_ == "the" and i > block.start + 1)
            return TurnLabel(start, end or i, i, tuple(remarks))
        elif opened is None:
            words += 1
            if words >= LONGEST_LABEL or end is not None:
                return None  # words behind brackets: "The Union (EU) said: …"
    return None


def signature(doc: Doc, block: BlockRow) -> int | None:
    """The mark before whoever a headline leaves its words to: the dash of 'Norway to host talks - Nordmann', or a colon."""
    if block.kind not in HEADLINES:
        return None
    for i in range(block.end - 2, max(block.start + SHORTEST_SAYING, block.end - LONGEST_SIGNATURE - 2), -1):
        if doc[i].text == ":" or doc[i].text in DASHES and doc[i - 1].whitespace_:
            return i
    return None


def unnamed(doc: Doc, found: TurnLabel) -> Label | None:
    """Who speaks behind a label that names nobody."""
    return turn_labels().get(doc[found.start : found.end].text.lower())
