"""What the notebooks show: tables, bars, time lines and drawn networks, all as still pictures that a forge can show, too."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from io import StringIO

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from IPython import get_ipython
from IPython.display import Markdown
from matplotlib.axes import Axes
from matplotlib.dates import ConciseDateFormatter
from matplotlib.lines import Line2D
from matplotlib_inline.config import InlineBackend

from kg.graph import Answer, Format
from kg.model import Mention, Statement, records
from kg.network.bundles import bundled
from kg.network.layout import positions

# Okabe and Ito's colours, which those who don't see all colours can tell apart.
BLUE, ORANGE, GREEN, YELLOW, SKY, RED, PINK, GREY = "#0072B2 #E69F00 #009E73 #F0E442 #56B4E9 #D55E00 #CC79A7 #8C8C8C".split()
COOPERATION, CONFLICT, OTHER = BLUE, RED, GREY
KINDS = {"Country": BLUE, "Organization": GREEN, "Group": ORANGE, "Office": SKY, "Person": PINK, "Place": GREY, "Topic": "#F5F1E6"}
WIDEST = 24  # characters in a line of a node's label
UNITS = 90  # of the layout, to an inch, so that labels are as wide as it took them to be

mpl.rcParams.update(
    {
        "figure.dpi": 100,
        "font.size": 10,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.titleweight": "bold",
    }
)


def _html(frame: pd.DataFrame) -> str:
    """A table whose cells are whole, the short ones on one line, with the index where it tells something."""
    with pd.option_context("display.max_colwidth", None):
        text = frame.to_html(index=not isinstance(frame.index, pd.RangeIndex), border=0, justify="left")
    text = re.sub("<(t[dh])>", r'<\1 style="text-align: left">', text)
    return re.sub(r'left(">[^<]{1,24}</td>)', r"left; white-space: nowrap\1", text)


formatters = get_ipython().display_formatter.formatters
formatters["text/html"].for_type(pd.DataFrame, _html)
formatters["text/plain"].for_type(pd.DataFrame, lambda frame, printer, _: printer.text(f"{len(frame)} rows"))
# a picture does not name the release of matplotlib that drew it
InlineBackend.instance().print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Software": None}}


def table(statements: Iterable[Statement]) -> pd.DataFrame:
    """A row for each statement, with names in the place of IRIs."""
    told = [
        (
            str(statement.evidence.published or ""),
            name(statement.source),
            name(statement.subject),
            statement.predicate,
            name(statement.object),
            name(statement.topic),
            statement.polarity.value,
            statement.modality.value,
            statement.evidence.confidence,
            statement.evidence.sentence.text,
        )
        for statement in statements
    ]
    return pd.DataFrame(told, columns="published source subject relation object topic polarity modality confidence sentence".split())


def rows(found: Iterable[object], fields: str) -> pd.DataFrame:
    """These fields of what a measure found, a row each."""
    return pd.DataFrame([[getattr(one, field) for field in fields.split()] for one in found], columns=fields.split())


def extracted(path: str) -> pd.DataFrame:
    """What `kg extract` finds in a text, in a process of its own: one that runs does not look again at what it knows."""
    found = subprocess.run([sys.executable, "-m", "kg", "extract", path], check=True, capture_output=True, encoding="utf-8").stdout
    statements = [records.statement(record) for record in records.read_lines(found, path)]
    return table(statements)[["subject", "relation", "object", "topic"]]


def name(mention: Mention | None) -> str:
    """How an actor or topic is shown; empty where there is none."""
    return mention.entity.label if mention else ""


def answer(found: Answer) -> pd.DataFrame:
    """The rows that a query found, with names in the place of our own IRIs."""
    whole = pd.read_csv(StringIO(found.text(Format.CSV)), dtype=object, keep_default_na=False)
    return whole.replace(r"^https?://\S*[/#](?=[^/#]+$)", "", regex=True)


def sentence(statement: Statement) -> Markdown:
    """The sentence behind a statement, its subject, object, topic and trigger set in bold with their parts beside them."""
    evidence = statement.evidence
    parts = {"subject": statement.subject, "object": statement.object, "topic": statement.topic}
    marked = {role: mention.passage for role, mention in parts.items() if mention} | {statement.predicate: evidence.trigger}
    text = evidence.sentence.text
    inside = {role: words for role, words in marked.items() if words in evidence.sentence}
    for role, words in sorted(inside.items(), key=lambda item: -item[1].start):
        start, end = words.start - evidence.sentence.start, words.end - evidence.sentence.start
        text = f"{text[:start]}**{text[start:end]}** <sub>{role}</sub>{text[end:]}"
    return quotation(text)


def quotation(text: str) -> Markdown:
    """A text as one that is quoted, its lines as paragraphs."""
    return Markdown("\n>\n".join(f"> {line}" for line in text.splitlines()))


def bars(counts: pd.Series | Mapping[str, int], title: str, colour: str = BLUE) -> None:
    """Bars that lie, the longest on top."""
    series = pd.Series(counts).sort_index(ascending=False).sort_values(kind="stable")
    _, axes = plt.subplots(figsize=(7, 0.6 + 0.28 * len(series)))
    drawn = axes.barh(series.index, series.to_numpy(), color=colour)
    axes.bar_label(drawn, padding=3)
    axes.set_title(title)
    axes.margins(y=0.01)
    axes.xaxis.set_visible(False)
    axes.yaxis.set_tick_params(length=0)
    axes.spines["bottom"].set_visible(False)
    plt.show()


def graph(statements: Iterable[Statement], title: str) -> None:
    """Actors and topics, and an arrow for each relation that is said to hold between two of them; dashed where it is not told as done.

    What is negated is left out, as it is no triple of the graph either.
    """
    network = bundled(statement for statement in statements if statement.polarity.value == "positive")
    names = {node: textwrap.fill(textwrap.shorten(told["label"], 60, placeholder=" …"), WIDEST) for node, told in network.nodes(data=True)}
    lines = {node: max(name.split("\n"), key=len) for node, name in names.items()}
    place = {node: (x, -y) for node, (x, y) in positions(lines, [(a, b) for a, b, _ in network.edges]).items()}
    axes = sheet(place, title)
    parallel: Counter[frozenset[str]] = Counter()
    for a, b, told in network.edges(data=True):
        if a != b:
            arrow(axes, place[a], place[b], told["label"], side(told["quad"]), told["modality"] == "actual", parallel[frozenset((a, b))])
            parallel[frozenset((a, b))] += 1
    for node, told in network.nodes(data=True):
        label(axes, place[node], names[node], KINDS[told["type"]])
    kinds = {told["type"] for _, told in network.nodes(data=True)}
    key = [Line2D([], [], marker="s", linestyle="", color=colour, label=kind) for kind, colour in KINDS.items() if kind in kinds]
    sides = (("cooperation", COOPERATION), ("conflict", CONFLICT), ("neither", OTHER))
    key += [Line2D([], [], color=colour, label=label) for label, colour in sides]
    key.append(Line2D([], [], color=OTHER, linestyle="--", label="possible, intended, …"))
    axes.legend(handles=key, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=5, frameon=False)
    plt.show()


def sheet(place: Mapping[str, tuple[float, float]], title: str) -> Axes:
    """An empty drawing of the size that these positions and their labels need."""
    across, down = zip(*place.values(), strict=True)
    left, right, bottom, top = min(across) - 100, max(across) + 100, min(down) - 40, max(down) + 40
    _, axes = plt.subplots(figsize=((right - left) / UNITS, (top - bottom) / UNITS))
    axes.set(xlim=(left, right), ylim=(bottom, top), title=title)
    axes.axis("off")
    return axes


def label(axes: Axes, at: tuple[float, float], text: str, colour: str) -> None:
    """A node: its name in a box."""
    ink = "white" if colour in {BLUE, GREEN, RED, GREY} else "black"
    box = {"boxstyle": "round,pad=0.35", "facecolor": colour, "edgecolor": "none"}
    axes.text(*at, text, fontsize=8, color=ink, ha="center", va="center", bbox=box, zorder=3)


def arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], text: str, colour: str, done: bool, parallel: int) -> None:
    """An arrow with words on it, bent the more the more there are between the same two."""
    bend = 0.1 + 0.16 * (parallel // 2)
    if parallel % 2:
        bend = -bend
    look = {"arrowstyle": "-|>", "color": colour, "linestyle": "-" if done else "--", "shrinkA": 12, "shrinkB": 14}
    axes.annotate("", end, start, arrowprops=look | {"connectionstyle": f"arc3,rad={bend}"}, zorder=1)
    (x, y), (right, up) = start, end
    middle = ((x + right + bend * (up - y)) / 2, (y + up - bend * (right - x)) / 2)
    back = {"boxstyle": "round,pad=0.05", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}
    axes.text(*middle, text, color=colour, fontsize=7, ha="center", va="center", bbox=back, zorder=2)


def side(quad: str) -> str:
    """The colour of a relation: cooperation, conflict, or neither."""
    return COOPERATION if quad.endswith("Cooperation") else CONFLICT if quad.endswith("Conflict") else OTHER


def stands(taken: pd.DataFrame, title: str) -> None:
    """A point for each day on which somebody (`who`) took a `stand`, 'for' or 'against'; those who took one first on top."""
    who = list(dict.fromkeys(taken["who"]))
    _, axes = plt.subplots(figsize=(9, 0.8 + 0.32 * len(who)))
    for stand, colour, marker in (("for", COOPERATION, "o"), ("against", CONFLICT, "X")):
        these = taken[taken["stand"] == stand]
        axes.scatter(pd.to_datetime(these["day"]), [who.index(one) for one in these["who"]], c=colour, marker=marker, s=60, label=stand)
    axes.set_yticks(range(len(who)), who)
    axes.invert_yaxis()
    axes.grid(axis="y", color="#EEEEEE")
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(axes.xaxis.get_major_locator()))
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    axes.set_title(title)
    plt.show()
