"""Tables as text."""

from __future__ import annotations

from kg.evaluation.report import Row, Table, rendered


def test_figures_stand_under_their_columns_with_their_sources():
    table = Table("Trees", ("UAS", "LAS"), (Row("kg", (88.94, 86.0)), Row("other", (80.0, None), "Doe 2020")), "from raw text")
    assert rendered(table) == (
        "Trees\n"
        "         UAS    LAS\n"
        "kg      88.9   86.0\n"
        "other   80.0      –  Doe 2020\n"
        "from raw text"
    )  # fmt: skip
