"""Documents that carry the same report, and the statements that they repeat: the one door to datasketch.

An agency's report stands in many papers, with other headlines, shorter ends and a paragraph more. Of each text we keep a signature
(MinHash: Broder 1997) of the rows of three words in it; two texts are the same report where most of the shorter one's rows are in the
other, and they were published within days.
"""

from __future__ import annotations

import base64
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rdflib import URIRef

from kg import namespaces
from kg.graph.names import DIP, document_iri
from kg.graph.triples import Triple

if TYPE_CHECKING:
    import numpy as np
    from datasketch import LeanMinHash, MinHash

    Values = np.ndarray[tuple[int], np.dtype[np.uint32]]

ROW = 3  # words
SHORTEST = 30  # rows; of fewer there is no signature
VALUES, SEED, SCHEME = 128, 1, "affine32"
BANDS = (64, 2)  # pairs of values that candidates share one of: 93 % of those with a Jaccard index of 0.2, all but all from 0.3
# Measured on 93 articles: of copies with another head and cut to 30 % or with each tenth word changed, 98 % and 99 % share as much of the
# shorter one; of 4278 pairs of different articles the two nearest 0.42 and 0.20.
SHARED = 0.6
LEAST = 0.1  # of a Jaccard index: below it the share is too rough an estimate
DAYS = timedelta(days=7)


class Worded(NamedTuple):
    """A document by its id, with the day of its publication and the signature of its words."""

    id: str
    published: date | None
    wording: str


def wording(text: str) -> str | None:
    """The signature of a text's words, in base64; None for a text that is too short to be known again."""
    words = re.findall(r"\w+", text.casefold())
    rows = {" ".join(words[start : start + ROW]) for start in range(len(words) - ROW + 1)}
    if len(rows) < SHORTEST:
        return None
    import numpy as np

    made = _empty().copy()
    made.update_batch([row.encode("utf-8", "surrogatepass") for row in rows])
    return base64.b64encode(np.array([len(rows), *made.hashvalues], dtype="<u4").tobytes()).decode()


def same_reports(documents: Iterable[Worded]) -> dict[str, str]:
    """The first document of the report for each later one that carries it, by id: the earliest, and of several of one day the first by id.

    Documents without a day come after all others and may carry any report. No more is held at a time than the documents of some days, and
    those without one.
    """
    waiting = sorted(documents, key=lambda document: (document.published or date.max, document.id))
    if len(waiting) < 2:
        return {}
    dayless = {document.id: _Signature.of(document.wording) for document in waiting if document.published is None}
    told, firsts, found = _Index(dayless), _Index(), dict[str, str]()
    nearest: dict[str, _Near] = {}
    days = deque[Worded]()  # of the firsts of the last ones
    for document in waiting:
        signature = _Signature.of(document.wording)
        while document.published is not None and days and days[0].published < document.published - DAYS:  # type: ignore[operator]
            firsts.remove(days.popleft().id)
        if document.published is None and days:
            days.clear()
            firsts = _Index()
        same = [*firsts.near(signature), *filter(None, [nearest.get(document.id)])]
        if same:
            found[document.id] = min(same).id
            continue
        firsts.add(document.id, signature)
        if document.published is not None:
            days.append(document)
            for near in told.near(signature):
                nearest[near.id] = min(_Near(near.apart, document.id), nearest.get(near.id, _Near(1.0, "")))
    return found


class _Near(NamedTuple):
    """A document by id that carries the same report as another; the nearest is the least, of equally near ones the first by id."""

    apart: float
    id: str


class _Index:
    """Signatures by id, and those among them that are near to another."""

    def __init__(self, signatures: Mapping[str, _Signature] = MappingProxyType({})) -> None:
        from datasketch import MinHashLSH

        self._bands = MinHashLSH(num_perm=VALUES, params=BANDS)
        self._signatures: dict[str, _Signature] = {}
        for name, signature in signatures.items():
            self.add(name, signature)

    def add(self, name: str, signature: _Signature) -> None:
        self._bands.insert(name, signature.minhash())
        self._signatures[name] = signature

    def remove(self, name: str) -> None:
        self._bands.remove(name)
        del self._signatures[name]

    def near(self, signature: _Signature) -> Iterator[_Near]:
        if self._signatures:
            for name in self._bands.query(signature.minhash()):
                shared = signature.shared(self._signatures[name])
                if shared >= SHARED:
                    yield _Near(-shared, name)


def triples(same: Mapping[str, str], again: Mapping[str, str]) -> Iterator[Triple]:
    """What is told of later documents and of the statements, by id, that repeat another."""
    for later, first in same.items():
        yield document_iri(later), DIP.sameReportAs, document_iri(first)
    for later, first in again.items():
        yield URIRef(namespaces.STATEMENT + later), DIP.repeats, URIRef(namespaces.STATEMENT + first)


class _Signature(NamedTuple):
    size: int
    values: Values

    @classmethod
    def of(cls, wording: str) -> _Signature:
        import numpy as np

        told = np.frombuffer(base64.b64decode(wording), dtype="<u4").astype(np.uint32)
        return cls(int(told[0]), told[1:])

    def minhash(self) -> LeanMinHash:
        from datasketch import LeanMinHash

        return LeanMinHash(seed=SEED, hashvalues=self.values, scheme=SCHEME)

    def shared(self, other: _Signature) -> float:
        """How much of the shorter text is in the longer one, by estimate; 0 where too little is to tell."""
        index = float((self.values == other.values).mean())
        return 0.0 if index < LEAST else min(1.0, index * (self.size + other.size) / ((1 + index) * min(self.size, other.size)))


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=VALUES, seed=SEED, scheme=SCHEME)
