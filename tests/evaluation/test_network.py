"""The measures on generated networks."""

from __future__ import annotations

from kg.cli import main
from kg.evaluation.network import between_actors, evaluate, on_topics
from kg.network import actors, topics


def test_generated_networks_have_as_many_edges_as_were_asked_for():
    graph = actors(between_actors(60, 500))
    assert graph.number_of_edges() == 500
    assert len(graph) <= 60
    assert {sign for _, _, sign in graph.edges(data="sign")} >= {1, -1}
    assert {side for _, _, side in topics(on_topics(60, 50)).edges(data="side")} == {1, -1}


def test_each_measure_is_timed():
    made, measured = evaluate(60, 500)
    assert [row.values[0] is not None for row in made.rows] == [True, True]
    names = [row.system.split(",")[0].split(":")[0] for row in measured.rows]
    assert {"betweenness", "PageRank", "k-core", "communities", "balance", "brokers between camps"} <= set(names)
    assert all(value is not None and value >= 0 for row in measured.rows for value in row.values[:1])


def test_the_tables_come_from_the_command_line(capsys):
    assert main(["evaluate", "network", "--actors", "40", "--edges", "200"]) == 0
    assert "40 actors, 200 edges" in capsys.readouterr().out


def test_more_edges_than_there_can_be_are_told(capsys):
    assert main(["evaluate", "network", "--actors", "3", "--edges", "2000"]) == 1
    assert capsys.readouterr().err.startswith("3 actors have no 2,000 edges between them\n  --actors and --edges")
