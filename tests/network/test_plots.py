"""Figures."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.network import actors, agreements, camps, communities, course, disputes, pairs, series, stances, topics
from tests.network.samples import ALDIA, BORAVIA, CANAL, WORLD, said, square, state

pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install '.[plots]'")

from kg.network import plots

POSITIONS = [said(one, "supports", CANAL, day=f"2020-0{n}-01") for n, one in enumerate([ALDIA, BORAVIA], 1)]
FIGURES = {
    "network": lambda: plots.network(actors(square()), camps(communities(actors(square())))),
    "pairs": lambda: plots.pairs(pairs(actors(WORLD))),
    "series": lambda: plots.series(series(WORLD, ALDIA.id), "Aldia"),
    "course": lambda: plots.course(course(stances(POSITIONS), ALDIA.id, CANAL.id), "Aldia on canal"),
    "disputes": lambda: plots.disputes(disputes(topics(POSITIONS))),
    "agreement": lambda: plots.agreement(agreements(topics(POSITIONS))),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.filterwarnings("error")
def test_each_is_saved_as_png_and_svg_with_the_same_bytes_at_every_run(name, tmp_path):
    paths = plots.save(FIGURES[name](), tmp_path / "new", name)
    assert [path.name for path in paths] == [f"{name}.png", f"{name}.svg"]
    assert paths[0].read_bytes().startswith(b"\x89PNG")
    again = plots.save(FIGURES[name](), tmp_path / "again", name)
    assert [path.read_bytes() for path in paths] == [path.read_bytes() for path in again]


def test_labels_are_words_of_the_svg_whatever_is_in_them(tmp_path):
    strange = state("a$b_{c}$ <script>")
    _, svg = plots.save(plots.network(actors([said(strange, "meetsWith", ALDIA)])), tmp_path, "strange")
    text = svg.read_text(encoding="utf-8")
    assert "Aldia" in text
    assert "A$B_{C}$ &lt;SCRIPT&gt;" in text


@pytest.mark.parametrize(
    "draw",
    [
        lambda: plots.network(actors([])),
        lambda: plots.pairs([]),
        lambda: plots.series([], ""),
        lambda: plots.course([], ""),
        lambda: plots.disputes([]),
    ],
)
def test_nothing_is_told_instead_of_drawn(draw):
    with pytest.raises(InputError, match="nothing was found that could be drawn"):
        draw()
