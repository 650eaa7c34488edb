"""Documents that carry the same report, and the statements that they repeat: the one door to datasketch.

An agency's report stands in many papers, with other headlines, shorter ends and a paragraph more. Of each text we keep a signature
(MinHash: Broder 1997) of the rows of three words in it; two texts are the same report where most of the shorter one's rows are in the
other, and they were published within days.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
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

    Documents without a day come after all others and may carry any report.
    """
    waiting = sorted(documents, key=lambda document: (document.published or date.max, document.id))
    if len(waiting) < 2:
        return {}
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=VALUES, params=BANDS)
    firsts: dict[str, tuple[date | None, _Signature]] = {}
    found: dict[str, str] = {}
    for document in waiting:
        signature = _Signature.of(document.wording)
        key = signature.minhash()
        near = ((signature.shared(firsts[name][1]), name) for name in index.query(key))
        same = [one for one in near if one[0] >= SHARED and _within_days(document.published, firsts[one[1]][0])]
        if same:
            # of equal ones the first
            found[document.id] = min(same, key=lambda one: (-one[0], one[1]))[1]
        else:
            firsts[document.id] = (document.published, signature)
            index.insert(document.id, key)
    return found


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


def _within_days(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs(one - other) <= DAYS
