"""The spaCy pipeline: the bundled one or another, with our components behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg import paths
from kg.errors import PipelineError
from kg.extraction import (  # noqa: F401  registers them
    attributions,
    coreference,
    layout,
    mentions,
    names,
    quotations,
    repairs,
    statements,
    syntax,
)
from kg.extraction.affiliations import affiliations
from kg.extraction.annotations import AttributionRow, BlockRow, MentionRow
from kg.extraction.attributions import told_apart
from kg.extraction.topics import passage
from kg.model import Attribution, AttributionKind, Document, Omission, Reading, Word
from kg.model.records import attribution_id

FIRST = "diplomatic_layout"
COMPONENTS = (
    "diplomatic_repairs",
    "diplomatic_names",
    "diplomatic_mentions",
    "diplomatic_quotations",
    "diplomatic_coreference",
    "diplomatic_attributions",
    "diplomatic_statements",
)
BATCH = 16  # documents


def load(name: str | Path = "default") -> Language:
    """A spaCy pipeline with our components in it: 'default' and 'fast' are bundled, any other must be trained on Universal Dependencies.

    Raises `PipelineError` if there is none of that name or its labels aren't those of Universal Dependencies.
    """
    try:
        nlp = spacy.load(paths.bundled_pipeline(str(name)) if name in paths.BUNDLED else name)
    except OSError:
        raise PipelineError(
            f"{name}: no spaCy pipeline of that name or path\n"
            "  --pipeline takes an installed package's name or a folder that spaCy saved; without it the bundled one is used"
        ) from None
    if not syntax.is_universal(nlp):
        raise PipelineError(
            f"{name}: its parser's labels are not those of Universal Dependencies (nsubj, obj, obl, case, …)\n"
            "  choose a pipeline trained on a UD treebank, or leave --pipeline out for the bundled one"
        )
    return completed(nlp)


def completed(nlp: Language) -> Language:
    """The pipeline with those of our components that it lacks, the layout's first and the others last, in their order."""
    if FIRST not in nlp.pipe_names:
        nlp.add_pipe(FIRST, first=True)
    for number, component in enumerate(COMPONENTS):
        if component not in nlp.pipe_names:
            nlp.add_pipe(component, before=next((later for later in COMPONENTS[number:] if later in nlp.pipe_names), None))
    return nlp


def described(nlp: Language) -> str:
    """The pipeline's name and version, for the record."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def readings(documents: Iterable[Document], nlp: Language) -> Iterator[Reading]:
    """What each document says, in their order; streams."""
    for doc, document in docs(documents, nlp):
        yield reading_of(doc, document)


def docs(documents: Iterable[Document], nlp: Language) -> Iterator[tuple[Doc, Document]]:
    """The documents as spaCy reads them, in their order; streams."""
    yield from nlp.pipe(((doc_of(document, nlp), document) for document in documents), as_tuples=True, batch_size=BATCH)


def reading_of(doc: Doc, document: Document) -> Reading:
    """What a document says, when the pipeline has been over it."""
    return Reading(document, doc._.statements, tuple(_attributions(doc)), tuple(_omissions(doc)), tuple(affiliations(doc)))


def doc_of(document: Document, nlp: Language) -> Doc:
    """A document in tokens, with what is known of it."""
    doc = nlp.make_doc(document.text)
    doc._.document_id = document.id
    doc._.published = document.published.isoformat() if document.published else None
    rows: list[BlockRow] = []
    for block in document.blocks:
        span = doc.char_span(block.passage.start, block.passage.end, alignment_mode="expand")
        if span is not None and (not rows or rows[-1].end <= span.start):
            rows.append(BlockRow(block.kind.value, span.start, span.end))
    doc._.blocks = rows
    return doc


def _attributions(doc: Doc) -> Iterator[Attribution]:
    rows: tuple[AttributionRow, ...] = doc._.attributions
    mentioned: tuple[MentionRow, ...] = doc._.mentions
    told = told_apart(rows, mentioned)
    made = {number: _attribution(doc, rows[number], mentioned) for number in told}
    for number, within in told.items():
        yield replace(made[number], within=made[within].id if within is not None else None)


def _attribution(doc: Doc, row: AttributionRow, mentioned: tuple[MentionRow, ...]) -> Attribution:
    cue = passage(doc, *row.cue) if row.cue else None
    made = Attribution(
        id="",
        document=doc._.document_id,
        kind=AttributionKind(row.kind),
        source=passage(doc, *row.source) if row.source else None,
        speaker=mentioned[row.speaker].actor if row.speaker is not None else None,
        cue=Word(cue.text, cue.start, cue.end, row.lemma) if cue else None,
        content=tuple(passage(doc, start, end) for start, end in sorted(row.content)),
    )
    return replace(made, id=attribution_id(made))


def _omissions(doc: Doc) -> Iterator[Omission]:
    for quotation in doc._.quotations:
        if not quotation.closed:
            words = passage(doc, quotation.start, quotation.end)
            yield Omission(doc._.document_id, "a quotation is not closed; it is taken to end with its paragraph", words)
