"""What the network's numbers mean."""

from __future__ import annotations

from dataclasses import dataclass

import srsly  # type: ignore[import-untyped]

from kg.parsing.lemmas import WordList
from kg.parsing.names import NameMarks

ROOT_LABEL = "ROOT"  # spaCy's spelling
NO_WORDS = WordList({}, {}, {})


@dataclass(frozen=True)
class Classes:
    """The classes of each output, in the order of their numbers.

    A morph is a part of speech and features: 'NOUN Number=Sing'. A lemma is a rule of `kg.parsing.lemmas`,
    and `words` mend what it makes.
    """

    tags: list[str]
    morphs: list[str]
    lemmas: list[str]
    labels: list[str]
    names: NameMarks
    words: WordList = NO_WORDS

    def to_json(self) -> str:
        """As JSON, without the word list, which is long."""
        lists = {"tags": self.tags, "morphs": self.morphs, "lemmas": self.lemmas, "labels": self.labels, "names": self.names.labels}
        text: str = srsly.json_dumps(lists, indent=1)
        return text

    @classmethod
    def from_json(cls, text: str, words: WordList = NO_WORDS) -> Classes:
        """From what `to_json` gave, and a word list."""
        lists = srsly.json_loads(text)
        return cls(**lists | {"names": NameMarks(lists["names"]), "words": words})
