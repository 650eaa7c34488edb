"""From inputs to readings, and from readings to the files of a graph."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import kg
from kg import paths
from kg.documents import document, documents
from kg.documents.decoding import checked
from kg.documents.inputs import STANDARD_INPUT
from kg.errors import InputError
from kg.model import Actor, Document, Omission, Reading, Run, Statement, records

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.graph.stores import Store

STORE, STATEMENTS, PAGE = "store", "statements.jsonl", "index.html"
EXPORTED = "EXPORTED"
"""The file in a store's folder that tells which of its states the files beside it were written from."""
T = TypeVar("T")
Progress = Callable[[Iterator[Reading | Omission]], Iterable[Reading | Omission]]
Known = Callable[[Document], bool]


@dataclass(slots=True)
class Change:
    """What became of the inputs: which documents were new, replaced, there already or removed, and what was not read or left out."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unread: list[Omission] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build found: counts with the most frequent first, what became of the inputs, and the files.

    `actors` counts statements that the actor is subject or object of. Without a document that could be read there are no files.
    """

    documents: int
    statements: int
    actors: tuple[tuple[Actor, int], ...]
    relations: tuple[tuple[str, int], ...]
    change: Change
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds, by the ids of its documents; the runs that read it, the latest first; and how the files beside it stand to it.

    The bytes are those of a store in a folder.
    """

    documents: tuple[str, ...]
    statements: int
    triples: int
    base: str
    runs: tuple[ReadBy, ...]
    bytes: int | None
    files: str


@dataclass(frozen=True, slots=True)
class ReadBy:
    """A run: when it began, which version and pipeline read, and how many of the documents it read are still as it read them."""

    started: str
    version: str
    pipeline: str
    documents: int


def read(inputs: Iterable[str | Path], pipeline: str | Path = "default") -> Iterator[Reading | Omission]:
    """A Reading for each document of the inputs, in their order, and an Omission for each that cannot be read; streams.

    Raises `PipelineError` before the first document is read when the language pipeline is not there.
    """
    from kg.extraction import load

    nlp = load(pipeline)
    return _readings(_readable(inputs, nlp), nlp)


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
    inputs: Iterable[str | Path],
    folder: str | Path,
    pipeline: str | Path = "default",
    progress: Progress = iter,
    *,
    store: str | Path | None = None,
    base: str | None = None,
    wait: float = 0,
    infer: bool = False,
) -> Summary:
    """Make the folder's store hold what the inputs say and nothing else, and write it out as the files beside the store.

    Each document is in the store, and on the disk, as soon as it is read; one that is there already, read by the same version with the
    same pipeline, is not read again. So a build that was interrupted goes on when it is run again. The files, statements.jsonl, graph.ttl,
    graph.trig and index.html, are replaced at the end, each at once, never half written. Where no document can be read the folder is left
    as it is. The same input gives the same bytes but for the time of the run, in however many goes it was read.

    `store` is 'memory' or the address of a SPARQL server to keep the graph there; `base` the namespace of a new store's data; `wait`
    the seconds to wait for another process that writes to the store. With `infer` the store and graph.trig have one more graph, of what
    follows from the statements. `progress` sees the readings pass, for a bar.
    """
    from kg.extraction import load

    nlp = load(pipeline)
    change = Change()
    readable = _or_unread(_readable(inputs, nlp), change)
    if readable is None:
        return Summary(0, 0, (), (), change, ())
    _made(Path(folder))
    with _writing(store or folder, base, wait) as kept:
        _put(kept, readable, nlp, progress, change)
        wanted = {*change.added, *change.replaced, *change.unchanged}
        change.removed = sorted(set(kept.documents) - wanted)
        kept.remove(change.removed)
        kept.settle()
        if infer:
            _infer(kept)
        return _summary(kept, change, Path(folder))


def imported(inputs: Iterable[str | Path], folder: str | Path, *, base: str | None = None, wait: float = 0) -> Summary:
    """Take statements that were made elsewhere into the store of a folder, made where it is missing, and leave there what `build` leaves.

    Inputs are statement records or RDF of ours, as `kg.graph.imports.readings` has them, and '-' for records from the standard input.
    All are taken or none: raises `InputError` that lists what is wrong with them. A document that is there already is replaced.
    A new store, whose data may have a `base`, is loaded in bulk.
    """
    from kg.graph import stores
    from kg.graph.imports import check, readings

    found = readings(map(_content, inputs))
    check(found)
    change = Change()
    run = _import()
    _made(Path(folder))
    if new := not stores.exists(folder):
        stores.load(found, run, folder, base)
        change.added += (reading.document.id for reading in found)
    with _writing(folder, base, wait) as kept:
        if not new:
            _take(kept, found, run, change)
        return _summary(kept, change, Path(folder))


def take(files: Iterable[tuple[str, bytes]], folder: str | Path, *, wait: float = 0) -> Change:
    """Take statements that were made elsewhere, files by name and content, into a store that is there; its files are left as they are.

    All are taken or none: raises `InputError` that lists what is wrong with them, and `GraphError` where there is no store.
    """
    from kg.graph.imports import check, readings

    found = readings(files)
    check(found)
    _there(folder)
    change = Change()
    with _writing(folder, None, wait) as kept:
        _take(kept, found, _import(), change)
    return change


def _take(kept: Store, found: Iterable[Reading], run: Run, change: Change) -> None:
    for reading in found:
        kept.check(reading)
    for reading in found:
        (change.replaced if kept.put(reading, run) else change.added).append(reading.document.id)
    kept.settle()


def _import() -> Run:
    return Run(kg.__version__, "imported", datetime.now(UTC).replace(microsecond=0))


def _content(given: str | Path) -> tuple[str, bytes]:
    if given == STANDARD_INPUT:
        return "stdin.jsonl", sys.stdin.buffer.read()
    try:
        return str(given), Path(given).read_bytes()
    except OSError as error:
        raise InputError(f"{given}: cannot be read: {error.strerror}") from None


def _infer(kept: Store) -> None:
    """Derive what follows from each document anew."""
    from kg.graph.inference import consequences

    kept.infer(triple for document in kept.documents.values() for triple in consequences(kept.quads.triples(document.iri)))


def _summary(kept: Store, change: Change, folder: Path) -> Summary:
    """Write the files, and tell what is in the store."""
    statements = list(kept.statements())
    files = export(kept, folder, statements)
    arguments = (mention.entity for statement in statements for mention in (statement.subject, statement.object) if mention)
    return Summary(
        documents=len(kept.documents),
        statements=len(statements),
        actors=_counted(entity for entity in arguments if isinstance(entity, Actor)),
        relations=_counted(statement.predicate for statement in statements),
        change=change,
        files=files,
    )


def add(
    inputs: Iterable[str | Path],
    place: str | Path,
    pipeline: str | Path = "default",
    progress: Progress = iter,
    *,
    base: str | None = None,
    wait: float = 0,
    infer: bool = False,
) -> Change:
    """Add what the inputs say to the store in a folder or at the address of a server; each document as `build` does.

    The store is made where it is missing. The files beside it are left as they are. With `infer` what follows from all documents is
    derived anew; without, any change drops what followed before. Raises `GraphError` where the folder has files that a build without a
    store made.
    """
    from kg import graph
    from kg.errors import GraphError
    from kg.extraction import load
    from kg.graph import stores

    if not stores.is_address(place) and (Path(place) / graph.files.TRIG).exists() and not stores.exists(place):
        raise GraphError(f"{place}: has the files of a build without a store\n  kg build INPUT… -o {place} reads its inputs into one")
    nlp = load(pipeline)
    change = Change()
    readable = _or_unread(_readable(inputs, nlp), change)
    if readable is not None:
        with _writing(place, base, wait) as kept:
            _put(kept, readable, nlp, progress, change)
            kept.settle()
            if infer:
                _infer(kept)
    return change


def remove(documents: Iterable[str], place: str | Path, *, wait: float = 0) -> Change:
    """Remove documents, named by id or IRI, and what only they said from a store; all of them or, where one is not there, none."""
    _there(place)
    with _writing(place, None, wait) as kept:
        return Change(removed=kept.remove(documents))


def _there(place: str | Path) -> None:
    from kg.errors import GraphError
    from kg.graph import stores

    if not stores.is_address(place) and not stores.exists(place):
        raise GraphError(f"{place}: no store here; kg build INPUT -o {place} makes one")


def status(place: str | Path) -> Status:
    """What the store in a folder or at an address holds; raises `GraphError` where there is none."""
    from kg.graph import stores

    kept = stores.reading(place)
    try:
        return Status(
            documents=tuple(sorted(kept.documents)),
            statements=kept.statement_count(),
            triples=kept.triple_count(),
            base=kept.base.iri,
            runs=tuple(ReadBy(*run) for run in kept.runs()),
            bytes=None if stores.is_address(place) else _size(Path(place) / STORE),
            files="" if stores.is_address(place) else _files(Path(place), kept.state()),
        )
    finally:
        kept.close()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _files(folder: Path, state: str) -> str:
    try:
        written = (folder / STORE / EXPORTED).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return "none were written"
    return "up to date" if written == state else "older than the store"


def export(kept: Store, folder: Path, statements: Iterable[Statement] | None = None) -> tuple[Path, ...]:
    """Write what a store holds as files into a folder; each replaces the one that is there at once."""
    from kg import graph, view
    from kg.lexicon.relations import relations

    said = list(kept.statements() if statements is None else statements)
    staging = Path(tempfile.mkdtemp(prefix=".build-", dir=folder))
    try:
        with (staging / STATEMENTS).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(records.lines(map(records.record, said)))
        graph.write_quads(kept.quads_of_graphs(), staging, kept.base.prefixes)
        (staging / PAGE).write_text(view.page(said, kept.described(), relations()), encoding="utf-8", newline="\n")
        written = sorted(staging.iterdir())
        mark = folder / STORE / EXPORTED
        mark.unlink(missing_ok=True)
        files = tuple(path.replace(folder / path.name) for path in written)
        if mark.parent.is_dir():
            mark.write_text(kept.state() + "\n", encoding="utf-8")
        return files
    except OSError as wrong:
        raise InputError(
            f"{folder}: the files cannot be written: {wrong.strerror}\n  the store is whole; run the same command again"
        ) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _put(kept: Store, readable: Iterable[Document | Omission], nlp: Language, progress: Progress, change: Change) -> None:
    """Read those documents that are not in the store, and put each in it as soon as it is read."""
    from kg.extraction import described
    from kg.graph.stores.digests import digest_of

    run = Run(kg.__version__, described(nlp), datetime.now(UTC).replace(microsecond=0))
    digests: dict[str, str] = {}

    def known(found: Document) -> bool:
        digest = digest_of(found, run.version, run.pipeline, _how_it_reads())
        if kept.has(found.id, digest):
            change.unchanged.append(found.id)
            return True
        digests[found.id] = digest
        return False

    for reading in progress(_readings(readable, nlp, known)):
        if isinstance(reading, Omission):
            change.unread.append(reading)
            continue
        name = reading.document.id
        replaced = kept.put(reading, run, digests.pop(name))
        (change.replaced if replaced else change.added).append(name)
        change.omissions += reading.omissions


def _readable(inputs: Iterable[str | Path], nlp: Language) -> Iterator[Document | Omission]:
    for found in documents(inputs):
        if isinstance(found, Omission):
            yield found
        elif found.language.split("-")[0] != nlp.lang:
            yield Omission(found.id, f"is in language {found.language!r}: the pipeline reads {nlp.lang!r}")
        elif len(found.text) > nlp.max_length:
            yield Omission(found.id, f"has {len(found.text)} characters: up to {nlp.max_length} are read; split it")
        else:
            yield found


def _or_unread(readable: Iterator[Document | Omission], change: Change) -> Iterator[Document | Omission] | None:
    """All that is readable, or None where there is no document in it, which has then been told."""
    before: list[Document | Omission] = []
    for found in readable:
        before.append(found)
        if isinstance(found, Document):
            return chain(before, readable)
    change.unread += [found for found in before if isinstance(found, Omission)]
    return None


def _readings(
    readable: Iterable[Document | Omission], nlp: Language, known: Known = lambda document: False
) -> Iterator[Reading | Omission]:
    """The readings of those documents that are not known, with the omissions where they come among them; streams."""
    from kg.extraction import readings

    omitted: deque[Omission] = deque()

    def unknown() -> Iterator[Document]:
        for found in readable:
            if isinstance(found, Omission):
                omitted.append(found)
            elif not known(found):
                yield found

    for reading in readings(unknown(), nlp):
        while omitted:
            yield omitted.popleft()
        yield replace(reading, statements=tuple(sorted(reading.statements, key=records.in_text)))
    yield from omitted


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}\n  -o takes a folder, which is made if it is missing") from None


def _writing(place: str | Path, base: str | None, wait: float) -> Store:
    from kg.graph import stores

    return stores.writing(place, base, wait)


@cache
def _how_it_reads() -> str:
    """A digest of the code and the knowledge that readings depend on: who teaches a verb in ontologies/ gets all documents read again."""
    package = Path(kg.__file__).parent
    rooms = ("documents", "extraction", "graph", "lexicon", "model", "parsing")
    # the bundled pipelines are known by their versions
    code = (
        path for room in rooms for path in (package / room).rglob("*.*") if path.suffix in {".py", ".json"} and "bundled" not in path.parts
    )
    made = hashlib.sha256()
    for path in sorted([*code, *paths.ontologies().glob("*.ttl")], key=lambda path: (path.parent.name, path.name)):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def _counted(things: Iterable[T]) -> tuple[tuple[T, int], ...]:
    """Each thing with how often it comes, the most frequent first, equally frequent ones by name."""
    return tuple(sorted(Counter(things).items(), key=lambda pair: (-pair[1], getattr(pair[0], "label", str(pair[0])))))
