"""`kg analyze`: who is central, who sides with whom, and how that changes, in a built graph."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import add_place, verb
from kg.cli.tables import as_json, line, records, table, write_csv
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.cli.measures import Analysis, Measured
    from kg.model import Statement

FORMATS = ("table", "csv", "json")
WEIGHTS = ("count", "confidence", "intensity")
PERIODS = ("day", "week", "month", "quarter", "year")
METHODS = ("louvain", "leiden")
MODALITIES = ("actual", "intended", "possible", "desired", "required", "hypothetical")
POLARITIES = ("positive", "negative")
SHOWN, OVERVIEW = 20, 5
SEVERAL = ("actors", "pairs", "topics", "communities", "balance")
"""What is shown where no measure is named."""
MEASURES = {
    "actors": "partners, weight, betweenness, PageRank and k-core of each actor",
    "pairs": "cooperation and conflict between two, in word and deed",
    "topics": "who speaks of each topic, how many for it and how many against",
    "communities": "groups that cooperate, called by their topics",
    "balance": "triads that are not balanced, and the frustration of the signed network",
    "brokers": "actors between communities",
    "bridges": "ties between communities, and the statements that they rest on",
    "agreement": "actors that take the same side on shared topics",
}


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs,
        "analyze",
        "measure a built graph as a network: who is central, who sides with whom, and how that changes",
        "kg analyze build --pairs --top 5 --why",
    )
    add_place(parser)
    measures = parser.add_argument_group("what is measured (without any: the first rows of several)").add_mutually_exclusive_group()
    for name, does in MEASURES.items():
        measures.add_argument(f"--{name}", dest="measure", action="store_const", const=name, help=does)
    measures.add_argument(
        "--timeline", nargs="+", metavar="ACTOR", help="cooperation and conflict of an actor with all others, or of two, by period"
    )
    measures.add_argument("--position", nargs=2, metavar=("ACTOR", "TOPIC"), help="where an actor stands on a topic, by period")
    chosen = parser.add_argument_group("which statements count")
    chosen.add_argument("--since", type=_day, metavar="DAY", help="published on this day or later, e.g. 2017-01-30")
    chosen.add_argument("--until", type=_day, metavar="DAY", help="published on this day or earlier")
    for name, what in (("publisher", "the publisher"), ("source", "who says so"), ("relation", "the relation")):
        chosen.add_argument(f"--{name}", action="append", default=[], metavar="NAME", help=f"{what}; repeatable")
    chosen.add_argument(
        "--modality",
        action="append",
        choices=MODALITIES,
        help="how it is put; repeatable (default: actual, and for positions on topics also intended, desired and required)",
    )
    chosen.add_argument(
        "--polarity",
        action="append",
        choices=POLARITIES,
        help="repeatable (default: positive, and for positions on topics both, a negative one being the contrary)",
    )
    chosen.add_argument("--about", metavar="NAME", help="show only rows with this actor or topic")
    parser.add_argument(
        "--weight",
        choices=WEIGHTS,
        default="count",
        help="of an edge: number of statements, sum of their confidences, or of their PLOVER intensities (default: %(default)s)",
    )
    parser.add_argument("--by", choices=PERIODS, default="month", metavar="PERIOD", help=f"{', '.join(PERIODS)} (default: %(default)s)")
    parser.add_argument("--method", choices=METHODS, default="louvain", help="how communities are found (default: %(default)s)")
    parser.add_argument("--top", type=_count, metavar="NUMBER", help=f"how many rows (default: {SHOWN} in a table, else all)")
    parser.add_argument("--format", choices=FORMATS, default="table", help="csv and json name the statements of each row")
    parser.add_argument("--why", action="store_true", help="under each row of a table, the statements that it rests on")
    parser.add_argument("--plot", type=Path, metavar="FOLDER", help="draw it, too, as PNG and SVG")
    parser.set_defaults(run=run, misused=parser.error)


def run(options: Namespace) -> int:
    """Print the tables."""
    named = options.measure or (options.timeline and "timeline") or (options.position and "position")
    if options.timeline and len(options.timeline) > 2:
        options.misused("--timeline takes one actor or two")
    if named is None and (options.format == "csv" or options.plot):
        options.misused("csv and --plot need a measure, e.g. --pairs")

    from kg.cli.measures import MEASURES as FOUND
    from kg.cli.measures import Analysis
    from kg.graph import stores

    with stores.reading(options.place) as store:
        analysis = Analysis(store, options)
        found = {name: FOUND[name](analysis, options) for name in ([named] if named else SEVERAL)}
        shown = {name: _rows(analysis, measured, options) for name, measured in found.items()}
        _FORMATS[options.format](analysis, found, shown, options)
        if options.plot:
            _plot(found[named], named, options.plot)
    return 0


def _rows(analysis: Analysis, measured: Measured, options: Namespace) -> list[Any]:
    """The rows to show: about what was asked for, and as many."""
    rows = list(measured.rows)
    if options.about:
        about = analysis.named(options.about)
        rows = [row for row in rows if any(about == value or isinstance(value, tuple) and about in value for value in _values(row))]
    most = options.top
    if most is None and options.format == "table" and not measured.in_time:
        most = SHOWN if options.measure else OVERVIEW
    return rows[:most]


def _table(analysis: Analysis, found: dict[str, Measured], shown: dict[str, list[Any]], options: Namespace) -> None:
    print(analysis.selected)
    told = analysis.told({name for rows in shown.values() for row in rows for name in row.statements}) if options.why else {}
    for name, measured in found.items():
        rows = shown[name]
        print(f"\n{name}" if len(found) > 1 else "")
        print("\n".join((*measured.words, measured.rows.how)))
        heading, *printed = table(rows, measured.columns)
        print(heading)
        for row, cells in zip(rows, printed, strict=True):
            print(cells)
            for one in row.statements if options.why else ():
                print(_evidence(told[one]))
        if len(rows) < len(measured.rows) and not options.about:
            print(f"and {len(measured.rows) - len(rows):,} more: --top {len(measured.rows)} shows all")


def _csv(analysis: Analysis, found: dict[str, Measured], shown: dict[str, list[Any]], options: Namespace) -> None:
    (name,) = found
    print("\n".join((analysis.selected, *found[name].words, found[name].rows.how)), file=sys.stderr)
    write_csv(shown[name], found[name].kind, sys.stdout)


def _json(analysis: Analysis, found: dict[str, Measured], shown: dict[str, list[Any]], options: Namespace) -> None:
    told: dict[str, Any] = {}
    for name, measured in found.items():
        told[name] = {"how": measured.rows.how, "rows": records(shown[name])}
        if measured.summary is not None:
            told[name]["summary"] = measured.summary
    print(as_json({"selected": analysis.selected, **told}))


_FORMATS = {"table": _table, "csv": _csv, "json": _json}


def _evidence(statement: Statement) -> str:
    from kg.model.records import statement_id

    evidence = statement.evidence
    where = f"{statement_id(statement)}  {evidence.published or 'undated'}  {line(evidence.document)}"
    return f"    {where}\n      {line(evidence.sentence.text)}"


def _values(row: Any) -> Iterator[object]:
    return (getattr(row, field.name) for field in fields(row))


def _plot(measured: Measured, name: str, folder: Path) -> None:
    from kg.network.plots import save

    try:
        for path in save(measured.draw(), folder, name):
            print(path, file=sys.stderr)
    except OSError as wrong:
        raise InputError(
            f"{folder}: cannot be written: {wrong.strerror}\n  --plot takes a folder, which is made if it is missing"
        ) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day, such as 2017-01-30") from None


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"{text!r} is not a number of rows")
    return int(text)
