"""How fast the store is, beside bare Oxigraph on the same triples in the same run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.evaluation.generated import readings
from kg.evaluation.report import Row, Table
from kg.model import Run

if TYPE_CHECKING:
    from kg.graph.measured import Asking

DOCUMENTS = 2_000
"""Where no other number is asked for: three minutes. A hundred thousand, with a million statements, take hours and 100 GB of disk."""
LOADING_GOAL, ASKING_GOAL, SECOND = 30.0, 70.0, 1000.0


def evaluate(documents: int = DOCUMENTS) -> Iterator[Table]:
    """What loading generated documents took, and then what asking each stored question did, with nothing set and with what comes often.

    The stores are made where temporary files are, and removed.
    """
    from kg.graph import questions
    from kg.graph.measured import asking, loading

    with tempfile.TemporaryDirectory(prefix="kg-store-") as name:
        folder = Path(name)
        loaded = loading(lambda: readings(documents), Run(kg.__version__, "generated", datetime(2026, 1, 1, tzinfo=UTC)), folder)

        def row(system: str, seconds: float) -> Row:
            return Row(system, (seconds, loaded.triples / seconds, loaded.statements / seconds, 100 * loaded.bulk_extend / seconds))

        yield Table(
            f"loading {documents:,} documents, {loaded.statements:,} statements, {loaded.triples:,} triples ({loaded.bytes / 1e6:,.0f} MB)",
            ("seconds", "triples/s", "statements/s", "% of bulk"),
            (
                row("kg add: statements, a transaction a document", loaded.ours),
                row("kg: statements, in bulk into a new store", loaded.ours_in_bulk),
                row("Oxigraph's bulk load: a file of quads", loaded.bulk_load),
                row("Oxigraph's bulk load: quads in memory", loaded.bulk_extend),
            ),
            f"goal: {LOADING_GOAL:.0f} % of the bulk load or more; each store holds the documents' graphs and their union",
        )
        asked = list(asking(questions(), folder))
        rows = [Row(_called(one), (one.rows, 1000 * one.ours, 1000 * one.bare, 100 * one.bare / one.ours)) for one in asked]
        slow = [_called(one) for one in asked if 1000 * one.ours > SECOND]
        yield Table(
            f"stored questions on {loaded.statements:,} statements",
            ("rows", "kg ms", "bare ms", "% of bare"),
            tuple(rows),
            "in brackets what is set, to what comes most often\n"
            f"goal: {ASKING_GOAL:.0f} % of bare Oxigraph's speed or more, and less than a second each"
            + (f"; over a second: {', '.join(slow)}" if slow else ""),
        )


def _called(asked: Asking) -> str:
    return asked.name + (f" [{', '.join(asked.settings)}]" if asked.settings else "")
