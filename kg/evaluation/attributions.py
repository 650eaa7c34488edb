"""Attributions: who says what, on articles annotated as PolNeAR is.

PolNeAR (Newell, Margolin & Ruths, LREC 2018) marks each attribution's source, cue and content in political news.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import srsly  # type: ignore[import-untyped]
from spacy.language import Language

from kg.documents import documents
from kg.evaluation.count import Count
from kg.evaluation.report import Row, Table
from kg.extraction import readings
from kg.model import Attribution, Document

NEEDS = "polnear/dev.jsonl"
SHARED = 0.5  # of the words of both contents
PUBLISHED = (
    Row("textacy", (None, 16.0, 6.0, None), "its direct_quotations on the same articles, parsed in full"),
    Row("GenderGapTracker", (None, 37.0, 23.0, None), "its extractor on the same articles, parsed in full"),
    Row("an annotator against another", (81.0, 75.0, 58.0, None), "the corpus itself"),
)

Span = tuple[int, int]


class Marked(NamedTuple):
    """An attribution's roles, each the spans of its passages in characters."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Words:
    """A text's words, to tell which of them a span touches."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [match.span() for match in re.finditer(r"\w+", text)]
        self._starts, self._ends = [start for start, _ in found], [end for _, end in found]

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the words that the spans touch."""
        touched = (range(bisect_right(self._ends, start), bisect_left(self._starts, end)) for start, end in spans)
        return frozenset(number for numbers in touched for number in numbers)

    def bare(self, spans: Iterable[Span]) -> frozenset[Span]:
        """The spans without the marks and spaces around them."""
        return frozenset(map(self._trimmed, spans))

    def _trimmed(self, span: Span) -> Span:
        start, end = span
        while start < end and not self.text[start].isalnum():
            start += 1
        while end > start and not self.text[end - 1].isalnum():
            end -= 1
        return start, end


class Scores(NamedTuple):
    """Attributions whose cues overlap, those that have the same source and half the content too, those exact in all, and right sources."""

    detect: Count
    lenient: Count
    strict: Count
    source: Count

    def plus(self, other: Scores) -> Scores:
        """Both together."""
        return Scores(*(mine.plus(theirs) for mine, theirs in zip(self, other, strict=True)))


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """F1 over whole attributions, for polnear/dev.jsonl: id, text, and attributions whose roles are lists of [start, end]."""
    path = data / "polnear" / "dev.jsonl"
    if not path.exists():
        return []
    gold = {article["id"]: tuple(map(_gold, article["attributions"])) for article in srsly.read_jsonl(path)}
    articles = (document for document in documents([path]) if isinstance(document, Document))
    total = Scores(Count(), Count(), Count(), Count())
    mistakes: list[str] = []
    for reading in readings(articles, nlp):
        name = reading.document.id.rsplit("/", 1)[-1]
        found = tuple(map(_found, reading.attributions))
        scores, missed, added = compared(Words(reading.document.text), gold[name], found)
        total = total.plus(scores)
        mistakes += [
            _line(name, what, reading.document.text, marked) for what, some in (("missed", missed), ("added", added)) for marked in some
        ]
    ours = Row("kg", (total.detect.f1, total.lenient.f1, total.strict.f1, total.source.precision))
    columns = ("detect", "lenient", "strict", "source right")
    note = f"{total.detect.gold} attributions annotated, {total.detect.found} found; precision {total.detect.precision:.1f}"
    return [Table("PolNeAR dev, attributions: F1", columns, (ours, *PUBLISHED), note, tuple(mistakes))]


def _gold(record: dict[str, Any]) -> Marked:
    return Marked(*(tuple((start, end) for start, end in record.get(role) or ()) for role in Marked._fields))


def _found(attribution: Attribution) -> Marked:
    source, cue = ([(p.start, p.end)] if p is not None else [] for p in (attribution.source, attribution.cue))
    return Marked(tuple(source), tuple(cue), tuple((passage.start, passage.end) for passage in attribution.content))


def compared(words: Words, gold: Sequence[Marked], found: Sequence[Marked]) -> tuple[Scores, list[Marked], list[Marked]]:
    """The scores of one text, and what was missed and added. Pairs are made one to one, the most alike first."""
    pairs = []
    for i, mine in enumerate(gold):
        for j, theirs in enumerate(found):
            one, other = ([words.of(spans) for spans in marked] for marked in (mine, theirs))
            if one[1] & other[1] or not one[1] and not other[1] and one[2] & other[2]:
                share = len(one[2] & other[2]) / max(1, len(one[2] | other[2]))
                same = bool(one[0] & other[0]) or not one[0] and not other[0]
                pairs.append((share + same, -i, -j, share, same))
    taken: dict[int, int] = {}
    sources = lenient = strict = 0
    for _, i, j, share, same in sorted(pairs, reverse=True):
        if -i in taken or -j in taken.values():
            continue
        taken[-i] = -j
        sources += same
        lenient += same and share >= SHARED
        strict += all(words.bare(mine) == words.bare(theirs) for mine, theirs in zip(gold[-i], found[-j], strict=True))
    detected, halved, exact = (Count(right, len(found), len(gold)) for right in (len(taken), lenient, strict))
    scores = Scores(detected, halved, exact, Count(sources, len(taken), len(taken)))
    missed = [mine for i, mine in enumerate(gold) if i not in taken]
    return scores, missed, [theirs for j, theirs in enumerate(found) if j not in taken.values()]


def _line(name: str, what: str, text: str, marked: Marked) -> str:
    roles = (" … ".join(text[start:end] for start, end in spans)[:80] for spans in marked)
    return f"{name}: {what} " + " | ".join(" ".join(role.split()) for role in roles)
