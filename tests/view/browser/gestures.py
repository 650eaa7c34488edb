"""What a reader does with the drawing, and what is then to be seen."""

from __future__ import annotations

ON_SCREEN = """(at) => {
    const box = document.getElementById("graph").getBoundingClientRect();
    const { x, y } = kg.drawing.network.canvasToDOM(at);
    return [box.x + x, box.y + y];
}"""


def at_node(tab, label: str) -> list[float]:
    """Where on the screen a name is drawn."""
    place = tab.evaluate("(label) => kg.drawing.network.getPosition(kg.graph.data.nodes.find((node) => node.label === label).id)", label)
    return tab.evaluate(ON_SCREEN, place)


def at_edge(tab, relation: str) -> list[float]:
    """Where on the screen the line of a relation is drawn, a third of the way along it."""
    place = tab.evaluate(
        """(relation) => {
            const edge = kg.graph.data.edges.find((edge) => edge.relations.includes(relation));
            return kg.drawing.network.body.edges[edge.id].edgeType.getPoint(0.35);
        }""",
        relation,
    )
    return tab.evaluate(ON_SCREEN, place)


def drawn(tab) -> set[str]:
    """The names that are drawn."""
    return set(tab.evaluate("kg.drawing.ready().then(() => kg.drawing.shown.nodes.getIds().map((id) => kg.graph.nodes.get(id).label))"))


def lines(tab) -> list[str]:
    """The lines that are drawn, by their labels."""
    return sorted(tab.evaluate("kg.drawing.ready().then(() => kg.drawing.shown.edges.get().map((edge) => edge.label))"))


def detail(tab) -> str:
    """What the panel says."""
    return tab.locator("#content").inner_text()


def whole_text(parts) -> str:
    """The words of several elements, without what the style adds to them."""
    return "".join(part.evaluate("(e) => e.textContent") for part in parts.all())
