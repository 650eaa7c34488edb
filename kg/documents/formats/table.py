"""CSV: a document for each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from kg.documents.decoding import checked
from kg.documents.formats.format import LARGEST, Choices, Format
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission

FIELDS = ("id", "text", "title", "published", "publisher", "url")
"""What a column may be; without a choice, it is in the column of that name."""
LONGEST_FIELD = 10_000_000  # characters
SAMPLE = 65_536


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The rows, named by the table and their id or number."""
    # a quoted field may go over many lines; what no quotation mark ends is one field, which the limit bounds
    csv.field_size_limit(LONGEST_FIELD)
    lines = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", errors="strict")
    try:
        sample = lines.read(SAMPLE)
        if not sample.strip():
            raise InputError("is empty: there is no row in it")
        rows = csv.DictReader(_again(sample, lines), dialect=_dialect(name, sample))
        columns = _columns(rows.fieldnames or (), choices.columns)
        for number, row in enumerate(rows, 1):
            yield _row(name, number, row, columns, known)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not UTF-8 (byte 0x{error.object[error.start]:02x}): convert it, e.g. with iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
    except csv.Error as wrong:
        raise InputError(f"is no table that can be read: {wrong}") from None
    finally:
        lines.detach()


def _row(name: str, number: int, row: Mapping[str | None, str], columns: Mapping[str, str], known: Known) -> Document | Omission:
    told = {field: row.get(column) or None for field, column in columns.items()}
    label = f"{name}#{told.pop('id', None) or number}"
    try:
        checked(label)
        text = told.pop("text") or ""
        checked(text)
        return document(label, normalized(text), known.over(Known.read(told)))
    except InputError as wrong:
        return Omission(label.encode(errors="replace").decode(), str(wrong))


def _columns(there: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    named = {column.strip().lower(): column for column in there}
    for field, column in chosen.items():
        if column not in there:
            raise InputError(f"has no column {column!r} for the {field}: it has {', '.join(map(repr, there)) or 'none'}")
    columns = {field: named[field] for field in FIELDS if field in named} | dict(chosen)
    if "text" not in columns:
        raise InputError(f"has no column 'text', but {', '.join(map(repr, there)) or 'none'}: name the one that holds the texts so")
    return columns


def _dialect(name: str, sample: str) -> type[csv.Dialect]:
    if name.lower().endswith(".tsv"):
        return csv.excel_tab
    try:
        return csv.Sniffer().sniff(sample.split("\n", 1)[0], delimiters=",;\t|")
    except csv.Error:
        return csv.excel


def _again(sample: str, lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines, from the beginning, each of a bounded length."""
    whole, _, begun = sample.rpartition("\n")
    yield from (line + "\n" for line in whole.split("\n") if whole)
    while line := lines.readline(LARGEST):
        yield begun + line
        begun = ""
    if begun:
        yield begun


FORMAT = Format("CSV", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), read)
