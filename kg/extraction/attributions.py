"""Attributions: who says or thinks what."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction import mentions, syntax
from kg.extraction.annotations import AttributionRow, MentionRow, QuotationRow, chains, overlapping
from kg.extraction.continuation import continued
from kg.extraction.first_person import first_persons, their_states
from kg.extraction.said import Said, Span
from kg.extraction.speech import quotation_beside, speech
from kg.lexicon.cues import Act
from kg.model import AttributionKind


@Language.component(
    "diplomatic_attributions", requires=["doc._.mentions", "doc._.quotations"], assigns=["doc._.attributions", "doc._.mentions"]
)
def component(doc: Doc) -> Doc:
    """Set `doc._.attributions`, and add to `doc._.mentions` the first person of those who speak."""
    rows, mentioned = attributions(doc), doc._.mentions
    doc._.attributions = rows
    spoken = list(first_persons(doc))
    first = {row.head: row for row in reversed(spoken)}
    states = their_states(doc, mentioned, spoken)
    mentioned = tuple(states.get(row, row) for row in mentioned)
    doc._.mentions = sorted([*mentioned, *spoken], key=lambda row: (row.start, -row.end, row.id))
    index = {row: number for number, row in enumerate(doc._.mentions)}
    # "I believe …" inside a quotation has its speaker only now
    speakers = [mentioned[row.speaker] if row.speaker is not None else first.get(row.source[0]) if row.source else None for row in rows]
    doc._.attributions = [row._replace(speaker=index[who] if who else None) for row, who in zip(rows, speakers, strict=True)]
    return doc


def attributions(doc: Doc) -> list[AttributionRow]:
    """The attributions of a doc, in the order of their cues. Reads the parse, `doc._.mentions` and `doc._.quotations`.

    Not found: sources named in another sentence than the quotation, unless it continues one whose source is known.
    """
    named = mentions.Index.of(doc)
    index = {row: number for number, row in enumerate(doc._.mentions)}
    quotations: tuple[QuotationRow, ...] = doc._.quotations
    rows = []
    for said in speech(doc, named.heads, quotations):
        content = _with_quotations(doc, said, quotations)
        if not content:
            continue
        speaker = named.at(said.source) if said.source is not None else []
        source = _source_span(said, speaker)
        rows.append(
            AttributionRow(
                kind=_kind(doc, content, quotations).value,
                cue=said.span,
                lemma=" ".join((said.cue.lemma, *said.cue.words)),
                source=source,
                speaker=index[speaker[0]] if speaker else None,
                content=content,
                stance=said.cue.stance.value,
                act=said.cue.act.value,
            )
        )
    rows = continued(doc, rows, quotations)
    holding = chains(rows, len(doc))
    return [row._replace(within=_holder(row, rows, holding)) for row in rows]


def _with_quotations(doc: Doc, said: Said, quotations: tuple[QuotationRow, ...]) -> tuple[Span, ...]:
    """The content with each quotation that it touches taken whole."""
    spans = list(said.content)
    if not spans:
        beside = quotation_beside(doc[said.head], quotations)
        spans = [(beside.start, beside.end)] if beside else []
    grown = []
    for start, end in spans:
        for quotation in overlapping(quotations, start, end):
            if not quotation.start <= said.head < quotation.end:
                start, end = min(start, quotation.start), max(end, quotation.end)
        grown.append((start, end))
    cue_start, cue_end = said.span
    return tuple(dict.fromkeys(span for span in grown if not span[0] <= cue_start < cue_end <= span[1] and span[0] < span[1]))


def _source_span(said: Said, speaker: list[MentionRow]) -> Span | None:
    """The whole noun phrase, with what follows the name: 'Victor Cha, a scholar at …'; or 'who' where that stands for it."""
    if said.source is None:
        return None
    pronoun = syntax.relative_pronoun(said.source.doc[said.head])
    if pronoun is not None and pronoun.i > said.source.i:
        return pronoun.i, pronoun.i + 1
    start, end = syntax.whole_phrase(said.source)
    for row in speaker:
        start, end = min(start, row.start), max(end, row.end)
    return (start, said.span[0]) if start < said.span[0] < end else (start, _without_spaces(said.source.doc, end))


def _without_spaces(doc: Doc, end: int) -> int:
    while doc[end - 1].is_space:
        end -= 1
    return end


def _kind(doc: Doc, content: tuple[Span, ...], quotations: tuple[QuotationRow, ...]) -> AttributionKind:
    inside = sum(min(e, q.end) - max(s, q.start) for s, e in content for q in overlapping(quotations, s, e))
    whole = sum(1 for s, e in content for i in range(s, e) if not doc[i].is_space)
    if inside <= 0:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if inside >= 0.8 * whole else AttributionKind.MIXED


def _holder(row: AttributionRow, rows: Sequence[AttributionRow], holding: list[list[int]]) -> int | None:
    """The innermost longer attribution whose content holds this one's cue."""
    around = [n for n in holding[row.cue[0]] if rows[n].length > row.length] if row.cue is not None else []
    return around[-1] if around else None


def told_apart(rows: Sequence[AttributionRow], mentions: Sequence[MentionRow]) -> dict[int, int | None]:
    """The attributions that tell of a source of their own, each with the one that it stands within.

    Within another's words a source counts if it is somebody else: the chain of 'Zakharova said that Kerry had told …'. 'I think' in
    one's own words, and what nobody in particular says or thinks in them, add no source.
    """
    told: dict[int, int | None] = {}
    for number in sorted(range(len(rows)), key=lambda n: -rows[n].length):
        holder = rows[number].within
        while holder is not None and holder not in told:
            holder = rows[holder].within
        if holder is None or _is_somebody_else(rows[number], rows[holder], mentions):
            told[number] = holder
    return dict(sorted(told.items()))


def _is_somebody_else(inner: AttributionRow, outer: AttributionRow, mentions: Sequence[MentionRow]) -> bool:
    if inner.speaker is None or inner.act == Act.POSITION.value:
        return False
    return outer.speaker is None or mentions[inner.speaker].id != mentions[outer.speaker].id
