"""What the rules of coreference know of a doc."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extraction import syntax
from kg.extraction.annotations import MentionRow
from kg.extraction.genders import genders
from kg.lexicon.genders import Gender


class Setting(NamedTuple):
    """What is known before the rules go through the mentions.

    The number of each token's sentence, the gender of persons by IRI, by token in quotation marks who says it (IRIs), and by predicate whom
    its arguments name.
    """

    sentence: dict[int, int]
    told: dict[str, Gender]
    speakers: dict[int, set[str]]
    arguments: dict[int, list[MentionRow]]

    @classmethod
    def of(cls, doc: Doc, rows: Sequence[MentionRow]) -> Setting:
        """The setting of a doc with these mentions, whose quotations are known."""
        sentence = {token.i: number for number, span in enumerate(doc.sents) for token in span}
        subjects: dict[int, list[MentionRow]] = {}
        for row in rows:
            if syntax.is_subject(doc[row.head]):
                subjects.setdefault(sentence[row.head], []).append(row)
        speakers: dict[int, set[str]] = {}
        for quotation in doc._.quotations:
            beside = {sentence[quotation.start], sentence[quotation.end - 1]}
            said_by = {row.id for n in beside for row in subjects.get(n, ()) if not quotation.start <= row.head < quotation.end}
            speakers |= dict.fromkeys(range(quotation.start, quotation.end), said_by)
        arguments: dict[int, list[MentionRow]] = {}
        for row in rows:
            arguments.setdefault(syntax.governor(doc[row.head]).i, []).append(row)
        return cls(sentence, genders(doc, rows), speakers, arguments)

    def near(self, i: int, earlier: Sequence[MentionRow], reach: int) -> Iterator[MentionRow]:
        """The mentions before a token, the last first, up to so many sentences back."""
        return takewhile(lambda row: self.sentence[i] - self.sentence[row.head] <= reach, reversed(earlier))
