"""Who held which office of whom, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import OntologyError
from kg.lexicon import turtle
from kg.lexicon.actors import MEMBERSHIP, ActorTable, actors, described, short
from kg.model import Actor, ActorType

ORG = MEMBERSHIP.removesuffix("Membership")
_OF_TERMS = {turtle.RDF_TYPE, *(ORG + name for name in ("member", "role", "organization")), turtle.dip("from"), turtle.dip("until")}
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """An office of a state or organization, held from a day, month or year (ISO 8601) until another, both included.

    `kind` is the office's IRI, `office` what it is called. Without an end it goes on.
    """

    kind: str
    office: str
    organization: Actor
    start: str
    end: str | None = None

    def covers(self, date: str) -> bool:
        """Whether a day, month or year (ISO 8601, a time of day may follow) is within the term, as far as both are exact."""
        day = date[:10]
        return _compared(day, self.start) >= 0 and (self.end is None or _compared(day, self.end) <= 0)


@dataclass(frozen=True, slots=True)
class Officeholder:
    """A person and the terms of office, by their beginning."""

    actor: Actor
    terms: tuple[Term, ...]

    def terms_on(self, date: str) -> tuple[Term, ...]:
        """The terms that cover a date, by their beginning."""
        return tuple(term for term in self.terms if term.covers(date))


@cache
def officeholders() -> Mapping[str, Officeholder]:
    """The persons of ontologies/officeholders.ttl by their IRI."""
    return compiled(described()[1], actors())


def compiled(knowledge: turtle.Index, table: ActorTable) -> dict[str, Officeholder]:
    """The officeholders of what a file says, whose persons and offices the table has.

    Raises `OntologyError` where a term lacks a member, an office, an organization or a beginning, where one of these is unknown, where a
    date is none, and where a term ends before it begins.
    """
    terms: dict[str, list[Term]] = {iri: [] for iri in knowledge if iri in table.actors}
    for iri in knowledge.of_type(MEMBERSHIP):
        member, term = _term(knowledge, iri, table)
        terms[member].append(term)
    return {
        iri: Officeholder(table.actors[iri], tuple(sorted(of_person, key=lambda term: term.start)))
        for iri, of_person in terms.items()
        if table.actors[iri].type is ActorType.PERSON
    }


def _term(knowledge: turtle.Index, iri: str, table: ActorTable) -> tuple[str, Term]:
    for predicate in knowledge[iri]:
        if predicate not in _OF_TERMS:
            raise _error(knowledge, iri, f"has the unknown predicate {short(predicate)}", f"a term has {_list(_OF_TERMS)}")
    member, office, organization, start = (
        _needed(knowledge, iri, predicate) for predicate in (ORG + "member", ORG + "role", ORG + "organization", turtle.dip("from"))
    )
    end = knowledge.one(iri, turtle.dip("until"))
    if member not in table.actors or table.actors[member].type is not ActorType.PERSON:
        raise _error(knowledge, iri, f"has the unknown member {short(member)}", "give this file a dip:Person of that name")
    if office not in table.offices:
        raise _error(knowledge, iri, f"has the unknown office {short(office)}", "name a dip:OfficeKind of ontologies/actors.ttl")
    if organization not in table.actors:
        raise _error(knowledge, iri, f"is of the unknown {short(organization)}", "name an actor of ontologies/actors.ttl")
    for date in filter(None, (start, end)):
        if not _DATE.fullmatch(date):
            raise _error(knowledge, iri, f'has the date "{date}"', 'a date is a year, a month or a day: "2004", "2004-03", "2004-03-09"')
    if end is not None and _compared(end, start) < 0:
        raise _error(knowledge, iri, f"ends in {end}, before it begins", f"it begins in {start}")
    return member, Term(office, table.offices[office], table.actors[organization], start, end)


def _needed(knowledge: turtle.Index, iri: str, predicate: str) -> str:
    value = knowledge.one(iri, predicate)
    if value is None:
        raise _error(knowledge, iri, f"has no {short(predicate)}", f"a term has {_list(_OF_TERMS)}")
    return value


def _compared(one: str, other: str) -> int:
    """Below, at or above zero as a date is before, within or after another, no more exact than the less exact of the two."""
    length = min(len(one), len(other))
    return (one[:length] > other[:length]) - (one[:length] < other[:length])


def _list(predicates: set[str]) -> str:
    return ", ".join(sorted(map(short, predicates - {turtle.RDF_TYPE})))


def _error(knowledge: turtle.Index, iri: str, problem: str, hint: str) -> OntologyError:
    return knowledge.error(short(iri), f"{short(iri)} {problem}", hint)
