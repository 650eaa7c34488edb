"""`kg import`: what was made elsewhere, all of it or nothing."""

from __future__ import annotations

import io

import pytest

from kg.cli import main
from kg.graph import read, statements
from tests.cli.test_build import FILES


@pytest.fixture(autouse=True)
def _in_workplace(workplace, monkeypatch):
    monkeypatch.chdir(workplace)


@pytest.mark.parametrize("name", ["statements.jsonl", "graph.trig", "graph.ttl"])
def test_what_was_built_can_be_imported_and_says_the_same(name, built, tmp_path, capsys):
    assert main(["import", f"build/{name}", "-o", str(tmp_path / "in")]) == 0
    count = len((built / "statements.jsonl").read_text(encoding="utf-8").splitlines())
    assert capsys.readouterr().out.startswith(f"1 document, {count} statements\n")
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == [*FILES, "store"]
    assert list(statements(read(tmp_path / "in"))) == list(statements(read(built)))


def test_an_imported_graph_is_asked_and_viewed_like_a_built_one(tmp_path, capsys):
    main(["import", "build/graph.trig", "-o", str(tmp_path)])
    capsys.readouterr()
    assert main(["query", str(tmp_path), "ASK { actor:russia dip:cooperatesWith actor:united-states }"]) == 0
    assert capsys.readouterr().out == "yes\n"
    assert main(["view", str(tmp_path), "--no-open"]) == 0


def test_a_graph_goes_from_one_base_to_another_and_back(built, tmp_path, capsys):
    there, back = str(tmp_path / "there"), str(tmp_path / "back")
    assert main(["import", "build/graph.trig", "-o", there, "--base", "https://example.org/kg/"]) == 0
    assert "@prefix topic: <https://example.org/kg/topic/>" in (tmp_path / "there" / "graph.trig").read_text(encoding="utf-8")
    assert main(["import", f"{there}/graph.ttl", "-o", back]) == 0
    assert (tmp_path / "back" / "statements.jsonl").read_bytes() == (built / "statements.jsonl").read_bytes()
    assert main(["import", "build/graph.trig", "-o", there, "--base", "https://example.org/other/"]) == 1
    assert "has the base https://example.org/kg/" in capsys.readouterr().err


def test_records_may_come_through_the_standard_input(built, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((built / "statements.jsonl").read_bytes())))
    assert main(["import", "-", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "statements.jsonl").read_bytes() == (built / "statements.jsonl").read_bytes()


def test_one_fault_and_nothing_is_imported(built, tmp_path, capsys):
    lines = (built / "statements.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1] = lines[1].replace('"predicate": "', '"predicate": "mis')
    (tmp_path / "some.jsonl").write_text("".join(lines), encoding="utf-8")
    assert main(["import", "build/graph.trig", str(tmp_path / "some.jsonl"), "-o", str(tmp_path / "in")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    first, last = said.err.splitlines()
    assert first.startswith(f"{tmp_path / 'some.jsonl'}:2: no relation 'mis")
    assert last == "nothing was imported: every statement must be whole"
    assert not (tmp_path / "in").exists()


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["import", "nowhere.ttl", "-o", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("nowhere.ttl: cannot be read: No such file or directory")
