"""Networks as files for Gephi, Cytoscape, igraph and their like: GraphML and GEXF.

They hold the network as a whole while it is made: an edge bundles statements of all documents, so none can be written before the last
document is read. What is held grows with the edges, not with the statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.model import Statement
from kg.network.bundles import bundled


def graphml(statements: Iterable[Statement], file: IO[bytes]) -> None:
    """Write the bundled network as GraphML."""
    # the writer on lxml, which the short name means where that is installed, lays it out in another way
    nx.write_graphml_xml(bundled(statements), file, named_key_ids=True)
    file.write(b"\n")


def gexf(statements: Iterable[Statement], file: IO[bytes]) -> None:
    """Write the bundled network as GEXF 1.2."""
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(bundled(statements))
    for described in writer.xml.iter("meta"):
        # the day on which it is written: the same graph would make other bytes tomorrow
        described.attrib.clear()
    file.write(f"{writer}\n".encode())


FILES: dict[str, Callable[[Iterable[Statement], IO[bytes]], None]] = {"graphml": graphml, "gexf": gexf}
