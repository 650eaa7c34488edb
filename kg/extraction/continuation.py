"""Continuation: quotations that have no cue of their own go on with the speech of another."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extraction.annotations import AttributionRow, BlockRow, QuotationRow, read_blocks
from kg.extraction.speech import Span
from kg.model import AttributionKind, BlockKind

# A quotation of fewer tokens is a word in quotation marks rather than a speech.
SHORTEST = 6


def continued(doc: Doc, rows: list[AttributionRow], quotations: tuple[QuotationRow, ...]) -> list[AttributionRow]:
    """Give each long quotation without a cue of its own to the source of the quotation before it, or of the next if there is none."""
    rows = list(rows)
    blocks = [block for block in read_blocks(doc) if block.kind == BlockKind.PARAGRAPH.value]
    for quotation in quotations:
        if quotation.end - quotation.start < SHORTEST or any(
            _touches(row.content, quotation) for row in rows if row.act == "speech" and not _inside(row, quotation)
        ):
            continue
        block = next((b for b in blocks if b.start <= quotation.start < b.end), None)
        number = _nearest(rows, quotation, block, quotations)
        if number is not None:
            rows[number] = rows[number]._replace(content=(*rows[number].content, (quotation.start, quotation.end)))
    return rows


def _touches(content: tuple[Span, ...], quotation: QuotationRow) -> bool:
    return any(start < quotation.end and quotation.start < end for start, end in content)


def _inside(row: AttributionRow, quotation: QuotationRow) -> bool:
    return row.cue is not None and quotation.start <= row.cue[0] < quotation.end


def _nearest(
    rows: list[AttributionRow], quotation: QuotationRow, block: BlockRow | None, quotations: tuple[QuotationRow, ...]
) -> int | None:
    """The attribution that a quotation continues: speech by a named source, in the same paragraph or just before it."""
    if block is None:
        return None
    inside_quotation = {n for n, row in enumerate(rows) for q in quotations if _inside(row, q)}
    speech = [n for n, row in enumerate(rows) if row.act == "speech" and row.source and n not in inside_quotation]
    same = [n for n in speech if (cue := rows[n].cue) is not None and block.start <= cue[0] < quotation.start]
    if same:
        return same[-1]
    if quotation.start > block.start + 1:
        after = [n for n in speech if (cue := rows[n].cue) is not None and quotation.end <= cue[0] < block.end]
        if after:
            return after[0]
    earlier = [
        n for n in speech if (cue := rows[n].cue) is not None and cue[0] < block.start and rows[n].kind != AttributionKind.NONE.value
    ]
    return earlier[-1] if earlier else None
