"""The page: one HTML file with the graph, the articles, and for each edge the sentences behind it.

It asks nothing of the network and takes nothing from a text for markup: the data stand in it as JSON, and the scripts put words into the
page as text alone. pyvis's own templates load from elsewhere and let text run as script; of pyvis it takes the network and vis-network.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from string import Template

from kg.lexicon.relations import Relation
from kg.model import Reading
from kg.view.data import Data, data
from kg.view.strongest import MOST_STATEMENTS, pair, part, strongest

VIS = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("dom", "graph", "state", "combobox", "drawing", "filters", "timeline", "details", "articles", "table", "sharing", "main")
"""The page's own scripts, each of which uses those before it."""
MOST_TEXT = 8_000_000  # characters


def page(
    readings: Iterable[Reading],
    relations: Mapping[str, Relation] | None = None,
    *,
    total: int | None = None,
    most: int = MOST_STATEMENTS,
    texts: int = MOST_TEXT,
) -> str:
    """The page as HTML text, to be written as UTF-8; the same readings give the same text.

    Of more than `most` statements it has the strongest part: all those between the pairs that most is said of. `total` is how many the
    graph has, where it is more than these. The articles that most was found in have their texts in it, up to `texts` characters.
    """
    if relations is None:
        from kg.lexicon.relations import relations as inventory

        relations = inventory()
    listed = list(readings)
    found = sum(len(reading.statements) for reading in listed)
    if found > most:
        pairs = Counter(pair(statement) for reading in listed for statement in reading.statements)
        listed = list(part(listed, strongest(pairs, most)))
    scripts = [files("pyvis").joinpath(VIS).read_text(encoding="utf-8"), *(_asset(f"{name}.js") for name in SCRIPTS)]
    return Template(_asset("page.html")).substitute(
        policy=html.escape(_policy(*scripts)),
        style=_asset("page.css"),
        data=_as_json(data(listed, relations, total or found, texts)),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _asset(name: str) -> str:
    return files("kg.view").joinpath("assets", name).read_text(encoding="utf-8")


def _policy(*scripts: str) -> str:
    """A Content-Security-Policy under which only these scripts run and nothing is fetched."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _as_json(data: Data) -> str:
    """JSON that can stand in a script element: no text can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
