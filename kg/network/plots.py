"""Figures of networks and series, as PNG and SVG: the same bytes for the same findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import InputError, PipelineError
from kg.network.agreement import Agreement
from kg.network.layout import positions
from kg.network.projections import ties
from kg.network.series import Pair, Point
from kg.network.stances import Dispute, Stand

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito's colours, as on the page: blue binds, vermilion divides
COOPERATION, CONFLICT, OTHER = "#0072B2", "#D55E00", "#8A8A8A"
CAMPS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#999999")
DRAWN, COMPARED = 60, 20
"""So many actors are drawn in a network, and in a matrix; topics and periods are cut likewise."""
LONGEST_LABEL = 32  # characters


def save(figure: Figure, folder: Path, name: str) -> tuple[Path, Path]:
    """Write a figure as NAME.png and NAME.svg into a folder, which is made if it is missing."""
    import matplotlib as mpl

    folder.mkdir(parents=True, exist_ok=True)
    png, svg = folder / f"{name}.png", folder / f"{name}.svg"
    figure.savefig(png, dpi=150)
    # without a fixed salt and with the date, the same figure would make other bytes
    with mpl.rc_context({"svg.hashsalt": name, "svg.fonttype": "none"}):
        figure.savefig(svg, metadata={"Date": None})
    return png, svg


def network(graph: nx.MultiDiGraph[str], camps: Mapping[str, int] | None = None, most: int = DRAWN) -> Figure:
    """The actors with the heaviest ties and the ties between them, coloured by sign; actors by community, if these are given."""
    whole = ties(graph)
    heaviest = sorted(whole, key=lambda node: (-whole.degree(node, weight="weight"), node))[:most]
    shown = nx.Graph(whole.subgraph(heaviest))
    labels = {node: _short(whole.nodes[node]["label"]) for node in sorted(heaviest)}
    place = positions(labels, sorted(shown.edges))
    _needed(heaviest)
    figure, axes = _figure(11, 8)
    for one, other, tie in sorted(shown.edges(data=True), key=lambda edge: edge[:2]):
        (x, y), (to_x, to_y) = place[one], place[other]
        width = 0.6 + min(tie["weight"], 30) ** 0.5 / 2
        axes.plot((x, to_x), (-y, -to_y), color=_colour(tie["sign"]), linewidth=width, alpha=0.6, zorder=1, solid_capstyle="round")
    for node, (x, y) in sorted(place.items()):
        camp = (camps or {}).get(node)
        colour = OTHER if camp is None else CAMPS[min(camp, len(CAMPS)) - 1]
        size = 30 + 12 * min(whole.degree(node, weight="weight"), 100)
        axes.scatter([x], [-y], s=size, color=colour, edgecolor="white", linewidth=0.8, zorder=2)
        axes.annotate(labels[node], (x, -y), xytext=(0, 7), textcoords="offset points", ha="center", fontsize=7, zorder=3)
    axes.margins(0.08)
    axes.set_axis_off()
    left = f"{len(heaviest)} of {len(whole)} actors, " if len(heaviest) < len(whole) else ""
    _legend(axes, f"{left}weight: {graph.graph.get('weight')}")
    return figure


def series(points: Sequence[Point], title: str) -> Figure:
    """Cooperation upwards and conflict downwards, with a line for the net and one where it changes."""
    _needed(points)
    figure, axes = _figure(10, 4.5)
    at = range(len(points))
    axes.bar(at, [point.cooperation for point in points], color=COOPERATION)
    axes.bar(at, [-point.conflict for point in points], color=CONFLICT)
    axes.plot(at, [point.net for point in points], color="black", linewidth=1.2)
    _changes(axes, [point.change for point in points])
    _periods(axes, [point.period for point in points])
    axes.axhline(0, color="black", linewidth=0.6)
    axes.set_title(title)
    _legend(axes, "line: net")
    return figure


def course(stands: Sequence[Stand], title: str) -> Figure:
    """The mean position in each period, from against (-1) to for (+1), larger where there are more statements."""
    _needed(stands)
    figure, axes = _figure(10, 4)
    at = range(len(stands))
    axes.plot(at, [stand.mean for stand in stands], color=OTHER, linewidth=1, zorder=1)
    for number, stand in enumerate(stands):
        colour = _colour((stand.mean > 0) - (stand.mean < 0))
        axes.scatter([number], [stand.mean], s=30 + 15 * min(stand.favour + stand.against, 40), color=colour, zorder=2)
    _changes(axes, [stand.change for stand in stands])
    _periods(axes, [stand.period for stand in stands])
    axes.set_ylim(-1.15, 1.15)
    axes.set_yticks([-1, 0, 1], ["against", "even", "for"])
    axes.set_title(title)
    return figure


def pairs(rows: Sequence[Pair]) -> Figure:
    """The net of cooperation and conflict between the actors with most ties."""
    return _matrix([(row.label, row.other_label, row.net, row.weight) for row in rows], "cooperation less conflict")


def agreement(rows: Sequence[Agreement]) -> Figure:
    """The agreement between the actors that share most topics, from -1 to +1."""
    return _matrix([(row.label, row.other_label, row.score, float(row.shared)) for row in rows], "agreement over shared topics")


def disputes(rows: Sequence[Dispute]) -> Figure:
    """How many actors are for the first topics, to the right, and how many against, to the left."""
    _needed(rows)
    shown = rows[:COMPARED][::-1]
    figure, axes = _figure(9, 1.5 + 0.3 * len(shown))
    at = range(len(shown))
    axes.barh(at, [row.favour for row in shown], color=COOPERATION)
    axes.barh(at, [-row.against for row in shown], color=CONFLICT)
    axes.set_yticks(at, [_short(row.label) for row in shown], fontsize=8)
    axes.axvline(0, color="black", linewidth=0.6)
    axes.set_xlabel("← actors against · actors for →")
    return figure


def _matrix(cells: Sequence[tuple[str, str, float, float]], title: str) -> Figure:
    import numpy as np

    _needed(cells)
    weights: dict[str, float] = {}
    for one, other, _, weight in cells:
        for label in (one, other):
            weights[label] = weights.get(label, 0.0) + weight
    shown = sorted(weights, key=lambda label: (-weights[label], label))[:COMPARED]
    place = {label: number for number, label in enumerate(shown)}
    values = np.full((len(shown), len(shown)), np.nan)
    for one, other, value, _ in cells:
        if one in place and other in place:
            values[place[one], place[other]] = values[place[other], place[one]] = value
    greatest = max((abs(value) for _, _, value, _ in cells), default=0.0) or 1.0
    figure, axes = _figure(2 + 0.42 * len(shown), 1.5 + 0.42 * len(shown))
    drawn = axes.imshow(values, cmap="RdBu", vmin=-greatest, vmax=greatest)
    axes.set_xticks(range(len(shown)), [_short(label) for label in shown], rotation=90, fontsize=7)
    axes.set_yticks(range(len(shown)), [_short(label) for label in shown], fontsize=7)
    axes.set_title(title, fontsize=10)
    figure.colorbar(drawn, shrink=0.7)
    return figure


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        raise PipelineError("plots need matplotlib, which is not installed\n  pip install 'diplomacy-kg[plots]'") from None
    figure = Figure(figsize=(max(width, 4), max(height, 3)), layout="constrained")
    return figure, figure.subplots()


def _needed(found: Sequence[object]) -> None:
    if not found:
        raise InputError("nothing was found that could be drawn\n  other filters may select more")


def _colour(sign: int) -> str:
    return COOPERATION if sign > 0 else CONFLICT if sign < 0 else OTHER


def _changes(axes: Axes, changed: Sequence[bool]) -> None:
    for number, begins in enumerate(changed):
        if begins:
            axes.axvline(number - 0.5, color="black", linestyle="--", linewidth=1)


def _periods(axes: Axes, periods: Sequence[str]) -> None:
    step = max(1, -(-len(periods) // 24))
    axes.set_xticks(range(0, len(periods), step), periods[::step], rotation=60, ha="right", fontsize=7)


def _legend(axes: Axes, words: str) -> None:
    for label, colour in (("cooperation", COOPERATION), ("conflict", CONFLICT)):
        axes.plot([], [], color=colour, linewidth=4, label=label)
    axes.legend(title=words, loc="best", fontsize=8, title_fontsize=8, frameon=False)


def _short(label: str) -> str:
    # a dollar sign begins a formula
    line = " ".join(label.split()).replace("$", r"\$")
    return line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1].rstrip() + "…"
