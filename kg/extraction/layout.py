"""Sentence starts that layout and punctuation settle before the parser finds the others."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.annotations import read_blocks
from kg.extraction.labels import LONGEST_LABEL, label, signature

# as unsigned numbers: spaCy writes -1 for 'no'
START, NO_START = 1, 2**64 - 1


@Language.component("diplomatic_layout", assigns=["token.is_sent_start"])
def layout(doc: Doc) -> Doc:
    """Set a sentence start at each block's first token, so that no sentence runs from one block into another, and none after a comma.

    Reads `doc._.blocks`; without them each line is a block.
    """
    starts = doc.to_array("SENT_START")
    for block in read_blocks(doc):
        # "…, Lavrov stressed." is no sentence of its own
        starts[[token.i + 1 for token in doc[block.start : block.end - 1] if token.text == ","]] = NO_START
        starts[block.start] = START
        named = label(doc, block)
        colons = [token.i for token in doc[block.start : block.start + LONGEST_LABEL] if token.text == ":"]
        for colon in {*colons[:1], *([named.colon] if named is not None else [])}:
            if colon + 1 < block.end:
                starts[colon + 1] = START  # "Q: …", "Russian defense ministry: …"
        signed = signature(doc, block)
        if signed is not None:
            starts[signed] = START
        if block.end < len(doc):
            starts[block.end] = START
    # one token at a time would look through the whole doc each time
    return doc.from_array("SENT_START", starts)  # type: ignore[arg-type]
