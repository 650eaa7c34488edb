"""Which statements are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from kg.errors import InputError
from kg.lexicon.relations import relations
from kg.model import Document, Modality, Polarity, Statement
from kg.network.names import answers_to

Some = str | Collection[str]
"""One, or several; none of them sets no limit."""


def selected(
    statements: Iterable[Statement],
    *,
    since: date | None = None,
    until: date | None = None,
    publisher: Some = (),
    relation: Some = (),
    modality: Some = (),
    polarity: Some = (),
    source: Some = (),
    documents: Iterable[Document] = (),
) -> Iterator[Statement]:
    """The statements that pass all filters, as they come.

    Days are those of publication, both included; a statement without one passes no filter of time. A source is named by its label, its
    IRI or the last part of it, a publisher as its documents have it, in any case of letters; `documents` tell the publishers. Raises
    `InputError` for a relation, polarity or modality that there is not. Modality and polarity may be left to the measures, which leave
    out by themselves what is no fact.
    """
    kinds, how, whether = set(_several(relation)), set(_several(modality)), set(_several(polarity))
    _check("relation", kinds, relations())
    _check("modality", how, list(Modality))
    _check("polarity", whether, list(Polarity))
    names = _several(source)
    wanted = {name.casefold() for name in _several(publisher)}
    published = {document.id for document in documents if (document.publisher or "").casefold() in wanted} if wanted else set()
    for statement in statements:
        day = statement.evidence.published
        if (since or until) and (day is None or day < (since or day) or day > (until or day)):
            continue
        told = ((kinds, statement.predicate), (how, statement.modality), (whether, statement.polarity))
        if any(some and one not in some for some, one in told):
            continue
        if wanted and statement.evidence.document not in published:
            continue
        if names and (statement.source is None or not any(answers_to(statement.source.entity, name) for name in names)):
            continue
        yield statement


def _several(some: Some) -> Collection[str]:
    return (some,) if isinstance(some, str) else some


def _check(what: str, given: set[str], known: Iterable[str]) -> None:
    for name in sorted(given.difference(known)):
        raise InputError(f"no {what} {name!r}: there is {', '.join(sorted(known))}")
