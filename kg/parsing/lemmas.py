"""Lemmas as rules that change a form's end: 'tries' ends its lemma in 'y' for 'ies'; a class of words shares one rule.

The network chooses a rule (as in UDPipe 2, Straka 2018); where that makes no lemma of the form
('rejecte'), a word list mends it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

KEPT, LOWERED, WHOLE = "=", "-", "!"
INFLECTED = frozenset({"NNS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS"})


def rule(form: str, lemma: str) -> str:
    """The rule that makes a lemma of a form: '-3y' cuts three letters of the lower-case form and adds 'y'; '!be' is the lemma itself."""
    case, base = (LOWERED, form.lower()) if lemma == lemma.lower() else (KEPT, form)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False)))
    return f"{case}{len(base) - shared}{lemma[shared:]}" if shared and len(base) - shared < 10 else f"{WHOLE}{lemma}"


def apply(rule: str, form: str) -> str:
    """The lemma of a form by a rule; the form itself where the rule cuts more than there is."""
    if rule[0] == WHOLE:
        return rule[1:]
    base = form.lower() if rule[0] == LOWERED else form
    cut, added = int(rule[1]), rule[2:]
    return base[: len(base) - cut] + added if cut < len(base) else base


@dataclass(frozen=True)
class WordList:
    """WordNet's words, as spaCy's lookups have them, by part of speech (UPOS): `lemmas`, `exceptions` ('laid' → 'lay'), and endings."""

    lemmas: Mapping[str, frozenset[str]]
    exceptions: Mapping[str, Mapping[str, str]]
    endings: Mapping[str, tuple[tuple[str, str], ...]]

    def mended(self, lemma: str, form: str, pos: str, tag: str) -> str:
        """The lemma, if the list knows it as one of the form's or knows none for the form; else the likeliest that it knows."""
        known = self.lemmas.get(pos)
        if known is None:
            return lemma
        low = form.lower()
        made = [low[: len(low) - len(old)] + new for old, new in self.endings[pos] if low.endswith(old)]
        found = [word for word in (self.exceptions[pos].get(low, ""), *made, low) if word in known]
        if not found or lemma.lower() in found:
            return lemma
        return low if tag not in INFLECTED and low in found else found[0]

    def to_bytes(self) -> bytes:
        """As compressed JSON, always the same."""
        lemmas = {pos: " ".join(sorted(words)) for pos, words in self.lemmas.items()}
        values = {"lemmas": lemmas, "exceptions": self.exceptions, "endings": self.endings}
        return gzip.compress(json.dumps(values, ensure_ascii=False, sort_keys=True).encode(), mtime=0)

    @classmethod
    def from_bytes(cls, packed: bytes) -> WordList:
        """From what `to_bytes` gave."""
        values = json.loads(gzip.decompress(packed))
        return cls(
            {pos: frozenset(words.split()) for pos, words in values["lemmas"].items()},
            values["exceptions"],
            {pos: tuple((old, new) for old, new in ends) for pos, ends in values["endings"].items()},
        )
