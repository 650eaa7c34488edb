"""Tables of figures."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One system's figures, a value for each column of the table; `source` tells who published them, and is empty for our own."""

    system: str
    values: tuple[float | None, ...]
    source: str = ""


class Table(NamedTuple):
    """Figures under a title; `note` says how they were measured, `mistakes` what was missed or added, a line each."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    mistakes: tuple[str, ...] = ()


def rendered(table: Table, *, mistakes: bool = False) -> str:
    """The table as text, figures to one decimal, with a dash for what was not published, and its mistakes below if they are asked for."""
    width = max(len(row.system) for row in table.rows)
    columns = [max(len(column), 6) for column in table.columns]
    head = " ".join([" " * width, *(column.rjust(size) for column, size in zip(table.columns, columns, strict=True))])
    lines = [table.title, head.rstrip()]
    for row in table.rows:
        values = ("–" if value is None else f"{value:.1f}" for value in row.values)
        cells = [row.system.ljust(width), *(value.rjust(size) for value, size in zip(values, columns, strict=True))]
        lines.append(" ".join([*cells, f" {row.source}"]).rstrip())
    return "\n".join([*lines, *([table.note] if table.note else []), *(table.mistakes if mistakes else ())])
