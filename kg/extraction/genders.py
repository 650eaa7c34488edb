"""Whether a person that a document mentions is a woman or a man, as far as names, titles and nouns tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc

from kg.extraction.annotations import MentionRow
from kg.lexicon.genders import Gender, of_given_name, of_noun
from kg.model import ActorType


def genders(doc: Doc, rows: Iterable[MentionRow]) -> dict[str, Gender]:
    """The gender of each person that any mention tells, by IRI; where they disagree, what most of them tell."""
    told: dict[str, Counter[Gender]] = {}
    for row in rows:
        if row.type == ActorType.PERSON.value:
            told.setdefault(row.id, Counter()).update(_told(doc, row))
    return {person: counted.most_common(1)[0][0] for person, counted in told.items() if counted}


def _told(doc: Doc, row: MentionRow) -> list[Gender]:
    """By the given name, and by the words of the mention and the one before it: 'Mrs. May', 'the spokeswoman'."""
    found = [of_given_name(row.label.split()[0])] if " " in row.label else []
    found += [of_noun(doc[i].text) for i in range(max(0, row.start - 1), row.end)]
    return [gender for gender in found if gender is not None]
