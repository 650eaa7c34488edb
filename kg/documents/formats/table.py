"""CSV: a document for each row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO

from kg.documents.decoding import checked
from kg.documents.formats.format import Choices, Format, label
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission

COLUMNS = ("id", "text", "title", "published", "publisher", "url", "place", "language")
"""What a column may hold; without a choice, it is in the column of that name."""
LONGEST_FIELD, LONGEST_LINE = 10_000_000, 20_000_000  # characters, bytes
_DELIMITERS = ",;\t|"


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The rows, named by the table and their id or number."""
    lines = _lines(file)
    first = next(lines, "")
    if not first.strip():
        raise InputError("is empty: there is no row in it")
    delimiter = max(_DELIMITERS, key=first.count)
    # a field that no quotation mark ends would be all the rest of the table
    csv.field_size_limit(LONGEST_FIELD)
    rows = csv.reader(chain([first], lines), delimiter=delimiter)
    try:
        header = next(rows)
        columns = _columns(header, choices.columns)
        for number, row in enumerate(rows, 1):
            if row:
                more = len(row) - len(header) if any(row[len(header) :]) else 0
                yield _row(name, number, dict(zip(header, row, strict=False)), columns, known.shared(), more)
    except csv.Error as wrong:
        raise InputError(f"is no table that can be read beyond line {rows.line_num}: {wrong}") from None


def _row(name: str, number: int, row: Mapping[str, str], columns: Mapping[str, str], known: Known, more: int) -> Document | Omission:
    told = {what: normalized(row.get(column, "")) for what, column in columns.items()}
    named = f"{name}#{label(told.pop('id', '') or str(number))}"
    text = told.pop("text")
    try:
        if more:
            # "Norway agreed, Chile did not" without quotation marks would be read as "Norway agreed"
            fields = "field" if more == 1 else "fields"
            raise InputError(f"has {more} more {fields} than the table has columns: what has a delimiter in it needs quotation marks")
        checked(text)
        return document(named, text, known.over(Known.read(told)))
    except InputError as wrong:
        return Omission(named, str(wrong))


def _columns(there: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    named = {column.strip().lower(): column for column in there}
    has = ", ".join(repr(label(column)) for column in there[:20]) or "none"
    if wrong := next((item for item in chosen.items() if item[1] not in there), None):
        raise InputError(f"has no column {wrong[1]!r} for the {wrong[0]}: it has {has}")
    columns = {what: named[what] for what in COLUMNS if what in named} | dict(chosen)
    if "text" not in columns:
        raise InputError(f"has no column 'text', but {has}: --columns text=NAME tells which one holds the texts")
    return columns


def begins(beginning: bytes, choices: Choices) -> bool:
    """Whether bytes begin with the names of columns, of which one has the texts and another is known, too."""
    first = beginning.partition(b"\n")[0].decode(errors="replace").strip()
    fields = {field.strip().strip('"') for field in first.split(max(_DELIMITERS, key=first.count))}
    known = {field for field in fields if field.lower() in COLUMNS} | fields & set(choices.columns.values())
    texts = choices.columns.get("text")
    return len(known) > 1 and (texts in known if texts else any(field.lower() == "text" for field in known))


def _lines(file: BinaryIO) -> Iterator[str]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise InputError(f"has more than {LONGEST_LINE // 1_000_000} MB in line {number}")
        try:
            yield line.removeprefix(codecs.BOM_UTF8).decode() if number == 1 else line.decode()
        except UnicodeDecodeError as error:
            raise InputError(
                f"is not UTF-8 (byte 0x{line[error.start]:02x} in line {number}): convert it, e.g. with iconv -f WINDOWS-1252 -t UTF-8"
            ) from None


FORMAT = Format("CSV", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), read, begins=begins)
