"""Statements of documents that carry the same report."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Modality, Statement, counted_once
from tests.graph.samples import CEASEFIRE, HAVEN, RUSSIA, TURKEY, said

SAME = {"b.txt": "a.txt", "c.txt": "a.txt"}


def where(statements: list[Statement], same: dict[str, str]) -> list[str]:
    return [statement.evidence.document for statement in counted_once(statements, same)]


def test_what_a_later_document_repeats_is_left_out() -> None:
    statements = [said(RUSSIA, "proposes", HAVEN, document=name) for name in ("c.txt", "a.txt", "b.txt")]
    assert where(statements, SAME) == ["a.txt"]
    assert where(statements, {"b.txt": "a.txt"}) == ["c.txt", "a.txt"]
    assert where(statements, {}) == ["c.txt", "a.txt", "b.txt"]


def test_what_only_later_documents_say_stays_once() -> None:
    statements = [said(RUSSIA, "proposes", HAVEN, document=name) for name in ("c.txt", "b.txt")]
    assert where(statements, SAME) == ["b.txt"]


def test_who_says_so_and_how_it_is_put_are_part_of_what_is_said() -> None:
    first = said(RUSSIA, "proposes", HAVEN)
    others = [
        said(RUSSIA, "proposes", HAVEN, source=TURKEY, document="b.txt"),
        said(RUSSIA, "proposes", HAVEN, modality=Modality.POSSIBLE, document="b.txt"),
        said(RUSSIA, "proposes", CEASEFIRE, document="b.txt"),
    ]
    assert list(counted_once([first, *others], SAME)) == [first, *others]


def test_what_one_document_says_twice_is_said_twice() -> None:
    once = said(RUSSIA, "proposes", HAVEN)
    trigger = replace(once.evidence.trigger, start=once.evidence.trigger.start + 1, end=once.evidence.trigger.end + 1)
    twice = [once, replace(once, evidence=replace(once.evidence, trigger=trigger))]
    assert list(counted_once([*twice, said(RUSSIA, "proposes", HAVEN, document="b.txt")], SAME)) == twice
