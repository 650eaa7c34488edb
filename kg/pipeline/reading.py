"""From inputs to readings."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg import paths
from kg.documents import document, documents
from kg.documents.decoding import checked
from kg.documents.language import language
from kg.errors import InputError
from kg.model import Document, Omission, Reading, records
from kg.pipeline.outcomes import Change

if TYPE_CHECKING:
    from spacy.language import Language

Known = Callable[[Document], bool]


def read(inputs: Iterable[str | Path], pipeline: str | Path = "default") -> Iterator[Reading | Omission]:
    """A Reading for each document of the inputs, in their order, and an Omission for each that cannot be read; streams.

    Raises `PipelineError` before the first document is read when the language pipeline is not there.
    """
    from kg.extraction import load

    nlp = load(pipeline)
    return read_documents(readable_documents(inputs, nlp), nlp)


def read_text(text: str, pipeline: str | Path = "default") -> Reading:
    """The reading of a text that is no file; its document is named by a hash of the text. Raises `InputError` for an empty one."""
    from kg.extraction import load, readings

    try:
        checked(text)
    except InputError as error:
        raise InputError(f"the text {error}") from None
    nlp = load(pipeline)
    found = _readable(document(f"text-{hashlib.sha256(text.encode()).hexdigest()[:12]}", text), nlp)
    if isinstance(found, Omission):
        raise InputError(f"the text {found.why}")
    return next(readings([found], nlp))


def readable_documents(inputs: Iterable[str | Path], nlp: Language) -> Iterator[Document | Omission]:
    """The documents of the inputs that the pipeline can read, and an Omission for each that it cannot."""
    for found in documents(inputs):
        yield found if isinstance(found, Omission) else _readable(found, nlp)


def _readable(found: Document, nlp: Language) -> Document | Omission:
    """The document with its language, which is the one that it is said to be in unless its words are surely in another."""
    if len(found.text) > nlp.max_length:
        return Omission(found.id, f"has {len(found.text)} characters: up to {nlp.max_length} are read; split it")
    told, seen = found.language.split("-")[0].lower(), language(found.text)
    if (seen or told) == nlp.lang:
        return found if told == nlp.lang else replace(found, language=nlp.lang)
    if seen is None:
        return Omission(found.id, f"is in language {found.language!r}: the pipeline reads {nlp.lang!r}; give a translation")
    return Omission(found.id, f"is written in language {seen!r}, by its words: the pipeline reads {nlp.lang!r}; give a translation")


def or_unread(readable: Iterator[Document | Omission], change: Change) -> Iterator[Document | Omission] | None:
    """All that is readable, or None where there is no document in it, which has then been told."""
    before: list[Document | Omission] = []
    for found in readable:
        before.append(found)
        if isinstance(found, Document):
            return chain(before, readable)
    change.unread += [found for found in before if isinstance(found, Omission)]
    return None


def read_documents(
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
        yield replace(
            reading,
            statements=tuple(sorted(reading.statements, key=records.in_text)),
            attributions=tuple(sorted(reading.attributions, key=records.attribution_in_text)),
        )
    yield from omitted


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
