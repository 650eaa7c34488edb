"""Names as marks on words: B and I before a label, O for none, and the best legal sequence of marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

OUTSIDE = 0
UNKNOWN = -100


class NameMarks:
    """The numbers of the marks: 0 for outside, then the beginning and the inside of each label."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = list(labels)
        self.count = 1 + 2 * len(self.labels)

    def of(self, doc: Doc) -> list[int]:
        """The marks of a doc's entities, one for each token; UNKNOWN where nobody told whether it is a name."""
        marks = [OUTSIDE if token.ent_iob_ else UNKNOWN for token in doc]
        for ent in doc.ents:
            begin = 1 + 2 * self.labels.index(ent.label_)
            marks[ent.start : ent.end] = [begin, *[begin + 1] * (len(ent) - 1)]
        return marks

    def spans(self, scores: NDArray[np.float32]) -> Iterator[tuple[int, int, str]]:
        """Start, end and label of each name in the best sequence in which no inside lacks its beginning (Viterbi 1967).

        `scores` has a row for each word and a column for each mark.
        """
        start = None
        marks = [*self._best(scores), OUTSIDE]
        for i, mark in enumerate(marks):
            inside = mark and not mark % 2
            if start is not None and not inside:
                yield start, i, self.labels[(marks[start] - 1) // 2]
                start = None
            if mark % 2:
                start = i

    def _best(self, scores: NDArray[np.float32]) -> list[int]:
        likeliest = scores.argmax(1)
        before = np.concatenate([[OUTSIDE], likeliest[:-1]])
        if not np.any((likeliest > 0) & (likeliest % 2 == 0) & (before != likeliest) & (before != likeliest - 1)):
            return [int(mark) for mark in likeliest]
        insides = np.arange(2, self.count, 2)
        best, back = scores[0].copy(), np.zeros(scores.shape, dtype=np.int64)
        best[insides] = -np.inf
        for i in range(1, len(scores)):
            came = np.full(self.count, best.argmax())
            came[insides] = np.where(best[insides] >= best[insides - 1], insides, insides - 1)
            back[i], best = came, best[came] + scores[i]
        marks = [int(best.argmax())]
        for i in range(len(scores) - 1, 0, -1):
            marks.append(int(back[i, marks[-1]]))
        return marks[::-1]
