"""`kg evaluate`."""

from __future__ import annotations

import pytest

from kg.cli import main


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


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["evaluate", "names", "--data", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'none'}: no such folder\n"
