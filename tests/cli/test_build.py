"""`kg build`: a short table, and one clear line for each input that cannot be read."""

from __future__ import annotations

import pytest

from kg.cli import main

FILES = ["graph.trig", "graph.ttl", "index.html", "statements.jsonl"]
LEFT = [*FILES, "store"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with one good text and three bad ones."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text("Russia supports the proposal, Sergey Lavrov said. Turkey rejected it.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\x00\x00")
    (tmp_path / "latin.txt").write_bytes("Türkei".encode("latin-1"))
    return tmp_path


def test_the_table_tells_what_was_found_and_where_it_is(workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    assert main(["build", "seeds", "-o", "again"]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    count = len((workplace / "again" / "statements.jsonl").read_text(encoding="utf-8").splitlines())
    assert lines[0] == f"1 document, {count} statements"
    assert said.err == ""
    assert [line for line in lines if line and not line.startswith(" ")][1:] == ["actors", "statements by relation", "skipped", "files"]
    assert any(line.split()[0] == "Russia" for line in lines if line.strip())
    assert [line.strip() for line in lines[-4:]] == [f"again/{name}" for name in FILES]


def test_bad_inputs_take_a_line_each_and_the_others_are_built(folder, capsys):
    assert main(["build", "empty.txt", "binary.txt", "missing.txt", "latin.txt", "good.txt", "-o", "out"]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "empty.txt: is empty: there is no text to read",
        "binary.txt: is a binary file (it has NUL bytes): plain text is needed",
        "missing.txt: is missing: no such file or folder",
        "latin.txt: is not UTF-8 (byte 0xfc): convert it, e.g. with iconv -f WINDOWS-1252 -t UTF-8",
    ]
    assert said.out.startswith("1 document, ")
    assert "4 inputs that could not be read, each named above" in said.out
    assert sorted(path.name for path in (folder / "out").iterdir()) == LEFT


def test_files_are_built_without_a_socket(folder, monkeypatch):
    def must_not(*arguments, **options):
        raise AssertionError("the network is used")

    monkeypatch.setattr("socket.socket.__init__", must_not)
    monkeypatch.setattr("socket.getaddrinfo", must_not)
    assert main(["build", "good.txt", "-o", "out"]) == 0


def test_an_address_that_is_not_fetched_takes_a_line(folder, capsys):
    given = ["ftp://example.org/a", "http://me:secret@example.org/", "http://127.0.0.1:8080/a", "http://127.0.0.1:8081/a"]
    assert main(["build", *given, "-o", "out", "--port", "8080"]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "ftp://example.org/a: begins with ftp: only http and https are fetched",
        "http://example.org/: has a name or a password in it, which are never sent: leave them out",
        "http://127.0.0.1:8080/a: is not in the public internet: nothing is fetched from within a network; give it as a file",
        "http://127.0.0.1:8081/a: has port 8081: of servers on others than 80 and 443 nothing is fetched unless --port 8081 allows it",
    ]


def test_without_a_readable_input_nothing_is_written(folder, capsys):
    assert main(["build", "empty.txt", "-o", "out"]) == 1
    assert "no document could be read: no file was written" in capsys.readouterr().out
    assert not (folder / "out").exists()


def test_an_unclosed_quotation_is_told_and_is_no_failure(folder, capsys):
    (folder / "open.txt").write_text('"Russia supports the proposal, Sergey Lavrov said.')
    assert main(["build", "open.txt", "-o", "out"]) == 0
    assert "skipped\n  open.txt:0-" in capsys.readouterr().out


def test_an_output_that_is_a_file_is_told(folder, capsys):
    assert main(["build", "good.txt", "-o", "empty.txt"]) == 1
    assert capsys.readouterr().err.startswith("empty.txt: cannot be written: ")


@pytest.mark.parametrize("verb", [["build", "-o", "out"], ["extract"], ["attributions"]])
def test_an_unknown_pipeline_is_told_with_what_would_help(verb, folder, capsys):
    assert main([*verb, "good.txt", "--pipeline", "no_such_pipeline"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("no_such_pipeline: ")
    assert "--pipeline" in said.err


def test_what_follows_is_added_on_request_in_a_graph_of_its_own(folder, capsys):
    (folder / "met.txt").write_text("MOSCOW, January 30. Russian Foreign Minister Sergey Lavrov met Turkey on Monday.")
    question = "ASK { GRAPH graph:inferred { actor:russia dip:meetsWith actor:turkey } }"
    for name, arguments, answer in (("plain", [], "no"), ("more", ["--infer"], "yes")):
        assert main(["build", "met.txt", "-o", name, *arguments]) == 0
        capsys.readouterr()
        assert main(["query", name, question]) == 0
        assert capsys.readouterr().out == f"{answer}\n"
        assert main(["query", name, "ASK { actor:russia dip:meetsWith actor:turkey }"]) == 0
        assert capsys.readouterr().out == "no\n"
