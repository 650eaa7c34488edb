"""Documents that carry the same report, and the statements that they repeat: the one door to datasketch.

An agency's report stands in many papers, with other headlines, shorter ends and a paragraph more. Of each text we keep a signature
(MinHash: Broder 1997) of the rows of three words in it; two texts are the same report where most of the shorter one's rows are in the
other, and they were published within days.
"""

from __future__ import annotations

import base64
import re
from collections import defaultdict
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
    from datasketch import MinHash

    Values = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]

ROW = 3  # words
SHORTEST = 30  # rows; of fewer there is no signature
VALUES, SEED, SCHEME = 128, 1, "affine32"
BANDS = (64, 2)  # pairs of values that candidates share one of: 93 % of those with a Jaccard index of 0.2, all but all from 0.3
LOOKED_BACK = 8  # documents with the same band
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
    sizes, values = _signatures(waiting)
    candidates = _candidates(values)
    first = list(range(len(waiting)))
    found: dict[str, str] = {}
    for number, document in enumerate(waiting):
        others = {first[other] for other in candidates.get(number, ())}
        near = ((_shared(sizes, values, number, other), other) for other in others)
        same = [one for one in near if one[0] >= SHARED and _within_days(document.published, waiting[one[1]].published)]
        if same:
            # of equal ones the first by id
            first[number] = min(same, key=lambda one: (-one[0], waiting[one[1]].id))[1]
            found[document.id] = waiting[first[number]].id
    return found


def triples(same: Mapping[str, str], again: Mapping[str, str]) -> Iterator[Triple]:
    """What is told of later documents and of the statements, by id, that repeat another."""
    for later, first in same.items():
        yield document_iri(later), DIP.sameReportAs, document_iri(first)
    for later, first in again.items():
        yield URIRef(namespaces.STATEMENT + later), DIP.repeats, URIRef(namespaces.STATEMENT + first)


def _signatures(documents: Iterable[Worded]) -> tuple[Values, Values]:
    """How many rows of words each document has, and the values of its signature, a row each."""
    import numpy as np

    told = np.frombuffer(base64.b64decode("".join(document.wording for document in documents)), dtype="<u4")
    table = told.reshape(-1, 1 + VALUES)
    return table[:, 0], table[:, 1:]


def _candidates(values: Values) -> dict[int, list[int]]:
    """For each document those before it that are likely to carry the same report, as they have a band of values in common.

    Locality-sensitive hashing (Leskovec, Rajaraman, Ullman 2014, ch. 3) by sorting, a band at a time, since tables of the bands take 17 kB
    a document. Of many with the same band each is compared with the nearest before it, and through them with their first.
    """
    import numpy as np

    pairs = []
    bands, width = BANDS
    for band in range(bands):
        keys = values[:, band * width].astype(np.uint64) << np.uint64(32) | values[:, band * width + 1]
        order = np.argsort(keys, kind="stable")
        for step in range(1, LOOKED_BACK + 1):
            alike = keys[order[step:]] == keys[order[:-step]]
            pairs.append(np.stack((order[step:][alike], order[:-step][alike])))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for later, earlier in np.unique(np.concatenate(pairs, axis=1), axis=1).T.tolist():
        found[later].append(earlier)
    return found


def _shared(sizes: Values, values: Values, one: int, other: int) -> float:
    """How much of the shorter text is in the longer one, by estimate; 0 where too little is to tell."""
    index = float((values[one] == values[other]).mean())
    lengths = int(sizes[one]), int(sizes[other])
    return 0.0 if index < LEAST else min(1.0, index * sum(lengths) / ((1 + index) * min(lengths)))


@cache
def _empty() -> MinHash:
    from datasketch import MinHash

    return MinHash(num_perm=VALUES, seed=SEED, scheme=SCHEME)


def _within_days(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs(one - other) <= DAYS
