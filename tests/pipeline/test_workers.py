"""Several processes read what one does, in the same order, whatever becomes of them on the way."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import main
from kg.errors import PipelineError
from kg.graph import stores
from kg.model import Omission, Reading
from kg.pipeline.shards import LONG, MANY, shards
from tests.pipeline.conftest import DEADLY, FAILING, ONCE
from tests.pipeline.samples import news

TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+(?:\+00:00|Z)")
FILES = ("graph.trig", "graph.ttl", "index.html", "statements.jsonl")


def timeless(folder: Path) -> list[str]:
    return [TIME.sub("", (folder / name).read_text(encoding="utf-8")) for name in FILES]


def test_a_shard_ends_where_it_is_long_enough_and_keeps_what_is_no_document_in_its_place() -> None:
    from kg.documents import document

    long, short, missing = document("a", "x" * LONG), document("b", "x"), Omission("c", "is missing")
    assert list(shards([short, long, missing, short])) == [[short, long], [missing, short]]
    assert list(map(len, shards([missing] * (MANY + 1)))) == [MANY, 1]
    assert list(shards([])) == []


def test_two_processes_leave_the_bytes_that_one_does(tmp_path: Path) -> None:
    given = [news(tmp_path / "news.jsonl", 8), tmp_path / "missing.txt", news(tmp_path / "b.jsonl", 3), tmp_path / "gone.txt"]
    one, two = (pipeline.build(given, tmp_path / str(jobs), "fast", jobs=jobs) for jobs in (1, 2))
    assert timeless(tmp_path / "1") == timeless(tmp_path / "2")
    assert one.change == two.change
    assert len(one.change.added) == 8
    read = list(pipeline.read(given, "fast", jobs=2))
    assert read == list(pipeline.read(given, "fast"))
    assert [place for place, found in enumerate(read) if isinstance(found, Omission)] == [8, 9, 10, 11, 12]
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_is_replaced_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    given = news(tmp_path / "news.jsonl", 16)
    expected = list(pipeline.read([given], "fast"))
    coming = pipeline.read([given], "fast", jobs=2)
    read = [next(coming)]
    killed = multiprocessing.active_children()
    assert len(killed) == 2
    for process in killed:
        os.kill(process.pid or 0, signal.SIGKILL)
    read += coming
    assert read == expected
    assert not any(process.is_alive() for process in killed)


def test_a_document_that_kills_whoever_reads_it_is_left_out_and_named_and_one_that_killed_once_is_read(deadly: str, tmp_path: Path) -> None:
    given = news(tmp_path / "news.jsonl", 8, {3: DEADLY, 5: ONCE})
    read = list(pipeline.read([given], deadly, jobs=2))
    assert [found.document.id if isinstance(found, Reading) else found.document for found in read] == [f"n{n:03}" for n in range(8)]
    assert [found for found in read if isinstance(found, Omission)] == [
        Omission("n003", "cannot be read: 2 processes died of it (killed by SIGKILL)")
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_the_pipeline_fails_on_is_left_out_and_the_others_are_read(jobs: int, deadly: str, tmp_path: Path) -> None:
    given = news(tmp_path / "news.jsonl", 4, {2: FAILING})
    summary = pipeline.build([given], tmp_path / "out", deadly, jobs=jobs)
    assert summary.documents == 3
    assert summary.change.unread == [
        Omission("n002", "cannot be read: the pipeline fails on it (ZeroDivisionError: a fault of the pipeline)")
    ]


def test_a_pipeline_that_is_not_there_is_told_by_the_processes_too(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"^no_such_pipeline: "):
        pipeline.read([tmp_path], "no_such_pipeline", jobs=2)
    assert multiprocessing.active_children() == []


def test_processes_end_with_the_one_that_wants_no_more(tmp_path: Path) -> None:
    coming = pipeline.read([news(tmp_path / "news.jsonl", 16)], "fast", jobs=2)
    next(coming)
    coming.close()
    assert multiprocessing.active_children() == []


@pytest.fixture
def building(tmp_path: Path) -> subprocess.Popen[str]:
    """A build with two processes that has some of 30 documents, and is at the others."""
    news(tmp_path / "news.jsonl", 30)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "kg", "build", "news.jsonl", "-o", "out", "--fast", "--jobs", "2"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 90
    while not (stores.exists(tmp_path / "out") and len(stores.reading(tmp_path / "out").documents) > 8):
        assert process.poll() is None, "it was done before it could be ended"
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return process


def test_when_the_first_process_is_killed_the_others_end_and_the_next_build_goes_on(
    building: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    building.kill()
    # its output ends when the last process that could write to it has ended
    out, _ = building.communicate(timeout=120)
    assert out == ""
    finished = len(stores.reading(tmp_path / "out").documents)
    assert 4 < finished < 30
    monkeypatch.chdir(tmp_path)
    assert main(["build", "news.jsonl", "-o", "out", "--fast", "--jobs", "2"]) == 0
    assert f"\n  {finished} documents had been read before\n" in capsys.readouterr().out
    assert main(["build", "news.jsonl", "-o", "once", "--fast"]) == 0
    assert timeless(tmp_path / "out") == timeless(tmp_path / "once")


def test_an_interruption_ends_all_processes_at_once_and_without_a_word(building: subprocess.Popen[str], tmp_path: Path) -> None:
    os.killpg(building.pid, signal.SIGINT)  # as a terminal does
    began = time.monotonic()
    out, _ = building.communicate(timeout=120)
    assert (building.returncode, out) == (130, "")
    assert time.monotonic() - began < 10
    assert 4 < len(stores.reading(tmp_path / "out").documents) < 30


LIMITED = """
import resource, signal, sys
from kg.cli import main
from kg.documents.language import language
language("Russia supports Iran. " * 20)  # whose model unpacks itself into a large file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8_000_000, 8_000_000))
sys.exit(main(sys.argv[1:]))
"""


def test_a_disk_that_is_full_ends_all_processes_and_the_next_build_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A limit on the size of a file stands for the disk's: the store's journal cannot grow any more."""
    given, build = news(tmp_path / "news.jsonl", 16), ["build", "news.jsonl", "-o", "out", "--fast", "--jobs", "2"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, *build], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("out/store: the disk is full: ")
    finished = len(stores.reading(tmp_path / "out").documents)
    assert 0 < finished < 16
    monkeypatch.chdir(tmp_path)
    assert main(build) == 0
    assert f"\n  {finished} document" in capsys.readouterr().out
    pipeline.build([given.name], "once", "fast")
    assert timeless(tmp_path / "out") == timeless(tmp_path / "once")
