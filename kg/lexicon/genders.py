"""Women and men, by given names and by nouns."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from kg.lexicon import turtle
from kg.namespaces import BASE


class Gender(StrEnum):
    """Whom 'she' and whom 'he' may mean."""

    FEMALE = "female"
    MALE = "male"


def of_given_name(name: str) -> Gender | None:
    """The gender of those who bear a given name; None where both do, or the name is unknown."""
    return _values("givenName").get(name)


def of_noun(noun: str) -> Gender | None:
    """The gender of those whom a noun or title is said of ('spokeswoman', 'Mr.'); None where it may be both."""
    return _values("genderedNoun").get(noun.lower())


@cache
def _values(predicate: str) -> Mapping[str, Gender]:
    """What ontologies/givennames.ttl says."""
    knowledge = turtle.index("givennames.ttl")
    return {value: gender for gender in Gender for value in knowledge[f"{BASE}gender/{gender.value}"].get(turtle.dip(predicate), ())}
