"""Partitions are named by what they hold: together they are the graph that a build makes, and a run that stopped goes on."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import pipeline
from kg.cli import main
from kg.graph import stores
from tests.pipeline.samples import news
from tests.pipeline.test_workers import TIME


def contents(folder: Path) -> dict[str, str]:
    return {path.name: TIME.sub("", path.read_text(encoding="utf-8")) for path in folder.iterdir()}


def test_together_they_are_what_a_build_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.pipeline.partitions.LONG", 4000)
    given = [news(tmp_path / "news.jsonl", 6), tmp_path / "missing.txt"]
    told = pipeline.partition(given, tmp_path / "parts", "fast", base="https://example.org/kg/")
    assert (told.written, told.there, len(told.change.added)) == (3, 0, 6)
    assert [omission.document for omission in told.change.unread] == [(tmp_path / "missing.txt").as_posix()]
    pipeline.build(given, tmp_path / "out", "fast", base="https://example.org/kg/")
    loaded = ox.Store()
    for path in (tmp_path / "parts").glob("*.nq"):
        loaded.bulk_load(path=str(path))
    kept = stores.reading(tmp_path / "out")
    whole = {str(quad) for quad in kept.quads_of_graphs() if "/kg/graph/dataset" not in quad.graph_name.value}
    assert {TIME.sub("", str(quad)) for quad in loaded} == {TIME.sub("", quad) for quad in whole}
    lines = sorted(line for path in (tmp_path / "parts").glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines())
    assert lines == sorted((tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines())


def test_what_was_written_is_not_read_again_and_what_is_no_longer_asked_for_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.pipeline.partitions.LONG", 4000)
    given, parts = news(tmp_path / "news.jsonl", 6), tmp_path / "parts"
    command = ["extract", str(given), "--partitions", str(parts), "--fast"]
    assert main(command) == 0
    assert capsys.readouterr().out == "6 documents in 3 partitions\n"
    before = contents(parts)
    half = next(parts.glob("*.nq"))
    half.unlink()
    (parts / "notes.md").write_text("mine")
    assert main([*command, "--jobs", "2"]) == 0
    assert capsys.readouterr().out == "2 documents in 1 partition; 2 had been written before\n"
    assert contents(parts) == before | {"notes.md": "mine"}
    news(given, 2)
    assert main(command) == 0
    assert capsys.readouterr().out == "0 documents in 0 partitions; 1 had been written before\n"
    assert len(contents(parts)) == 3
