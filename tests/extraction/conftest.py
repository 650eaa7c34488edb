"""Sentences read, and sentences with the answers inside them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.extraction import readings
from kg.model import Block, BlockKind, Document, Passage, Reading

MARK = re.compile(r"\[(?P<role>[A-Z]+|[a-z]+) (?P<text>[^\[\]]*)\]")


@pytest.fixture(scope="session")
def read(nlp):
    """Text, published on Monday, 30 January 2017, to what is read in it; each line is a paragraph."""

    def reading(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Reading:
        blocks = tuple(Block(kind, Passage(match.group(), match.start(), match.end())) for match in re.finditer(r"[^\n]+", text))
        document = Document("test", text, published=date(2017, 1, 30), blocks=blocks)
        return next(iter(readings([document], nlp)))

    return reading


def answers(marked: str) -> tuple[str, dict[str, list[str]]]:
    """'[source Oslo] [cue denied] it' → 'Oslo denied it', {'source': ['Oslo'], 'cue': ['denied']}; marks don't nest."""
    found: dict[str, list[str]] = {}
    for match in MARK.finditer(marked):
        found.setdefault(match["role"], []).append(match["text"])
    return MARK.sub(lambda match: match["text"], marked), found
