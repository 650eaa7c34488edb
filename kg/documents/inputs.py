"""The documents in whatever was named on a command line: files, folders, patterns, the standard input, addresses."""

from __future__ import annotations

import logging
import stat
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from kg.documents.addresses import Fetcher, is_address
from kg.documents.files import files_in, folder_of, is_pattern, matches
from kg.documents.following import followed
from kg.documents.formats import FORMATS, SUFFIXES, UNNAMED, Choices, Found, Linked, by_name
from kg.documents.formats.packing import ENDS, name_inside
from kg.documents.manifest import MANIFEST, manifest
from kg.documents.pages import page
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

STANDARD_INPUT = "-"
MISSING = "is missing: no such file or folder"
AGAIN = "was read before: a second document of that name is left out"

_LOG = logging.getLogger(__name__)


def documents(
    inputs: Iterable[str | Path], fetcher: Fetcher | None = None, choices: Choices | None = None
) -> Iterator[Document | Omission]:
    """Each document that the inputs hold, in their order, folders sorted by name; an Omission for each that cannot be read.

    An input is a file of a format that is known by the end of its name, or where that has none by how the file begins, a folder (all files
    of known ends at all depths, no hidden ones), a pattern such as 'news/*.html', '-' for the standard input, whose format is known by how
    it begins, or an address that begins with http:// or https://, which the fetcher fetches. A file's document is named by its path as
    given, an address's by the address as given, a line's by its "id", and what is in an archive by both. A name that was read before is an
    Omission: two documents need two names. Where the choice is to follow links, the entries of feeds are read from the pages that they
    lead to, and named by their addresses; where it is not, and entries are no more than summaries, a warning says so, once.
    """
    seen: set[str] = set()
    reader = _Reader(fetcher or Fetcher(), choices or Choices(), seen)
    uninstalled: dict[str, list[str]] = {}
    missing = {form.missing for form in FORMATS}
    for found in (found for given in inputs for found in reader.read(given)):
        if isinstance(found, Omission) and found.why in missing:
            uninstalled.setdefault(found.why, []).append(found.document)
            continue
        if isinstance(found, Document) and found.id in seen:
            yield Omission(found.id, AGAIN)
            continue
        if isinstance(found, Document):
            seen.add(found.id)
        yield found
    for why, (first, *others) in uninstalled.items():
        yield Omission(first, f"{why}; so are {len(others)} more" if others else why, also=tuple(others))
    if reader.summaries:
        _LOG.warning(
            "%s: %s no more than a summary and a link; --follow reads the pages that such entries of feeds lead to",
            reader.summary,
            f"has, as have {reader.summaries - 1} more," if reader.summaries > 1 else "has",
        )


class _Reader:
    """Reads inputs, and each folder's manifest once; `seen` has the names of the documents that were read before.

    Of the entries of feeds that are no more than summaries, `summary` is the first, and `summaries` how many there are.
    """

    def __init__(self, fetcher: Fetcher, choices: Choices, seen: Container[str]) -> None:
        self._fetcher, self._choices, self._seen = fetcher, choices, seen
        self._manifests: dict[Path, dict[str, Known]] = {}
        self.summaries, self.summary = 0, ""

    def read(self, given: str | Path) -> Iterator[Document | Omission]:
        for found in self._found(given):
            if not isinstance(found, Linked):
                yield found
            elif not self._choices.follow:
                if not found.whole:
                    self.summaries += 1
                    self.summary = self.summary or (found.own.id if isinstance(found.own, Document) else found.own.document)
                yield found.own
            elif found.url in self._seen:
                # no second request, either
                yield Omission(found.url, AGAIN)
            else:
                yield from followed(found, self._fetcher, self._choices)

    def _found(self, given: str | Path) -> Iterator[Found]:
        if given == STANDARD_INPUT:
            yield from UNNAMED.documents("stdin", sys.stdin.buffer, Known(), self._choices)
        elif isinstance(given, str) and is_address(given):
            yield from page(given, self._fetcher, self._choices)
        elif (path := Path(given)).is_dir():
            yield from self._folder(path)
        elif is_pattern(given):
            yield from self._matching(given)
        else:
            yield from self._file(path)

    def _matching(self, pattern: str | Path) -> Iterator[Found]:
        try:
            found = matches(pattern)
        except InputError as error:
            yield Omission(str(pattern), str(error))
            return
        if not (place := folder_of(pattern)).exists():
            yield Omission(place.as_posix(), MISSING)
        elif not found:
            yield Omission(str(pattern), f"is a pattern that no folder has, and no file that is read: {_known()}")
        for path in found:
            yield from self._found(path)

    def _folder(self, folder: Path) -> Iterator[Found]:
        unreadable: list[OSError] = []
        empty = True
        for path in files_in(folder, unreadable):
            empty = False
            yield from self._file(path)
        for error in unreadable:
            yield Omission(Path(error.filename).as_posix(), f"cannot be read: {error.strerror}")
        if empty and not unreadable:
            yield Omission(folder.as_posix(), f"has no file that is read: {_known()}")

    def _file(self, path: Path) -> Iterator[Found]:
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
            yield Omission(name, MISSING)
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


def _known() -> str:
    return f"{', '.join(sorted({*SUFFIXES} - {*ENDS}))} are read, and packed ones of them ({', '.join(ENDS)})"
