"""The store beside bare Oxigraph, and the documents that it is measured with."""

from __future__ import annotations

import pytest

from kg.cli import main
from kg.evaluation.generated import STATEMENTS, readings
from kg.evaluation.store import evaluate
from kg.graph import questions
from kg.model import Passage


def test_generated_documents_are_the_same_wherever_one_begins():
    first = list(readings(6))
    assert list(readings(2, start=3)) == first[3:5]
    assert len({reading.document.text for reading in first}) == 6


def test_their_passages_are_the_words_of_their_texts():
    for reading in readings(20):
        assert len(reading.statements) == STATEMENTS
        for statement in reading.statements:
            mentions = [statement.subject, statement.object, statement.topic, statement.source, statement.location]
            words: list[Passage] = [mention.passage for mention in mentions if mention]
            words += [statement.evidence.sentence, statement.evidence.trigger]
            assert all(reading.document.text[one.start : one.end] == one.text for one in words)


def test_few_actors_come_often_and_many_seldom():
    said = [statement.subject.entity.id for reading in readings(200) for statement in reading.statements]
    counts = sorted((said.count(name) for name in set(said)), reverse=True)
    assert len(counts) > 100
    assert counts[0] > 20 * counts[len(counts) // 2]


def test_the_same_is_loaded_and_asked_by_both():
    loaded, asked = evaluate(documents=8)
    assert loaded.title.startswith("loading 8 documents, 80 statements, ")
    assert [row.values[3] for row in loaded.rows][3] == 100.0
    assert all(value is not None and value > 0 for row in loaded.rows for value in row.values)
    names = [row.system for row in asked.rows]
    stored = questions()
    assert list(dict.fromkeys(name.partition(" ")[0] for name in names)) == [question.name for question in stored]
    for question in stored:
        needed = [parameter.name for parameter in question.parameters.values() if parameter.needed]
        assert (question.name in names) == (not needed)
        assert not needed or f"{question.name} [{', '.join(needed)}]" in names
    assert "who-met-whom [actor]" in names
    assert all(value is not None for row in asked.rows for value in row.values)


def test_the_tables_come_from_the_command_line(capsys):
    assert main(["evaluate", "store", "--documents", "3"]) == 0
    said = capsys.readouterr().out
    assert "loading 3 documents, 30 statements" in said
    assert "stored questions on 30 statements" in said


@pytest.mark.parametrize("part", ["parser", "statements"])
def test_other_parts_need_data(part, capsys):
    with pytest.raises(SystemExit) as end:
        main(["evaluate", part])
    assert end.value.code == 2
    assert f"{part} needs --data DIR" in capsys.readouterr().err
