"""Bytes that depend on nothing but the graph, and memory that does not grow with it."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.exports import FILES, FOLDERS, export, export_folder, jsonld, sorting
from tests.graph.exports.samples import exported, large_store, named, store

FEW, MANY = 15, 60
# Of a document beyond the first ones its name is held, and a share of the buffer of a temporary file; its triples take five times as much.
BYTES_A_DOCUMENT = 6_000


class Nothing(RawIOBase):
    """A file that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        return len(content)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, ox.Store]:
    return {count: large_store(tmp_path_factory.mktemp(f"store{count}"), count) for count in (FEW, MANY)}


@pytest.mark.parametrize("form", FILES)
def test_the_order_of_the_store_does_not_change_the_bytes(form: str) -> None:
    found = sorted(named(store()), key=str)
    shuffled = ox.Store()
    random.Random(7).shuffle(found)
    for quad in found:
        shuffled.add(quad)
    assert exported(shuffled, form) == exported(store(), form)


@pytest.mark.parametrize("form", [*FILES, *FOLDERS])
def test_memory_does_not_grow_with_the_number_of_documents(
    form: str, stores: dict[int, ox.Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "HELD", 1_200)
    monkeypatch.setattr(jsonld, "_AT_ONCE", 50)

    def peak(found: ox.Store) -> int:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        if form in FILES:
            export(found, form, Nothing())  # type: ignore[arg-type]
        else:
            export_folder(found, form, tmp_path)
        return tracemalloc.get_traced_memory()[1] - before

    tracemalloc.start()
    try:
        peak(stores[MANY])  # what is imported and cached once
        grown = peak(stores[MANY]) - peak(stores[FEW])
    finally:
        tracemalloc.stop()
    assert grown < (MANY - FEW) * BYTES_A_DOCUMENT


@pytest.mark.parametrize("form", FILES)
def test_a_reader_that_has_had_enough_ends_the_writing(form: str, stores: dict[int, ox.Store]) -> None:
    class Closed(Nothing):
        def write(self, content: object) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        export(stores[FEW], form, Closed())  # type: ignore[arg-type]


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))), st.integers(1, 4))
def test_lines_are_sorted_and_come_once_whatever_is_held(lines: list[str], held: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "HELD", held)
        assert list(sorting.in_order(iter(lines))) == sorted(set(lines))


def test_sorting_takes_no_more_than_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "HELD", 1_000)

    def lines(count: int) -> Iterator[str]:
        return (f"{number * 7919 % count:08}" * 10 for number in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            assert sum(1 for _ in sorting.in_order(lines(count))) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(20_000) < 1_000_000 < 20_000 * 80
