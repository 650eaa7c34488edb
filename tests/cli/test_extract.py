"""`kg extract` and `kg attributions` write records whose words stand where they say."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from kg.cli import main
from kg.model import records

ARTICLE = "seeds/tass-2017-01-30-lavrov-safe-havens.txt"


def passages(value):
    """All of a record's parts that have offsets."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for part in value.values():
            yield from passages(part)
    elif isinstance(value, list):
        for part in value:
            yield from passages(part)


def written(capsys, *arguments):
    assert main(list(arguments)) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture(autouse=True)
def _in_workplace(workplace, monkeypatch):
    monkeypatch.chdir(workplace)


@pytest.mark.parametrize("verb", ["extract", "attributions"])
def test_every_text_is_the_text_at_its_offsets(verb, workplace, capsys):
    text = (workplace / ARTICLE).read_text(encoding="utf-8")
    found = written(capsys, verb, "seeds")
    assert found
    for record in found:
        assert record["document"] == ARTICLE
        for passage in passages(record):
            assert text[passage["start"] : passage["end"]] == passage["text"]


def test_extract_writes_what_build_leaves(workplace, capsys):
    assert main(["extract", "seeds"]) == 0
    assert capsys.readouterr().out == (workplace / "build" / "statements.jsonl").read_text(encoding="utf-8")


def test_records_are_statements_again(capsys):
    for record in written(capsys, "extract", "seeds"):
        assert records.record(records.statement(record)) == record


def test_lines_and_the_standard_input_say_what_the_file_says(workplace, tmp_path, monkeypatch, capsys):
    text = (workplace / ARTICLE).read_text(encoding="utf-8")
    lines = tmp_path / "news.jsonl"
    lines.write_text(json.dumps({"id": "n1", "text": text, "published": "2017-01-30", "publisher": "TASS"}))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))

    def told(given):
        return [[r["subject"], r["predicate"], r["object"], r["trigger"]] for r in written(capsys, "extract", given)]

    expected = told(ARTICLE)
    assert expected
    assert told(str(lines)) == told("-") == expected
    assert {record["document"] for record in written(capsys, "extract", str(lines))} == {"n1"}


def test_an_input_that_cannot_be_read_is_told_and_the_rest_is_written(capsys):
    assert main(["extract", "missing.txt", "seeds"]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines()[0] == "missing.txt: is missing: no such file or folder"
    assert said.out


def test_a_reader_that_has_had_enough_is_no_error(workplace):
    command = [sys.executable, "-m", "kg", "extract", "seeds"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=workplace) as process:
        process.stdout.close()
        assert b"Error" not in process.stderr.read()
        assert process.wait() == 0


def test_output_is_utf8_in_any_locale(workplace):
    command = [sys.executable, "-m", "kg", "extract", "seeds"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    output = subprocess.run(command, cwd=workplace, env=environment, check=True, capture_output=True).stdout
    assert output == (workplace / "build" / "statements.jsonl").read_bytes()


def test_columns_of_a_table_are_named(capsys, tmp_path):
    (tmp_path / "news.csv").write_text("nr;body;day\n7;Russia supports Iran.;2019-05-03\n", encoding="utf-8")
    [record] = written(capsys, "extract", str(tmp_path / "news.csv"), "--columns", "text=body,id=nr,published=day")
    assert record["document"] == f"{tmp_path / 'news.csv'}#7"


@pytest.mark.parametrize("columns", ["body", "text=", "words=body"])
def test_columns_that_say_nothing_are_misused(capsys, columns):
    with pytest.raises(SystemExit, match="2"):
        main(["extract", "seeds", "--columns", columns])
    assert "--columns takes WHAT=NAME" in capsys.readouterr().err
