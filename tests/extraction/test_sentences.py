"""The table of sentences.txt: what a careful reader takes from each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.lexicon.relations import relations
from kg.model import Statement

TABLE = Path(__file__).with_name("sentences.txt")
NOTHING = "nothing"


class Case(NamedTuple):
    """A sentence, the statements that it makes, and why they are not read yet if they aren't."""

    text: str
    statements: tuple[str, ...]
    unread: str | None


def cases() -> list[Case]:
    found: list[Case] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            found[-1] = found[-1]._replace(statements=(*found[-1].statements, line[2:]))
        elif line.startswith("! "):
            found[-1] = found[-1]._replace(unread=line[2:])
        elif line and not line.startswith("#") and line != NOTHING:
            found.append(Case(line, (), None))
    return found


def marked(case: Case):
    marks = [pytest.mark.xfail(strict=True, reason=case.unread)] if case.unread else []
    return pytest.param(case, id=case.text, marks=marks)


@pytest.mark.parametrize("case", list(map(marked, cases())))
def test_a_sentence_says_what_a_reader_takes_from_it(case, read):
    found = [s for s in read(case.text).statements if s.predicate != "asserts"]
    assert [told for told in case.statements if not any(says(statement, told) for statement in found)] == []
    assert case.statements or not found


def says(statement: Statement, told: str) -> bool:
    """Whether a statement has the subject, relation, object and topic told, and each of the qualifiers."""
    roles, *qualifiers = told.split("; ")
    subject, relation, target, topic = re.fullmatch(rf"(.+?) ({'|'.join(relations())}) (.+?)(?: about (.+))?", roles).groups()
    mention = statement.object or statement.topic
    return (
        statement.predicate == relation
        and fits(statement.subject, subject)
        and (mention is None if target == "-" else fits(mention, target))
        and (topic is None or fits(statement.topic, topic))
        and all(qualifier in qualities(statement) for qualifier in qualifiers)
    )


def fits(mention, words: str) -> bool:
    return mention is not None and (mention.entity.label == words or re.search(rf"\b{re.escape(words)}", mention.entity.label) is not None)


def qualities(statement: Statement) -> set[str]:
    source = {f"source {statement.source.entity.label}"} if statement.source else set()
    time = {f"on {statement.time.value}"} if statement.time else set()
    place = {f"in {statement.location.entity.label}"} if statement.location else set()
    kinds = {statement.attribution.value, statement.polarity.value, statement.modality.value, statement.plover}
    return source | time | place | kinds


def test_the_table_is_long_and_names_its_gaps():
    assert len(cases()) >= 150
    assert sum(case.unread is not None for case in cases()) < len(cases()) / 10
