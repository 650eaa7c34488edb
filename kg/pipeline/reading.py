"""From inputs to readings."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg import paths
from kg.documents import Choices, Fetcher, document, documents
from kg.documents.decoding import checked
from kg.documents.language import language
from kg.errors import InputError
from kg.model import Document, Omission, Reading
from kg.pipeline.engines import Engine, Here, started
from kg.pipeline.outcomes import Change, Unchanged
from kg.pipeline.shards import Item, Pipeline, Shard, about, shards

if TYPE_CHECKING:
    from spacy.language import Language

Found = Reading | Omission | Unchanged
"""What became of an item of the inputs."""
Progress = Callable[[Iterator[Found]], Iterable[Found]]


def read(
    inputs: Iterable[str | Path],
    pipeline: str | Path = "default",
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    fetcher: Fetcher | None = None,
    choices: Choices | None = None,
) -> Generator[Reading | Omission, None, None]:
    """A Reading for each document of the inputs, in their order, and an Omission for each that cannot be read; streams.

    Several `jobs` are processes that read beside this one, and `scheduler` the address of a dask scheduler whose workers do. The
    `fetcher` fetches the inputs that are addresses, and `choices` tell what the columns of tables hold and whether the links of feeds are
    followed. Raises `PipelineError` or `ClusterError` before the first document is read when the language pipeline or the cluster is not
    there.
    """
    engine = started(pipeline, jobs, scheduler)
    return _read(readable_documents(inputs, engine.pipeline, fetcher, choices), engine)


def read_documents(readable: Iterable[Document | Omission], nlp: Language) -> Iterator[Reading | Omission]:
    """The same of documents, with a pipeline that is loaded already."""
    return (found for found in read_items(readable, Here(nlp)) if not isinstance(found, Unchanged))


def _read(readable: Iterator[Document | Omission], engine: Engine) -> Generator[Reading | Omission, None, None]:
    with closing(engine):
        for found in read_items(readable, engine):
            if not isinstance(found, Unchanged):
                yield found


def read_text(text: str, pipeline: str | Path = "default") -> Reading:
    """The reading of a text that is no file; its document is named by a hash of the text. Raises `InputError` for an empty one."""
    from kg.extraction import load, readings

    try:
        checked(text)
    except InputError as error:
        raise InputError(f"the text {error}") from None
    nlp = load(pipeline)
    found = _readable(document(f"text-{hashlib.sha256(text.encode()).hexdigest()[:12]}", text), about(nlp))
    if isinstance(found, Omission):
        raise InputError(f"the text {found.why}")
    return next(readings([found], nlp))


def readable_documents(
    inputs: Iterable[str | Path], pipeline: Pipeline, fetcher: Fetcher | None = None, choices: Choices | None = None
) -> Iterator[Document | Omission]:
    """The documents of the inputs that the pipeline can read, and an Omission for each that it cannot."""
    for found in documents(inputs, fetcher, choices):
        yield found if isinstance(found, Omission) else _readable(found, pipeline)


def _readable(found: Document, pipeline: Pipeline) -> Document | Omission:
    """The document with its language, which is the one that it is said to be in unless its words are surely in another."""
    if len(found.text) > pipeline.longest:
        return Omission(found.id, f"has {len(found.text)} characters: up to {pipeline.longest} are read; split it")
    told, seen = found.language.split("-")[0].lower(), language(found.text)
    if (seen or told) == pipeline.language:
        return found if told == pipeline.language else replace(found, language=pipeline.language)
    reads = f"the pipeline reads {pipeline.language!r}; give a translation"
    why = f"is in language {found.language!r}" if seen is None else f"is written in language {seen!r}, by its words"
    return Omission(found.id, f"{why}: {reads}")


def or_unread(readable: Iterator[Document | Omission], change: Change, progress: Progress) -> Iterator[Document | Omission] | None:
    """All that is readable, or None where there is no document in it, which has then been told."""
    before: list[Document | Omission] = []
    for found in readable:
        before.append(found)
        if isinstance(found, Document):
            return chain(before, readable)
    change.unread += [found for found in progress(found for found in before if isinstance(found, Omission)) if isinstance(found, Omission)]
    return None


def read_items(items: Iterable[Item], engine: Engine) -> Iterator[Found]:
    """What became of each item, in their order: the readings of the documents, and the others as they are; streams."""
    ahead: deque[list[Item]] = deque()

    def documents_by_shard() -> Iterator[Shard]:
        for shard in shards(items):
            ahead.append(shard)
            yield [item for item in shard if isinstance(item, Document)]

    for found in engine.read(documents_by_shard()):
        readings = iter(found)
        for item in ahead.popleft():
            yield next(readings) if isinstance(item, Document) else item


@cache
def how_it_reads() -> str:
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
