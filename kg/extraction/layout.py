"""Sentence starts that layout and punctuation settle before the parser finds the others."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.annotations import read_blocks

# as unsigned numbers: spaCy writes -1 for 'no'
START, NO_START = 1, 2**64 - 1
LONGEST_LABEL = 9  # tokens before a colon


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
        label = next((token for token in doc[block.start : block.start + LONGEST_LABEL] if token.text == ":"), None)
        if label is not None and label.i + 1 < block.end:
            starts[label.i + 1] = START  # "Q: …", "Russian defense ministry: …"
        if block.end < len(doc):
            starts[block.end] = START
    # one token at a time would look through the whole doc each time
    return doc.from_array("SENT_START", starts)  # type: ignore[arg-type]
