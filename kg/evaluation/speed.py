"""How fast the whole road is, beside the bare spaCy pipeline and textacy on the same texts in the same run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.evaluation.report import Row, Table
from kg.model import Document, Reading, Run

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NEEDS = "texts in any format that kg build reads"
WORDS = 60_000
"""As many as are read; a minute's work for each of the measured roads."""
ROUNDS = 2
# a process counts as its own what the one that began it held: so a small one begins it
LAUNCHER = """
import os, sys, time
begun = time.perf_counter()
nowhere = [(os.POSIX_SPAWN_OPEN, end, os.devnull, os.O_WRONLY, 0) for end in (1, 2)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere), 0)
print(time.perf_counter() - begun, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
GOAL, GOAL_OF_TWO, GOAL_OF_BUILD = 70.0, 1.8, 4.0
SENTENCE = "Russia is ready for talks with Turkey on Syria, Lavrov said on Monday."


def evaluate(data: Path, pipeline: str = "default", words: int = WORDS) -> Iterator[Table]:
    """The rates on one core, where the time goes, what starting and a second process cost, and what textacy does on the same parse."""
    from kg.extraction import load

    documents = list(_limited(data, words))
    if not documents:
        return
    count = sum(len(document.text.split()) for document in documents)
    nlp = load(pipeline)
    texts = f"{len(documents):,} documents, {count:,} words"
    yield _rates(documents, nlp, pipeline, count, texts)
    yield _profile(documents, nlp, count, texts)
    yield _processes(documents, pipeline, count, texts)
    if (beside := _textacy(documents, nlp, count, texts)) is not None:
        yield beside


def _limited(data: Path, words: int) -> Iterator[Document]:
    from kg.documents import documents

    for document in documents([data]):
        if isinstance(document, Document) and words > 0:
            words -= len(document.text.split())
            yield document


def _rates(documents: Sequence[Document], nlp: Language, pipeline: str, words: int, texts: str) -> Table:
    """The best of each road in turn, so that whatever else the machine does meets all of them."""
    ours = [name for name in nlp.pipe_names if name.startswith("diplomatic_")]

    def bare() -> None:
        with nlp.select_pipes(disable=ours):
            for _ in nlp.pipe((document.text for document in documents), batch_size=16):
                pass

    def read() -> None:
        from kg.extraction import readings

        for _ in readings(documents, nlp):
            pass

    def whole() -> None:
        from kg.pipeline import build

        with tempfile.TemporaryDirectory(prefix="kg-speed-") as folder, _as_input(documents, Path(folder)) as given:
            build([given], Path(folder, "built"), pipeline)

    bare()
    best = [min(_seconds(road) for _ in range(ROUNDS)) for road in (bare, read, whole)]
    rows = [
        Row(name, (words / seconds, 100 * best[0] / seconds))
        for name, seconds in zip(("bare spaCy pipeline", "statements and attributions", "kg build"), best, strict=True)
    ]
    return Table(
        f"words a second on one core: {texts}",
        ("words/s", "% of bare"),
        tuple(rows),
        f"goal: kg build at {GOAL:.0f} % of the bare pipeline or more; it loads the pipeline, reads, stores, and writes RDF and the page",
    )


def _profile(documents: Sequence[Document], nlp: Language, words: int, texts: str) -> Table:
    """Where the time goes, component by component."""
    from kg import pipeline
    from kg.extraction.pipeline import doc_of, reading_of
    from kg.graph import stores

    spent: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        spent[name] = time.perf_counter() - begun

    with timed("tokens"):
        docs = [doc_of(document, nlp) for document in documents]
    for name, component in nlp.pipeline:
        with timed(name):
            docs = _through(component, docs)
    with timed("values"):
        found: list[Reading] = [reading_of(doc, document) for doc, document in zip(docs, documents, strict=True)]
    with tempfile.TemporaryDirectory(prefix="kg-speed-") as folder, stores.writing(folder) as kept:
        run = Run(kg.__version__, "measured", datetime(2026, 1, 1, tzinfo=UTC))
        with timed("store"):
            for reading in found:
                kept.put(reading, run)
            kept.settle()
        with timed("files and page"):
            pipeline.export(kept, Path(folder))
    total = sum(spent.values())
    rows = tuple(Row(name, (1e6 * seconds / words, 100 * seconds / total)) for name, seconds in spent.items())
    return Table(f"where the time goes: {texts}", ("µs/word", "%"), rows)


def _through(component: Callable[[Doc], Doc], docs: list[Doc]) -> list[Doc]:
    pipe = getattr(component, "pipe", None)
    return list(pipe(iter(docs), batch_size=16)) if pipe else [component(doc) for doc in docs]


def _processes(documents: Sequence[Document], pipeline: str, words: int, texts: str) -> Table:
    """Whole processes: how long they take, and the most memory that they hold."""
    chosen = ["--fast"] if pipeline == "fast" else ["--pipeline", pipeline]

    def command(*arguments: str | Path) -> tuple[float, float]:
        run = [sys.executable, "-S", "-c", LAUNCHER, sys.executable, "-m", "kg", *map(str, arguments)]
        seconds, peak = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
        return float(seconds), float(peak) * (1 if sys.platform == "darwin" else 1024) / 1e6

    with tempfile.TemporaryDirectory(prefix="kg-speed-") as name:
        folder = Path(name)
        one = folder / "one.txt"
        one.write_text(SENTENCE, encoding="utf-8")
        command("extract", *chosen, one)  # from a warm disk
        rows = [
            Row("kg --version", command("--version")),
            Row("kg extract: a sentence", command("extract", *chosen, one)),
            Row("kg build: a sentence", command("build", *chosen, one, "-o", folder / "one")),
        ]
        with _as_input(documents, folder) as given:
            rows += [
                Row(f"kg build --jobs {jobs}", command("build", *chosen, "--jobs", str(jobs), given, "-o", folder / f"by-{jobs}"))
                for jobs in (1, 2)
            ]
    by_one, by_two = (row.values[0] or 0.0 for row in rows[-2:])
    return Table(
        f"whole processes: {texts}",
        ("seconds", "MB"),
        tuple(rows),
        f"two jobs are {by_one / by_two:.2f} times as fast as one (goal: {GOAL_OF_TWO}); a small build in less than {GOAL_OF_BUILD:.0f} s; "
        f"the memory is that of the process itself",
    )


def _textacy(documents: Sequence[Document], nlp: Language, words: int, texts: str) -> Table | None:
    """The triples and quotations of textacy and quotations beside ours, on the same parse; None where textacy is not installed."""
    try:
        from textacy.extract.triples import direct_quotations, subject_verb_object_triples
    except ModuleNotFoundError:
        return None
    ours = [name for name in nlp.pipe_names if name.startswith("diplomatic_") and name != "diplomatic_layout"]
    with nlp.select_pipes(disable=ours):
        docs = list(nlp.pipe((document.text for document in documents), batch_size=16))
    refused = 0

    def quotations(doc: Doc) -> int:
        nonlocal refused
        try:
            return len(list(direct_quotations(doc)))
        except ValueError:  # a quotation that is not closed
            refused += 1
            return 0

    def row(system: str, find: Callable[[], tuple[int, int]]) -> Row:
        begun = time.perf_counter()
        found = find()
        return Row(system, (*found, words / (time.perf_counter() - begun)))

    def of_textacy() -> tuple[int, int]:
        return sum(len(list(subject_verb_object_triples(doc))) for doc in docs), sum(quotations(doc) for doc in docs)

    def of_ours() -> tuple[int, int]:
        for name, component in nlp.pipeline:
            if name in ours:
                _through(component, docs)
        return sum(len(doc._.statements) for doc in docs), sum(len(doc._.attributions) for doc in docs)

    rows = (row("textacy", of_textacy), row("kg", of_ours))
    return Table(
        f"on the same parse: {texts}",
        ("triples", "quotations", "words/s"),
        rows,
        f"textacy gave up on the quotations of {refused} documents in which one is not closed; "
        "its triples are words (subject, verb, object), with no actor, modality or source",
    )


def _seconds(road: Callable[[], None]) -> float:
    begun = time.perf_counter()
    road()
    return time.perf_counter() - begun


@contextmanager
def _as_input(documents: Iterable[Document], folder: Path) -> Iterator[Path]:
    """The documents as lines of JSON."""
    import json

    path = folder / "documents.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            published = document.published.isoformat() if document.published else None
            file.write(json.dumps({"id": document.id, "text": document.text, "published": published}) + "\n")
    yield path
    path.unlink()
