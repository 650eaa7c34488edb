"""Files of a graph that does not fit into the memory are those of one that does."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.evaluation.generated import readings
from kg.graph import stores, write_quads
from kg.graph.sorting import Sorter
from tests.graph.test_dataset import RUN


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    with stores.writing(stores.MEMORY) as store:
        for reading in readings(5):
            store.put(reading, RUN)
        return list(store.quads_of_graphs())


def test_the_files_are_the_same_bytes_by_way_of_however_many_files(
    quads: list[ox.Quad], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [path.read_bytes() for path in write_quads(quads, tmp_path / "whole")]
    monkeypatch.setattr("kg.graph.sorting.HELD", len(quads) // 30)
    monkeypatch.setattr("kg.graph.sorting.MERGED", 7)
    parts = write_quads(reversed(quads), tmp_path / "parts")
    assert [path.read_bytes() for path in parts] == whole
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == ["graph.trig", "graph.ttl"]


def test_no_more_quads_and_files_are_kept_than_there_is_room_for(
    quads: list[ox.Quad], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.sorting.HELD", 10)
    monkeypatch.setattr("kg.graph.sorting.MERGED", 5)
    sorter = Sorter(str, tmp_path)
    for quad in quads:
        sorter.add(quad)
        assert len(list(tmp_path.iterdir())) <= 5
    assert list(map(str, sorter)) == sorted(map(str, quads))


def test_quads_with_the_same_key_stay_in_the_order_in_which_they_came(
    quads: list[ox.Quad], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.sorting.HELD", 10)
    monkeypatch.setattr("kg.graph.sorting.MERGED", 5)
    sorter = Sorter(lambda quad: str(quad.graph_name), tmp_path)
    for quad in quads:
        sorter.add(quad)
    assert list(sorter) == sorted(quads, key=lambda quad: str(quad.graph_name))
