"""The scores of names."""

from __future__ import annotations

import pytest

from kg.evaluation.count import Count
from kg.evaluation.names import Name, evaluate, exact, overlapping
from tests.corpora.samples import GUM

LAVROV, GENEVA, UN = Name(0, 13, "PERSON"), Name(20, 26, "LOC"), Name(30, 32, "ORG")


def test_exact_names_have_the_same_span_and_label():
    found = [LAVROV, Name(20, 25, "LOC"), Name(30, 32, "LOC")]
    assert exact([LAVROV, GENEVA, UN], found) == Count(right=1, found=3, gold=3)


def test_overlapping_names_count_once_each():
    found = [Name(7, 13, "PERSON"), Name(0, 3, "PERSON"), Name(40, 44, "ORG")]
    assert overlapping([LAVROV, GENEVA], found) == Count(right=1, found=3, gold=2)


def test_a_state_may_be_the_organization_that_acts():
    assert overlapping([Name(0, 6, "ORG")], [Name(0, 6, "LOC")]).right == 1
    assert overlapping([Name(0, 6, "ORG")], [Name(0, 6, "PERSON")]).right == 0


def test_f1_is_the_harmonic_mean_in_percent():
    assert Count(right=2, found=4, gold=3).f1 == pytest.approx(100 * 2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))


def test_model_and_gazetteer_are_measured_apart(tmp_path, nlp):
    (tmp_path / "gum-test.conllu").write_text(GUM, encoding="utf-8")
    [table] = evaluate(nlp, tmp_path)
    assert table.columns == ("all", "PERSON", "ORG", "LOC")
    assert [row.system for row in table.rows] == ["model", "model and gazetteer"]
    assert table.rows[1].values[2:] == (100.0, 100.0)
