"""A store in a folder: who may write, what a reader sees, and what a disk may refuse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.evaluation.generated import readings
from kg.graph import query, read, stores, write
from kg.graph.dataset import dataset
from kg.graph.stores.snapshot import READERS, Snapshot, stamp
from kg.model import Reading
from tests.graph.samples import DOCUMENT, PROPOSAL, STATEMENTS
from tests.graph.stores.test_crash import ROOT, contents
from tests.graph.stores.test_store import RUN, engine, reading

HOLDS = """
import sys
from kg.graph import stores
with stores.writing(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def python(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with a store of one document."""
    with stores.writing(tmp_path) as store:
        store.put(reading(*STATEMENTS), RUN)
    return tmp_path


@pytest.fixture
def held(built: Path) -> Iterator[Path]:
    """The same while another process writes to it."""
    with python(HOLDS, built) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield built
        process.kill()


def test_a_store_is_found_again(built: Path) -> None:
    kept = stores.reading(built)
    assert list(kept.documents) == ["news.txt"]
    assert list(kept.statements()) == list(STATEMENTS)


def test_the_dataset_of_a_folder_is_that_of_its_store(built: Path) -> None:
    found = read(built)
    assert query(found, "SELECT ?o { actor:russia dip:proposes ?o }").text().splitlines()[-1] == "topic:safe-haven"
    assert len(list(found.graphs())) == 5  # the document, actors, runs, dataset, and the default graph


def test_a_folder_with_the_files_of_an_older_build_can_be_read_and_has_no_store(tmp_path: Path) -> None:
    write(dataset(STATEMENTS, [DOCUMENT]), tmp_path)
    assert query(read(tmp_path), "ASK { actor:russia dip:proposes topic:safe-haven }").text() == "yes\n"
    with pytest.raises(GraphError, match=r"no store here; kg build INPUT -o .* makes one$"):
        stores.reading(tmp_path)


def test_a_second_writer_is_told_whose_turn_it_is(held: Path) -> None:
    with pytest.raises(GraphError, match=rf"^{held}/store: another process is writing to this store\n  --wait SECONDS waits"):
        stores.writing(held)
    with pytest.raises(GraphError, match="another process is writing"):
        stores.writing(held, wait=0.3)


def test_a_second_writer_waits_on_request(built: Path) -> None:
    with python(HOLDS, built) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        threading.Timer(0.3, process.kill).start()
        began = time.monotonic()
        stores.writing(built, wait=20).close()
        assert 0.2 < time.monotonic() - began < 20


def test_a_store_can_be_written_to_again_as_soon_as_it_is_closed(built: Path) -> None:
    for _ in range(3):
        with stores.writing(built) as store:
            assert list(store.documents) == ["news.txt"]


def test_a_reader_waits_for_no_writer(held: Path) -> None:
    assert list(stores.reading(held).documents) == ["news.txt"]


def test_a_reader_sees_what_was_finished_when_it_came_and_no_more(built: Path) -> None:
    writer = stores.writing(built)
    before = stores.reading(built)
    writer.put(reading(PROPOSAL, name="b.txt"), RUN)
    after = stores.reading(built)
    writer.remove(["news.txt"])
    writer.close()
    assert [record.id for record in before.documents.values()] == ["news.txt"]
    assert sorted(after.documents) == ["b.txt", "news.txt"]
    assert len(list(after.statements())) == 4
    assert list(stores.reading(built).documents) == ["b.txt"]


READS = """
import sys
from kg.graph import stores
seen = 0
while seen < 40:
    kept = stores.reading(sys.argv[1])
    found = kept.rows("SELECT ?d (COUNT(?s) AS ?n) { GRAPH ?d { ?d dcterms:identifier ?id . ?s a dip:Statement } } GROUP BY ?d")
    edges = kept.rows("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a dip:Statement }")
    assert all(row[1].value == "10" for row in found), found
    assert int(edges[0][0].value) == 10 * len(found), (edges, len(found))
    assert len(found) >= seen, (len(found), seen)
    seen = max(len(found), seen)
    kept.close()
print("done")
"""


def test_readers_beside_a_busy_writer_see_whole_documents_and_ever_more_of_them(tmp_path: Path) -> None:
    stores.writing(tmp_path).close()
    with python(READS, tmp_path) as one, python(READS, tmp_path) as other:
        with stores.writing(tmp_path) as store:
            for number, found in enumerate(readings(40)):
                store.put(found, RUN)
                if number % 5 == 0:
                    store.quads.store.flush()  # type: ignore[attr-defined]  # new tables for the readers to meet
        said = [process.communicate(timeout=60) for process in (one, other)]
    assert [out for out, _ in said] == ["done\n"] * 2, said
    assert not (tmp_path / READERS).exists()


def test_what_a_killed_reader_left_is_swept_away_by_the_next(built: Path) -> None:
    program = "import sys\nfrom kg.graph import read\nfound = read(sys.argv[1])\nprint('open', flush=True)\nsys.stdin.read()"
    with python(program, built) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        assert len(list((built / READERS).iterdir())) == 1
        snapshot = Snapshot(built / "store")
        assert len(list((built / READERS).iterdir())) == 2, "a reader that lives keeps its files"
        process.kill()
    snapshot.close()
    Snapshot(built / "store").close()
    assert not (built / READERS).exists()


def test_the_folder_may_be_left_while_its_store_is_open(built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory) -> None:
    monkeypatch.chdir(built.parent)
    with stores.writing(built.name) as store:
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        store.put(reading(PROPOSAL, name="b.txt"), RUN)
    assert sorted(stores.reading(built).documents) == ["b.txt", "news.txt"]


def test_a_stamp_tells_that_something_was_changed(built: Path) -> None:
    before = stamp(built / "store")
    stores.reading(built).close()
    assert stamp(built / "store") == before
    with stores.writing(built) as store:
        store.put(reading(PROPOSAL, name="b.txt"), RUN)
        assert stamp(built / "store") != before


def test_a_store_that_is_broken_is_told(built: Path) -> None:
    for path in (built / "store").glob("MANIFEST*"):
        path.write_bytes(b"not a list of tables")
    for opening in (stores.reading, stores.writing):
        with pytest.raises(GraphError, match=rf"^{built}/store: not a store that can be used: "):
            opening(built)


def test_a_store_that_is_loaded_in_bulk_is_the_one_that_grew(tmp_path: Path) -> None:
    stores.load(readings(12), RUN, tmp_path)
    with stores.writing(tmp_path) as loaded, stores.writing(stores.MEMORY) as grown:
        for one in readings(12):
            grown.put(one, RUN)
        grown.settle()
        assert set(engine(loaded)) == set(engine(grown))


def test_a_load_in_bulk_that_fails_leaves_no_store(tmp_path: Path) -> None:
    def failing() -> Iterator[Reading]:
        yield from readings(3)
        raise GraphError("no more")

    with pytest.raises(GraphError, match="no more"):
        stores.load(failing(), RUN, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_a_new_store_is_loaded_in_bulk(built: Path) -> None:
    with pytest.raises(GraphError, match="has a store already"):
        stores.load(readings(1), RUN, built)


# Disks


FILLS = """
import resource, signal, sys
from kg.errors import GraphError
from kg.evaluation.generated import readings
from kg.graph import stores
from tests.graph.stores.test_store import RUN
made = list(readings(60))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
done = 0
try:
    with stores.writing(sys.argv[1]) as store:
        for one in made:
            store.put(one, RUN)
            done += 1
except GraphError as told:
    print(done, told)
"""


def test_a_disk_that_is_full_loses_no_finished_document(tmp_path: Path) -> None:
    """A limit on the size of a file stands for the disk's: the journal cannot grow any more."""
    with python(FILLS, tmp_path, "8000000") as process:
        out, err = process.communicate(timeout=60)
    assert err == ""
    done, _, told = out.partition(" ")
    assert told.startswith(f"{tmp_path}/store: the disk is full: ")
    assert "run the same command again" in told
    with stores.writing(tmp_path) as store:
        assert 3 < int(done) < 60
        assert int(done) <= len(store.documents) <= int(done) + 1
        other = stores.writing(stores.MEMORY)
        for one in readings(len(store.documents)):
            other.put(one, RUN)
        assert contents(store) == contents(other)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_small_disk_fills_up_and_nothing_is_lost(small_disk: Path, tmp_path: Path) -> None:
    done: list[str] = []

    def fill() -> None:
        with stores.writing(small_disk) as store:
            for one in readings(200):
                store.put(one, RUN)
                done.append(one.document.id)

    with pytest.raises(GraphError, match="store: the disk is full: "):
        fill()
    assert len(done) > 3
    shutil.copytree(small_disk, tmp_path / "larger")
    with stores.writing(tmp_path / "larger") as store:
        assert len(done) <= len(store.documents) <= len(done) + 1


def test_a_read_only_disk_can_be_read_and_says_that_it_cannot_be_written_to(small_disk: Path) -> None:
    with stores.writing(small_disk) as store:
        store.put(reading(PROPOSAL), RUN)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert list(stores.reading(small_disk).documents) == ["news.txt"]
    with pytest.raises(GraphError, match=r"store: cannot be written to: .*\n  nothing was changed; it can be read"):
        stores.writing(small_disk)
    with pytest.raises(GraphError, match="cannot be written to"):
        stores.writing(small_disk / "new")


def test_where_no_file_can_be_written_a_reader_copies_what_somebody_writes_to(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Path.mkdir

    def refused(self: Path, *arguments: object, **options: object) -> None:
        if self.parent == held:
            raise PermissionError(13, "Permission denied")
        made(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", refused)
    snapshot = Snapshot(held / "store")
    assert snapshot._copy is not None
    assert held not in snapshot._copy.parents
    assert len(snapshot.store) > 100
    snapshot.close()


def test_where_no_table_can_be_linked_it_is_copied(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refused)
    assert list(stores.reading(held).documents) == ["news.txt"]


def test_what_is_written_leaves_the_memory_before_the_store_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def journals() -> set[str]:
        return {path.name for path in (tmp_path / "store").glob("*.log")}

    with stores.writing(tmp_path) as store:
        before = journals()
        store.put(reading(*STATEMENTS), RUN)
        assert journals() == before
        monkeypatch.setattr("kg.graph.stores.local._HELD", 1000)
        store.put(reading(PROPOSAL, name="b.txt"), RUN)
        # RocksDB begins another when it has put what is in this one into tables
        assert journals() - before
    assert sorted(stores.reading(tmp_path).documents) == ["b.txt", "news.txt"]
