"""`kg validate`: a built graph is right, and one that was changed is told to be wrong, in sentences."""

from __future__ import annotations

from kg.cli import main


def test_a_graph_that_was_just_built_is_right(workplace, monkeypatch, capsys):
    monkeypatch.chdir(workplace)
    assert main(["validate", "build"]) == 0
    assert capsys.readouterr().out == "1 document, 35 statements checked: nothing wrong\n"


def test_each_fault_is_a_line_that_names_statement_and_evidence(built, tmp_path, capsys):
    text = (built / "graph.trig").read_text(encoding="utf-8")
    (tmp_path / "graph.trig").write_text(text.replace("dip:modality dip:required", "dip:modality dip:dreamt", 1), encoding="utf-8")
    assert main(["validate", str(tmp_path)]) == 1
    fault, summary = capsys.readouterr().out.splitlines()
    assert fault.startswith("seeds/tass-2017-01-30-lavrov-safe-havens.txt: statement:")
    assert ", read in “" in fault
    assert fault.endswith("”: A statement has exactly one modality of the ontology's list. Here it is dip:dreamt.")
    assert summary == "1 document, 35 statements checked: 1 fault"


def test_a_folder_without_a_graph_is_named(tmp_path, capsys):
    assert main(["validate", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path}: no graph here")
