"""The documents in whatever was named on a command line: files, folders, patterns, the standard input, addresses."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from kg.documents.addresses import Fetcher, is_address, shown
from kg.documents.decoding import in_utf8
from kg.documents.files import files_in, is_pattern, matches
from kg.documents.formats import FORMATS, SUFFIXES, UNNAMED, Choices, Format, by_media_type, by_name
from kg.documents.formats.archive import PACKED
from kg.documents.formats.packing import ENDS, name_inside
from kg.documents.manifest import MANIFEST, manifest
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

STANDARD_INPUT = "-"
ANYTHING = {None, "application/octet-stream", "text/plain"}  # what servers call what they don't know


def documents(
    inputs: Iterable[str | Path], fetcher: Fetcher | None = None, choices: Choices | None = None
) -> Iterator[Document | Omission]:
    """Each document that the inputs hold, in their order, folders sorted by name; an Omission for each that cannot be read.

    An input is a file of a format that is known by the end of its name, or where that has none by how the file begins, a folder (all files
    of known ends at all depths, no hidden ones), a pattern such as 'news/*.html', '-' for the standard input, whose format is known by how
    it begins, or an address that begins with http:// or https://, which the fetcher fetches. A file's document is named by its path as
    given, an address's by the address as given, a line's by its "id", and what is in an archive by both. A name that was read before is an
    Omission: two documents need two names.
    """
    reader = _Reader(fetcher or Fetcher(), choices or Choices())
    seen: set[str] = set()
    uninstalled: dict[str, tuple[str, int]] = {}
    missing = {form.missing for form in FORMATS}
    for found in (found for given in inputs for found in reader.read(given)):
        if isinstance(found, Omission) and found.why in missing:
            first, more = uninstalled.get(found.why, (found.document, -1))
            uninstalled[found.why] = first, more + 1
            continue
        if isinstance(found, Document) and found.id in seen:
            yield Omission(found.id, "was read before: a second document of that name is left out")
            continue
        if isinstance(found, Document):
            seen.add(found.id)
        yield found
    for why, (first, more) in uninstalled.items():
        yield Omission(first, f"{why}; so are {more} more" if more else why)


class _Reader:
    """Reads inputs, and each folder's manifest once."""

    def __init__(self, fetcher: Fetcher, choices: Choices) -> None:
        self._fetcher, self._choices = fetcher, choices
        self._manifests: dict[Path, dict[str, Known]] = {}

    def read(self, given: str | Path) -> Iterator[Document | Omission]:
        if given == STANDARD_INPUT:
            yield from UNNAMED.documents("stdin", sys.stdin.buffer, Known(), self._choices)
        elif isinstance(given, str) and is_address(given):
            yield from self._page(given)
        elif (path := Path(given)).is_dir():
            yield from self._folder(path)
        elif is_pattern(given):
            yield from self._matching(given)
        else:
            yield from self._file(path)

    def _matching(self, pattern: str | Path) -> Iterator[Document | Omission]:
        try:
            found = matches(pattern)
        except InputError as error:
            yield Omission(str(pattern), str(error))
            return
        if not found:
            yield Omission(str(pattern), f"is a pattern that no folder has, and no file that is read: {_known()}")
        for path in found:
            yield from self.read(path)

    def _folder(self, folder: Path) -> Iterator[Document | Omission]:
        unreadable: list[OSError] = []
        empty = True
        for path in files_in(folder, unreadable):
            empty = False
            yield from self._file(path)
        for error in unreadable:
            yield Omission(Path(error.filename).as_posix(), f"cannot be read: {error.strerror}")
        if empty and not unreadable:
            yield Omission(folder.as_posix(), f"has no file that is read: {_known()}")

    def _file(self, path: Path) -> Iterator[Document | Omission]:
        name = path.as_posix()
        try:
            name.encode()
        except UnicodeEncodeError:
            yield Omission(ascii(name)[1:-1], "has a file name that is not UTF-8: rename it")
            return
        form = by_name(name)
        if form is None:
            kind = Path(name_inside(path.name)).suffix + path.suffix
            yield Omission(name, f"is a {kind} file: {_known()}; give a text of another name as - < {path.name}")
            return
        try:
            # a pipe would be waited for, and a device read for ever
            if not stat.S_ISREG(path.stat().st_mode):
                yield Omission(name, "is no file but a pipe or a device: it is left out")
                return
            yield from self._manifest(path.parent)
            with path.open("rb") as file:
                yield from form.documents(name, file, self._manifests[path.parent].get(path.name, Known()), self._choices)
        except FileNotFoundError:
            yield Omission(name, "is missing: no such file or folder")
        except OSError as error:
            yield Omission(name, f"cannot be read: {error.strerror}")

    def _manifest(self, folder: Path) -> Iterator[Omission]:
        if folder in self._manifests:
            return
        self._manifests[folder] = {}
        try:
            self._manifests[folder] = manifest(folder)
        except InputError as error:
            yield Omission((folder / MANIFEST).as_posix(), f"{error}; the texts beside it are read without it")

    def _page(self, url: str) -> Iterator[Document | Omission]:
        try:
            found = self._fetcher.fetch(url, _unread)
            form = _form(found.media_type, found.url)
            assert form is not None
            data = in_utf8(found.data, found.charset)
        except InputError as error:
            yield Omission(shown(url), str(error))
            return
        for one in form.documents(url, BytesIO(data), Known(url=found.url), self._choices):
            yield replace(one, document=shown(url)) if isinstance(one, Omission) and one.document == url else one


def _known() -> str:
    return f"{', '.join(sorted({*SUFFIXES} - {*ENDS}))} are read, and packed ones of them ({', '.join(ENDS)})"


def _form(media_type: str | None, url: str) -> Format | None:
    """The format of what is at a URL: by its media type, and where that may be anything, or anything packed, by the URL."""
    own = by_name(PurePosixPath(urlsplit(url).path).name) if "." in PurePosixPath(urlsplit(url).path).name else None
    told = by_media_type(media_type or "")
    return own if own is not None and (media_type in ANYTHING or told is PACKED) else told


def _unread(media_type: str | None, url: str) -> str | None:
    """Why what is at a URL is not read, None where it is."""
    form = _form(media_type, url)
    if form is None:
        return f"is {media_type or 'of a kind that its server does not tell'}: save its text as a file"
    return form.missing
