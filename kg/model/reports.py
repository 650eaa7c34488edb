"""Reports that several documents carry: what they say is said once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from kg.model.actor import Mention
from kg.model.statement import Statement

Said = tuple[str, str, Hashable]
"""A statement by its id, its document, and what is equal for two that say the same."""


def counted_once(statements: Iterable[Statement], same_reports: Mapping[str, str]) -> Iterator[Statement]:
    """The statements, as they come, without those that another document of the same report has said.

    `same_reports` leads from each later document to the first of its report, both by id. What the first says stays with it; what only
    later ones say stays with the first of them by id.
    """
    told = list(statements)
    again = repeated(((str(number), one.evidence.document, what(one)) for number, one in enumerate(told)), same_reports)
    return (one for number, one in enumerate(told) if str(number) not in again)


def repeated(said: Iterable[Said], same_reports: Mapping[str, str]) -> dict[str, str]:
    """The statements that repeat another of the same report, each with the one that it repeats; within one document none does."""
    told = [(name, document, same_reports.get(document, document), what) for name, document, what in said]
    told.sort(key=lambda one: (one[1] != one[2], one[1]))  # what the first document of a report says comes before all that others do
    reports = set(same_reports.values())
    first: dict[tuple[str, Hashable], tuple[str, str]] = {}
    again: dict[str, str] = {}
    for name, document, report, what in told:
        if report in reports:
            kept, where = first.setdefault((report, what), (name, document))
            if where != document:
                again[name] = kept
    return again


def what(statement: Statement) -> Hashable:
    """What is equal for two statements that say the same, in whatever words."""
    mentions = (statement.source, statement.subject, statement.object, statement.topic)
    return (*map(_id, mentions), statement.predicate, statement.polarity, statement.modality)


def _id(mention: Mention | None) -> str | None:
    return mention.entity.id if mention else None
