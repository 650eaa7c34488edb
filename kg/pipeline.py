"""From inputs to readings, and from readings to the files of a graph."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import kg
from kg.documents import document, documents
from kg.documents.decoding import checked
from kg.documents.inputs import STANDARD_INPUT
from kg.errors import InputError
from kg.model import Actor, Document, Omission, Reading, Run, records

if TYPE_CHECKING:
    from spacy.language import Language

STATEMENTS, PAGE = "statements.jsonl", "index.html"
T = TypeVar("T")
Progress = Callable[[Iterator[Reading | Omission]], Iterable[Reading | Omission]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build found: counts with the most frequent first, what was not read, what was left out of what was read, and the files.

    `actors` counts statements that the actor is subject or object of. Without a document that could be read there are no files.
    """

    documents: int
    statements: int
    actors: tuple[tuple[Actor, int], ...]
    relations: tuple[tuple[str, int], ...]
    unread: tuple[Omission, ...]
    omissions: tuple[Omission, ...]
    files: tuple[Path, ...]


def read(inputs: Iterable[str | Path], pipeline: str | Path = "default") -> Iterator[Reading | Omission]:
    """A Reading for each document of the inputs, in their order, and an Omission for each that cannot be read; streams.

    Raises `PipelineError` before the first document is read when the language pipeline is not there.
    """
    from kg.extraction import load

    return _readings(inputs, load(pipeline))


def read_text(text: str, pipeline: str | Path = "default") -> Reading:
    """The reading of a text that is no file; its document is named by a hash of the text. Raises `InputError` for an empty one."""
    from kg.extraction import load, readings

    try:
        checked(text)
    except InputError as error:
        raise InputError(f"the text {error}") from None
    name = f"text-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return next(readings([document(name, text)], load(pipeline)))


def build(
    inputs: Iterable[str | Path], folder: str | Path, pipeline: str | Path = "default", progress: Progress = iter, infer: bool = False
) -> Summary:
    """Read the inputs and leave statements.jsonl, graph.ttl, graph.trig and index.html in the folder, made if it is missing.

    With `infer`, graph.trig has one more graph, of what follows from the statements.
    Each file is replaced at once, never half written. Where no document can be read the folder is left as it is.
    The same input gives the same bytes but for the time of the run. `progress` sees the readings pass, for a bar.
    """
    from kg.extraction import described, load

    nlp = load(pipeline)
    run = Run(kg.__version__, described(nlp), datetime.now(UTC).replace(microsecond=0))
    found: list[Reading] = []
    unread: list[Omission] = []
    for reading in progress(_readings(inputs, nlp)):
        if isinstance(reading, Reading):
            found.append(reading)
        else:
            unread.append(reading)
    files = _write(found, run, Path(folder), infer) if found else ()
    return _summary(found, unread, files)


def imported(inputs: Iterable[str | Path], folder: str | Path) -> Summary:
    """Take statements that were made elsewhere, and leave in the folder what `build` leaves; the page shows no more than their sentences.

    Inputs are statement records or RDF of ours, as `kg.graph.imports.readings` has them, and '-' for records from the standard input.
    All are taken or none: raises `InputError` that lists what is wrong with them.
    """
    from kg.graph.imports import readings

    found = list(readings(map(_content, inputs)))
    run = Run(kg.__version__, "imported", datetime.now(UTC).replace(microsecond=0))
    return _summary(found, [], _write(found, run, Path(folder), infer=False) if found else ())


def _content(given: str | Path) -> tuple[str, bytes]:
    if given == STANDARD_INPUT:
        return "stdin.jsonl", sys.stdin.buffer.read()
    try:
        return str(given), Path(given).read_bytes()
    except OSError as error:
        raise InputError(f"{given}: cannot be read: {error.strerror}") from None


def _summary(found: list[Reading], unread: list[Omission], files: tuple[Path, ...]) -> Summary:
    statements = [statement for reading in found for statement in reading.statements]
    arguments = (mention.entity for statement in statements for mention in (statement.subject, statement.object) if mention)
    return Summary(
        documents=len(found),
        statements=len(statements),
        actors=_counted(entity for entity in arguments if isinstance(entity, Actor)),
        relations=_counted(statement.predicate for statement in statements),
        unread=tuple(unread),
        omissions=tuple(omission for reading in found for omission in reading.omissions),
        files=files,
    )


def _readings(inputs: Iterable[str | Path], nlp: Language) -> Iterator[Reading | Omission]:
    from kg.extraction import readings

    omitted: deque[Omission] = deque()

    def readable() -> Iterator[Document]:
        for found in documents(inputs):
            if isinstance(found, Omission):
                omitted.append(found)
            elif found.language.split("-")[0] != nlp.lang:
                omitted.append(Omission(found.id, f"is in language {found.language!r}: the pipeline reads {nlp.lang!r}"))
            elif len(found.text) > nlp.max_length:
                omitted.append(Omission(found.id, f"has {len(found.text)} characters: up to {nlp.max_length} are read; split it"))
            else:
                yield found

    for reading in readings(readable(), nlp):
        while omitted:
            yield omitted.popleft()
        yield reading
    yield from omitted


def _write(found: list[Reading], run: Run, folder: Path, infer: bool) -> tuple[Path, ...]:
    from kg import graph, view
    from kg.lexicon.relations import relations

    statements = [statement for reading in found for statement in reading.statements]
    texts = [reading.document for reading in found]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".build-", dir=folder))
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}\n  -o takes a folder, which is made if it is missing") from None
    try:
        with (staging / STATEMENTS).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(records.lines(map(records.record, statements)))
        affiliations = {reading.document.id: reading.affiliations for reading in found}
        made = graph.dataset(statements, texts, run, affiliations)
        if infer:
            graph.add_inferred(made)
        graph.write(made, staging)
        (staging / PAGE).write_text(view.page(statements, texts, relations()), encoding="utf-8", newline="\n")
        written = sorted(staging.iterdir())
        return tuple(path.replace(folder / path.name) for path in written)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _counted(things: Iterable[T]) -> tuple[tuple[T, int], ...]:
    """Each thing with how often it comes, the most frequent first, equally frequent ones by name."""
    return tuple(sorted(Counter(things).items(), key=lambda pair: (-pair[1], getattr(pair[0], "label", str(pair[0])))))
