"""The word list that mends lemmas, out of spaCy's lookups."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from typing import Any

from kg.parsing.lemmas import WordList

PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}


def word_list() -> WordList:
    """WordNet's words as spacy-lookups-data has them (WordNet 3.0 licence)."""
    lemmas, exceptions, endings = (_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules"))
    return WordList(
        {pos: frozenset(word for word in lemmas[part] if word.isalpha()) for pos, part in PARTS.items()},
        {pos: {form: found[0] for form, found in exceptions[part].items()} for pos, part in PARTS.items()},
        {pos: tuple((old, new) for old, new in endings[part]) for pos, part in PARTS.items()},
    )


def _table(name: str) -> Any:
    return json.loads(gzip.decompress((files("spacy_lookups_data") / "data" / f"en_{name}.json.gz").read_bytes()))
