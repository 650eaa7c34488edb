"""What is left of a store whose writer is killed: every finished document, no half one, and a run that can go on."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.evaluation.generated import readings
from kg.graph import stores
from kg.graph.stores import Store
from kg.model import Reading, Run
from tests.graph.stores.test_store import assert_united, engine

ROOT = Path(__file__).resolve().parents[3]
RUN = Run("0.1.0", "generated", datetime(2026, 11, 25, tzinfo=UTC))
DOCUMENTS = 40
# what it has done it tells at once, so that what was told and is not there is a document lost
WRITER = """
import sys
from kg.graph import stores
from tests.graph.stores.test_crash import done, steps
work = list(steps())
print("ready", flush=True)
with stores.writing(sys.argv[1]) as store:
    for number, step in enumerate(work):
        done(store, step)
        print(number, flush=True)
        if number % 25 == 24:
            store.quads.store.flush()
"""
Step = Reading | str


def steps() -> Iterator[Step]:
    """Short documents to put, each third one put again with fewer statements, each seventh removed."""
    for number, reading in enumerate(readings(DOCUMENTS)):
        short = replace(reading, statements=reading.statements[:3])
        yield short
        if number % 3 == 2:
            yield replace(short, document=replace(short.document, text="a later text"), statements=short.statements[:1])
        if number % 7 == 6:
            yield short.document.id


def done(store: Store, step: Step) -> None:
    if isinstance(step, str):
        store.remove([step])
    else:
        store.put(step, RUN)


def contents(store: Store) -> str:
    """A digest of all that is in a store but its description, which is written at the end of a run."""
    lines = sorted(str(quad) for quad in engine(store) if "diplomacy-kg/dataset" not in str(quad))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def writer(folder: Path) -> subprocess.Popen[str]:
    """A process that does the steps in a folder, and is about to open it."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.fixture(scope="module")
def states() -> list[str]:
    """The contents of a store after no step, after one, after two, …"""
    store = stores.writing(stores.MEMORY)
    found = [contents(store)]
    for step in steps():
        done(store, step)
        found.append(contents(store))
    return found


def test_a_writer_that_is_killed_at_any_moment_leaves_every_finished_document_and_no_half_one(tmp_path: Path, states: list[str]) -> None:
    moments, stopped, work = random.Random(5), [], list(steps())
    for number in range(20):
        folder = tmp_path / str(number)
        with writer(folder) as process:
            assert process.stdout
            # somewhere within a step, however quick the machine is
            told = len([process.stdout.readline() for _ in range(moments.randrange(len(work)))])
            time.sleep(moments.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
            told += len([line for line in process.stdout if line.endswith("\n")])
        stopped.append(told)
        with stores.writing(folder) as store:
            # the step that it was killed in is done or not begun
            assert contents(store) in states[told : told + 2], f"killed after step {told}"
            assert_united(store)
            if number % 5 == 0:  # it goes on where it stopped
                for step in work[states.index(contents(store)) :]:
                    done(store, step)
                assert contents(store) == states[-1]
    assert len(set(stopped)) >= 5, f"the moments were not spread over the run: {stopped}"


def test_a_store_that_is_opened_after_a_crash_describes_itself_anew(tmp_path: Path) -> None:
    with writer(tmp_path) as process:
        assert process.stdout
        for _ in range(3):
            process.stdout.readline()
        process.kill()
    with stores.writing(tmp_path):
        pass
    kept = stores.reading(tmp_path)
    assert kept.rows("SELECT ?n { ?dataset void:documents ?n }")[0][0].value == str(len(kept.documents))  # type: ignore[union-attr]
