"""Continuation: quotations that have no cue of their own go on with the speech of another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from kg.extraction.annotations import AttributionRow, BlockRow, QuotationRow, overlapping, read_blocks
from kg.model import BlockKind

# A quotation of fewer tokens is a word in quotation marks rather than a speech.
SHORTEST = 6


def continued(doc: Doc, rows: list[AttributionRow], quotations: tuple[QuotationRow, ...]) -> list[AttributionRow]:
    """Give each long quotation without a cue of its own to the source of the quotation before it, or of the next if there is none."""
    rows = list(rows)
    blocks = [block for block in read_blocks(doc) if block.kind == BlockKind.PARAGRAPH.value]
    outside = [n for n, row in enumerate(rows) if row.act == "speech" and not _is_quoted(row, quotations)]
    attributed = {i for n in outside for start, end in rows[n].content for i in range(start, end)}
    cues = [(cue[0], n) for n in outside if rows[n].source and (cue := rows[n].cue) is not None]
    for quotation in quotations:
        if quotation.end - quotation.start < SHORTEST or not attributed.isdisjoint(range(quotation.start, quotation.end)):
            continue
        at = bisect_right(blocks, quotation.start, key=lambda block: block.start) - 1
        number = _nearest(cues, quotation, blocks[at]) if at >= 0 else None
        if number is not None:
            rows[number] = rows[number]._replace(content=(*rows[number].content, (quotation.start, quotation.end)))
    return rows


def _is_quoted(row: AttributionRow, quotations: tuple[QuotationRow, ...]) -> bool:
    """Whether a cue is itself part of what somebody says."""
    return row.cue is not None and bool(overlapping(quotations, row.cue[0], row.cue[0] + 1))


def _nearest(cues: list[tuple[int, int]], quotation: QuotationRow, block: BlockRow) -> int | None:
    """The attribution that a quotation continues: the last before it, but the next in its paragraph where that begins with other words."""
    at = bisect_left(cues, (quotation.start, 0))
    before = cues[at - 1] if at else None
    if before is not None and before[0] >= block.start:
        return before[1]
    if quotation.start > block.start + 1:
        after = next(((cue, n) for cue, n in cues[at:] if cue >= quotation.end), None)
        if after is not None and after[0] < block.end:
            return after[1]
        return None
    return before[1] if before is not None else None
