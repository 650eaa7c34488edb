"""The whole road beside the bare pipeline, on a few words."""

from __future__ import annotations

import pytest

from kg.cli import main
from kg.evaluation.speed import SENTENCE, evaluate


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("speed")
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{SENTENCE} “We propose talks,” he said {number}.", encoding="utf-8")
    # of the third text no word is asked for
    return list(evaluate(folder, words=20))


def test_rates_stages_and_processes_are_measured_on_the_same_texts(tables):
    rates, stages, processes, *_ = tables
    assert {table.title.partition(": ")[2] for table in (rates, stages, processes)} == {"2 documents, 38 words"}
    assert rates.rows[0].values[1] == 100.0
    assert sum(row.values[1] for row in stages.rows) == pytest.approx(100)
    assert {"parser", "diplomatic_statements", "store", "files and page"} <= {row.system for row in stages.rows}
    assert all(seconds > 0 and 5 < memory < 4000 for seconds, memory in (row.values for row in processes.rows))


def test_textacy_is_asked_about_the_same_parse(tables):
    pytest.importorskip("textacy", reason="textacy is not installed: pip install '.[compare]'")
    assert [row.system for row in tables[-1].rows] == ["textacy", "kg"]
    assert tables[-1].rows[1].values[0] >= 2


def test_where_there_is_nothing_to_read_it_says_what_is_needed(tmp_path, capsys):
    assert main(["evaluate", "speed", "--data", str(tmp_path)]) == 1
    assert "it should hold texts in any format that kg build reads" in capsys.readouterr().err
