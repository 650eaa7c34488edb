"""`kg export`: to the standard output, to a file, to a folder."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.cli.export import FOLDERS, FORMATS, OF_NETWORKS
from kg.graph import exports
from kg.network import files


@pytest.fixture(autouse=True)
def _in_workplace(workplace, monkeypatch):
    monkeypatch.chdir(workplace)


def exported(capsysbinary, form):
    assert main(["export", "build", "--format", form]) == 0
    return capsysbinary.readouterr().out


def test_the_help_names_the_formats_that_there_are():
    assert set(FORMATS) == {*exports.FILES, *exports.FOLDERS, *files.FILES}
    assert set(OF_NETWORKS) == set(files.FILES)
    assert set(FOLDERS) == set(exports.FOLDERS)


def test_what_was_built_is_exported_as_it_is(built, capsysbinary):
    assert exported(capsysbinary, "turtle") == (built / "graph.ttl").read_bytes()
    assert exported(capsysbinary, "trig") == (built / "graph.trig").read_bytes()


def test_records_are_those_of_the_build(built, capsysbinary):
    assert sorted(exported(capsysbinary, "jsonl").splitlines()) == sorted((built / "statements.jsonl").read_bytes().splitlines())


@pytest.mark.parametrize(
    ("form", "rdf"), [("nquads", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD), ("rdf12", ox.RdfFormat.TRIG)]
)
def test_rdf_can_be_parsed(form, rdf, capsysbinary):
    assert len(list(ox.parse(exported(capsysbinary, form), format=rdf))) > 1000


def test_each_statement_is_a_line_of_csv_and_part_of_an_edge(built, capsysbinary):
    count = len((built / "statements.jsonl").read_text(encoding="utf-8").splitlines())
    assert len(list(csv.DictReader(io.StringIO(exported(capsysbinary, "csv").decode())))) == count
    network = nx.read_graphml(io.BytesIO(exported(capsysbinary, "graphml")))
    assert sum(weight for _, _, weight in network.edges(data="weight")) == count


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in FOLDERS])
def test_a_file_gets_the_same_bytes_and_nothing_is_printed(form, tmp_path, capsysbinary):
    expected = exported(capsysbinary, form)
    assert main(["export", "build", "--format", form, "-o", str(tmp_path / "out")]) == 0
    assert capsysbinary.readouterr().out == b""
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_bytes() == expected


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in FOLDERS])
def test_texts_can_be_left_out_of_the_formats_that_hold_them(form, capsysbinary):
    quoted = "there was a new-comer"
    whole = exported(capsysbinary, form)
    assert main(["export", "build", "--format", form, "--without-texts"]) == 0
    published = capsysbinary.readouterr().out
    if b"articleBody" in whole:
        assert quoted.encode() in whole
        assert quoted.encode() not in published
        assert len(whole) - len(published) > 10_000
    else:
        assert published == whole


def test_a_folder_gets_its_files_and_their_names_are_printed(tmp_path, capsys):
    assert main(["export", "build", "--format", "neo4j", "-o", str(tmp_path / "new")]) == 0
    written = sorted((tmp_path / "new").iterdir())
    assert [path.name for path in written] == ["nodes.csv", "relationships.csv"]
    assert capsys.readouterr().out.split() == [str(path) for path in written]


def test_a_folder_has_to_be_named(capsys):
    with pytest.raises(SystemExit) as end:
        main(["export", "build", "--format", "neo4j"])
    assert end.value.code == 2
    assert "neo4j is a folder of files: -o DIR says where" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "--format", "csv"], "nowhere: no graph here"),
        (["build", "--format", "csv", "-o", "no/such/folder/out.csv"], "no/such/folder/out.csv: cannot be written: No such file"),
        (["build", "--format", "csv", "-o", "seeds"], "seeds: cannot be written: Is a directory"),
        (["build", "--format", "neo4j", "-o", "build/graph.ttl"], "build/graph.ttl: cannot be written: File exists"),
    ],
)
def test_what_cannot_be_read_or_written_is_told(arguments, said, capsys):
    assert main(["export", *arguments]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(said)
