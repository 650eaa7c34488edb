"""JSON Lines: a document on each line, its text unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.documents.decoding import checked, decoded
from kg.documents.formats.format import LARGEST, Choices, Format, sign
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The documents, named by their own ids."""
    empty = True
    for number, line in enumerate(_lines(file), 1):
        if line is not None and not line.strip():
            continue
        empty = False
        try:
            if line is None:
                raise InputError(f"has more than {LARGEST // 1_000_000} MB: split it")
            yield _record(line.strip(), known.shared())
        except InputError as error:
            yield Omission(f"{name}:{number}", str(error))
            if line is not None and b"\0" in line:
                return
    if empty:
        yield Omission(name, "is empty: there is no document to read")


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines, None for one that is too long."""
    while line := file.readline(LARGEST):
        if len(line) < LARGEST or line.endswith(b"\n"):
            yield line
            continue
        while (more := file.readline(LARGEST)) and not more.endswith(b"\n"):
            pass
        yield None


def _record(line: bytes, known: Known) -> Document:
    try:
        values: Any = json.loads(decoded(line))
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON that can be read: {error}") from None
    if not isinstance(values, dict):
        raise InputError('needs an object on each line: {"id": …, "text": …}')
    name, text = values.get("id"), values.get("text")
    if isinstance(name, bool) or not isinstance(name, (str, int)) or name == "":
        raise InputError('needs an "id" that names the document')
    if not isinstance(text, str):
        raise InputError('needs a "text" with the words of the document')
    try:
        checked(str(name))
        checked(text)
    except InputError as error:
        raise InputError(f"document {name!a} {error}") from None
    return document(str(name), text, known.over(Known.read(values)))


FORMAT = Format(
    "JSON Lines",
    (".jsonl", ".ndjson"),
    ("application/jsonl", "application/x-ndjson"),
    read,
    begins=sign(rb'\s*\{[ \t]*"[^"\\\n]*"[ \t]*:'),
    own_names=True,
)
