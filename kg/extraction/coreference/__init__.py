"""Coreference: whom pronouns, bare offices and abbreviations mean, by rules from sure to unsure, none of which undoes an earlier one.

Sources: the sieves of Lee et al. 2013. 'I' and 'we' are settled by the attributions: they mean whoever speaks.
"""

from __future__ import annotations

from collections import deque

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.annotations import MentionRow
from kg.extraction.coreference import abbreviations, pairs, pronouns, roles
from kg.extraction.coreference.setting import Setting


@Language.component("diplomatic_coreference", requires=["doc._.mentions", "doc._.quotations"], assigns=["doc._.mentions"])
def component(doc: Doc) -> Doc:
    """Link abbreviations, bare offices and third-person pronouns in `doc._.mentions` to whom they mean."""
    doc._.mentions = linked(doc)
    return doc


def linked(doc: Doc) -> list[MentionRow]:
    """The mentions with abbreviations and bare roles named and with rows for the pronouns that could be resolved, in the text's order."""
    rows = abbreviations.spelled_out(doc)
    setting = Setting.of(doc, rows)
    waiting, done = deque(rows), list[MentionRow]()
    for token in doc:
        while waiting and waiting[0].start <= token.i:
            row = waiting.popleft()
            done += pairs.pair(doc, row, done, setting) or [roles.named(doc, row, done, setting)] if row.kind == "role" else [row]
        done += pairs.former_or_latter(token, done, setting) or pronouns.antecedents(token, done, setting)
    return sorted(done, key=lambda row: (row.start, -row.end, row.id))
