"""Quotations: what stands in quotation marks, straight or curly, over several sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.annotations import BlockRow, QuotationRow, read_blocks
from kg.model import BlockKind

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = frozenset({'"', "``", "''"})


@Language.component("diplomatic_quotations", assigns=["doc._.quotations"])
def component(doc: Doc) -> Doc:
    """Set `doc._.quotations`."""
    doc._.quotations = list(quotations(doc))
    return doc


def quotations(doc: Doc) -> Iterator[QuotationRow]:
    """The outermost quotations, in the order of the text. Reads the text and `doc._.blocks` alone.

    A quotation that a paragraph leaves open goes on in the next if that begins with an opening mark, as is the custom of print;
    otherwise it ends with its paragraph and isn't `closed`.
    """
    blocks = [block for block in read_blocks(doc) if block.kind in {BlockKind.PARAGRAPH.value, BlockKind.HEADLINE.value}]
    for block, following in zip_longest(blocks, blocks[1:]):
        for row in _in_block(doc, block):
            goes_on = not row.closed and following is not None and _is_opening(doc[following.start].text)
            yield row._replace(closed=row.closed or goes_on)


def _is_opening(mark: str) -> bool:
    return mark in OPENING or mark in STRAIGHT


def _in_block(doc: Doc, block: BlockRow) -> Iterator[QuotationRow]:
    start: int | None = None
    for token in doc[block.start : block.end]:
        mark = token.text
        if start is None:
            if mark in OPENING or mark in STRAIGHT:
                start = token.i
        elif mark in CLOSING or mark in STRAIGHT:
            if token.i > start + 1:
                yield QuotationRow(start, token.i + 1, True)
            start = None
    if start is not None and block.end > start + 1:
        yield QuotationRow(start, block.end, False)
