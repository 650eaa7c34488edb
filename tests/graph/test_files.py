from __future__ import annotations

import subprocess
import sys
import tempfile
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import GraphError
from kg.graph import dataset, read, statements, write
from kg.graph.oxigraph import quads
from kg.model import Statement
from tests.graph.samples import DOCUMENT, PROPOSAL, STATEMENTS, elsewhere
from tests.graph.test_dataset import RUN, told, worlds


def test_turtle_holds_all_triples_and_trig_the_graphs_they_stand_in(tmp_path: Path) -> None:
    made = dataset([*STATEMENTS, elsewhere(PROPOSAL, "my folder/ä b.txt")], [DOCUMENT])
    turtle, trig = write(made, tmp_path)
    assert (turtle.name, trig.name) == ("graph.ttl", "graph.trig")
    merged = Graph()
    for triple in made.triples((None, None, None)):
        merged.add(triple)
    assert isomorphic(Graph().parse(turtle, format="turtle"), merged)
    parsed = Dataset()
    parsed.parse(trig, format="trig")
    assert set(quads(parsed)) == set(quads(made))


def test_the_order_in_which_statements_come_does_not_change_the_bytes(tmp_path: Path) -> None:
    said = [*STATEMENTS, elsewhere(PROPOSAL, "b.txt")]
    for folder, order in (("one", said), ("two", said[::-1])):
        write(dataset(order, [DOCUMENT], RUN), tmp_path / folder)
    for name in ("graph.ttl", "graph.trig"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from typing import Any
from kg.graph import dataset, write
from tests.graph.samples import DOCUMENT, STATEMENTS
from tests.graph.test_dataset import RUN
write(dataset(STATEMENTS, [DOCUMENT], RUN), Path(sys.argv[1]))
"""
    for name in "ab":
        subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], check=True, cwd=Path(__file__).parents[2])
    for name in ("graph.ttl", "graph.trig"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_the_files_are_utf_8_with_prefixes_and_without_blank_nodes(tmp_path: Path) -> None:
    for path in write(dataset(STATEMENTS, [DOCUMENT], RUN), tmp_path):
        text = path.read_text(encoding="utf-8")
        assert "“We may propose safe havens.”" in text
        assert "actor:russia" in text
        assert "dip:proposes topic:safe-haven" in text
        assert "_:" not in text
        assert "[" not in text


def test_what_was_written_replaces_what_was_there_and_leaves_nothing_else(tmp_path: Path) -> None:
    write(dataset(STATEMENTS), tmp_path)
    write(dataset([PROPOSAL]), tmp_path)
    assert list(statements(read(tmp_path))) == [PROPOSAL]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "graph.ttl"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(dataset([PROPOSAL]), tmp_path)

    class Full(FileIO):
        def write(self, content: Any) -> int:
            super().write(bytes(content)[:10])
            raise OSError("No space left on device")

    monkeypatch.setattr(Path, "open", lambda path, mode: Full(path, mode))
    with pytest.raises(OSError, match="No space left"):
        write(dataset(STATEMENTS), tmp_path)
    monkeypatch.undo()
    assert list(statements(read(tmp_path))) == [PROPOSAL]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "graph.ttl"]


@given(worlds())
def test_what_is_read_is_what_was_written(said: list[Statement]) -> None:
    with tempfile.TemporaryDirectory() as name:
        made = dataset(said, [DOCUMENT], RUN)
        write(made, Path(name))
        found = read(Path(name))
        assert set(quads(found)) == set(quads(made))
        assert told(list(statements(found))) == told(said)
        before = (Path(name) / "graph.ttl").read_bytes(), (Path(name) / "graph.trig").read_bytes()
        write(found, Path(name))
        assert ((Path(name) / "graph.ttl").read_bytes(), (Path(name) / "graph.trig").read_bytes()) == before


def test_a_dataset_that_was_read_answers_from_the_union_of_its_graphs_as_well(tmp_path: Path) -> None:
    made = dataset([PROPOSAL, elsewhere(PROPOSAL, "b.txt")])
    write(made, tmp_path)
    found = read(tmp_path)
    question = "SELECT ?s ?o { ?s dip:proposes ?o }"
    assert list(found.query(question)) == list(made.query(question))
    assert len(found) == len(made)


def test_a_folder_without_a_graph_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r": no graph here; kg build INPUT -o .* makes one$"):
        read(tmp_path / "nothing")


@pytest.mark.parametrize("content", [b"<a> <b>", b"\xff\xfe", b"{ <http://a> <http://b> "])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "graph.trig").write_bytes(content)
    with pytest.raises(GraphError, match=r"graph\.trig: not a graph that can be read"):
        read(tmp_path)
