"""Rows of figures as text for people, as CSV and as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import IO, Any

Column = tuple[str, Callable[[Any], object]]
LISTED, WIDEST = 4, 60
"""So many of a list are shown in a cell, and so many characters."""


def table(rows: Sequence[object], columns: Sequence[Column]) -> Iterator[str]:
    """Rows as aligned lines under a line of headings, numbers to the right, and long cells cut."""
    cells = [[_shown(value(row)) for _, value in columns] for row in rows]
    numeric = [all(isinstance(value(row), int | float) for row in rows) for _, value in columns]
    widths = [max(len(name), *(len(row[n]) for row in cells)) if cells else len(name) for n, (name, _) in enumerate(columns)]
    for row in ([name for name, _ in columns], *cells):
        padded = (cell.rjust(size) if right else cell.ljust(size) for cell, size, right in zip(row, widths, numeric, strict=True))
        yield "  ".join(padded).rstrip()


def write_csv(rows: Sequence[object], kind: type, file: IO[str]) -> None:
    """All fields of rows of this dataclass, a line each; what is several stands in a cell, ids with spaces between, the rest with '; '."""
    names = [field.name for field in fields(kind)]
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(name, getattr(row, name)) for name in names])


def as_json(found: object) -> str:
    """Whatever it is, as JSON for people, too."""
    return json.dumps(found, ensure_ascii=False, indent=2, default=str)


def records(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows as objects of all their fields."""
    return [asdict(row) for row in rows]


def _cell(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return (" " if name == "statements" else "; ").join(map(str, value))
    return "" if value is None else value


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 1 and value else f"{value:.1f}".removesuffix(".0")
    if isinstance(value, tuple):
        more = f" and {len(value) - LISTED} more" if len(value) > LISTED else ""
        return _cut(", ".join(map(str, value[:LISTED])), WIDEST - len(more)) + more
    return "–" if value is None else _cut(str(value), WIDEST)


def line(text: str) -> str:
    """A text on one line, without characters that would steer a terminal."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _cut(text: str, longest: int) -> str:
    shown = line(text)
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"
