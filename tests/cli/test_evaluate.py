"""`kg evaluate`."""

from __future__ import annotations

import pytest

from kg.cli import main
from tests.evaluation.samples import write_benchmarks


def test_the_parser_is_measured_beside_published_figures(workplace, capsys):
    assert main(["evaluate", "parser", "--data", str(workplace / "treebanks")]) == 0
    spacy_table, conll_table = capsys.readouterr().out.split("\n\n")
    assert spacy_table.splitlines()[0] == "GUM test, spaCy's scorer"
    assert spacy_table.splitlines()[1].split() == ["XPOS", "UPOS", "lemma", "UAS", "LAS", "sents"]
    assert conll_table.splitlines()[0] == "GUM test, CoNLL 2018"
    assert [float(value) for value in conll_table.splitlines()[2].split()[1:3]] == [100.0, 100.0]  # words, sentences


@pytest.mark.parametrize("part", ["parser", "names", "actors", "coreference"])
def test_a_folder_without_the_corpus_is_told_what_it_should_hold(part, tmp_path, capsys):
    assert main(["evaluate", part, "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}: nothing to measure {part} on\n  it should hold ")
    assert "gum-test.conllu" in said


@pytest.mark.parametrize("part", ["attributions", "statements", "events", "relations"])
def test_so_is_one_without_annotated_articles(part, tmp_path, capsys):
    assert main(["evaluate", part, "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path}: nothing to measure {part} on\n  it should hold ")


def test_mistakes_are_listed_on_request(tmp_path, capsys):
    write_benchmarks(tmp_path)
    path = tmp_path / "plover_gsr" / "dev.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("CONSULT", "AID"), encoding="utf-8")
    assert main(["evaluate", "events", "--data", str(tmp_path), "--show"]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert line == "one: AID Russia → Turkey | Russia met Turkey on Monday. | found: Russia meetsWith Turkey"


@pytest.mark.parametrize(
    ("part", "figures"),
    [("attributions", [100.0] * 4), ("statements", [100.0] * 4), ("events", [100.0] * 4), ("relations", [1.0, 100.0, 100.0, 100.0])],
)
def test_what_is_read_as_annotated_is_all_right(part, figures, workplace, capsys):
    assert main(["evaluate", part, "--data", str(workplace / "benchmarks")]) == 0
    row = capsys.readouterr().out.splitlines()[2]
    assert [float(value) for value in row.split()[1:5]] == figures
