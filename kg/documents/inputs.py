"""The documents in whatever was named on a command line: text files, folders, JSON Lines, the standard input, addresses."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from kg.documents.addresses import Fetcher, is_address, shown
from kg.documents.decoding import checked, decoded, in_utf8
from kg.documents.manifest import MANIFEST, manifest
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission

STANDARD_INPUT = "-"
TEXT, LINES = ".txt", ".jsonl"
MEDIA_TYPES = {"text/plain": TEXT, "application/jsonl": LINES, "application/x-ndjson": LINES}
ANYTHING = {None, "application/octet-stream", "text/plain"}  # what servers call what they don't know


def documents(inputs: Iterable[str | Path], fetcher: Fetcher | None = None) -> Iterator[Document | Omission]:
    """Each document that the inputs hold, in their order, folders sorted by name; an Omission for each that cannot be read.

    An input is a .txt or .jsonl file, a file without suffix (read as text), a folder (its .txt and .jsonl files at all depths, no hidden
    ones), '-' for text from the standard input, or an address that begins with http:// or https://, which the fetcher fetches. A file's
    document is named by its path as given, an address's by the address as given, a line's by its "id".
    A name that was read before is an Omission: two documents need two names.
    """
    reader = _Reader(fetcher or Fetcher())
    seen: set[str] = set()
    for found in (found for given in inputs for found in reader.read(given)):
        if isinstance(found, Document) and found.id in seen:
            yield Omission(found.id, "was read before: a second document of that name is left out")
            continue
        if isinstance(found, Document):
            seen.add(found.id)
        yield found


class _Reader:
    """Reads inputs, and each folder's manifest once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._manifests: dict[Path, dict[str, Known]] = {}

    def read(self, given: str | Path) -> Iterator[Document | Omission]:
        if given == STANDARD_INPUT:
            yield _text("stdin", sys.stdin.buffer.read(), Known())
            return
        if isinstance(given, str) and is_address(given):
            yield from self._page(given)
            return
        path = Path(given)
        if path.is_dir():
            yield from self._folder(path)
        elif path.suffix in {TEXT, LINES, ""}:
            yield from self._file(path)
        else:
            yield Omission(
                path.as_posix(),
                f"is a {path.suffix} file: {TEXT} and {LINES} are read; give plain text of another name as - < {path.name}",
            )

    def _folder(self, folder: Path) -> Iterator[Document | Omission]:
        unreadable: list[OSError] = []
        empty = True
        for place, folders, files in os.walk(folder, onerror=unreadable.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if name.endswith((TEXT, LINES)) and not name.startswith("."):
                    empty = False
                    yield from self._file(Path(place, name))
        for error in unreadable:
            yield Omission(Path(error.filename).as_posix(), f"cannot be read: {error.strerror}")
        if empty and not unreadable:
            yield Omission(folder.as_posix(), f"has no {TEXT} or {LINES} file")

    def _file(self, path: Path) -> Iterator[Document | Omission]:
        name = path.as_posix()
        try:
            name.encode()
        except UnicodeEncodeError:
            yield Omission(ascii(name)[1:-1], "has a file name that is not UTF-8: rename it")
            return
        try:
            if path.suffix == LINES:
                with path.open("rb") as file:
                    yield from _lines(name, file)
                return
            data = path.read_bytes()
        except FileNotFoundError:
            yield Omission(name, "is missing: no such file or folder")
            return
        except OSError as error:
            yield Omission(name, f"cannot be read: {error.strerror}")
            return
        if path.parent not in self._manifests:
            self._manifests[path.parent] = {}
            try:
                self._manifests[path.parent] = manifest(path.parent)
            except InputError as error:
                yield Omission((path.parent / MANIFEST).as_posix(), f"{error}; the texts beside it are read without it")
        yield _text(name, data, self._manifests[path.parent].get(path.name, Known()))

    def _page(self, url: str) -> Iterator[Document | Omission]:
        try:
            found = self._fetcher.fetch(url, _unread)
            data = in_utf8(found.data, found.charset)
        except InputError as error:
            yield Omission(shown(url), str(error))
            return
        if _suffix(found.media_type, found.url) == LINES:
            yield from _lines(url, BytesIO(data))
        else:
            yield _text(url, data, Known(url=found.url))


def _suffix(media_type: str | None, url: str) -> str | None:
    """What a file with what is at a URL would end in: by its media type, and where that may be anything, by the URL."""
    own = PurePosixPath(urlsplit(url).path).suffix
    return own if media_type in ANYTHING and own in {TEXT, LINES} else MEDIA_TYPES.get(media_type or "")


def _unread(media_type: str | None, url: str) -> str | None:
    if _suffix(media_type, url):
        return None
    return f"is {media_type or 'of a kind that its server does not tell'}: {' and '.join(MEDIA_TYPES)} are read; save its text as a file"


def _text(name: str, data: bytes, known: Known) -> Document | Omission:
    try:
        return document(name, decoded(data), known)
    except InputError as error:
        return Omission(name, str(error))


def _lines(name: str, file: BinaryIO) -> Iterator[Document | Omission]:
    empty = True
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        empty = False
        try:
            yield _record(line.strip())
        except InputError as error:
            yield Omission(f"{name}:{number}", str(error))
            if b"\0" in line:
                return
    if empty:
        yield Omission(name, "is empty: there is no document to read")


def _record(line: bytes) -> Document:
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
    return document(str(name), text, Known.read(values))
