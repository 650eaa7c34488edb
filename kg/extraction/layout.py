"""Sentence starts that layout and punctuation settle before the parser finds the others."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.annotations import read_blocks


@Language.component("diplomatic_layout", assigns=["token.is_sent_start"])
def layout(doc: Doc) -> Doc:
    """Set a sentence start at each block's first token, so that no sentence runs from one block into another, and none after a comma.

    Reads `doc._.blocks`; without them each line is a block.
    """
    for block in read_blocks(doc):
        doc[block.start].is_sent_start = True
        if block.end < len(doc):
            doc[block.end].is_sent_start = True
        for token in doc[block.start + 1 : block.end]:
            # "…, Lavrov stressed." is no sentence of its own
            if token.nbor(-1).text == ",":
                token.is_sent_start = False
    return doc
